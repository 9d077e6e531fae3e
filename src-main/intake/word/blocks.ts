/* What a document's body holds, without looks: paragraphs as texts, and tables of cells that hold blocks again. */

/** A line break inside a paragraph is `\n`, a tab `\t`. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
}

/** A cell as it stands in its row. */
export interface RawCell {
  /** Columns it spans. */
  readonly span: number;
  /** Whether it belongs to the cell above. */
  readonly continues: boolean;
  readonly blocks: readonly Block[];
}

export interface RawRow {
  /** Columns left out before the first cell. */
  readonly before: number;
  readonly cells: readonly RawCell[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly RawRow[];
}

export type Block = ParagraphBlock | TableBlock;

/** Texts of the paragraphs, those of nested tables among them, cell by cell. */
export const paragraphsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  );

/** Tables that stand inside blocks, not deeper. */
export const tablesIn = (blocks: readonly Block[]): readonly TableBlock[] =>
  blocks.filter((block) => block.kind === 'table');
