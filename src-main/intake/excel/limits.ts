/** Limits on a workbook's parts; each has its own refusal. A unit's workbook of a year has some thousands of cells. */
export const EXCEL_LIMITS = {
  sheets: 200,
  /** Bytes of all parts that are read, unpacked. */
  parts: 128 * 1024 * 1024,
  /** Cells of all sheets that aren't empty. */
  cells: 300_000,
  /** The last row and column that may hold something. */
  rows: 1_048_576,
  columns: 500,
  sharedStrings: 500_000,
  /** Characters of a cell: Excel's own limit. */
  cell: 32_767,
  merges: 20_000,
  /** Elements inside each other. */
  depth: 64,
} as const;

/** Why nothing of a workbook is taken, and what to do: a Chinese sentence. */
export class ExcelRefusal extends Error {
  readonly code: string;
  readonly text: string;

  constructor(code: string, text: string) {
    super(code);
    this.code = code;
    this.text = text;
  }
}
