import { Buffer } from 'node:buffer';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEALED_MAGIC } from '#domain/exchange/package';
import { kindOfFile } from '#intake/file-kind';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kind-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const kindOf = async (bytes: Uint8Array, name = '附件1.docx') => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return kindOfFile(path);
};

const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

const office = (...names: readonly string[]): Uint8Array => zip('[Content_Types].xml', ...names);

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** An OLE2 compound file of one table sector and one directory sector. */
const compound = (...streams: readonly string[]): Uint8Array => {
  const file = Buffer.alloc(512 * 3);
  file.write('d0cf11e0a1b11ae1', 0, 'hex');
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.fill(0xff, 76, 512);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, 512, 1024);
  file.writeUInt32LE(0xfffffffe, 512 + 4);
  ['Root Entry', ...streams].forEach((name, index) => {
    const at = 1024 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
  });
  return file;
};

describe('what is taken, whatever its name', () => {
  it.each([
    ['word', office('word/document.xml')],
    ['excel', office('xl/workbook.xml')],
    ['package', zip('manifest.json', 'manifest.sig', 'records.ndjson')],
    ['sealed-package', ascii(`${SEALED_MAGIC}\0\0\0`)],
    ['table', strToU8('姓名,部门\n林致远,党委\n')],
    ['table', iconv.encode('姓名,部门\n林致远,党委\n', 'gb18030')],
    ['table', Buffer.from('\ufeff姓名\t部门', 'utf16le')],
  ])('%s', async (kind, bytes) => {
    expect(await kindOf(bytes, '照片.jpg')).toEqual({ ok: true, kind });
  });
});

describe('what is refused, with what it is and what to do', () => {
  it.each([
    ['.doc and .wps', compound('WordDocument'), 'old-word', /\.doc 或 WPS 文字.*另存为/u],
    ['.xls and .et', compound('Workbook'), 'old-excel', /\.xls 或 WPS 表格.*另存为/u],
    ['.xls of Excel 95', compound('Book'), 'old-excel', /另存为/u],
    ['.ppt', compound('PowerPoint Document'), 'other-office', /演示文稿/u],
    ['another compound file', compound('x'), 'other-office', /另存为/u],
    ['a password', compound('EncryptionInfo', 'EncryptedPackage'), 'password', /取消密码/u],
    ['a cut compound file', compound('x').subarray(0, 100), 'damaged', /重新拷贝/u],
    ['.docm', office('word/document.xml', 'word/vbaProject.bin'), 'macros', /宏.*\.docx/u],
    ['.xlsm', office('xl/workbook.xml', 'xl/vbaProject.bin'), 'macros', /宏.*\.xlsx/u],
    ['.xlsb', office('xl/workbook.bin'), 'old-excel', /\.xlsx/u],
    ['.pptx', office('ppt/presentation.xml'), 'other-office', /演示文稿/u],
    ['.odt', zip('mimetype', 'content.xml', 'META-INF/manifest.xml'), 'open-document', /\.docx/u],
    ['.ofd', zip('OFD.xml'), 'pdf', /OFD/u],
    ['a ZIP of others', zip('附件1.docx'), 'archive', /先解压/u],
    ['a cut ZIP', office('word/document.xml').subarray(0, 60), 'damaged', /重新拷贝/u],
    ['RAR', ascii('Rar!\x1a\x07'), 'archive', /RAR.*解压/u],
    ['7z', ascii("7z\xbc\xaf'\x1c"), 'archive', /7z/u],
    ['PDF', ascii('%PDF-1.7'), 'pdf', /PDF.*Word 或 Excel/u],
    ['JPEG', ascii('\xff\xd8\xff\xe0'), 'image', /JPEG/u],
    ['PNG', ascii('\x89PNG\r\n\x1a\n'), 'image', /PNG/u],
    ['HEIC', ascii('\0\0\0\x18ftypheic'), 'image', /HEIC/u],
    ['RTF', ascii('{\\rtf1\\ansi}'), 'rich-text', /RTF.*\.docx/u],
    ['HTML that pretends', ascii('<html><table></table></html>'), 'web-page', /网页.*另存为/u],
    ['HTML in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), 'web-page', /网页/u],
    ['MHT', ascii('MIME-Version: 1.0\r\n'), 'web-page', /网页/u],
    [
      'Word 2003 XML',
      ascii('<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
      'old-word',
      /\.docx/u,
    ],
    ['a shortcut', ascii('L\0\0\0\x01\x14\x02\0'), 'shortcut', /快捷方式/u],
    ['nothing', new Uint8Array(), 'empty', /0 字节/u],
    ['zeros', new Uint8Array(5000), 'damaged', /没有拷贝完整/u],
    [
      'a left-over of Word',
      Buffer.concat([ascii('\x05abcde'), Buffer.alloc(156)]),
      'left-over',
      /~\$/u,
    ],
    ['a program', ascii('MZ\x90\0'), 'other-program', /程序文件/u],
    ['bytes', Buffer.from([1, 2, 3, 0, 0xff, 0xfe, 9]), 'not-text', /认不出/u],
  ])('%s', async (_, bytes, code, text) => {
    const read = await kindOf(bytes);
    expect(read).toMatchObject({ ok: false, refusal: { code } });
    expect(read.ok ? '' : read.refusal.text).toMatch(text);
  });

  it('a file that isn’t there, and a folder', async () => {
    expect(await kindOfFile(join(folder, 'none'))).toMatchObject({
      ok: false,
      refusal: { code: 'unreadable' },
    });
    expect(await kindOfFile(folder)).toMatchObject({ ok: false, refusal: { code: 'unreadable' } });
  });

  it('never fails on a compound file whose chain runs in circles', async () => {
    const file = Buffer.from(compound('x'));
    file.writeUInt32LE(1, 512 + 4);
    expect(await kindOf(file)).toMatchObject({ ok: false });
  });

  it('knows the forms of the office for what they are', async () => {
    const url = new URL('../fixtures/handed-in/附件1-林致远-2026年10月.docx', import.meta.url);
    expect(await kindOf(await readFile(url), 'a.csv')).toEqual({ ok: true, kind: 'word' });
  });
});
