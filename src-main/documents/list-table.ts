import { columnWidths, gridOf, headGroups, isGrouped, shownText } from '#domain/forms/list-outline';
import type { GridRow, ListColumn, ListRow, ListTable } from '#domain/forms/list-outline';
import { linesOf, measured, points, widthOf } from '#domain/forms/measure';
import type { Outline } from '#domain/forms/outline';
import { twips } from './length.ts';
import { rowLook, tableLook } from './looks.ts';
import { cellXml, paragraphXml } from './paper-looks.ts';
import type { PaperLook } from './paper-looks.ts';
import { TONES } from './tones.ts';

/** How a table is set: text in points, rows and white space in millimetres. */
export interface TableSetting {
  readonly size: number;
  readonly line: number;
  readonly height: number;
  readonly inline: number;
}

/** 五号. */
export const SMALL_TABLE: TableSetting = { size: 10.5, line: 15, height: 7.5, inline: 1.2 };

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

const BLOCK = 0.7;

interface Frame extends TableSetting {
  readonly columns: readonly ListColumn[];
  /** In twips. */
  readonly widths: readonly number[];
}

/** Rounded as sums, so that no table is wider than its page. */
const inTwips = (widths: readonly number[]): readonly number[] => {
  let end = 0;
  let before = 0;
  return widths.map((width) => {
    end += width;
    const rounded = twips(end) - before;
    before += rounded;
    return rounded;
  });
};

const rowXml = (
  cells: string,
  height: number,
  more: { header?: true; whole?: boolean },
): string => {
  const { before, after } = rowLook({ height: twips(height), header: more.header === true });
  const opened =
    more.whole === true ? before.replace('<w:trPr>', '<w:trPr><w:cantSplit/>') : before;
  return opened + cells + after;
};

/** Room for the text of a column, in ems. */
const roomOf = ({ widths, inline, size }: Frame, column: number): number =>
  ((widths[column] ?? 0) / 20 - points(inline * 2)) / size;

/** Height of a label written downwards, in millimetres. */
const downwardHeight = (frame: Frame): number => {
  const { columns, size, line } = frame;
  const ems = columns.map((column, index) => {
    if (column.vertical !== true) return 0;
    const fitting = Math.max(1, Math.floor((roomOf(frame, index) * size) / line));
    const text = measured(column.label);
    let height = Math.max(1, Math.min(widthOf(text), TALLEST));
    while (linesOf(text, height) > fitting && height < TALLEST * 2) height += 1;
    return height;
  });
  return (Math.max(...ems) + 1) * (size / points(1)) + 2 * BLOCK;
};

const headXml = (frame: Frame): string => {
  const { columns, widths, size, line, height } = frame;
  const look: PaperLook = { face: 'heading', size, line, align: 'center', keepNext: true };
  const label = (column: number, merge: 'none' | 'start' | 'continue'): string => {
    const { label: text = '', vertical } = columns[column] ?? {};
    const shown = merge === 'continue' ? '' : text;
    return cellXml(paragraphXml(shown, look), {
      width: widths[column] ?? 0,
      merge,
      downwards: vertical,
    });
  };
  const tall = Math.max(height, downwardHeight(frame));
  if (!isGrouped(columns)) {
    const cells = columns.map((_, column) => label(column, 'none'));
    return rowXml(cells.join(''), tall, { header: true, whole: true });
  }
  let at = 0;
  let upper = '';
  let lower = '';
  for (const { group, columns: under } of headGroups(columns)) {
    if (group === undefined) {
      upper += label(at, 'start');
      lower += label(at, 'continue');
    } else {
      const width = sum(widths.slice(at, at + under.length));
      upper += cellXml(paragraphXml(group, look), { width, span: under.length });
      lower += under.map((_, index) => label(at + index, 'none')).join('');
    }
    at += under.length;
  }
  return (
    rowXml(upper, height, { header: true, whole: true }) +
    rowXml(lower, tall, { header: true, whole: true })
  );
};

const bodyRowXml = (row: GridRow, frame: Frame, keepNext: boolean): string => {
  const { columns, widths, size, line, height } = frame;
  if (row.kind === 'heading') {
    const look: PaperLook = { face: 'heading', size, line, keepNext: true };
    const cell = { width: sum(widths), span: columns.length, shaded: true };
    return rowXml(cellXml(paragraphXml(row.text, look), cell), height, { whole: true });
  }
  let whole = true;
  const cells = row.cells.map(({ cell, merge }, column) => {
    const text = merge === 'continue' ? '' : shownText(cell);
    // Most texts of a long list are short; taking all of them apart would cost more than the rest.
    if (text.length > WHOLE)
      whole &&= linesOf(measured(text), Math.max(1, roomOf(frame, column))) <= WHOLE;
    const colour = cell.tone === undefined ? undefined : TONES[cell.tone];
    const align = columns[column]?.align;
    return cellXml(paragraphXml(text, { face: 'table', size, line, align, colour, keepNext }), {
      width: widths[column] ?? 0,
      merge,
    });
  });
  return rowXml(cells.join(''), height, { whole });
};

const frameOf = (
  columns: readonly ListColumn[],
  page: Outline['page'],
  setting: TableSetting | undefined,
): Frame => {
  const widths = columnWidths(columns, page);
  return { ...(setting ?? settingFor(widths)), columns, widths: inTwips(widths) };
};

/** About how high a table without upright labels and merges will be, in points. */
export const tableHeight = (
  { columns, rows }: ListTable,
  page: Outline['page'],
  setting?: TableSetting,
): number => {
  const frame = frameOf(columns, page, setting);
  const head: ListRow = { cells: columns.map(({ label }) => ({ text: label })) };
  const heights = [head, ...rows].map(({ cells }) => {
    const lines = cells.map((cell, column) =>
      linesOf(measured(shownText(cell)), Math.max(1, roomOf(frame, column))),
    );
    return Math.max(points(frame.height), Math.max(1, ...lines) * frame.line + points(2 * BLOCK));
  });
  return sum(heights);
};

/** A table as wide as the page's text area, its head repeated on every page, its last row kept with what follows. */
export const listTableXml = (
  table: ListTable,
  page: Outline['page'],
  setting?: TableSetting,
): string => {
  const frame = frameOf(table.columns, page, setting);
  const { before, after } = tableLook({
    columns: frame.widths,
    padding: { block: twips(BLOCK), inline: twips(frame.inline) },
  });
  const last = table.rows.length - 1;
  const rows = gridOf(table).map((row, index) => bodyRowXml(row, frame, index === last));
  return before + headXml(frame) + rows.join('') + after;
};
