import { mm } from './page-styles.ts';
import type { PageStyles } from './page-styles.ts';
import { escaped } from './xml-text.ts';

/** A line between cells is drawn half on either side, within their white space; in millimetres. */
const HALF_LINE = 0.13;

/** White space in a cell, in millimetres, as a class. */
export const paddedClass = (
  { block, inline }: { readonly block: number; readonly inline: number },
  styles: PageStyles,
): string =>
  styles.classOf(
    `padding:${mm(Math.max(0, block - HALF_LINE))} ${mm(Math.max(0, inline - HALF_LINE))}`,
  );

/** A text as pages have it: escaped, its lines as newlines, which pages keep. */
export const pageText = (text: string): string => escaped(text.replace(/\r\n|[\r\v]/gu, '\n'));

/** Fixed widths of columns, in millimetres. */
export const columnsHtml = (widths: readonly number[], styles: PageStyles): string =>
  `<colgroup>${widths
    .map((width) => `<col class="${styles.classOf(`width:${mm(width)}`)}">`)
    .join('')}</colgroup>`;

/** A row at least so high, in millimetres, with `padded` on each of its cells. */
export const rowsHtml = (
  cells: string,
  look: {
    readonly height: number;
    readonly classes: readonly string[];
    readonly padded: string;
  },
  styles: PageStyles,
): string => {
  const classes = [styles.classOf(`height:${mm(look.height)}`), ...look.classes];
  const inside = cells.replace(/<td(?: class="([^"]*)")?/gu, (_, more: string | undefined) =>
    more === undefined ? `<td class="${look.padded}"` : `<td class="${look.padded} ${more}"`,
  );
  return `<tr class="${classes.join(' ')}">${inside}</tr>`;
};

/**
 * A table whose head is repeated on every page, and whose end is a line at the foot of every page, so that a row that
 * goes on is closed. Its end keeps what stands below it: browsers keep nothing with the last row of a table that began on
 * an earlier page, so both are one group of rows.
 */
export const tableHtml = (table: {
  readonly columns: string;
  /** In millimetres. */
  readonly width: number;
  readonly count: number;
  readonly head: string;
  readonly body: string;
  /** Absent: nothing stands below that must not stand alone. */
  readonly end?:
    { readonly rows: string; readonly isWhole: boolean; readonly below: string } | undefined;
  readonly styles: PageStyles;
}): string => {
  const { columns, width, count, head, body, end, styles } = table;
  const over = count > 1 ? ` colspan="${count}"` : '';
  const above = head === '' ? `<tr><td class="edge"${over}></td></tr>` : head;
  const ended =
    end === undefined
      ? ''
      : `<tbody${end.isWhole ? ' class="whole"' : ''}>${end.rows}<tr class="whole">` +
        `<td class="below"${over}><div class="cover">${end.below}</div></td></tr></tbody>`;
  return (
    `<table class="${styles.classOf(`width:${mm(width)}`)}">${columns}<thead>${above}</thead>` +
    `<tfoot><tr><td class="end"${over}></td></tr></tfoot><tbody>${body}</tbody>${ended}</table>`
  );
};
