import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';
import { withWorkbook } from './open-workbook.ts';
import type { ExcelRefused } from './open-workbook.ts';
import type { ExcelSheet } from './sheet-cells.ts';

/** Rows of the first worksheet that isn't empty, as text cells; rows and columns keep their places. */
export interface SheetCells {
  readonly ok: true;
  readonly sheet: readonly (readonly string[])[];
}

/** Rows of a roster; a large college's has under 2 000. */
const MOST_ROWS = 200_000;

const asTable = ({ name, rows }: ExcelSheet): readonly (readonly string[])[] => {
  const last = rows.at(-1)?.number ?? 0;
  if (last > MOST_ROWS)
    throw new ExcelRefusal(
      'too-many-lines',
      `表页“${name}”有 ${String(last)} 行，超过 ${String(MOST_ROWS)} 行的上限；请删去末尾多余的行，或核对是不是选错了文件。`,
    );
  const table: string[][] = Array.from({ length: last }, () => []);
  for (const { number, cells } of rows) {
    const width = Math.min(Math.max(...cells.keys()) + 1, EXCEL_LIMITS.columns);
    table[number - 1] = Array.from({ length: width }, (_, column) =>
      (cells.get(column)?.text ?? '').trim(),
    );
  }
  return table;
};

/** Reads a roster's cells: days as 2026-10-09, formulas by their kept result, hidden sheets left out. */
export const readSheetCells = (path: string): Promise<SheetCells | ExcelRefused> =>
  withWorkbook(path, ({ sheets }) => {
    const filled = sheets.find(({ hidden, rows }) => !hidden && rows.length > 0);
    if (filled === undefined) throw new ExcelRefusal('empty', '工作簿是空的，没有可导入的内容。');
    return { ok: true, sheet: asTable(filled) };
  });
