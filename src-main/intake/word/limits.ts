/** Limits on a document's body; each has its own refusal. A full form has some hundreds of cells. */
export const WORD_LIMITS = {
  /** Elements inside each other. */
  depth: 256,
  /** Cells of all tables. */
  cells: 20_000,
  /** Cells of a form with labels; a larger table is none, whatever it says. */
  formCells: 2000,
  /** Columns of a table; a span beyond is taken as this. */
  columns: 100,
  /** Characters of a paragraph. */
  paragraph: 100_000,
  /** Forms that are read from one file. */
  forms: 200,
} as const;

/** Why nothing of a document is taken. */
export class WordRefusal extends Error {
  readonly code: string;

  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}
