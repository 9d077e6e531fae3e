import type { Block, Outline, TableBlock, TableCell } from '#domain/forms/outline';
import { twips } from './length.ts';
import { blankLook, cellLook, rowLook, tableLook, textLook } from './looks.ts';
import type { TextLook } from './looks.ts';
import { runContent } from './xml-text.ts';

const paragraph = (text: string, look: TextLook): string => {
  const content = runContent(text);
  const { before, after } = content === '' ? blankLook(look) : textLook(look);
  return before + content + after;
};

/** 五号, for notes. */
const NOTE_SIZE = 10.5;

/**
 * Indents of a cell's paragraph. Upright labels are squeezed from both sides to one character a line, so that every
 * program stacks the characters and their text stays one word; Word's vertical direction, too, would stack them, but
 * programs differ in where they put such text when its merged cell spans pages.
 */
const indentOf = (cell: TableCell, index: number, room: number): TextLook['indent'] => {
  if (cell.upright) {
    const side = Math.max(0, Math.floor((room - cell.size * 20 * 1.3) / 2));
    return { left: side, right: side };
  }
  return cell.indentFrom !== undefined && index >= cell.indentFrom
    ? { firstLineChars: 200, firstLine: Math.round(cell.size * 40) }
    : undefined;
};

interface Place {
  /** Width of the cell and of its text, in twips. */
  readonly width: number;
  readonly room: number;
  /** Whether the cell under it is joined to it. */
  readonly below: boolean;
}

const cellXml = (cell: TableCell, { width, room, below }: Place): string => {
  const { span, merge, vertical } = cell;
  const dotted = { top: cell.joined === true, bottom: below };
  const { before, after } = cellLook({ width, span, merge, vertical, dotted });
  const paragraphs = cell.paragraphs.length === 0 ? [''] : cell.paragraphs;
  const texts = paragraphs.map((text, index) =>
    paragraph(text, {
      face: cell.face,
      size: cell.notes?.includes(index) === true ? Math.min(cell.size, NOTE_SIZE) : cell.size,
      line: cell.line,
      align: cell.align === 'center' ? 'center' : cell.ragged === true ? 'left' : 'both',
      after: 0,
      indent: indentOf(cell, index, room),
    }),
  );
  return before + texts.join('') + after;
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
  const inline = twips(table.padding?.inline ?? 1);
  const block = twips(table.padding?.block ?? 0.5);
  const rows = table.rows.map((row, index) => {
    const joinedBelow = new Set(
      placed(table.rows[index + 1]?.cells ?? [])
        .filter(({ cell }) => cell.joined === true)
        .map(({ at }) => at),
    );
    const cells = placed(row.cells).map(({ cell, at }) => {
      const width = columns.slice(at, at + cell.span).reduce((sum, one) => sum + one, 0);
      return cellXml(cell, { width, room: width - inline * 2, below: joinedBelow.has(at) });
    });
    const { before, after } = rowLook({ height: twips(row.height), header: row.header });
    return before + cells.join('') + after;
  });
  const { before, after } = tableLook({ columns, padding: { block, inline } });
  return before + rows.join('') + after;
};

/** Word wants a paragraph after a table; this one is a point high, so that a full page stays one page. */
const LAST: TextLook = { face: 'table', size: 1, line: 1, align: 'left', after: 0 };

const blockXml = (piece: Block): string => {
  if (piece.kind === 'table') return tableXml(piece);
  const { text, face, size, line, align, after } = piece;
  return paragraph(text, { face, size, line, align, after });
};

/** A form's paragraphs and tables, for a section that ends in a paragraph. */
export const blocksXml = (outline: Outline): string => outline.blocks.map(blockXml).join('');

/** What stands in the body of word/document.xml, before the section's page. */
export const bodyXml = (outline: Outline): string =>
  blocksXml(outline) + (outline.blocks.at(-1)?.kind === 'table' ? paragraph('', LAST) : '');
