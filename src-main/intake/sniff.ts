import { Buffer } from 'node:buffer';

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

const word = (): Recognised => ({
  code: 'word',
  text: `这是 Word 文档，不是 CSV 文本；请把表格复制到 Excel 或 WPS 表格里，另存为“CSV UTF-8（逗号分隔）”后再导入。`,
});

const SIGNS: readonly (readonly [sign: string, recognised: Recognised])[] = [
  ['%PDF', { code: 'pdf', text: `这是 PDF 文件，读不出表格；请用原来的电子表格，${SAVE_AS}` }],
  ['\x89PNG', image('PNG')],
  ['\xff\xd8\xff', image('JPEG')],
  ['GIF8', image('GIF')],
  ['II*\0', image('TIFF')],
  ['MM\0*', image('TIFF')],
  ['Rar!', archive('RAR')],
  ["7z\xbc\xaf'\x1c", archive('7z')],
  ['\x1f\x8b', archive('GZIP')],
  ['{\\rtf', word()],
  ['SQLite format 3\0', other('数据库文件')],
  ['\x7fELF', other('程序文件')],
  ['MZ\x90\0', other('程序文件')],
];

function image(what: string): Recognised {
  return { code: 'image', text: `这是图片（${what}），读不出文字；请用原来的电子表格，${SAVE_AS}` };
}

function archive(what: string): Recognised {
  return { code: 'archive', text: `这是压缩包（${what}）；请先解压，再导入里面的 CSV 文件。` };
}

function other(what: string): Recognised {
  return { code: 'other-program', text: `这是${what}，不是名册；请选择 CSV 文本文件。` };
}

const ZIP = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

const zip = (bytes: Buffer): Recognised => {
  // Member names stand uncompressed in local headers and in the directory at the end.
  if (bytes.includes('xl/')) return excel('Excel 工作簿（.xlsx）');
  if (bytes.includes('word/')) return word();
  if (bytes.includes('records.ndjson') || bytes.includes('manifest.sig'))
    return other('本程序的联系包，请从“收报送包”导入');
  return archive('ZIP');
};

const marked = (head: string): Recognised | undefined => {
  const start = head.replace(/^(\xef\xbb\xbf)?\s*/, '').toLowerCase();
  if (start.startsWith('<?xml') && start.includes('office:spreadsheet'))
    return excel('Excel 的 XML 表格');
  return /^<(!doctype html|html|head|body|table|meta|\?xml)/.test(start)
    ? {
        code: 'web-page',
        text: `这是网页（HTML 或 XML），不是 CSV 文本；请用 Excel 或 WPS 打开它。${SAVE_AS}`,
      }
    : undefined;
};

/** Recognises by its first bytes what is not a text table, whatever it is named. Text gives `undefined`. */
export const recognise = (bytes: Uint8Array): Recognised | undefined => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = whole.toString('latin1', 0, 2048);
  if (ZIP.some((sign) => head.startsWith(sign))) return zip(whole);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return excel('Excel 工作簿（旧格式 .xls，或加了密码）');
  if (/^RIFF[^]{4}WEBP/.test(head)) return image('WebP');
  if (/^BM[^]{4}\0\0\0\0/.test(head)) return image('BMP');
  return SIGNS.find(([sign]) => head.startsWith(sign))?.[1] ?? marked(head);
};
