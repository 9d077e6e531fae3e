/** Limits on a workbook's parts; each has its own refusal. A unit's workbook of a year has some thousands of cells. */
export const EXCEL_LIMITS = {
  sheets: 200,
  /** Bytes of all parts that are read, unpacked. */
  parts: 128 * 1024 * 1024,
  /** Cells of all sheets that hold something. */
  cells: 300_000,
  /** Cells of all sheets, those included that only have a border. */
  places: 1_500_000,
  /** The last row and column that may hold something. */
  rows: 1_048_576,
  columns: 500,
  sharedStrings: 500_000,
  /** Characters of a cell: Excel's own limit. */
  cell: 32_767,
  merges: 20_000,
  /** Formulas that fill a whole range at once; every cell is held against each of them. */
  ranges: 1000,
  /** Columns named by widths, cells named by links: the library writes each of them out. */
  widths: 4_000_000,
  links: 300_000,
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
