import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeKeys } from '#platform/keys';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const none = { seal: () => Promise.resolve(null), unseal: () => Promise.resolve(null) };
/** A safe that turns texts around: what it sealed can't be read as it lies there. */
const turned = (text: string) => Promise.resolve(text.split('').reverse().join(''));
const safe = { seal: turned, unseal: turned };
const file = () => join(folder, '本机身份.json');

const value = <Value>(
  result:
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string },
): Value => {
  if (!result.ok) throw new Error(result.why);
  return result.value;
};

test('an identity is made once, kept for its user alone, and signs', async () => {
  const identity = value(await makeKeys(folder, none).identity());
  const again = makeKeys(folder, none);
  expect(value(await again.identity())).toEqual(identity);
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
  const bytes = new TextEncoder().encode('联系包');
  const key = createPublicKey({
    key: Buffer.from(identity.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  expect(verify(null, bytes, key, value(await again.sign(bytes)))).toBe(true);
});

test('two that ask at once get one identity', async () => {
  const keys = makeKeys(folder, none);
  const [one, other] = await Promise.all([keys.identity(), keys.identity()]);
  expect(value(one)).toEqual(value(other));
});

test('where the system has a safe the key lies there sealed', async () => {
  const keys = makeKeys(folder, safe);
  value(await keys.identity());
  const kept = JSON.parse(readFileSync(file(), 'utf8')) as { readonly key: object };
  expect(Object.keys(kept.key)).toEqual(['sealed']);
  expect((await keys.sign(new Uint8Array(3))).ok).toBe(true);
  // The same file under another user of the system: it can't be opened, and no new one is made silently.
  expect(await makeKeys(folder, none).sign(new Uint8Array(3))).toEqual({ ok: false, why: 'other' });
});

test.each(['', '{', 'null', '{}', '{"installation":"x","publicKey":"eA==","key":{}}'])(
  'a damaged identity is a failure and not a new identity: %s',
  async (text) => {
    writeFileSync(file(), text);
    const keys = makeKeys(folder, none);
    expect((await keys.identity()).ok).toBe(false);
    expect((await keys.sign(new Uint8Array(3))).ok).toBe(false);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  },
);

test('a key that is none is a failure', async () => {
  writeFileSync(
    file(),
    JSON.stringify({ installation: 'x', publicKey: 'eA==', key: { plain: 'eA==' } }),
  );
  const keys = makeKeys(folder, none);
  expect((await keys.identity()).ok).toBe(false);
  expect((await keys.sign(new Uint8Array(3))).ok).toBe(false);
});
