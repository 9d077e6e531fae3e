import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';

/** The encoding a text was read in; `text` for what was pasted. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'text';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly code: 'encoding' | 'not-text'; readonly text: string };

const SAVE = '请在 Excel 或 WPS 里打开原表，另存为“CSV UTF-8（逗号分隔）”后再导入。';

const refuse = (code: 'encoding' | 'not-text', why: string): Decoded => ({
  ok: false,
  code,
  text: `${why}${SAVE}`,
});

const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Everything but tab, line feed, carriage return, and the end-of-file sign some old programs append. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x19\x1b-\x1f\x7f]/g;

const plausible = (text: string, encoding: Encoding): Decoded => {
  if (text.includes('\0'))
    return refuse('not-text', '文件里有空字节（NUL），不是普通文本，也可能是没有标记的 UTF-16；');
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > Math.max(5, text.length / 200))
    return refuse('not-text', '文件里有大量控制字符，不是文本表格；');
  return { ok: true, text, encoding };
};

const utf16 = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded => {
  const text = iconv.decode(Buffer.from(bytes.subarray(2)), encoding);
  return bytes.length % 2 === 1 || /\p{Surrogate}/u.test(text)
    ? refuse('encoding', '文件标明是 UTF-16，但内容不完整；')
    : plausible(text, encoding);
};

/**
 * Bytes to text: UTF-8 (with or without mark), UTF-16 with its mark, or GB18030 (which holds GBK and GB2312).
 * UTF-8 is tried first and strictly, since Chinese text in GB18030 is hardly ever valid UTF-8.
 * What fits neither, or can't be text, is refused rather than read half.
 */
export const decode = (bytes: Uint8Array): Decoded => {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return utf16(bytes, 'utf-16be');
  const asUtf8 = utf8(bytes);
  if (asUtf8 !== undefined) return plausible(asUtf8, 'utf-8');
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return refuse('encoding', '文件标明是 UTF-8，但内容已损坏；');
  const asGb = iconv.decode(Buffer.from(bytes), 'gb18030');
  return asGb.includes('\ufffd')
    ? refuse('encoding', '文件既不是 UTF-8，也不是 GB18030（GBK）编码，读出来会是乱码；')
    : plausible(asGb, 'gb18030');
};

/**
 * What a text would read as if it had been saved once in the wrong encoding (mojibake): UTF-8 taken for GBK,
 * or GBK or UTF-8 taken for Latin-1. Used to tell the clerk why no heading is known.
 */
export const undoMojibake = (text: string): readonly string[] => {
  const sample = text.slice(0, 2000);
  const gbk = iconv.encode(sample, 'gb18030');
  const latin = iconv.encode(sample, 'latin1');
  return [iconv.decode(gbk, 'utf-8'), iconv.decode(latin, 'gb18030'), iconv.decode(latin, 'utf-8')];
};
