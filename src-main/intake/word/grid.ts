import { paragraphsOf, tablesIn } from './blocks.ts';
import type { TableBlock } from './blocks.ts';

/** A cell with the merges undone: where it begins and how far it reaches. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly span: number;
  /** Blank ones at both ends left out; a line break inside one is `\n`. */
  readonly paragraphs: readonly string[];
  /** Its lines, however they were parted. */
  readonly lines: readonly string[];
  readonly text: string;
}

/** A table as a grid. */
export interface Grid {
  /** For each row the cells that cover it, from left to right; one merged downwards is in several. */
  readonly rows: readonly (readonly GridCell[])[];
  /** Every cell once, in reading order. */
  readonly cells: readonly GridCell[];
  /** Tables inside its cells. */
  readonly nested: readonly TableBlock[];
}

interface Growing {
  readonly row: number;
  readonly column: number;
  readonly span: number;
  paragraphs: string[];
}

const trimmed = (lines: readonly string[]): readonly string[] => {
  const from = lines.findIndex((line) => line.trim() !== '');
  if (from === -1) return [];
  return lines.slice(from, lines.findLastIndex((line) => line.trim() !== '') + 1);
};

/** Undoes the merges of a table. A continued cell without one above is a cell of its own. */
export const gridOf = (table: TableBlock): Grid => {
  const growing: Growing[][] = [];
  table.rows.forEach((row, index) => {
    let column = row.before;
    const above = growing.at(-1) ?? [];
    const cells = row.cells.map((cell): Growing => {
      const at = column;
      column += cell.span;
      const owner = cell.continues ? above.find((one) => one.column === at) : undefined;
      const paragraphs = [...paragraphsOf(cell.blocks)];
      if (owner === undefined) return { row: index, column: at, span: cell.span, paragraphs };
      if (paragraphs.some((text) => text.trim() !== ''))
        owner.paragraphs = [...owner.paragraphs, ...paragraphs];
      return owner;
    });
    growing.push(cells);
  });
  const made = new Map<Growing, GridCell>();
  const finished = (cell: Growing): GridCell => {
    const known = made.get(cell);
    if (known !== undefined) return known;
    const paragraphs = trimmed(cell.paragraphs);
    const lines = trimmed(paragraphs.flatMap((text) => text.split('\n')));
    const { row, column, span } = cell;
    const one = { row, column, span, paragraphs, lines, text: lines.join('\n') };
    made.set(cell, one);
    return one;
  };
  const rows = growing.map((row) => row.map(finished));
  return {
    rows,
    cells: [...made.values()],
    nested: table.rows.flatMap((row) => row.cells.flatMap(({ blocks }) => tablesIn(blocks))),
  };
};

/** The cells to the right of a cell, in its first row. */
export const rightOf = (grid: Grid, cell: GridCell): readonly GridCell[] =>
  (grid.rows[cell.row] ?? []).filter(({ column }) => column >= cell.column + cell.span);

/** The cell that covers a column in a row. */
export const cellAt = (grid: Grid, row: number, column: number): GridCell | undefined =>
  grid.rows[row]?.find((cell) => cell.column <= column && column < cell.column + cell.span);
