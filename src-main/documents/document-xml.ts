import type {
  Block,
  Face,
  Outline,
  ParagraphBlock,
  TableBlock,
  TableCell,
} from '#domain/forms/outline';
import { runFonts } from './fonts.ts';
import { runContent } from './xml-text.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Declaration of the `w` prefix. */
export const NAMESPACE = `xmlns:w="${MAIN}"`;

/** Millimetres as twentieths of a point. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly line?: number | undefined;
  readonly align: 'left' | 'center' | 'right' | 'both';
  readonly after: number;
  /** `w:ind`, or nothing. */
  readonly indent: string;
}

const paragraph = (text: string, style: TextStyle): string => {
  const size = String(Math.round(style.size * 2));
  const run = `<w:rPr>${runFonts(style.face)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const pitch =
    style.line === undefined
      ? ''
      : ` w:line="${String(Math.round(style.line * 20))}" w:lineRule="exact"`;
  const spacing = `<w:spacing w:before="0" w:after="${String(Math.round(style.after * 20))}"${pitch}/>`;
  const content = runContent(text);
  return (
    `<w:p><w:pPr>${spacing}${style.indent}<w:jc w:val="${style.align}"/>${run}</w:pPr>` +
    `${content === '' ? '' : `<w:r>${run}${content}</w:r>`}</w:p>`
  );
};

const block = (piece: ParagraphBlock): string => paragraph(piece.text, { ...piece, indent: '' });

const MERGES = {
  none: '',
  start: '<w:vMerge w:val="restart"/>',
  continue: '<w:vMerge/>',
} as const;

/** A line `size` eighths of a point thick. */
const rule = (side: string, kind: 'single' | 'dotted', size: number): string =>
  `<w:${side} w:val="${kind}" w:sz="${String(size)}" w:space="0" w:color="000000"/>`;

const FRAME = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => rule(side, 'single', 4))
  .join('');

const dotted = (side: 'top' | 'bottom'): string => rule(side, 'dotted', 4);

/** 五号, for notes. */
const NOTE_SIZE = 10.5;

/**
 * Indents of a cell's paragraph. Upright labels are squeezed from both sides to one character a line, so that every
 * program stacks the characters and their text stays one word; Word's vertical direction, too, would stack them, but
 * programs differ in where they put such text when its merged cell spans pages.
 */
const indentOf = (cell: TableCell, index: number, room: number): string => {
  if (cell.upright) {
    const side = Math.max(0, Math.floor((room - cell.size * 20 * 1.3) / 2));
    return `<w:ind w:left="${String(side)}" w:right="${String(side)}"/>`;
  }
  return cell.indentFrom !== undefined && index >= cell.indentFrom
    ? `<w:ind w:firstLineChars="200" w:firstLine="${String(Math.round(cell.size * 40))}"/>`
    : '';
};

interface Place {
  /** Width of the cell and of its text, in twips. */
  readonly width: number;
  readonly room: number;
  /** Whether the cell under it is joined to it. */
  readonly below: boolean;
}

const cellXml = (cell: TableCell, { width, room, below }: Place): string => {
  const borders =
    cell.joined === true || below
      ? `<w:tcBorders>${cell.joined === true ? dotted('top') : ''}${below ? dotted('bottom') : ''}</w:tcBorders>`
      : '';
  const properties =
    `<w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/>` +
    `${cell.span > 1 ? `<w:gridSpan w:val="${String(cell.span)}"/>` : ''}${MERGES[cell.merge]}${borders}` +
    `<w:vAlign w:val="${cell.vertical === 'top' ? 'top' : 'center'}"/></w:tcPr>`;
  const paragraphs = cell.paragraphs.length === 0 ? [''] : cell.paragraphs;
  const texts = paragraphs.map((text, index) =>
    paragraph(text, {
      face: cell.face,
      size: cell.notes?.includes(index) === true ? Math.min(cell.size, NOTE_SIZE) : cell.size,
      line: cell.line,
      align: cell.align === 'left' ? 'both' : 'center',
      after: 0,
      indent: indentOf(cell, index, room),
    }),
  );
  return `<w:tc>${properties}${texts.join('')}</w:tc>`;
};

const placed = (
  cells: readonly TableCell[],
): readonly { readonly cell: TableCell; readonly at: number }[] => {
  let column = 0;
  return cells.map((cell) => {
    const at = column;
    column += cell.span;
    return { cell, at };
  });
};

const tableXml = (table: TableBlock): string => {
  const columns = table.columns.map(twips);
  const block = String(twips(table.padding?.block ?? 0.5));
  const inlineTwips = twips(table.padding?.inline ?? 1);
  const inline = String(inlineTwips);
  const margins =
    `<w:tblCellMar><w:top w:w="${block}" w:type="dxa"/><w:left w:w="${inline}" w:type="dxa"/>` +
    `<w:bottom w:w="${block}" w:type="dxa"/><w:right w:w="${inline}" w:type="dxa"/></w:tblCellMar>`;
  const total = String(columns.reduce((sum, width) => sum + width, 0));
  const rows = table.rows.map((row, index) => {
    const joinedBelow = new Set(
      placed(table.rows[index + 1]?.cells ?? [])
        .filter(({ cell }) => cell.joined === true)
        .map(({ at }) => at),
    );
    const cells = placed(row.cells).map(({ cell, at }) => {
      const width = columns.slice(at, at + cell.span).reduce((sum, one) => sum + one, 0);
      return cellXml(cell, { width, room: width - inlineTwips * 2, below: joinedBelow.has(at) });
    });
    const height = `<w:trHeight w:val="${String(twips(row.height))}" w:hRule="atLeast"/>`;
    return `<w:tr><w:trPr>${height}${row.header ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${FRAME}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr>` +
    `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join('')}</w:tblGrid>` +
    `${rows.join('')}</w:tbl>`
  );
};

/** Word wants a paragraph after a table; this one is a point high, so that a full page stays one page. */
const LAST = paragraph('', {
  face: 'table',
  size: 1,
  line: 1,
  align: 'left',
  after: 0,
  indent: '',
});

const blockXml = (piece: Block): string =>
  piece.kind === 'table' ? tableXml(piece) : block(piece);

/** word/document.xml of an outline. */
export const documentXml = (outline: Outline): string => {
  const { width, height, margins } = outline.page;
  const side = (name: string, millimetres: number): string =>
    `w:${name}="${String(twips(millimetres))}"`;
  const section =
    `<w:sectPr><w:pgSz ${side('w', width)} ${side('h', height)}/>` +
    `<w:pgMar ${side('top', margins.top)} ${side('right', margins.right)} ${side('bottom', margins.bottom)} ` +
    `${side('left', margins.left)} ${side('header', 15)} ${side('footer', 15)} w:gutter="0"/></w:sectPr>`;
  const closing = outline.blocks.at(-1)?.kind === 'table' ? LAST : '';
  return `<w:document ${NAMESPACE}><w:body>${outline.blocks.map(blockXml).join('')}${closing}${section}</w:body></w:document>`;
};
