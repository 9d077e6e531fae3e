import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { packageOf, read, refusalCode, sha256, signed, workplace } from './package-help.ts';
import type { Faults, Workplace } from './package-help.ts';

let place: Workplace;
beforeAll(() => {
  place = workplace();
});
afterEach(() => {
  expect(readdirSync(place.staging)).toEqual([]);
});
afterAll(() => {
  place.clear();
});

const codeOf = (bytes: Uint8Array, passphrase: string | null = null): Promise<string> =>
  refusalCode(place, bytes, passphrase);

test('a package without faults is taken', async () => {
  expect(await codeOf(packageOf())).toBe('ok');
});

describe('signature and manifest', () => {
  const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  test.each<[string, Faults, string]>([
    [
      'unsigned',
      { parts: (parts) => parts.filter(({ name }) => name !== 'manifest.sig') },
      'unsigned',
    ],
    ['no manifest', { parts: (parts) => parts.slice(1) }, 'not-package'],
    ['of another format', { manifest: (m) => ({ ...m, format: 'other' }) }, 'not-package'],
    [
      'a newer major version',
      { manifest: (m) => ({ ...m, version: '2.0', more: 1 }) },
      'newer-version',
    ],
    ['no version', { manifest: (m) => ({ ...m, version: 'one' }) }, 'bad-manifest'],
    ['an older major version', { manifest: (m) => ({ ...m, version: '0.9' }) }, 'bad-manifest'],
    [
      'another key',
      { signature: (s) => ({ ...s, publicKey: other.toString('base64') }) },
      'bad-signature',
    ],
    [
      'another signature',
      { signature: (s) => ({ ...s, signature: signed(Buffer.from('x')).toString('base64') }) },
      'bad-signature',
    ],
    ['a short signature', { signature: (s) => ({ ...s, signature: 'AAAA' }) }, 'bad-signature'],
    [
      'a key of another kind',
      {
        signature: (s) => ({
          ...s,
          publicKey: rsa
            .export({ format: 'der', type: 'spki' })
            .subarray(0, 140)
            .toString('base64'),
        }),
      },
      'bad-key',
    ],
    [
      'a short key',
      { signature: (s) => ({ ...s, publicKey: other.subarray(0, 40).toString('base64') }) },
      'bad-key',
    ],
    ['a key that is no base64', { signature: (s) => ({ ...s, publicKey: '*' }) }, 'bad-key'],
    ['another algorithm', { signature: (s) => ({ ...s, algorithm: 'RSA' }) }, 'bad-key'],
    ['a signature file with more in it', { signature: (s) => ({ ...s, more: 1 }) }, 'bad-key'],
    ['a signature that is no object', { signature: () => 7 }, 'bad-key'],
    [
      'another fingerprint',
      { manifest: (m) => ({ ...m, sender: { ...m.sender, fingerprint: sha256('x') } }) },
      'bad-key',
    ],
    ['a manifest that is no JSON', { text: (text) => text.slice(1) }, 'bad-manifest'],
    ['a manifest with more in it', { manifest: (m) => ({ ...m, more: 1 }) }, 'bad-manifest'],
    [
      'a day that doesn’t exist',
      { manifest: (m) => ({ ...m, created: '2026-02-30T00:00:00' }) },
      'bad-manifest',
    ],
    [
      'an hour that doesn’t exist',
      { manifest: (m) => ({ ...m, created: '2026-02-03T24:00:00' }) },
      'bad-manifest',
    ],
    ['number 0', { manifest: (m) => ({ ...m, sequence: 0 }) }, 'bad-manifest'],
    ['an id of another kind', { manifest: (m) => ({ ...m, id: 'x' }) }, 'bad-manifest'],
    [
      'no records',
      { manifest: (m) => ({ ...m, members: [{ ...m.members[0], name: 'attachments/x' }] }) },
      'bad-manifest',
    ],
    [
      'a member twice',
      { manifest: (m) => ({ ...m, members: [...m.members, ...m.members] }) },
      'bad-manifest',
    ],
    [
      'a foreign member',
      { manifest: (m) => ({ ...m, members: [...m.members, { ...m.members[0], name: 'a' }] }) },
      'bad-manifest',
    ],
    [
      'a member that is the manifest',
      {
        manifest: (m) => ({
          ...m,
          members: [...m.members, { ...m.members[0], name: 'manifest.json' }],
        }),
      },
      'bad-manifest',
    ],
    [
      'a wrongly named attachment',
      {
        manifest: (m) => ({
          ...m,
          members: [...m.members, { ...m.members[0], name: `attachments/${sha256('x')}` }],
        }),
      },
      'bad-manifest',
    ],
    [
      'a missing member',
      {
        manifest: (m) => ({
          ...m,
          members: [
            ...m.members,
            { name: `attachments/${sha256('x')}`, size: 1, sha256: sha256('x') },
          ],
        }),
      },
      'member-missing',
    ],
    [
      'a surplus member',
      { parts: (parts) => [...parts, { name: 'a.txt', bytes: 'x' }] },
      'member-surplus',
    ],
    [
      'another size',
      { manifest: (m) => ({ ...m, members: [{ ...m.members[0], size: 1 }] }) },
      'size-differs',
    ],
    [
      'other records',
      { manifest: (m) => ({ ...m, members: [{ ...m.members[0], sha256: sha256('x') }] }) },
      'altered',
    ],
    [
      'other counts',
      { manifest: (m) => ({ ...m, counts: { entry: 2, link: 1 } }) },
      'counts-differ',
    ],
    [
      'counts of what it may not hold',
      { manifest: (m) => ({ ...m, counts: { ...m.counts, person: 1 } }) },
      'not-allowed',
    ],
    [
      'too large an attachment',
      {
        manifest: (m) => ({
          ...m,
          members: [
            ...m.members,
            { name: `attachments/${sha256('x')}`, size: 60e6, sha256: sha256('x') },
          ],
        }),
      },
      'attachment-too-large',
    ],
    ['too large a manifest', { text: (text) => `${text}${' '.repeat(5e6)}` }, 'ratio'],
    [
      'a manifest of noise',
      {
        parts: (parts) => [
          { name: 'manifest.json', bytes: Buffer.alloc(5e6, 'x'), stored: true },
          ...parts.slice(1),
        ],
      },
      'member-too-large',
    ],
  ])('%s', async (_, faults, code) => {
    expect(await codeOf(packageOf(faults))).toBe(code);
  });
});

describe('the container', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'not-package'],
    ['text', Buffer.from('只是一段文字，不是联系包'), 'not-package'],
    ['another archive', zipSync({ 'a.txt': Buffer.from('x') }), 'not-package'],
    ['half', packageOf().subarray(0, 700), 'truncated'],
    [
      'a bomb',
      packageOf({ parts: (parts) => [...parts, { name: 'b', bytes: Buffer.alloc(4e6) }] }),
      'ratio',
    ],
    [
      'a path upwards',
      packageOf({ parts: (parts) => [...parts, { name: '../b' }] }),
      'name-parent',
    ],
    [
      'a broken member',
      packageOf({ parts: (parts) => parts.map((part) => ({ ...part, checksum: 1 })) }),
      'checksum',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('a file that isn’t there, and a folder', async () => {
    mkdirSync(join(place.folder, 'folder.lxb'));
    expect(await read(place, join(place.folder, 'none.lxb'))).toMatchObject({
      refusal: { code: 'missing' },
    });
    expect(await read(place, join(place.folder, 'folder.lxb'))).toMatchObject({
      refusal: { code: 'not-a-file' },
    });
  });
});
