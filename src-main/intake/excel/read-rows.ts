import { shorten } from '#domain/exchange/folding';
import type { ColumnId, Headings } from './headings.ts';
import type { ExcelCell, ExcelRow, ExcelSheet } from './sheet-cells.ts';
import { visitsOf } from './row-visits.ts';
import type { RowVisit, RowWorld } from './row-visits.ts';

/** Columns whose merged cells speak for every row they cover. */
const SPREAD: readonly ColumnId[] = [
  'person',
  'unit',
  'title',
  'unitTitle',
  'day',
  'carriers',
  'object',
  'mode',
  'place',
];

/** What makes a row a visit. */
const CONTENT: readonly ColumnId[] = ['day', 'summary', 'issue', 'handled', 'place', 'present'];

/** Looks a cell up; one that is covered by a merged cell above shows what that one does. */
export const cellFinder = (
  { rows, merges }: ExcelSheet,
  { at }: Headings,
): ((row: ExcelRow, column: ColumnId) => ExcelCell | undefined) => {
  const covered = new Map<ColumnId, ReadonlyMap<number, ExcelCell>>();
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const column of SPREAD) {
    const index = at.get(column)?.index;
    if (index === undefined) continue;
    const own = merges
      .filter((merge) => merge.column <= index && index <= merge.lastColumn)
      .sort((one, other) => one.row - other.row);
    const found = new Map<number, ExcelCell>();
    let next = 0;
    for (const { number } of rows) {
      while ((own[next]?.lastRow ?? Infinity) < number) next += 1;
      const merge = own[next];
      if (merge === undefined || merge.row >= number) continue;
      const first = byNumber.get(merge.row)?.cells.get(merge.column);
      if (first !== undefined) found.set(number, first);
    }
    covered.set(column, found);
  }
  return (row, column) => {
    const index = at.get(column)?.index;
    if (index === undefined) return undefined;
    return row.cells.get(index) ?? covered.get(column)?.get(row.number);
  };
};

const TOTAL = /^(?:合计|总计|小计|共计)/u;
const MOST_NAMED = 10;

const rowList = (numbers: readonly number[]): string =>
  numbers.slice(0, MOST_NAMED).join('、') + (numbers.length > MOST_NAMED ? ' 等' : '');

/** What was read of a sheet, and what has to be told of it. */
export interface SheetVisits {
  readonly visits: readonly RowVisit[];
  readonly notes: readonly string[];
}

/** Every row below the headings: visits, and remarks about what was passed over or read in an unusual way. */
export const readRows = (sheet: ExcelSheet, world: RowWorld): SheetVisits => {
  const { headings, cell } = world;
  const visits: RowVisit[] = [];
  const hidden: number[] = [];
  const formulas: number[] = [];
  const notes: string[] = [];
  const known = [...headings.at.values()];
  const heading = sheet.rows.find(({ number }) => number === headings.row);
  const repeats = (row: ExcelRow): boolean =>
    known.every(({ index }) => row.cells.get(index)?.text === heading?.cells.get(index)?.text);
  const tab = world.where(0) === '第 0 行' ? '' : `表页“${shorten(sheet.name)}”`;
  const rest = (row: ExcelRow): string =>
    shorten([...row.cells.values()].map(({ text }) => text).join(' '));
  for (const row of sheet.rows) {
    if (row.number <= headings.row || repeats(row)) continue;
    const has = CONTENT.some((column) => {
      const index = headings.at.get(column)?.index;
      return index !== undefined && row.cells.has(index);
    });
    const first = [...row.cells].sort(([one], [other]) => one - other)[0]?.[1].text.trim() ?? '';
    if (TOTAL.test(first)) {
      notes.push(`${world.where(row.number)}是“${shorten(first)}”，已略过。`);
      continue;
    }
    if (!has) {
      if (cell(row, 'id') !== undefined && world.own !== undefined)
        notes.push(
          `${world.where(row.number)}的内容已被清空；台账里的这条记录没有改动，要撤销的请在台账里办理。`,
        );
      else if (
        !known.some(({ index }) => row.cells.has(index)) ||
        cell(row, 'object') !== undefined
      )
        notes.push(`${world.where(row.number)}没有时间和内容，已略过：${rest(row)}`);
      continue;
    }
    if (row.hidden) hidden.push(row.number);
    if (known.some(({ index }) => row.cells.get(index)?.formula === true))
      formulas.push(row.number);
    visits.push(...visitsOf(world, row));
    const note = cell(row, 'note')?.text.trim() ?? '';
    if (note !== '')
      notes.push(`${world.where(row.number)}的备注：${shorten(note)}（备注不记入台账）。`);
  }
  if (hidden.length > 0)
    notes.push(`${tab}第 ${rowList(hidden)} 行是隐藏的或被筛选掉的行，也读了，请核对。`);
  if (formulas.length > 0)
    notes.push(`${tab}第 ${rowList(formulas)} 行里有公式，按文件里存的结果读，请核对。`);
  if (headings.extra.length > 0)
    notes.push(`${tab}“${headings.extra.slice(0, 20).join('”“')}”列不在读取之列，已略过。`);
  return { visits, notes };
};
