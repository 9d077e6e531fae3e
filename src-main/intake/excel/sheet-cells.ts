import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { PlainDate } from '#domain/plain-date';
import { damaged } from './guard-xml.ts';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';
import { serialDay, showsDay } from './serial-day.ts';

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

const tooLarge = (name: string, what: string): ExcelRefusal =>
  new ExcelRefusal(
    'sheet-too-large',
    `表页“${name.slice(0, 31)}”${what}，不像是填写的表；请删去多余的内容，或核对是不是选错了文件。`,
  );

/** Fifteen digits, as Excel shows them: 0.1+0.2 is 0.3. */
const numberText = (number: number): string => String(Number(number.toPrecision(15)));

/** A carriage return belongs to the line feed after it. */
const tidyText = (text: string): string =>
  text.replace(/\r\n?/gu, '\n').slice(0, EXCEL_LIMITS.cell);

const dayCell = (number: number, from1904: boolean): { day: PlainDate | null; text: string } => {
  const day = serialDay(number, from1904);
  if (day === null) return { day, text: numberText(number) };
  const minutes = Math.round((number - Math.floor(number)) * 1440);
  if (minutes === 0 || minutes === 1440) return { day, text: day };
  const two = (part: number): string => String(part).padStart(2, '0');
  return { day, text: `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
};

/** A cell of the library as ours; undefined for one that shows nothing. */
const cellOf = (name: string, cell: CellObject, from1904: boolean): ExcelCell | undefined => {
  const formula = cell.f !== undefined || cell.F !== undefined;
  const text = (shown: string, error = false): ExcelCell | undefined =>
    shown.trim() === ''
      ? undefined
      : { text: tidyText(shown), number: null, day: null, formula, error };
  switch (cell.t) {
    case 's':
      // A number of a string that isn't there.
      if (typeof cell.v !== 'string') throw damaged(name);
      return text(cell.v);
    case 'e':
      return text(cell.w ?? '', true);
    case 'b':
      return text(cell.v === true ? '是' : '否');
    case 'n': {
      const number = cell.v;
      if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
      const read = showsDay(cell.z, cell.w)
        ? dayCell(number, from1904)
        : { day: null, text: numberText(number) };
      return { ...read, number, formula, error: false };
    }
    case 'd':
    case 'z':
      return undefined;
  }
};

/** Places of a list that may have large gaps, in their order. */
const placesOf = (list: readonly unknown[]): readonly number[] =>
  Object.keys(list)
    .map(Number)
    .filter((place) => Number.isInteger(place))
    .sort((one, other) => one - other);

/** A worksheet as the library read it, without its empty cells. Throws {@link ExcelRefusal}. */
export const excelSheet = (name: string, sheet: WorkSheet, from1904: boolean): ExcelSheet => {
  const data = sheet['!data'] ?? [];
  const rows = placesOf(data).flatMap((at): readonly ExcelRow[] => {
    const row = data[at] ?? [];
    const cells = new Map<number, ExcelCell>();
    for (const column of placesOf(row)) {
      const found = row[column];
      const cell = found === undefined ? undefined : cellOf(name, found, from1904);
      if (cell === undefined) continue;
      if (column >= EXCEL_LIMITS.columns || at >= EXCEL_LIMITS.rows || at < 0 || column < 0)
        throw tooLarge(name, `在第 ${String(at + 1)} 行第 ${String(column + 1)} 列还有内容`);
      cells.set(column, cell);
    }
    const hidden = sheet['!rows']?.[at]?.hidden === true;
    return cells.size === 0 ? [] : [{ number: at + 1, hidden, cells }];
  });
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    row: s.r + 1,
    lastRow: e.r + 1,
    column: s.c,
    lastColumn: e.c,
  }));
  return { name, rows, merges };
};
