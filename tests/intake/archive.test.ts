import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import { openArchive } from '#intake/archive';
import { ArchiveError } from '#intake/archive-words';
import { zipOf } from './archive-help.ts';
import type { Part } from './archive-help.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const onDisk = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const codeOf = async (bytes: Uint8Array | string, limits = EXCHANGE_LIMITS): Promise<string> => {
  const opened = await openArchive(bytes, limits);
  if (opened.ok) {
    await opened.archive.close();
    return 'ok';
  }
  expect(opened.refusal.text).toMatch(/[。]$/u);
  expect(opened.refusal.text).not.toMatch(/undefined|null|NaN/u);
  return opened.refusal.code;
};

const readCode = async (part: Part): Promise<string> => {
  const opened = await openArchive(zipOf([part]), EXCHANGE_LIMITS);
  if (!opened.ok) return opened.refusal.code;
  const read = await opened.archive.read(String(part.name), 1e9);
  return read.ok ? 'ok' : read.refusal.code;
};

const smaller = (limits: Partial<Record<keyof typeof EXCHANGE_LIMITS, number>>) =>
  ({ ...EXCHANGE_LIMITS, ...limits }) as typeof EXCHANGE_LIMITS;

test('an archive by another program opens from disk and from memory, member by member', async () => {
  const bytes = zipSync({
    'a/名册.xml': strToU8('内容'.repeat(50_000)),
    'b.txt': [strToU8('x'), { level: 0 }],
    'leer/': new Uint8Array(),
  });
  for (const source of [bytes, onDisk('plain.zip', bytes)]) {
    const opened = await openArchive(source, EXCHANGE_LIMITS);
    if (!opened.ok) throw new Error(opened.refusal.text);
    const { archive } = opened;
    expect(archive.names).toEqual(['a/名册.xml', 'b.txt']);
    expect(archive.size('a/名册.xml')).toBe(300_000);
    const read = await archive.read('a/名册.xml', 300_000);
    expect(read.ok && new TextDecoder().decode(read.bytes)).toBe('内容'.repeat(50_000));
    expect(await archive.read('b.txt', 0)).toMatchObject({ refusal: { code: 'member-too-large' } });
    expect(await archive.read('c.txt', 10)).toMatchObject({ refusal: { code: 'no-member' } });
    await archive.close();
  }
});

describe('names', () => {
  test.each([
    ['/etc/passwd', 'name-absolute'],
    ['//server/share', 'name-absolute'],
    ['a/../../b', 'name-parent'],
    ['..', 'name-parent'],
    ['C:/windows', 'name-drive'],
    ['a.txt:stream', 'name-drive'],
    ['a\\b', 'name-backslash'],
    ['CON', 'name-device'],
    ['x/com1.txt', 'name-device'],
    ['LPT²', 'name-device'],
    ['nul.tar.gz', 'name-device'],
    ['a./b', 'name-ending'],
    ['a ', 'name-ending'],
    ['a\u0001b', 'name-character'],
    ['a\u0085b', 'name-character'],
    ['报告\u202efdp.exe', 'name-character'],
    ['a?b', 'name-character'],
    ['', 'name-empty'],
    ['a//b', 'name-empty'],
    ['./a', 'name-empty'],
    ['a'.repeat(1025), 'name-long'],
    [Uint8Array.of(0xd5, 0xc5, 0xc8, 0xfd), 'name-encoding'],
  ])('%j is refused', async (name, code) => {
    expect(await codeOf(zipOf([{ name, bytes: 'x' }]))).toBe(code);
  });

  test.each(['word/document.xml', '[Content_Types].xml', 'console.log', '附件/说明.txt', 'a.b.c'])(
    '%s is taken',
    async (name) => {
      expect(await codeOf(zipOf([{ name, bytes: 'x' }]))).toBe('ok');
    },
  );

  test.each([
    [['a', 'a'], 'duplicate'],
    [['a/B.txt', 'A/b.TXT'], 'collision'],
    [['é', 'e\u0301'], 'collision'],
    [['straße', 'STRASSE'], 'collision'],
    [['a', 'a/b'], 'collision'],
    [['a', 'a/'], 'collision'],
  ])('%j are one name', async (names, code) => {
    const parts = names.map((name) => ({ name, bytes: name.endsWith('/') ? '' : 'x' }));
    expect(await codeOf(zipOf(parts.map((part) => ({ ...part, stored: true }))))).toBe(code);
  });

  test('two names for one member are refused', async () => {
    expect(await codeOf(zipOf([{ name: 'a', bytes: 'x', local: { name: 'b' } }]))).toBe(
      'header-differs',
    );
    const extra = Buffer.concat([Buffer.from([0x75, 0x70, 6, 0, 1, 0, 0, 0, 0]), Buffer.from('b')]);
    expect(await codeOf(zipOf([{ name: 'a', bytes: 'x', extra }]))).toBe('header-differs');
  });
});

describe('what a member is', () => {
  test.each<[string, Part, string]>([
    ['a link', { name: 'a', host: 3, attributes: 0xa1ff * 65536 }, 'link'],
    ['a link said to be from DOS', { name: 'a', attributes: 0xa1ff * 65536 }, 'link'],
    ['a reparse point', { name: 'a', attributes: 0x400 }, 'link'],
    ['a device', { name: 'a', host: 3, attributes: 0x6000 * 65536 }, 'special'],
    ['a folder with bytes', { name: 'a/', bytes: 'x', stored: true }, 'special'],
    ['encrypted', { name: 'a', bytes: 'x', flags: 1 }, 'encrypted'],
    ['strongly encrypted', { name: 'a', bytes: 'x', flags: 0x2000 }, 'encrypted'],
    ['another method', { name: 'a', bytes: 'x', method: 93 }, 'method'],
    ['two methods', { name: 'a', bytes: 'x', local: { method: 0 } }, 'header-differs'],
    ['two sizes', { name: 'a', bytes: 'x', local: { size: 9 } }, 'header-differs'],
    ['stored, with two sizes', { name: 'a', bytes: 'x', stored: true, size: 2 }, 'size-lie'],
    ['begins nowhere', { name: 'a', bytes: 'x', offset: 7 }, 'damaged'],
    ['begins behind', { name: 'a', bytes: 'x', offset: 9999 }, 'damaged'],
  ])('%s', async (_, part, code) => {
    expect(await codeOf(zipOf([part]))).toBe(code);
  });

  test.each<[string, Part, string]>([
    ['more bytes than declared', { name: 'a', bytes: 'x'.repeat(5e6), size: 10 }, 'size-lie'],
    ['fewer bytes than declared', { name: 'a', bytes: 'xyz', size: 10 }, 'size-lie'],
    ['another checksum', { name: 'a', bytes: 'xyz', checksum: 1 }, 'checksum'],
    ['broken deflate', { name: 'a', bytes: 'xyz', packed: Buffer.from([7, 7, 7]) }, 'checksum'],
    [
      'bytes after the end of deflate',
      { name: 'a', bytes: '', packed: Buffer.from([3, 0, 9, 9]) },
      'size-lie',
    ],
    ['nothing wrong', { name: 'a', bytes: 'xyz' }, 'ok'],
  ])('found while unpacking: %s', async (_, part, code) => {
    expect(await readCode(part)).toBe(code);
  });

  test('a stream throws its refusal, and never gives more than was declared', async () => {
    const bytes = zipOf([{ name: 'a', bytes: Buffer.alloc(3_000_000), size: 100_000 }]);
    const opened = await openArchive(bytes, EXCHANGE_LIMITS);
    if (!opened.ok) throw new Error(opened.refusal.text);
    let got = 0;
    const all = async (): Promise<void> => {
      for await (const piece of opened.archive.stream('a')) got += piece.length;
    };
    await expect(all()).rejects.toBeInstanceOf(ArchiveError);
    expect(got).toBeLessThanOrEqual(100_000);
  });
});

describe('limits', () => {
  const parts = [
    { name: 'a', bytes: 'a'.repeat(1000) },
    { name: 'b', bytes: 'b'.repeat(1000) },
  ];
  test.each([
    [smaller({ file: 100 }), 'file-too-large'],
    [smaller({ members: 1 }), 'too-many-members'],
    [smaller({ unpacked: 1999 }), 'unpacked-too-large'],
    [smaller({ ratio: 10, ratioFrom: 999 }), 'ratio'],
    [smaller({ ratio: 5, ratioFrom: 1500 }), 'ratio'],
    [smaller({ unpacked: 2000, members: 2 }), 'ok'],
  ])('%#', async (limits, code) => {
    expect(await codeOf(zipOf(parts), limits)).toBe(code);
  });

  test('a bomb is refused by what it declares, and by what it unpacks to', async () => {
    const zeros = Buffer.alloc(4 * 1024 * 1024);
    expect(await codeOf(zipOf([{ name: 'a', bytes: zeros }]))).toBe('ratio');
    expect(await readCode({ name: 'a', bytes: zeros, size: 1000 })).toBe('size-lie');
  });
});

describe('the directory', () => {
  const part = { name: 'a', bytes: 'x'.repeat(50) };
  const whole = zipOf([part]);
  const end = whole.subarray(-22);
  test.each<[string, Uint8Array, string]>([
    ['no archive', Buffer.from('no archive at all, only text that is long enough'), 'not-archive'],
    ['nothing', Buffer.alloc(0), 'not-archive'],
    ['an empty archive', zipOf([]), 'ok'],
    ['a harmless comment', zipOf([part], { comment: Buffer.from('made by') }), 'ok'],
    ['an end in the comment', zipOf([part], { comment: end }), 'hidden'],
    ['bytes after the end', zipOf([part], { after: Buffer.from('more') }), 'hidden'],
    ['another archive after the end', Buffer.concat([whole, whole]), 'hidden'],
    ['bytes before it', Buffer.concat([Buffer.from('MZ'), whole]), 'hidden'],
    ['bytes after the directory', zipOf([part], { gap: Buffer.alloc(9) }), 'hidden'],
    ['bytes between members', zipOf([part, { name: 'b', before: whole }]), 'hidden'],
    ['a member it doesn’t count', zipOf([part, { name: 'b' }], { count: 1 }), 'hidden'],
    ['a member too many', zipOf([part], { count: 2 }), 'damaged'],
    ['one of several volumes', zipOf([part], { disk: 1 }), 'many-disks'],
    ['overlapping members', zipOf([part, { ...part, name: 'a', offset: 0 }]), 'duplicate'],
    ['one member twice', zipOf([part, { name: 'b', before: whole, offset: 0 }]), 'header-differs'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('members that lie in each other are refused', async () => {
    const inner = zipOf([{ name: 'b', bytes: 'inside', stored: true }]).subarray(0, 37);
    const outer = { name: 'a', bytes: inner, stored: true };
    const inside = { name: 'b', bytes: 'inside', stored: true, offset: 31 };
    expect(await codeOf(zipOf([outer, inside]))).toBe('overlap');
  });

  test('a file cut anywhere, a folder and a path that isn’t there are refused', async () => {
    const bytes = zipSync({ 'a.txt': strToU8('内容'.repeat(2000)), 'b.txt': strToU8('x') });
    for (let part = 1; part < 40; part += 1)
      expect(await codeOf(bytes.subarray(0, Math.floor((bytes.length * part) / 40)))).not.toBe(
        'ok',
      );
    expect(await codeOf(folder)).toBe('not-a-file');
    expect(await codeOf(join(folder, 'nothing.zip'))).toBe('missing');
  });
});
