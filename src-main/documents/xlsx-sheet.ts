import { gridOf, headGroups, isGrouped, listPage, shownText } from '#domain/forms/list-outline';
import { columnWidths } from '#domain/forms/list-outline';
import type { ListOutline } from '#domain/forms/list-outline';
import { linesOf, measured, points } from '#domain/forms/measure';
import { columnLetters, textCell } from './xlsx-cells.ts';
import { TONES } from './tones.ts';
import type { SheetLook, Styles } from './xlsx-styles.ts';
import { escaped } from './xml-text.ts';

/** Higher no row can be, in points. */
export const HIGHEST = 409;

/** Rows that what is higher runs over, in points: low, so that pages are filled. */
const PART = 100;

/** What of a sheet the workbook has to know. */
export interface WrittenSheet {
  readonly xml: string;
  /** First and last row of the table's head, from 1. */
  readonly head: readonly [first: number, last: number];
}

/** Width of a column in characters of the standard font, seven pixels wide with five around. */
const characters = (millimetres: number): string =>
  Math.max(1, ((millimetres / 25.4) * 96 - 5) / 7).toFixed(2);

const inches = (millimetres: number): string => (millimetres / 25.4).toFixed(3);

const TITLE: SheetLook = { face: 'body', size: 18, bold: true, align: 'center' };
const SMALL: SheetLook = { face: 'body', size: 10, align: 'left' };
const SIGNED: SheetLook = { face: 'body', size: 11, align: 'right' };
const BODY = { face: 'body', size: 10, bordered: true } as const;
const HEAD: SheetLook = { face: 'heading', size: 10, align: 'center', bordered: true };
const HEADING: SheetLook = { ...HEAD, align: 'left', shaded: true };

/** Left and right of a cell's text, in points. */
const INSIDE = 5;

/** Least height of a row, in points. */
const LOWEST = 18;

/** Height of a text in a column, in points: no program finds it by itself for merged cells, and some for none. */
export const heightOf = (text: string, size: number, width: number): number => {
  const room = Math.max(1, (points(width) - INSIDE) / size);
  const lines = text.length <= room && !text.includes('\n') ? 1 : linesOf(measured(text), room);
  return Math.max(LOWEST, lines * size * 1.4 + 4);
};

/** Rows of a sheet as they are added one after the other. */
const makeRows = (count: number, styles: Styles) => {
  const rows: string[] = [];
  const merges: string[] = [];
  const add = (
    cells: readonly (readonly [text: string, look: SheetLook])[],
    height: number,
    fixed = false,
  ): number => {
    const row = rows.length + 1;
    const written = cells.map(([text, look], column) =>
      textCell(`${columnLetters(column)}${row}`, text, styles.numberOf(look)),
    );
    // Not called custom, so that a row still grows with what is typed into it.
    const custom = fixed ? ' customHeight="1"' : '';
    const high = Math.min(HIGHEST, height).toFixed(1);
    rows.push(`<row r="${row}" ht="${high}"${custom}>${written.join('')}</row>`);
    return row;
  };
  const merge = (column: number, row: number, lastColumn: number, lastRow: number): void => {
    if (column !== lastColumn || row !== lastRow)
      merges.push(`${columnLetters(column)}${row}:${columnLetters(lastColumn)}${lastRow}`);
  };
  /**
   * A row as high as it must be: where none can be so high, several, of which it gives the last. Their heights are fixed,
   * as programs find those of merged cells to be a line.
   */
  const tall = (
    cells: readonly (readonly [text: string, look: SheetLook])[],
    height: number,
  ): number => {
    if (height <= HIGHEST) return add(cells, height);
    const parts = Math.ceil(height / PART);
    const part = (index: number): number =>
      add(
        cells.map(([text, look]) => [index === 0 ? text : '', { ...look, top: true }] as const),
        height / parts,
        true,
      );
    return Math.max(...Array.from({ length: parts }, (_, index) => part(index)));
  };
  return {
    rows,
    merges,
    add,
    tall,
    merge,
    /** A text over all columns. */
    across: (text: string, look: SheetLook, width: number): void => {
      const cells = Array.from(
        { length: count },
        (_, column) => [column === 0 ? text : '', look] as const,
      );
      const row = rows.length + 1;
      merge(0, row, count - 1, tall(cells, heightOf(text, look.size, width)));
    },
  };
};

type Rows = ReturnType<typeof makeRows>;

/** Characters of the longest label that is written downwards. */
const longestUpright = (outline: ListOutline): number =>
  Math.max(
    0,
    ...outline.columns.map(({ vertical, label }) =>
      vertical === true ? Array.from(label).length : 0,
    ),
  );

const addHead = (
  outline: ListOutline,
  { add, merge }: Rows,
  widths: readonly number[],
): WrittenSheet['head'] => {
  const { columns } = outline;
  const flat = columns.map(({ label, vertical }, column) =>
    vertical === true ? 0 : heightOf(label, HEAD.size, widths[column] ?? 0),
  );
  const height = Math.max(...flat, longestUpright(outline) * HEAD.size * 1.45 + 6);
  const looks = columns.map(({ vertical }) =>
    vertical === true ? { ...HEAD, upright: true } : HEAD,
  );
  const look = (column: number): SheetLook => looks[column] ?? HEAD;
  if (!isGrouped(columns)) {
    const row = add(
      columns.map(({ label }, column) => [label, look(column)]),
      height,
    );
    return [row, row];
  }
  const groups = headGroups(columns).map(({ group, columns: under }) => ({ group, under }));
  const upper = add(
    groups.flatMap(({ group, under }) =>
      under.map((column, index) =>
        group === undefined
          ? ([column.label, column.vertical === true ? { ...HEAD, upright: true } : HEAD] as const)
          : ([index === 0 ? group : '', HEAD] as const),
      ),
    ),
    LOWEST,
  );
  const lower = add(
    columns.map(({ label, group }, column) => [group === undefined ? '' : label, look(column)]),
    height,
  );
  let at = 0;
  for (const { group, under } of groups) {
    merge(at, upper, at + under.length - 1, group === undefined ? lower : upper);
    at += under.length;
  }
  return [upper, lower];
};

const addBody = (outline: ListOutline, rows: Rows, widths: readonly number[]): void => {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const starts = new Map<number, number>();
  const close = (column: number, row: number): void => {
    const start = starts.get(column);
    if (start !== undefined) rows.merge(column, start, column, row);
    starts.delete(column);
  };
  for (const gridRow of gridOf(outline)) {
    const number = rows.rows.length + 1;
    if (gridRow.kind === 'heading') {
      for (const column of [...starts.keys()]) close(column, number - 1);
      rows.across(gridRow.text, HEADING, width);
      continue;
    }
    const heights = gridRow.cells.map(({ cell, merge }, column) =>
      merge === 'none' ? heightOf(shownText(cell), BODY.size, widths[column] ?? 0) : LOWEST,
    );
    const cells = gridRow.cells.map(({ cell, merge }, column) => {
      if (merge !== 'continue') close(column, number - 1);
      if (merge === 'start') starts.set(column, number);
      const colour = cell.tone === undefined ? undefined : TONES[cell.tone];
      const align = outline.columns[column]?.align ?? 'left';
      return [merge === 'continue' ? '' : shownText(cell), { ...BODY, align, colour }] as const;
    });
    const final = rows.tall(cells, Math.max(...heights));
    gridRow.cells.forEach(({ merge }, column) => {
      if (merge === 'none') rows.merge(column, number, column, final);
    });
  }
  for (const column of [...starts.keys()]) close(column, rows.rows.length);
};

/** How many columns stay when a matrix is scrolled sideways: those before the first narrow one. */
const frozenColumns = (outline: ListOutline): number =>
  Math.max(
    0,
    outline.columns.findIndex(({ vertical }) => vertical === true),
  );

const paneXml = (outline: ListOutline, head: number): string => {
  const columns = frozenColumns(outline);
  const pane = columns === 0 ? 'bottomLeft' : 'bottomRight';
  const across = columns === 0 ? '' : ` xSplit="${columns}"`;
  return (
    `<pane${across} ySplit="${head}" topLeftCell="${columnLetters(columns)}${head + 1}" activePane="${pane}" ` +
    `state="frozen"/><selection pane="${pane}"/>`
  );
};

/** `&` begins a code in a page's head. */
const headNote = (note = ''): string =>
  note === '' ? '' : `<oddHeader>&amp;R${escaped(note.replace(/&/gu, '&&'))}</oddHeader>`;

/** xl/worksheets/sheet…xml of a list. */
export const sheetXml = (outline: ListOutline, styles: Styles, selected: boolean): WrittenSheet => {
  const page = listPage(outline);
  const { margins } = page;
  const widths = columnWidths(outline.columns, page);
  const width = page.width - margins.left - margins.right;
  const rows = makeRows(widths.length, styles);
  rows.across(outline.title, TITLE, width);
  for (const line of outline.subtitle) rows.across(line, SMALL, width);
  const head = addHead(outline, rows, widths);
  addBody(outline, rows, widths);
  for (const line of outline.notes) rows.across(line, SMALL, width);
  for (const line of outline.signature) rows.across(line, SIGNED, width);
  const all = `A1:${columnLetters(widths.length - 1)}${rows.rows.length}`;
  const xml =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${all}"/>` +
    `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    `${paneXml(outline, head[1])}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>` +
    widths
      .map((one, index) => {
        const number = index + 1;
        return `<col min="${number}" max="${number}" width="${characters(one)}" customWidth="1"/>`;
      })
      .join('') +
    `</cols><sheetData>${rows.rows.join('')}</sheetData>` +
    (rows.merges.length === 0
      ? ''
      : `<mergeCells count="${rows.merges.length}">${rows.merges
          .map((ref) => `<mergeCell ref="${ref}"/>`)
          .join('')}</mergeCells>`) +
    '<printOptions horizontalCentered="1"/>' +
    `<pageMargins left="${inches(margins.left)}" right="${inches(margins.right)}" ` +
    `top="${inches(margins.top)}" bottom="${inches(margins.bottom)}" header="0.472" footer="0.394"/>` +
    `<pageSetup paperSize="${outline.paper === 'A3' ? 8 : 9}" orientation="${outline.orientation}" ` +
    `firstPageNumber="1" useFirstPageNumber="1" fitToWidth="1" fitToHeight="0"/><headerFooter>${headNote(outline.note)}` +
    '<oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>' +
    `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
  return { xml, head };
};
