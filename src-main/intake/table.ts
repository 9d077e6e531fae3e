import { parse } from 'csv-parse/sync';
import { decode, undoMojibake } from './decode.ts';
import type { Encoding } from './decode.ts';
import { hasKnownHeadings, headingScore } from './columns.ts';
import { TABLE_LIMITS } from './limits.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { recognise } from './sniff.ts';

/** A line of the table: its cells as written, and the line of the file it begins in (1 for the first). */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly encoding: Encoding;
  readonly delimiter: ',' | '\t' | ';';
  /** Every line that isn't empty, the heading line among them. */
  readonly lines: readonly TableLine[];
}

export type TableRead =
  { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly refusal: Refusal };

const refuse = (code: RefusalCode, text: string): TableRead => ({
  ok: false,
  refusal: { code, text },
});

const DELIMITERS = [',', '\t', ';'] as const;

/** How many of the first lines may hold the headings (titles such as ××学院干部名册 may stand above). */
export const HEADING_WITHIN = 10;

/** The delimiter by which the first lines read as the best headings; else the most frequent one, else the comma. */
const delimiterOf = (text: string): Table['delimiter'] => {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const first = lines.slice(0, HEADING_WITHIN);
  const score = (delimiter: string): number =>
    Math.max(
      0,
      ...first.map((line) => {
        const cells = line.split(delimiter).map((cell) => cell.replaceAll('"', ''));
        return headingScore(cells) * 1000 + Math.min(cells.length, 100);
      }),
    );
  return DELIMITERS.reduce((best, one) => (score(one) > score(best) ? one : best));
};

const countLines = (text: string): number => {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/** The last line in which a quotation was opened and not closed. */
const openQuoteLine = (text: string): number => {
  let open = false;
  let last = 1;
  text.split('\n').forEach((line, index) => {
    const odd = (line.match(/"/g)?.length ?? 0) % 2 === 1;
    if (odd && !open) last = index + 1;
    if (odd) open = !open;
  });
  return last;
};

const newlines = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? countLines(cell) - 1 : 0), 0);

const parseText = (text: string, delimiter: string): readonly TableLine[] => {
  const lines: TableLine[] = [];
  parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: TABLE_LIMITS.recordLength,
    on_record: (cells: string[], { lines: last }) => {
      const line = last - newlines(cells);
      // Stops here, so that a file of nothing but commas can't fill the memory.
      if (cells.length > TABLE_LIMITS.columns)
        throw Object.assign(new Error('too many columns'), { code: 'COLUMNS', lines: line });
      lines.push({ line, cells });
      return null;
    },
  });
  return lines;
};

const parseRefusal = (failure: unknown, text: string): TableRead => {
  const { code, lines } = failure as { readonly code?: string; readonly lines?: number };
  switch (code ?? '') {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refuse(
        'open-quote',
        `第 ${String(openQuoteLine(text))} 行附近的英文双引号没有配对，后面的内容无法分格；请补上或删去这个引号后再导入。`,
      );
    case 'CSV_MAX_RECORD_SIZE':
      return refuse(
        'line-too-long',
        `第 ${String(lines ?? 1)} 行过长（超过 ${String(TABLE_LIMITS.recordLength)} 个字符），可能是引号没有配对，或者不是表格；请核对这一行。`,
      );
    case 'COLUMNS':
      return refuse(
        'too-many-columns',
        `第 ${String(lines ?? 1)} 行超过 ${String(TABLE_LIMITS.columns)} 列的上限；请删去多余的列，或核对是不是选错了文件。`,
      );
    default:
      return refuse(
        'not-text',
        '文件不能按表格分行分格；请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”后再导入。',
      );
  }
};

const readText = (raw: string, name: string, encoding: Encoding): TableRead => {
  // Old programs append an end-of-file sign (SUB).
  const ended = raw.trimEnd();
  const plain = (ended.endsWith('\x1a') ? ended.slice(0, -1) : raw)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  if (plain.trim() === '') return refuse('empty', '文件是空的，没有可导入的内容。');
  const count = countLines(plain.trimEnd());
  if (count > TABLE_LIMITS.lines)
    return refuse(
      'too-many-lines',
      `文件有 ${String(count)} 行，超过 ${String(TABLE_LIMITS.lines)} 行的上限；请拆成几个文件，或核对是不是选错了文件。`,
    );
  // Excel's own hint line `sep=;` is blanked, so that line numbers stay true.
  const hint = /^sep=([,;\t])[^\S\n]*(?=\n|$)/i.exec(plain);
  const text = hint === null ? plain : plain.slice(hint[0].length);
  const delimiter = DELIMITERS.find((one) => one === hint?.[1]) ?? delimiterOf(text);
  try {
    const lines = parseText(text, delimiter);
    const known = lines.slice(0, HEADING_WITHIN).some(({ cells }) => hasKnownHeadings(cells));
    const spoiled =
      !known &&
      undoMojibake(text).some((undone) =>
        undone.split('\n', HEADING_WITHIN).some((line) => hasKnownHeadings(line.split(delimiter))),
      );
    return spoiled
      ? refuse(
          'mojibake',
          '文件里是乱码：它曾以错误的编码打开后又保存过；请回到原表，另存为“CSV UTF-8（逗号分隔）”后再导入。',
        )
      : { ok: true, table: { name, encoding, delimiter, lines } };
  } catch (failure) {
    return parseRefusal(failure, text);
  }
};

/**
 * Untrusted bytes to a table of text cells with the true line numbers. Nothing but text tables is taken:
 * what the file really is decides, not its name. Limits are in {@link TABLE_LIMITS}. Never throws.
 */
export const readTable = (bytes: Uint8Array, name: string): TableRead => {
  if (bytes.length === 0) return refuse('empty', '文件是空的（0 字节），没有可导入的内容。');
  if (bytes.length > TABLE_LIMITS.bytes)
    return refuse(
      'too-large',
      `文件有 ${(bytes.length / 1024 / 1024).toFixed(1)} MiB，超过 ${String(TABLE_LIMITS.bytes / 1024 / 1024)} MiB 的上限；请核对是不是选错了文件。`,
    );
  const recognised = recognise(bytes);
  if (recognised !== undefined) return refuse(recognised.code, recognised.text);
  const decoded = decode(bytes);
  return decoded.ok
    ? readText(decoded.text, name, decoded.encoding)
    : refuse(decoded.code, decoded.text);
};

/** A table pasted from Excel or WPS (cells divided by tabs), or typed. Same limits as a file, counted in characters. */
export const readPasted = (text: string): TableRead =>
  text.length > TABLE_LIMITS.bytes
    ? refuse('too-large', '粘贴的内容过多；请存成文件后导入。')
    : text.includes('\0')
      ? refuse('not-text', '粘贴的内容不是文本；请在 Excel 或 WPS 里选中单元格后复制。')
      : readText(text, '粘贴的内容', 'text');

/** Cells of a worksheet, row by row, as a table. Rows keep their numbers; the same limit of columns as a file's. */
export const cellsAsTable = (cells: readonly (readonly string[])[], name: string): TableRead => {
  const lines = cells.flatMap((row, index) =>
    row.some((cell) => cell !== '') ? [{ line: index + 1, cells: row }] : [],
  );
  const wide = lines.find((line) => line.cells.length > TABLE_LIMITS.columns);
  return wide === undefined
    ? { ok: true, table: { name, encoding: 'text', delimiter: '\t', lines } }
    : refuse(
        'too-many-columns',
        `第 ${String(wide.line)} 行超过 ${String(TABLE_LIMITS.columns)} 列的上限；请删去多余的列，或核对是不是选错了文件。`,
      );
};
