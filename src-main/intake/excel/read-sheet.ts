import type { PlainDate } from '#domain/plain-date';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';
import { readXml } from './read-xml.ts';
import type { Attributes } from './read-xml.ts';
import { serialDay } from './serial-day.ts';
import type { WorkbookParts } from './workbook-parts.ts';

/** A cell that isn't empty. */
export interface ExcelCell {
  /** As a person would read it; a day as 2026-10-09. */
  readonly text: string;
  readonly number: number | null;
  /** When it is shown as a day. */
  readonly day: PlainDate | null;
  /** Its text is what was kept of a formula's result. */
  readonly formula: boolean;
  /** #REF! and the like. */
  readonly error: boolean;
}

export interface ExcelRow {
  /** From 1, as Excel numbers them. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, ExcelCell>;
}

/** Cells that are one: the first of them holds what they show. Rows from 1, columns from 0; both ends belong to it. */
export interface Merge {
  readonly row: number;
  readonly lastRow: number;
  readonly column: number;
  readonly lastColumn: number;
}

export interface ExcelSheet {
  readonly name: string;
  readonly rows: readonly ExcelRow[];
  readonly merges: readonly Merge[];
}

const PLACE = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/u;

const placeOf = (reference: string): { readonly row: number; readonly column: number } | null => {
  const [, letters = '', row = ''] = PLACE.exec(reference) ?? [];
  if (letters === '') return null;
  const column = Array.from(letters.toUpperCase()).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(row), column: column - 1 };
};

const tooLarge = (name: string, what: string): ExcelRefusal =>
  new ExcelRefusal(
    'sheet-too-large',
    `表页“${name.slice(0, 31)}”${what}，不像是填写的表；请删去多余的内容，或核对是不是选错了文件。`,
  );

/** Fifteen digits, as Excel shows them: 0.1+0.2 is 0.3. */
const numberText = (number: number): string => String(Number(number.toPrecision(15)));

/** Excel writes characters XML can't hold as _x000D_; a carriage return belongs to the line feed after it. */
const unescaped = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/gu, '\n')
    .slice(0, EXCEL_LIMITS.cell);

const dayCell = (number: number, from1904: boolean): { day: PlainDate | null; text: string } => {
  const day = serialDay(number, from1904);
  if (day === null) return { day, text: numberText(number) };
  const minutes = Math.round((number - Math.floor(number)) * 1440);
  if (minutes === 0 || minutes === 1440) return { day, text: day };
  const two = (part: number): string => String(part).padStart(2, '0');
  return { day, text: `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
};

/** A value as the file keeps it, to a cell; undefined for one that shows nothing. */
const cellOf = (
  { t: type = 'n', s: style = '0' }: Attributes,
  value: string,
  formula: boolean,
  { strings, days, from1904 }: WorkbookParts,
): ExcelCell | undefined => {
  const text = (shown: string, error = false): ExcelCell | undefined =>
    shown.trim() === '' ? undefined : { text: shown, number: null, day: null, formula, error };
  switch (type) {
    case 's':
      return text(unescaped(strings[Number(value)] ?? ''));
    case 'inlineStr':
    case 'str':
      return text(unescaped(value));
    case 'e':
      return text(value, true);
    case 'b':
      return text(value === '1' ? '是' : '否');
    case 'd':
      return text(value.slice(0, 10));
    default: {
      const number = value.trim() === '' ? NaN : Number(value);
      if (!Number.isFinite(number)) return undefined;
      const read =
        days[Number(style)] === true
          ? dayCell(number, from1904)
          : { day: null, text: numberText(number) };
      return { ...read, number, formula, error: false };
    }
  }
};

/** How many cells all sheets of a file may still hold. */
export interface CellBudget {
  left: number;
}

/** One worksheet, without its empty cells. Throws {@link ExcelRefusal}. */
export const readSheet = (
  name: string,
  bytes: Uint8Array,
  parts: WorkbookParts,
  budget: CellBudget,
): ExcelSheet => {
  const rows = new Map<number, { hidden: boolean; cells: Map<number, ExcelCell> }>();
  const merges: Merge[] = [];
  let row = 0;
  let column = -1;
  let hidden = false;
  let cell: Attributes | undefined;
  let value = '';
  let formula = false;
  let listening = false;
  let phonetic = false;

  const addMerge = (reference: string): void => {
    const [from, to] = reference.split(':').map(placeOf);
    if (from === null || from === undefined || to === null || to === undefined) return;
    if (merges.push({ ...from, lastRow: to.row, lastColumn: to.column }) > EXCEL_LIMITS.merges)
      throw tooLarge(name, `有 ${String(EXCEL_LIMITS.merges)} 处以上的合并单元格`);
  };

  const endCell = (attributes: Attributes): void => {
    const read = cellOf(attributes, value, formula, parts);
    if (read === undefined) return;
    if (column >= EXCEL_LIMITS.columns || row > EXCEL_LIMITS.rows)
      throw tooLarge(name, `在第 ${String(row)} 行第 ${String(column + 1)} 列还有内容`);
    budget.left -= 1;
    if (budget.left < 0)
      throw new ExcelRefusal(
        'too-many-cells',
        `工作簿有 ${String(EXCEL_LIMITS.cells)} 个以上填了内容的单元格，不像是填写的表；请核对是不是选错了文件。`,
      );
    const kept = rows.get(row) ?? { hidden, cells: new Map<number, ExcelCell>() };
    kept.cells.set(column, read);
    rows.set(row, kept);
  };

  readXml(name, bytes, {
    open: (element, attributes) => {
      switch (element) {
        case 'row': {
          const number = Number(attributes.r);
          row = Number.isInteger(number) && number > 0 ? number : row + 1;
          hidden = attributes.hidden === '1' || attributes.hidden === 'true';
          column = -1;
          return;
        }
        case 'c': {
          const place = placeOf(attributes.r ?? '');
          column = place === null ? column + 1 : place.column;
          cell = attributes;
          value = '';
          formula = false;
          return;
        }
        case 'f':
          formula = cell !== undefined;
          return;
        case 'rPh':
          phonetic = true;
          return;
        case 'v':
        case 't':
          listening = cell !== undefined && !phonetic;
          return;
        case 'mergeCell':
          addMerge(attributes.ref ?? '');
      }
    },
    text: (more) => {
      if (listening && value.length <= 2 * EXCEL_LIMITS.cell) value += more;
    },
    close: (element) => {
      if (element === 'v' || element === 't') listening = false;
      else if (element === 'rPh') phonetic = false;
      else if (element === 'c' && cell !== undefined) {
        endCell(cell);
        cell = undefined;
      }
    },
  });
  return {
    name,
    rows: [...rows]
      .sort(([one], [other]) => one - other)
      .map(([number, kept]) => ({ number, ...kept })),
    merges,
  };
};
