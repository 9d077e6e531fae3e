import { gridOf, headGroups, isGrouped, shownText } from '#domain/forms/list-outline';
import type { GridRow } from '#domain/forms/list-outline';
import { BLOCK, SHADE, headHeight, staysWhole, tableFrame } from './list-frame.ts';
import type { TableFrame } from './list-frame.ts';
import { columnsHtml, paddedClass, pageText, rowsHtml, tableHtml } from './page-parts.ts';
import { familyOf, mm, pt } from './page-styles.ts';
import type { PageStyles } from './page-styles.ts';
import type { PaperLook } from './paper-looks.ts';
import type { Pen } from './paper-pen.ts';
import { RED, TONES } from './tones.ts';

const ALIGNED = { left: 'left', center: 'center', right: 'right', both: 'justify' } as const;

/** Twips, in which looks have their indents, as points. */
const inPoints = (twips: unknown): number => (typeof twips === 'number' ? twips / 20 : 0);

const declarations = (look: PaperLook): string => {
  const { face, size, line, align = 'left', before = 0, after = 0, colour, indent } = look;
  return [
    `font:${pt(size)}/${pt(line)} ${familyOf(face)}`,
    `text-align:${ALIGNED[align]}`,
    ...(before === 0 ? [] : [`margin-top:${pt(before)}`]),
    ...(after === 0 ? [] : [`margin-bottom:${pt(after)}`]),
    ...(colour === undefined ? [] : [`color:#${colour}`]),
    ...(indent?.firstLine === undefined ? [] : [`text-indent:${pt(inPoints(indent.firstLine))}`]),
    ...(indent?.right === undefined ? [] : [`margin-right:${pt(inPoints(indent.right))}`]),
  ].join(';');
};

const ELEMENTS = { title: 'h1', heading: 'h2', body: 'p', table: 'p' } as const;

/** A paragraph; titles and headings of a paper become those of the PDF, words in a table never do. */
const paragraphHtml = (
  text: string,
  look: PaperLook,
  styles: PageStyles,
  element: 'h1' | 'h2' | 'p' = ELEMENTS[look.face],
): string => {
  const classes = [
    styles.classOf(declarations(look)),
    ...(look.keepNext === true ? ['kept'] : []),
    ...(look.ruled === true ? ['ruled'] : []),
  ];
  return `<${element} class="${classes.join(' ')}">${pageText(text)}</${element}>`;
};

/** Writes a table's parts with the styles of its pages. */
interface Drawn {
  readonly frame: TableFrame;
  readonly styles: PageStyles;
  readonly text: (text: string, look: Partial<PaperLook>) => string;
  readonly row: (cells: string, height: number, classes: readonly string[]) => string;
}

const spanOf = (columns: number, rows: number): string =>
  (columns > 1 ? ` colspan="${columns}"` : '') + (rows > 1 ? ` rowspan="${rows}"` : '');

const headHtml = ({ frame, styles, text, row }: Drawn): string => {
  const { columns } = frame;
  const tall = headHeight(frame);
  const grouped = isGrouped(columns);
  const label = (at: number, rows: number): string => {
    const { label: words = '', vertical = false } = columns[at] ?? {};
    const look: Partial<PaperLook> = { face: 'heading', align: 'center' };
    const shown = text(words, look);
    const height = styles.classOf(`max-height:${mm(tall - 2 * BLOCK)};text-align:center`);
    const inside = vertical ? shown.replace('class="', `class="down ${height} `) : shown;
    const centred = vertical ? ` class="${styles.classOf('text-align:center')}"` : '';
    return `<td${centred}${spanOf(1, rows)}>${inside}</td>`;
  };
  if (!grouped)
    return row(columns.map((_, column) => label(column, 1)).join(''), tall, ['whole', 'kept']);
  let at = 0;
  let upper = '';
  let lower = '';
  for (const { group, columns: under } of headGroups(columns)) {
    if (group === undefined) {
      upper += label(at, 2);
    } else {
      const shown = text(group, { face: 'heading', align: 'center' });
      upper += `<td${spanOf(under.length, 1)}>${shown}</td>`;
      for (let index = 0; index < under.length; index += 1) lower += label(at + index, 1);
    }
    at += under.length;
  }
  return row(upper, frame.height, ['whole', 'kept']) + row(lower, tall, ['whole', 'kept']);
};

/** How many rows a merged cell takes that begins here. */
const rowsUnder = (grid: readonly GridRow[], from: number, column: number): number => {
  let end = from + 1;
  for (;;) {
    const row = grid[end];
    if (row?.kind !== 'cells' || row.cells[column]?.merge !== 'continue') return end - from;
    end += 1;
  }
};

/** Where the rows begin that stand on the page of what is below the table: the last one, under its heading. */
const endOf = (grid: readonly GridRow[]): number => {
  let from = grid.length - 1;
  while (grid[from - 1]?.kind === 'heading') from -= 1;
  return Math.max(0, from);
};

const bodyHtml = (grid: readonly GridRow[], { frame, styles, text, row }: Drawn): string =>
  grid
    .map((one, index) => {
      if (one.kind === 'heading') {
        const shaded = styles.classOf(`background:#${SHADE}`);
        const shown = text(one.text, { face: 'heading' });
        const cell = `<td class="${shaded}"${spanOf(frame.columns.length, 1)}>${shown}</td>`;
        return row(cell, frame.height, ['whole', 'kept']);
      }
      const cells = one.cells.map(({ cell, merge }, column) => {
        if (merge === 'continue') return index === 0 ? '<td class="on"></td>' : '';
        const colour = cell.tone === undefined ? undefined : TONES[cell.tone];
        const shown = text(shownText(cell), { colour, align: frame.columns[column]?.align });
        return `<td${spanOf(1, merge === 'start' ? rowsUnder(grid, index, column) : 1)}>${shown}</td>`;
      });
      return row(cells.join(''), frame.height, staysWhole(one, frame) ? ['whole'] : []);
    })
    .join('');

/** Writes papers as HTML, their looks into `styles`. */
export const pagePen = (styles: PageStyles): Pen => ({
  paragraph: (text, look) =>
    paragraphHtml(text, { ...look, colour: look.ruled === true ? RED : look.colour }, styles),
  table: (table, page, setting, below = '') => {
    const frame = tableFrame(table.columns, page, setting);
    const { size, line } = frame;
    const padded = paddedClass({ block: BLOCK, inline: frame.inline }, styles);
    const drawn: Drawn = {
      frame,
      styles,
      text: (text, look) =>
        paragraphHtml(text, { face: 'table', size, line, ...look }, styles, 'p'),
      row: (cells, height, classes) => rowsHtml(cells, { height, classes, padded }, styles),
    };
    const grid = gridOf(table);
    const from = below === '' ? grid.length : endOf(grid);
    const rows = grid.slice(from);
    const isWhole = rows.every((one) => staysWhole(one, frame));
    return tableHtml({
      columns: columnsHtml(frame.widths, styles),
      width: frame.widths.reduce((sum, one) => sum + one, 0),
      count: frame.columns.length,
      head: headHtml(drawn),
      body: bodyHtml(grid.slice(0, from), drawn),
      end: below === '' ? undefined : { rows: bodyHtml(rows, drawn), isWhole, below },
      styles,
    });
  },
  signed: (lines, look, { width, margins }) => {
    const room = width - margins.left - margins.right;
    const cells = lines.map((line) => `<td>${paragraphHtml(line, look, styles)}</td>`);
    const kept = look.keepNext === true ? ' kept' : '';
    const wide = styles.classOf(`width:${mm(room)}`);
    return `<table class="plain ${wide}${kept}"><tr class="whole">${cells.join('')}</tr></table>`;
  },
});
