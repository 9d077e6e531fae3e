import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entryLine, refusalCode, sha256, workplace, written } from './package-help.ts';
import type { Workplace } from './package-help.ts';

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

describe('a sealed package', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    const path = join(place.folder, 'sealed.lxb');
    const records = Array.from({ length: 3000 }, (_, index) =>
      entryLine(index + 1, [1, 2, 3, 4].map((n) => sha256(String(n * index))).join('')),
    );
    const done = await written(path, { records }, '口令');
    if (!done.ok) throw new Error(done.why.text);
    bytes = readFileSync(path);
    expect(bytes.length).toBeGreaterThan(3 * 65_552);
  });
  const changed = (at: number, value?: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = value ?? (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const piece = (index: number): Buffer =>
    bytes.subarray(56 + index * 65_552, 56 + (index + 1) * 65_552);

  test('opens with its passphrase only', async () => {
    expect(await codeOf(bytes)).toBe('sealed');
    expect(await codeOf(bytes, '')).toBe('wrong-passphrase');
    expect(await codeOf(bytes, '口令 ')).toBe('wrong-passphrase');
  });

  test.each<[string, () => Uint8Array, string]>([
    ['a newer version', () => changed(8, 2), 'newer-version'],
    ['other costs', () => changed(10, 30), 'sealed-damaged'],
    ['other sizes', () => changed(13), 'sealed-damaged'],
    ['something where nothing is', () => changed(38), 'sealed-damaged'],
    ['another salt', () => changed(14), 'wrong-passphrase'],
    ['another nonce', () => changed(30), 'sealed-damaged'],
    ['a changed minor version', () => changed(9), 'sealed-damaged'],
    ['a changed byte in a piece', () => changed(100), 'sealed-damaged'],
    ['a changed last byte', () => changed(bytes.length - 1), 'sealed-damaged'],
    ['no more than the header', () => bytes.subarray(0, 56), 'truncated'],
    ['less than the header', () => bytes.subarray(0, 40), 'truncated'],
    ['cut between pieces', () => bytes.subarray(0, 56 + 2 * 65_552), 'sealed-damaged'],
    [
      'a piece left out',
      () => Buffer.concat([bytes.subarray(0, 56), bytes.subarray(56 + 65_552)]),
      'sealed-damaged',
    ],
    [
      'two pieces swapped',
      () =>
        Buffer.concat([bytes.subarray(0, 56), piece(1), piece(0), bytes.subarray(56 + 2 * 65_552)]),
      'sealed-damaged',
    ],
    ['more at the end', () => Buffer.concat([bytes, Buffer.alloc(40)]), 'sealed-damaged'],
  ])('%s', async (_, made, code) => {
    expect(await codeOf(made(), '口令')).toBe(code);
  });
});
