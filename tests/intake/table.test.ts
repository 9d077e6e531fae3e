import { Buffer } from 'node:buffer';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { TABLE_LIMITS } from '#intake/limits';
import { readPastedRoster } from '#intake/roster';
import { readPasted, readTable } from '#intake/table';
import { fixture, people, refusalOf, rowsOf, textBytes, words } from './roster-help.ts';

const LINE = '林致远,党委,领导班子成员,党委书记,2023-03-01,,党委书记';
const TEXT = people(LINE);

const tableOf = (content: string) => {
  const read = readTable(textBytes(content), 'test.csv');
  if (!read.ok) throw new Error(read.refusal.text);
  return read.table;
};

describe('encodings', () => {
  it.each([
    ['UTF-8', textBytes(TEXT), 'utf-8'],
    ['UTF-8 with mark', textBytes(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16LE with mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16BE with mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), 'utf-16be'],
    ['GBK', iconv.encode(TEXT, 'gbk'), 'gb18030'],
    ['GB18030', iconv.encode(TEXT, 'gb18030'), 'gb18030'],
  ])('%s', (_, bytes, encoding) => {
    const read = readTable(bytes, 'test.csv');
    expect(read).toMatchObject({ ok: true, table: { encoding } });
    expect(rowsOf(bytes)).toEqual(rowsOf(TEXT));
  });

  it('reads four-byte GB18030', () => {
    const text = people('𠮷田㐂,党委,领导班子成员,党委书记,2023-03-01,,');
    expect(rowsOf(iconv.encode(text, 'gb18030')).rows).toMatchObject([{ name: '𠮷田㐂' }]);
  });

  it.each([
    ['UTF-16 without mark', Buffer.from(TEXT, 'utf16le'), 'encoding'],
    ['cut UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le').subarray(0, -1), 'encoding'],
    ['marked UTF-8 that isn’t', Buffer.from([0xef, 0xbb, 0xbf, 0xd0, 0xd5]), 'encoding'],
    ['bytes of neither', Buffer.from([0x41, 0xff, 0x42, 0xfe, 0x0a]), 'encoding'],
    ['NUL bytes', textBytes(`${TEXT}\0\0`), 'not-text'],
    ['control characters', textBytes('\x01\x02\x03\x04\x05\x06\x07'), 'not-text'],
    ['Latin-1', iconv.encode('Prénom,Département\nÉlodie,Été\n', 'latin1'), 'encoding'],
  ])('refuses %s', (_, bytes, code) => {
    const refusal = refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.text).toMatch(/请|需要/);
  });

  it.each([
    ['UTF-8 taken for GBK', iconv.decode(Buffer.from(TEXT), 'gb18030')],
    ['GBK taken for Latin-1', iconv.decode(iconv.encode(TEXT, 'gbk'), 'latin1')],
    ['UTF-8 taken for Latin-1', iconv.decode(Buffer.from(TEXT), 'latin1')],
  ])('says that it is mojibake: %s', (_, spoiled) => {
    expect(refusalOf(spoiled)).toMatchObject({ code: 'mojibake' });
  });
});

const workbook = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'xl/workbook.xml': strToU8('<workbook/>'),
});
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('files that are something else, named .csv', () => {
  it.each([
    ['.xlsx', workbook, 'excel', /这是 Excel 工作簿.*另存为“CSV UTF-8（逗号分隔）”后再导入/],
    ['.xls', ole, 'excel', /旧格式 \.xls，或加了密码.*另存为/],
    [
      'XML sheet',
      bytesOf(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
      'excel',
      /另存为/,
    ],
    ['.docx', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'word', /Word/],
    ['.zip', zipSync({ 'a.txt': strToU8('a') }), 'archive', /解压/],
    ['package', zipSync({ 'records.ndjson': strToU8('{}') }), 'other-program', /联系包/],
    ['PDF', bytesOf('%PDF-1.7\n'), 'pdf', /PDF/],
    ['PNG', bytesOf('\x89PNG\r\n\x1a\n'), 'image', /图片/],
    ['JPEG', bytesOf('\xff\xd8\xff\xe0'), 'image', /图片/],
    ['web page', bytesOf('\n<HTML><table></table></HTML>'), 'web-page', /网页/],
  ])('%s', (_, bytes, code, text) => {
    const refusal = refusalOf(bytes, '名册.csv');
    expect(refusal.code).toBe(code);
    expect(refusal.text).toMatch(text);
  });
});

describe('limits', () => {
  it.each([
    ['no bytes', '', 'empty'],
    ['only blanks', '\ufeff \r\n\r\n', 'empty'],
    ['only headings', people(), 'no-rows'],
    ['too many lines', `${TEXT}${'\n'.repeat(TABLE_LIMITS.lines)}x`, 'too-many-lines'],
    [
      'a line too long',
      people(`${'长'.repeat(TABLE_LIMITS.recordLength + 1)},党委`),
      'line-too-long',
    ],
    ['too many columns', `姓名${',x'.repeat(TABLE_LIMITS.columns)}\n`, 'too-many-columns'],
    ['an open quote', people(LINE, '"陈若水,行政', LINE), 'open-quote'],
  ])('%s', (_, content, code) => {
    expect(refusalOf(content).code).toBe(code);
  });

  it('says in which line the open quote stands', () => {
    expect(refusalOf(people(LINE, '"陈若水,行政', LINE)).text).toContain('第 3 行');
  });

  it('refuses a file of more than 20 MiB', () => {
    expect(refusalOf(new Uint8Array(TABLE_LIMITS.bytes + 1)).code).toBe('too-large');
  });

  it('reads 50 000 lines', () => {
    const lines = Array.from(
      { length: 50_000 },
      (_, at) =>
        `林${String.fromCodePoint(0x4e00 + (at % 5000))}${String.fromCodePoint(0x5000 + (at % 77))},单位${String(at % 300)},中层干部,科长,2023-03-01,,`,
    );
    const started = performance.now();
    const read = rowsOf(people(...lines));
    process.stdout.write(`50 000 lines read in ${(performance.now() - started).toFixed(0)} ms\n`);
    expect(read.rows).toHaveLength(50_000);
    expect(read.rows.at(-1)?.row).toBe(50_001);
  });
});

describe('lines and cells', () => {
  it.each(['\n', '\r\n', '\r'])('knows the line end %j and true line numbers', (end) => {
    const text = [
      '',
      '某某学院名册',
      '姓名,部门,类别,职务,任职起',
      '',
      LINE,
      ',,,,',
      '"林\n知远",党委,中层干部,"a,""b""\nc",2023-03-01',
      LINE.replace('林', '陈'),
      '',
    ].join('\n');
    const read = rowsOf(text.replaceAll(',,党委书记', '').replaceAll('\n', end));
    expect(read.headingLine).toBe(3);
    expect(read.rows).toMatchObject([
      { row: 5, name: '林致远' },
      { row: 7, name: '林知远', title: 'a,"b" c' },
      { row: 10, name: '陈致远' },
    ]);
  });

  it.each([
    ['tab', TEXT.replaceAll(',', '\t')],
    ['semicolon', TEXT.replaceAll(',', ';')],
    ['semicolon with Excel’s hint', `sep=;\n${TEXT.replaceAll(',', ';')}`],
  ])('divides cells by %s', (name, text) => {
    const read = rowsOf(text);
    const first = name.includes('hint') ? 3 : 2;
    expect(read.rows).toMatchObject([{ row: first, name: '林致远', flags: ['党委书记'] }]);
  });

  it('keeps a quote inside a cell and the other delimiters', () => {
    expect(tableOf('姓名,部门\n5"楼;x,“甲”\ty\n').lines[1]?.cells).toEqual(['5"楼;x', '“甲”\ty']);
  });

  it('drops the end-of-file sign of old programs', () => {
    expect(rowsOf(`${TEXT}\x1a`).rows).toHaveLength(1);
    expect(rowsOf(`${TEXT}\x1a`).problems).toEqual([]);
  });

  it('reads what is pasted from Excel', () => {
    const text = new TextDecoder().decode(fixture('名册.csv')).replaceAll(',', '\t');
    const read = readPastedRoster(text, words);
    expect(read).toMatchObject({ ok: true, kind: 'people', encoding: 'text' });
    expect(read.ok && read.read).toEqual(rowsOf(fixture('名册.csv')));
    expect(readPasted('a\0b')).toMatchObject({ ok: false, refusal: { code: 'not-text' } });
  });
});
