import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { CFB, utils, write } from '@e965/xlsx';
import type { BookType } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readSheetCells } from '#intake/excel/read-sheet-cells';
import { readWorkbook } from '#intake/excel/read-workbook';
import { childReaders } from '#platform/child-readers';
import { FORMS } from '../documents/workbook-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-refused-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const ROWS = [
  ['姓名', '时间', '工作简况'],
  ['欧阳雪', '2026-10-09', '听课'],
];

const written = (bookType: BookType, rows = ROWS): Uint8Array => {
  const workbook = utils.book_new(utils.aoa_to_sheet(rows), '记录');
  return new Uint8Array(write(workbook, { type: 'array', bookType }) as ArrayBuffer);
};

const GOOD = written('xlsx');
const OTHER = written('xlsx', [
  ['姓名', '部门', '职务'],
  ['欧阳雪', '护理学院', '院长'],
]);
const SHEET = 'xl/worksheets/sheet1.xml';

const withPart = (name: string, change: (xml: string) => string | Uint8Array): Uint8Array => {
  const parts = unzipSync(GOOD);
  const made = change(strFromU8(parts[name] ?? new Uint8Array()));
  // Stored, so that what is repeated isn't taken for a bomb.
  return zipSync(
    { ...parts, [name]: typeof made === 'string' ? strToU8(made) : made },
    { level: 0 },
  );
};

/** What we use of the library's OLE2 writer, which comes without types. */
interface OleWriter {
  readonly write: (container: object, options: { readonly type: 'buffer' }) => Buffer;
  readonly utils: {
    readonly cfb_new: () => object;
    readonly cfb_add: (container: object, name: string, content: Buffer) => void;
  };
}

/** A protected workbook, as Office wraps it: an OLE2 file with the encrypted package inside. */
const encrypted = (): Uint8Array => {
  const ole = CFB as OleWriter;
  const container = ole.utils.cfb_new();
  ole.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('x'.repeat(200)));
  ole.utils.cfb_add(container, '/EncryptedPackage', Buffer.from('y'.repeat(5000)));
  return ole.write(container, { type: 'buffer' });
};

const header = (
  signature: number,
  { name, packed, size }: { readonly name: string; readonly packed: number; readonly size: number },
  rest: readonly number[],
): Buffer => {
  const local = signature === 0x04034b50;
  const head = Buffer.alloc(local ? 30 : 46);
  head.writeUInt32LE(signature, 0);
  const at = local ? 4 : 6;
  if (!local) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(8, at + 4);
  head.writeUInt32LE(packed, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(Buffer.byteLength(name), at + 22);
  if (!local) head.writeUInt32LE(rest[0] ?? 0, 42);
  return Buffer.concat([head, Buffer.from(name)]);
};

/** A workbook of about a megabyte whose sheet unpacks to two gigabytes of blanks. */
const bomb = (): Uint8Array => {
  const block = 4 * 1024 * 1024;
  const times = 510;
  const piece = deflateRawSync(Buffer.alloc(block, 32), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const packed = Buffer.concat([
    ...Array.from({ length: times }, () => piece),
    Buffer.from([3, 0]),
  ]);
  const small = deflateRawSync(Buffer.from('<Types/>'));
  const members = [
    { name: '[Content_Types].xml', data: small, size: 8 },
    { name: 'xl/workbook.xml', data: small, size: 8 },
    { name: SHEET, data: packed, size: block * times },
  ];
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, size } of members) {
    const about = { name, packed: data.length, size };
    const local = header(0x04034b50, about, []);
    directory.push(header(0x02014b50, about, [offset]));
    body.push(local, data);
    offset += local.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, listed, end]);
};

const deep = `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`;

describe('what is no workbook to be read', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['旧格式.xls', written('biff8'), 'old-excel'],
    ['旧格式叫新名.xlsx', written('biff8'), 'old-excel'],
    ['二进制.xlsb', written('xlsb'), 'old-excel'],
    ['加密.xlsx', encrypted(), 'password'],
    ['其实是文本.xlsx', '姓名,时间,工作简况\n欧阳雪,2026-10-09,听课\n', 'not-excel'],
    ['网页.xlsx', '<html><table><tr><td>姓名</td></tr></table></html>', 'web-page'],
    ['开放格式.xlsx', written('ods'), 'open-document'],
    ['空.xlsx', '', 'empty'],
    ['断.xlsx', GOOD.slice(0, GOOD.length - 200), 'damaged'],
    ['没有表页目录.xlsx', withPart('xl/_rels/workbook.xml.rels', () => '<a'), 'damaged'],
    ['坏字节.xlsx', withPart(SHEET, () => Uint8Array.from([0x3c, 0xff, 0xfe, 0x80])), 'damaged'],
    ['太深.xlsx', withPart(SHEET, () => deep), 'damaged'],
    [
      '带定义.xlsx',
      withPart(SHEET, (xml) => xml.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')),
      'doctype',
    ],
    [
      '空表.xlsx',
      withPart(SHEET, (xml) => xml.replace(/<sheetData>.*<\/sheetData>/su, '')),
      'empty',
    ],
    ['太宽.xlsx', withPart(SHEET, (xml) => xml.replace('r="A1"', 'r="XFD1"')), 'sheet-too-large'],
    ['没有表头.xlsx', OTHER, 'unknown-headings'],
  ])('%s is refused in words', async (name, bytes, code) => {
    const read = await readWorkbook(file(name, bytes), FORMS);
    expect(read).toMatchObject({ ok: false, code });
    expect(read).toHaveProperty('text', expect.stringMatching(/[\u4e00-\u9fff].*。$/u));
  });

  it('counts the cells, strings and merges of a workbook before it keeps them', async () => {
    const cells = `<row>${'<c t="str"><v>a</v></c>'.repeat(400)}</row>`.repeat(800);
    const many = withPart(SHEET, (xml) =>
      xml.replace(/<sheetData>.*<\/sheetData>/su, `<sheetData>${cells}</sheetData>`),
    );
    expect(await readSheetCells(file('多格.xlsx', many))).toMatchObject({ code: 'too-many-cells' });
    const merges = '<mergeCell ref="A1:B2"/>'.repeat(20_001);
    const merged = withPart(SHEET, (xml) =>
      xml.replace('</sheetData>', `</sheetData><mergeCells>${merges}</mergeCells>`),
    );
    expect(await readSheetCells(file('多合并.xlsx', merged))).toMatchObject({
      code: 'sheet-too-large',
    });
    const low = withPart(SHEET, (xml) =>
      xml.replace('r="2"', 'r="900000"').replaceAll(/r="([A-C])2"/gu, 'r="$1900000"'),
    );
    expect(await readSheetCells(file('太长.xlsx', low))).toMatchObject({ code: 'too-many-lines' });
  });

  it('a small file that unpacks to gigabytes is refused before any of it is unpacked', async () => {
    const path = file('炸弹.xlsx', bomb());
    expect(statSync(path).size).toBeLessThan(4 * 1024 * 1024);
    const before = process.memoryUsage.rss();
    const begun = performance.now();
    const read = await readWorkbook(path, FORMS);
    expect(read).toMatchObject({ ok: false, code: 'ratio' });
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('is refused the same way through the reader process', async () => {
    const { read } = childReaders();
    const path = file('旧.xls', written('biff8'));
    expect(await read({ reader: 'excel', path, forms: FORMS })).toMatchObject({
      code: 'old-excel',
    });
    const good = await read({ reader: 'sheet', path: file('好.xlsx', GOOD) });
    expect(good).toEqual({ ok: true, sheet: ROWS });
  });
});
