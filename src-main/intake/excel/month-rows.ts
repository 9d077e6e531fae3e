import { fold, shorten } from '#domain/exchange/folding';
import { MONTH_HEADINGS } from '#domain/exchange/workbook-format';
import type { MonthColumn } from '#domain/exchange/workbook-format';
import { tidyName } from '../row-reader.ts';
import type { OwnLists } from './own-lists.ts';
import type { RowPerson } from './row-visits.ts';
import type { ExcelRow, ExcelSheet } from './sheet-cells.ts';

/** A person's line of 本月情况. */
export interface MonthRow {
  readonly person: RowPerson;
  /** Null where the column is gone: then nothing is said of it. */
  readonly content: string | null;
  readonly zeroReason: string;
  /** Digest of the sheet as it was printed. */
  readonly base: string | null;
  /** `表页“本月情况”第 4 行` */
  readonly where: string;
}

/** Titles and remarks may stand above the headings. */
const HEADING_WITHIN = 30;

type Columns = ReadonlyMap<MonthColumn, number>;

const columnsOf = ({ cells }: ExcelRow): Columns => {
  const found = new Map<MonthColumn, number>();
  for (const [column, heading] of Object.entries(MONTH_HEADINGS))
    for (const [index, { text }] of cells)
      if (fold(text) === heading) found.set(column as MonthColumn, index);
  return found;
};

/** The headings of 本月情况, wherever its columns stand; undefined for any other sheet. */
const headingsOf = ({ rows }: ExcelSheet): { row: number; columns: Columns } | undefined => {
  for (const row of rows.slice(0, HEADING_WITHIN)) {
    const columns = columnsOf(row);
    if (columns.has('person') && columns.has('zeroReason')) return { row: row.number, columns };
  }
  return undefined;
};

/** Whether a sheet of a workbook of ours is 本月情况, whatever it is called by now. */
export const isMonthSheet = (sheet: ExcelSheet): boolean => headingsOf(sheet) !== undefined;

/** The lines that say something, now or when they were printed; and in words what couldn't be read. */
export const monthRows = (
  sheet: ExcelSheet,
  own: OwnLists,
): { readonly rows: readonly MonthRow[]; readonly notes: readonly string[] } => {
  const headings = headingsOf(sheet);
  if (headings === undefined) return { rows: [], notes: [] };
  const notes: string[] = [];
  const rows = sheet.rows.flatMap((row): readonly MonthRow[] => {
    if (row.number <= headings.row) return [];
    const where = `表页“${shorten(sheet.name)}”第 ${String(row.number)} 行`;
    const cell = (column: MonthColumn) => row.cells.get(headings.columns.get(column) ?? -1);
    const text = (column: MonthColumn): string => cell(column)?.text.trim() ?? '';
    const wrong = [...headings.columns.keys()].find((column) => cell(column)?.error === true);
    if (wrong !== undefined) {
      notes.push(`${where}“${MONTH_HEADINGS[wrong]}”是公式的错误值，这一行没有读，请改填内容。`);
      return [];
    }
    const written = text('person');
    const content = headings.columns.has('content') ? text('content') : null;
    const zeroReason = text('zeroReason');
    const base = text('base');
    const said = `${content ?? ''}${zeroReason}`;
    if (said === '' && (base === '' || written === '')) return [];
    if (written === '') {
      notes.push(`${where}没有姓名，没有读：${shorten(said)}`);
      return [];
    }
    const known = own.people.get(fold(written));
    const person: RowPerson = {
      id: known?.id ?? null,
      name: known?.name ?? tidyName(written),
      title: '',
      unit: own.unit,
    };
    return [{ person, content, zeroReason, base: base === '' ? null : base, where }];
  });
  return { rows, notes };
};
