import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import { openArchive } from '../archive.ts';
import { kindOfFile } from '../file-kind.ts';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';
import { readSheet } from './read-sheet.ts';
import type { ExcelSheet } from './read-sheet.ts';
import { readParts } from './workbook-parts.ts';
import type { SheetPart } from './workbook-parts.ts';

/** A workbook whose sheets can be read one after the other. */
export interface OpenWorkbook {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
  readonly read: (sheet: SheetPart) => Promise<ExcelSheet>;
}

/** Why nothing was taken, and what to do: a Chinese sentence. */
export interface ExcelRefused {
  readonly ok: false;
  readonly code: string;
  readonly text: string;
}

const refused = (error: unknown): ExcelRefused => {
  if (error instanceof ExcelRefusal) return { ok: false, code: error.code, text: error.text };
  throw error;
};

/**
 * Opens a file that says it is a workbook and hands it to `use`. What it is decides its content; its container is
 * checked whole, by our own limits, before a byte of it is unpacked. Links to other files are never followed.
 */
export const withWorkbook = async <Value extends { readonly ok: true }>(
  path: string,
  use: (workbook: OpenWorkbook) => Promise<Value>,
): Promise<Value | ExcelRefused> => {
  const kind = await kindOfFile(path);
  if (!kind.ok) return { ok: false, ...kind.refusal };
  if (kind.kind !== 'excel')
    return {
      ok: false,
      code: 'not-excel',
      text: '这不是 Excel 工作簿（.xlsx），虽然名称可能像；请核对是不是选错了文件。',
    };
  const opened = await openArchive(path, EXCHANGE_LIMITS);
  if (!opened.ok) return { ok: false, ...opened.refusal };
  try {
    const parts = await readParts(opened.archive);
    const budget = { left: EXCEL_LIMITS.cells };
    return await use({
      sheets: parts.sheets,
      from1904: parts.from1904,
      read: async (sheet) => readSheet(sheet.name, await parts.read(sheet.path), parts, budget),
    });
  } catch (error) {
    return refused(error);
  } finally {
    await opened.archive.close();
  }
};
