import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { canonicalText } from '#domain/exchange/shared-form';
import {
  entryData,
  entryLine,
  goneLine,
  packageOf,
  read,
  refusalCode,
  sha256,
  workplace,
} from './package-help.ts';
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

describe('records', () => {
  const line = entryLine(1);
  const text = canonicalText(line);
  const one = (records: string | Uint8Array): Faults => ({ lines: [line], records });
  const withData = (data: Record<string, unknown>): Faults =>
    one(`${canonicalText({ ...line, data: { ...entryData('走访'), ...data } })}\n`);
  const deep = `${'['.repeat(3000)}${']'.repeat(3000)}`;
  test.each<[string, Faults, string]>([
    ['too long a line', one(`${randomBytes(900_000).toString('base64')}\n`), 'line-too-long'],
    ['no end of the line', one(text), 'bad-line'],
    ['an empty line', one(`${text}\n\n`), 'bad-line'],
    ['a carriage return', one(`${text}\r\n`), 'bad-line'],
    ['a byte order mark', one(`\ufeff${text}\n`), 'bad-line'],
    [
      'blanks',
      one(`${JSON.stringify(JSON.parse(text), null, 1).replaceAll('\n', '')}\n`),
      'bad-line',
    ],
    ['unsorted keys', one(`${JSON.stringify(line)}\n`), 'bad-line'],
    ['a key twice', one(`${text.replace('"base":null', '"base":null,"base":null')}\n`), 'bad-line'],
    ['no UTF-8', one(Buffer.from([0x22, 0xff, 0x22, 0x0a])), 'bad-line'],
    ['a lone surrogate', withData({ place: '\ud800' }), 'bad-line'],
    [
      'brackets within brackets',
      one(`${text.replace('"data":{', `"data":{"a":${deep},`)}\n`),
      'bad-line',
    ],
    ['no object', one('7\n'), 'bad-line'],
    ['a list', one('[]\n'), 'bad-line'],
    ['an unknown key', one(`${canonicalText({ ...line, more: 1 })}\n`), 'bad-line'],
    ['an unknown property', withData({ more: 1 }), 'bad-line'],
    ['a prototype', one(`${text.replace('"amount"', '"__proto__":{},"amount"')}\n`), 'bad-line'],
    ['a day that doesn’t exist', withData({ happened: '2026-02-30' }), 'bad-line'],
    ['too long a text', withData({ summary: '长'.repeat(20_001) }), 'bad-line'],
    ['nobody', withData({ participants: [] }), 'bad-line'],
    ['what only the office says', withData({ status: 'accepted' }), 'bad-line'],
    ['when the office had it', withData({ received: null }), 'bad-line'],
    ['a draft', withData({ status: 'draft' }), 'bad-line'],
    ['too large a number', withData({ amount: 1e300 }), 'bad-line'],
    ['withdrawn with data', one(`${canonicalText({ ...line, deleted: true })}\n`), 'bad-line'],
    [
      'nothing without being withdrawn',
      one(`${canonicalText({ ...line, data: null })}\n`),
      'bad-line',
    ],
    ['no revision', one(`${canonicalText({ ...line, rev: 0.5 })}\n`), 'bad-line'],
    ['no base', one(`${canonicalText({ ...line, base: 'x' })}\n`), 'bad-line'],
    ['no id', one(`${canonicalText({ ...line, id: '' })}\n`), 'bad-line'],
    [
      'a person from a department',
      one(`${canonicalText({ ...line, type: 'person' })}\n`),
      'not-allowed',
    ],
    ['an unknown kind', one(`${canonicalText({ ...line, type: 'batch' })}\n`), 'not-allowed'],
    ['a record twice', { lines: [line, goneLine(2), line] }, 'duplicate-line'],
    ['fewer than counted', { lines: [line, goneLine(2)], records: `${text}\n` }, 'counts-differ'],
  ])('%s', async (_, faults, code) => {
    expect(await codeOf(packageOf(faults))).toBe(code);
  });

  test('the sentence says in which line', async () => {
    const bytes = packageOf({ lines: [line, entryLine(2)], records: `${text}\n{}\n` });
    const taken = await read(place, place.file('a.lxb', bytes));
    expect(!taken.ok && taken.refusal.text).toContain('第 2 行');
  });
});

describe('attachments', () => {
  const evidence = (bytes: Uint8Array, name: string, size = bytes.length): Faults => ({
    attachments: [bytes],
    lines: [
      {
        ...entryLine(1),
        data: {
          ...entryData('附上材料'),
          evidence: [{ kind: '报告', title: '', file: { sha256: sha256(bytes), name, size } }],
        },
      },
    ],
  });
  const pdf = Buffer.from('%PDF-1.7 …');
  const png = Buffer.from('\x89PNG\r\n\x1a\n…', 'latin1');
  const docx = Buffer.from(
    zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') }),
  );
  const macro = Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('x'),
      'word/document.xml': strToU8('x'),
      'word/vbaProject.bin': strToU8('x'),
    }),
  );

  test.each<[string, Faults, string]>([
    ['not there', { ...evidence(pdf, 'a.pdf'), attachments: [] }, 'attachment-missing'],
    ['not used', { attachments: [pdf] }, 'attachment-unused'],
    ['of another size', evidence(pdf, 'a.pdf', 3), 'size-differs'],
    [
      'altered',
      {
        ...evidence(pdf, 'a.pdf'),
        parts: (parts) =>
          parts.map((part) =>
            part.bytes === pdf ? { ...part, bytes: Buffer.from(pdf).fill(65, 8) } : part,
          ),
      },
      'altered',
    ],
    ['a program', evidence(Buffer.from('MZ\x90\0', 'latin1'), 'a.pdf'), 'attachment-type'],
    ['an image of another kind', evidence(Buffer.from('GIF89a'), 'a.png'), 'attachment-type'],
    ['a web page', evidence(Buffer.from('<html>'), 'a.txt'), 'attachment-type'],
    ['a document with macros', evidence(macro, 'a.docx'), 'attachment-type'],
    ['an archive', evidence(zipOfText(), 'a.docx'), 'attachment-type'],
    ['a name that starts programs', evidence(Buffer.from('echo'), 'a.bat'), 'attachment-type'],
    ['a name of another kind', evidence(pdf, 'a.txt'), 'attachment-type'],
    ['a name with a folder', evidence(pdf, '../a.pdf'), 'attachment-type'],
    ['a name read backwards', evidence(pdf, 'a\u202efdp.pdf'), 'attachment-type'],
  ])('%s', async (_, faults, code) => {
    expect(await codeOf(packageOf(faults))).toBe(code);
  });

  test.each<[string, Uint8Array]>([
    ['报告.PDF', pdf],
    ['照片.png', png],
    ['照片.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['说明.txt', Buffer.from('说明')],
    ['表.docx', docx],
  ])('%s is taken', async (name, bytes) => {
    const own = workplace();
    const taken = await read(own, own.file('a.lxb', packageOf(evidence(bytes, name))));
    expect(taken).toMatchObject({ ok: true });
    own.clear();
  });

  function zipOfText(): Uint8Array {
    return zipSync({ 'a.txt': strToU8('x') });
  }
});
