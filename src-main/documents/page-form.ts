import type {
  Outline,
  ParagraphBlock,
  TableBlock,
  TableCell,
  TableRow,
} from '#domain/forms/outline';
import { NOTE_SIZE } from '#domain/forms/paper';
import { columnsHtml, paddedClass, pageText, rowsHtml, tableHtml } from './page-parts.ts';
import { familyOf, pt } from './page-styles.ts';
import type { PageStyles } from './page-styles.ts';

const fontOf = ({ face, size, line }: Pick<ParagraphBlock, 'face' | 'size' | 'line'>): string =>
  `font:${pt(size)}/${line === undefined ? 'normal' : pt(line)} ${familyOf(face)}`;

const paragraphHtml = (block: ParagraphBlock, styles: PageStyles): string => {
  const element = block.face === 'title' ? 'h1' : 'p';
  const look = `${fontOf(block)};text-align:${block.align};margin-bottom:${pt(block.after)}`;
  return `<${element} class="${styles.classOf(look)}">${pageText(block.text)}</${element}>`;
};

const cellText = (cell: TableCell, index: number, styles: PageStyles): string => {
  const note = cell.notes?.includes(index) === true;
  const indented = cell.indentFrom !== undefined && index >= cell.indentFrom;
  const align = cell.align === 'center' ? 'center' : cell.ragged === true ? 'left' : 'justify';
  const look = [
    fontOf({ ...cell, size: note ? Math.min(cell.size, NOTE_SIZE) : cell.size }),
    `text-align:${align}`,
    ...(indented ? ['text-indent:2em'] : []),
  ].join(';');
  const text = pageText(cell.paragraphs[index] ?? '');
  return `<p class="${cell.upright ? 'up ' : ''}${styles.classOf(look)}">${text}</p>`;
};

interface PlacedCell {
  readonly cell: TableCell;
  /** Its first column. */
  readonly at: number;
}

const placed = (row: TableRow | undefined): readonly PlacedCell[] => {
  let column = 0;
  return (row?.cells ?? []).map((cell) => {
    const at = column;
    column += cell.span;
    return { cell, at };
  });
};

const cellAt = (row: TableRow | undefined, column: number): TableCell | undefined =>
  placed(row).find(({ at }) => at === column)?.cell;

/** How many rows of a part of the table a merged cell takes that begins in `from`. */
const rowsUnder = (rows: readonly TableRow[], from: number, column: number): number => {
  let end = from + 1;
  while (cellAt(rows[end], column)?.merge === 'continue') end += 1;
  return end - from;
};

const bodyHtml = (table: TableBlock, rows: readonly TableRow[], styles: PageStyles): string => {
  const padded = paddedClass(table.padding ?? { block: 0.5, inline: 1 }, styles);
  return rows
    .map((row, index) => {
      const cells = placed(row).map(({ cell, at }) => {
        const above = cellAt(rows[index - 1], at)?.merge ?? 'none';
        if (cell.merge === 'continue' && above !== 'none') return '';
        const down = cell.merge === 'start' ? rowsUnder(rows, index, at) : 1;
        const classes = [
          ...(cell.vertical === 'top' ? ['top'] : []),
          ...(cell.joined === true ? ['dt'] : []),
          ...(cellAt(rows[index + down], at)?.joined === true ? ['db'] : []),
        ];
        const spans =
          (cell.span > 1 ? ` colspan="${cell.span}"` : '') + (down > 1 ? ` rowspan="${down}"` : '');
        const count = Math.max(1, cell.paragraphs.length);
        const texts = Array.from({ length: count }, (_, number) => cellText(cell, number, styles));
        return `<td class="${classes.join(' ')}"${spans}>${texts.join('')}</td>`;
      });
      const classes = row.header ? ['whole'] : [];
      return rowsHtml(cells.join(''), { height: row.height, classes, padded }, styles);
    })
    .join('');
};

const blockHtml = (table: TableBlock, styles: PageStyles): string => {
  const first = table.rows.findIndex(({ header }) => !header);
  const heads = first === -1 ? table.rows.length : first;
  return tableHtml({
    columns: columnsHtml(table.columns, styles),
    width: table.columns.reduce((sum, one) => sum + one, 0),
    count: table.columns.length,
    head: bodyHtml(table, table.rows.slice(0, heads), styles),
    body: bodyHtml(table, table.rows.slice(heads), styles),
    styles,
  });
};

/** A form's blocks as HTML, their looks into `styles`. */
export const formHtml = (outline: Outline, styles: PageStyles): string =>
  outline.blocks
    .map((block) =>
      block.kind === 'table' ? blockHtml(block, styles) : paragraphHtml(block, styles),
    )
    .join('');
