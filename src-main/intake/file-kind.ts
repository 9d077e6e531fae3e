import type { Buffer } from 'node:buffer';
import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { EXCHANGE_LIMITS, SEALED_MAGIC } from '#domain/exchange/package';
import { bytesAt, streamNames, zipNames } from './container-names.ts';
import { decode } from './decode.ts';
import { TABLE_LIMITS } from './limits.ts';
import { signOf } from './signs.ts';
import type { Sign } from './signs.ts';

/** What may be handed in. */
export type HandedKind = 'package' | 'sealed-package' | 'word' | 'excel' | 'table';

/** Why a file can't be taken, as a word for tests and a Chinese sentence that says what to do. */
export interface KindRefusal {
  readonly code:
    | 'unreadable'
    | 'empty'
    | 'too-large'
    | 'damaged'
    | 'old-word'
    | 'old-excel'
    | 'password'
    | 'macros'
    | 'open-document'
    | 'other-office'
    | 'pdf'
    | 'image'
    | 'archive'
    | 'rich-text'
    | 'web-page'
    | 'shortcut'
    | 'left-over'
    | 'not-text'
    | 'other-program';
  readonly text: string;
}

export type KindRead =
  | { readonly ok: true; readonly kind: HandedKind }
  | { readonly ok: false; readonly refusal: KindRefusal };

const is = (kind: HandedKind): KindRead => ({ ok: true, kind });

const refuse = (code: KindRefusal['code'], text: string): KindRead => ({
  ok: false,
  refusal: { code, text },
});

const AS_DOCX = '请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”后再收。';
const AS_XLSX = '请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”后再收。';

const DAMAGED = refuse(
  'damaged',
  '文件已损坏或没有拷贝完整，打不开；请从原处重新拷贝一份，或请报送人重新给一份。',
);

/** By the members a ZIP holds; the order decides where a document holds another one. */
const ofZip = (names: readonly string[]): KindRead => {
  const has = (name: string): boolean => names.includes(name);
  const below = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (has('[Content_Types].xml')) {
    if (has('word/vbaProject.bin'))
      return refuse('macros', `这是带宏的 Word 文档（.docm），宏可能有害，不收；${AS_DOCX}`);
    if (has('xl/vbaProject.bin'))
      return refuse('macros', `这是带宏的 Excel 工作簿（.xlsm），宏可能有害，不收；${AS_XLSX}`);
    if (has('xl/workbook.bin'))
      return refuse('old-excel', `这是二进制的 Excel 工作簿（.xlsb），读不了；${AS_XLSX}`);
    if (below('word/')) return is('word');
    if (below('xl/')) return is('excel');
    if (below('ppt/'))
      return refuse(
        'other-office',
        '这是演示文稿（.pptx），不是填写的表；请选择 Word 或 Excel 的表。',
      );
  }
  if (has('manifest.json') && has('records.ndjson')) return is('package');
  if (has('META-INF/manifest.xml') && has('content.xml'))
    return refuse(
      'open-document',
      '这是 OpenDocument 文件（.odt 或 .ods），读不了；请用 Word、WPS 或 LibreOffice 打开它，文字表格另存为 .docx，电子表格另存为 .xlsx，再收。',
    );
  if (has('OFD.xml'))
    return refuse('pdf', '这是 OFD 版式文件，读不出表格；请向报送人要原来的 Word 或 Excel 文件。');
  return refuse('archive', '这是压缩包（ZIP）；请先解压，再收里面的文件。');
};

/** By the streams of an OLE2 compound file. */
const ofStreams = (names: readonly string[]): KindRead => {
  const has = (...some: readonly string[]): boolean => some.some((name) => names.includes(name));
  if (has('EncryptedPackage'))
    return refuse(
      'password',
      '文件加了打开密码，读不了；请用 Word、Excel 或 WPS 打开它，取消密码，另存后再收。',
    );
  if (has('WordDocument'))
    return refuse('old-word', `这是旧格式的文档（.doc 或 WPS 文字 .wps），读不了；${AS_DOCX}`);
  if (has('Workbook', 'Book'))
    return refuse('old-excel', `这是旧格式的表格（.xls 或 WPS 表格 .et），读不了；${AS_XLSX}`);
  if (has('PowerPoint Document'))
    return refuse(
      'other-office',
      '这是演示文稿（.ppt），不是填写的表；请选择 Word 或 Excel 的表。',
    );
  return refuse(
    'other-office',
    '这是旧格式的 Office 文件，认不出是哪一种；请用原来的程序打开它，另存为 .docx 或 .xlsx 后再收。',
  );
};

/** What is neither a ZIP nor an OLE2 file, and no text. */
const ofSign = ({ kind, what }: Sign): KindRead => {
  switch (kind) {
    case 'pdf':
      return refuse('pdf', '这是 PDF 文件，读不出表格；请向报送人要原来的 Word 或 Excel 文件。');
    case 'image':
      return refuse(
        'image',
        `这是图片（${what}），读不出文字；请向报送人要原来的 Word 或 Excel 文件。`,
      );
    case 'rich-text':
      return refuse('rich-text', `这是 RTF 文档，读不了；${AS_DOCX}`);
    case 'xml-document':
      return refuse('old-word', `这是 Word 的 XML 文档，读不了；${AS_DOCX}`);
    case 'xml-sheet':
      return refuse('old-excel', `这是 Excel 的 XML 表格，读不了；${AS_XLSX}`);
    case 'web-page':
      return refuse(
        'web-page',
        '这是网页（HTML 或 XML），虽然可能叫 .doc 或 .xls；请用 Word 或 Excel（WPS 也可以）打开它，另存为 .docx 或 .xlsx 后再收。',
      );
    case 'shortcut':
      return refuse(
        'shortcut',
        '这是快捷方式，文件本身没有拷贝过来；请到原来的电脑上拷贝文件本身。',
      );
    case 'zip':
    case 'ole':
    case 'archive':
      return refuse('archive', `这是压缩包（${what}）；请先解压，再收里面的文件。`);
    case 'other-program':
      return refuse(
        'other-program',
        `这是${what}，不是报送的文件；请选择联系包、Word 表、Excel 表或 CSV 名册。`,
      );
  }
};

/** Word and Excel leave such a file beside an open document; it holds only a user's name. */
const LEFT_OVER_SIZES: ReadonlySet<number> = new Set([162, 165]);

const isLeftOver = (head: Buffer, size: number): boolean => {
  const length = head[0] ?? 0;
  return LEFT_OVER_SIZES.has(size) && length > 0 && length < 54 && head.includes(0);
};

const ofText = async (path: string, head: Buffer, size: number): Promise<KindRead> => {
  if (head.every((byte) => byte === 0)) return DAMAGED;
  if (isLeftOver(head, size))
    return refuse(
      'left-over',
      '这是打开文件时留下的临时文件（名称以 ~$ 开头），没有内容；请选择文件本身。',
    );
  if (size > TABLE_LIMITS.bytes)
    return refuse(
      'too-large',
      `文件超过 ${String(TABLE_LIMITS.bytes / 1024 / 1024)} MiB，又不是联系包、Word 或 Excel 文件；请核对是不是选错了文件。`,
    );
  const decoded = decode(await readFile(path));
  return decoded.ok
    ? is('table')
    : refuse(
        'not-text',
        '认不出这是什么文件，也可能已经损坏；请选择联系包、Word 表（.docx）、Excel 表（.xlsx）或 CSV 名册。',
      );
};

const ofFile = async (path: string, file: FileHandle): Promise<KindRead> => {
  const stat = await file.stat();
  if (!stat.isFile()) return refuse('unreadable', '这是文件夹，不是文件；请选择里面的文件。');
  const { size } = stat;
  if (size === 0)
    return refuse('empty', '文件是空的（0 字节）；请从原处重新拷贝一份，或请报送人重新给一份。');
  if (size > EXCHANGE_LIMITS.file)
    return refuse(
      'too-large',
      `文件超过 ${String(EXCHANGE_LIMITS.file / 1024 / 1024)} MiB 的上限；请核对是不是选错了文件。`,
    );
  const head = await bytesAt(file, 0, 4096);
  if (head.toString('latin1', 0, SEALED_MAGIC.length) === SEALED_MAGIC) return is('sealed-package');
  const sign = signOf(head);
  if (sign === undefined) return ofText(path, head, size);
  if (sign.kind === 'zip') {
    const names = await zipNames(file, size);
    return names === undefined ? DAMAGED : ofZip(names);
  }
  if (sign.kind === 'ole') {
    const names = await streamNames(file);
    return names === undefined ? DAMAGED : ofStreams(names);
  }
  return ofSign(sign);
};

/**
 * What a file is, by its content and never by its name: a package, a Word or Excel document as they are since 2007,
 * or a text table. Everything else is refused with what it is and what to do. Never throws.
 */
export const kindOfFile = async (path: string): Promise<KindRead> => {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    return await ofFile(path, file);
  } catch {
    return refuse(
      'unreadable',
      '文件打不开：可能被别的程序占用，或者 U 盘已拔出；请关闭占用它的程序，或重新插上 U 盘再试。',
    );
  } finally {
    await file?.close();
  }
};
