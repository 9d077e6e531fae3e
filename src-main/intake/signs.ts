import { Buffer } from 'node:buffer';

/** What a file that isn't a text is by its first bytes. */
export type SignKind =
  | 'zip'
  | 'ole'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'rich-text'
  | 'xml-sheet'
  | 'xml-document'
  | 'web-page'
  | 'shortcut'
  | 'other-program';

/** A sign, and what to call the file: PNG, 7z, 数据库文件; empty where the kind says it. */
export interface Sign {
  readonly kind: SignKind;
  readonly what: string;
}

const SIGNS: readonly (readonly [start: string, kind: SignKind, what: string])[] = [
  ['PK\x03\x04', 'zip', 'ZIP'],
  ['PK\x05\x06', 'zip', 'ZIP'],
  ['PK\x07\x08', 'zip', 'ZIP'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole', ''],
  ['%PDF', 'pdf', ''],
  ['\x89PNG', 'image', 'PNG'],
  ['\xff\xd8\xff', 'image', 'JPEG'],
  ['GIF8', 'image', 'GIF'],
  ['II*\0', 'image', 'TIFF'],
  ['MM\0*', 'image', 'TIFF'],
  ['Rar!', 'archive', 'RAR'],
  ["7z\xbc\xaf'\x1c", 'archive', '7z'],
  ['\x1f\x8b', 'archive', 'GZIP'],
  ['{\\rtf', 'rich-text', ''],
  ['L\0\0\0\x01\x14\x02\0', 'shortcut', ''],
  ['SQLite format 3\0', 'other-program', '数据库文件'],
  ['\x7fELF', 'other-program', '程序文件'],
  ['MZ\x90\0', 'other-program', '程序文件'],
];

const PATTERNS: readonly (readonly [start: RegExp, kind: SignKind, what: string])[] = [
  [/^RIFF[^]{4}WEBP/, 'image', 'WebP'],
  [/^BM[^]{4}\0\0\0\0/, 'image', 'BMP'],
  [/^[^]{4}ftyp(?:hei|mif|msf)/, 'image', 'HEIC'],
];

const marked = (head: string): Sign | undefined => {
  // UTF-16 has a NUL beside every Latin letter.
  const start = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  if (start.startsWith('<?xml') && start.includes('office:spreadsheet'))
    return { kind: 'xml-sheet', what: '' };
  if (start.startsWith('<?xml') && /progid="word\.document"|\/wordml"/.test(start))
    return { kind: 'xml-document', what: '' };
  return /^(?:<(?:!doctype html|html|head|body|table|meta|\?xml)|mime-version:)/.test(start)
    ? { kind: 'web-page', what: '' }
    : undefined;
};

/** Recognises by its first bytes what is not plain text, whatever it is named; 2 KiB are enough. */
export const signOf = (bytes: Uint8Array): Sign | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    0,
    2048,
  );
  const [, kind, what] =
    SIGNS.find(([start]) => head.startsWith(start)) ??
    PATTERNS.find(([start]) => start.test(head)) ??
    [];
  return kind === undefined ? marked(head) : { kind, what: what ?? '' };
};
