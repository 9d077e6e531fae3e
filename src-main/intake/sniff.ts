import { Buffer } from 'node:buffer';
import { signOf } from './signs.ts';
import type { Sign } from './signs.ts';

/** What a file really is, if it isn't text; with what to do, as a Chinese sentence. */
export interface Recognised {
  readonly code: 'excel' | 'word' | 'pdf' | 'image' | 'archive' | 'web-page' | 'other-program';
  readonly text: string;
}

const SAVE_AS = '请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”后再导入。';

const excel = (what: string): Recognised => ({
  code: 'excel',
  text: `这是 ${what}，不是 CSV 文本；${SAVE_AS}`,
});

const WORD: Recognised = {
  code: 'word',
  text: `这是 Word 文档，不是 CSV 文本；请把表格复制到 Excel 或 WPS 表格里，另存为“CSV UTF-8（逗号分隔）”后再导入。`,
};

const archive = (what: string): Recognised => ({
  code: 'archive',
  text: `这是压缩包（${what}）；请先解压，再导入里面的 CSV 文件。`,
});

const other = (what: string): Recognised => ({
  code: 'other-program',
  text: `这是${what}，不是名册；请选择 CSV 文本文件。`,
});

const zip = (bytes: Buffer): Recognised => {
  // Member names stand uncompressed in local headers and in the directory at the end.
  if (bytes.includes('xl/')) return excel('Excel 工作簿（.xlsx）');
  if (bytes.includes('word/')) return WORD;
  if (bytes.includes('records.ndjson') || bytes.includes('manifest.sig'))
    return other('本程序的联系包，请从“收报送包”导入');
  return archive('ZIP');
};

const worded = ({ kind, what }: Sign, bytes: Buffer): Recognised => {
  switch (kind) {
    case 'zip':
      return zip(bytes);
    case 'ole':
      return excel('Excel 工作簿（旧格式 .xls，或加了密码）');
    case 'pdf':
      return { code: 'pdf', text: `这是 PDF 文件，读不出表格；请用原来的电子表格，${SAVE_AS}` };
    case 'image':
      return {
        code: 'image',
        text: `这是图片（${what}），读不出文字；请用原来的电子表格，${SAVE_AS}`,
      };
    case 'archive':
      return archive(what);
    case 'rich-text':
    case 'xml-document':
      return WORD;
    case 'xml-sheet':
      return excel('Excel 的 XML 表格');
    case 'web-page':
      return {
        code: 'web-page',
        text: `这是网页（HTML 或 XML），不是 CSV 文本；请用 Excel 或 WPS 打开它。${SAVE_AS}`,
      };
    case 'shortcut':
      return other('快捷方式');
    case 'other-program':
      return other(what);
  }
};

/** Says of what is not a text table what it is, whatever it is named. Text gives `undefined`. */
export const recognise = (bytes: Uint8Array): Recognised | undefined => {
  const sign = signOf(bytes);
  return sign === undefined
    ? undefined
    : worded(sign, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
};

/** Whether it is a workbook as it is since 2007: then the reader process takes it, not the reader of texts. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && recognise(bytes)?.code === 'excel';
