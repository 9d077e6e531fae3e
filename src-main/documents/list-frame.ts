import { columnWidths, shownText } from '#domain/forms/list-outline';
import type { GridRow, ListColumn, ListRow, ListTable } from '#domain/forms/list-outline';
import { linesOf, measured, points, widthOf } from '#domain/forms/measure';
import type { Outline } from '#domain/forms/outline';

/** How a table is set: text in points, rows and white space in millimetres. */
export interface TableSetting {
  readonly size: number;
  readonly line: number;
  readonly height: number;
  readonly inline: number;
}

/** 五号. */
export const SMALL_TABLE: TableSetting = { size: 10.5, line: 15, height: 7.5, inline: 1.2 };

/** White space above and below a cell's text, in millimetres. */
export const BLOCK = 0.7;

/** Behind a row's heading, RRGGBB. */
export const SHADE = 'F2F2F2';

const sum = (widths: readonly number[]): number => widths.reduce((total, one) => total + one, 0);

/** 小四 for few columns, 五号 for some, 小五 for a matrix. */
const settingFor = (widths: readonly number[]): TableSetting => {
  const mean = sum(widths) / widths.length;
  if (mean >= 30) return { size: 12, line: 17, height: 8.5, inline: 1.4 };
  if (mean >= 14) return SMALL_TABLE;
  return { size: 9, line: 12.5, height: 7, inline: 0.5 };
};

/** Longer labels written downwards take a second line before they make the head this high, in ems. */
const TALLEST = 16;

/** Rows of so many lines at most stay on one page; higher ones split, lest they leave half a page empty. */
const WHOLE = 8;

/** A table's columns on a page, and how it is set. */
export interface TableFrame extends TableSetting {
  readonly columns: readonly ListColumn[];
  /** In millimetres; together the page's text area. */
  readonly widths: readonly number[];
}

/** One setting for all tables of a report, in 五号 or as small as one of them needs. */
export const sharedSetting = (tables: readonly ListTable[], page: Outline['page']): TableSetting =>
  tables
    .map(({ columns }) => settingFor(columnWidths(columns, page)))
    .reduce((smallest, one) => (one.size < smallest.size ? one : smallest), SMALL_TABLE);

/** How a table is set on a page. */
export const tableFrame = (
  columns: readonly ListColumn[],
  page: Outline['page'],
  setting: TableSetting | undefined,
): TableFrame => {
  const widths = columnWidths(columns, page);
  return { ...(setting ?? settingFor(widths)), columns, widths };
};

/** Room for the text of a column, in ems. */
const roomOf = ({ widths, inline, size }: TableFrame, column: number): number =>
  points((widths[column] ?? 0) - inline * 2) / size;

/** Height of a head whose labels are written downwards, in millimetres; no less than any other row's. */
export const headHeight = (frame: TableFrame): number => {
  const { columns, size, line, height } = frame;
  const ems = columns.map((column, index) => {
    if (column.vertical !== true) return 0;
    const fitting = Math.max(1, Math.floor((roomOf(frame, index) * size) / line));
    const text = measured(column.label);
    let high = Math.max(1, Math.min(widthOf(text), TALLEST));
    while (linesOf(text, high) > fitting && high < TALLEST * 2) high += 1;
    return high;
  });
  return Math.max(height, (Math.max(...ems) + 1) * (size / points(1)) + 2 * BLOCK);
};

/** Whether a row is low enough to stay on one page. */
export const staysWhole = (row: GridRow, frame: TableFrame): boolean =>
  row.kind === 'heading' ||
  row.cells.every(({ cell, merge }, column) => {
    const text = merge === 'continue' ? '' : shownText(cell);
    // Most texts of a long list are short; taking all of them apart would cost more than the rest.
    return (
      text.length <= WHOLE || linesOf(measured(text), Math.max(1, roomOf(frame, column))) <= WHOLE
    );
  });

/** About how high a table without upright labels and merges will be, in points. */
export const tableHeight = (
  { columns, rows }: ListTable,
  page: Outline['page'],
  setting?: TableSetting,
): number => {
  const frame = tableFrame(columns, page, setting);
  const head: ListRow = { cells: columns.map(({ label }) => ({ text: label })) };
  const heights = [head, ...rows].map(({ cells }) => {
    const lines = cells.map((cell, column) =>
      linesOf(measured(shownText(cell)), Math.max(1, roomOf(frame, column))),
    );
    return Math.max(points(frame.height), Math.max(1, ...lines) * frame.line + points(2 * BLOCK));
  });
  return sum(heights);
};
