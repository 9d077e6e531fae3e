/**
 * What a document says, as plain data, without Word: writers in src-main/documents turn it into .docx.
 * Lengths are in millimetres, sizes in points.
 */
export interface Outline {
  /** For the file's properties. */
  readonly title: string;
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly margins: {
      readonly top: number;
      readonly bottom: number;
      readonly left: number;
      readonly right: number;
    };
  };
  /** Printed small at the top right of every page, in its margin. Absent: none. */
  readonly note?: string | undefined;
  readonly blocks: readonly Block[];
}

export type Block = ParagraphBlock | TableBlock;

/** A named face; the writer knows its font and fallback chain. */
export type Face = 'title' | 'heading' | 'body' | 'table';

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  /** Space after, in points. */
  readonly after: number;
  /** Pitch of its lines in points, the same whatever font a machine has; absent: as the font would have it. */
  readonly line?: number | undefined;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Fixed column widths in millimetres; their sum is the table's width. */
  readonly columns: readonly number[];
  /** White space inside every cell, in millimetres: above and below, left and right. Absent: 0.5 and 1. */
  readonly padding?: { readonly block: number; readonly inline: number } | undefined;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** At least this high, in millimetres; it grows with its text and may split over pages. */
  readonly height: number;
  /** Repeats on the next page when the table splits. */
  readonly header: boolean;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** One string a paragraph. Text is data: whatever it holds is shown as it is. */
  readonly paragraphs: readonly string[];
  /** Columns it spans. */
  readonly span: number;
  /** `start` opens a vertical merge, `continue` belongs to the cell above. */
  readonly merge: 'none' | 'start' | 'continue';
  readonly align: 'left' | 'center';
  /** Lines of text at the left are not spread to the cell's width: a narrow one would tear them apart. Absent: they are. */
  readonly ragged?: boolean | undefined;
  readonly vertical: 'top' | 'middle';
  /** Characters stand above each other (五个联系). */
  readonly upright: boolean;
  readonly face: Face;
  readonly size: number;
  /** Pitch of its lines in points; absent: as the font would have it. */
  readonly line?: number | undefined;
  /** Belongs with the cell above (a further visit in one row of the form): a fine dotted line between them. */
  readonly joined?: boolean | undefined;
  /** From this paragraph on, first lines are indented by two characters, as running text is. Absent: none. */
  readonly indentFrom?: number | undefined;
  /** Which paragraphs are only a note to the label above them, and are set in 五号 like small print. Absent: none. */
  readonly notes?: readonly number[] | undefined;
}
