import { zipSync } from 'fflate';
import { read } from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import { openArchive } from '../archive.ts';
import { kindOfFile } from '../file-kind.ts';
import { guardedParts } from './guard-parts.ts';
import { damaged } from './guard-xml.ts';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';
import { excelSheet } from './sheet-cells.ts';
import type { ExcelSheet } from './sheet-cells.ts';

/** A workbook whose sheets were read. */
export interface OpenWorkbook {
  readonly sheets: readonly (ExcelSheet & { readonly hidden: boolean })[];
  readonly from1904: boolean;
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
 * The library's view of the parts: values, formats, names; nothing is calculated, no link followed. Formulas are
 * asked for because a row that was calculated is told of, styles because they say which rows are hidden.
 */
const workbookOf = (parts: Readonly<Record<string, Uint8Array>>): WorkBook => {
  // Packed anew without pressing, so that the library gets the proven bytes and not the container they came in.
  const bytes = zipSync({ ...parts }, { level: 0 });
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellFormula: true,
      cellHTML: false,
      cellNF: true,
      cellStyles: true,
      sheetRows: EXCEL_LIMITS.rows,
    });
  } catch (error) {
    // Whatever it stumbles over: its own messages are for programmers.
    throw Object.assign(damaged('表页'), { cause: error });
  }
};

const opened = (workbook: WorkBook): OpenWorkbook => {
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.flatMap((name, index) => {
    // A sheet the library couldn't read isn't among them.
    const sheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined;
    if (sheet === undefined) throw damaged(name);
    // Charts and dialogs have sheets of their own, without cells.
    if ((sheet['!type'] ?? 'sheet') !== 'sheet') return [];
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return [{ ...excelSheet(name, sheet, from1904), hidden }];
  });
  if (sheets.length === 0) throw damaged('表页');
  return { sheets, from1904 };
};

/**
 * Opens a file that says it is a workbook and hands it to `use`. What it is decides its content; its container is
 * checked whole, by our own limits, before a byte of it is unpacked, and every part before the library reads it.
 */
export const withWorkbook = async <Value extends { readonly ok: true }>(
  path: string,
  use: (workbook: OpenWorkbook) => Value,
): Promise<Value | ExcelRefused> => {
  const kind = await kindOfFile(path);
  if (!kind.ok) return { ok: false, ...kind.refusal };
  if (kind.kind !== 'excel')
    return {
      ok: false,
      code: 'not-excel',
      text: '这不是 Excel 工作簿（.xlsx），虽然名称可能像；请核对是不是选错了文件。',
    };
  const container = await openArchive(path, EXCHANGE_LIMITS);
  if (!container.ok) return { ok: false, ...container.refusal };
  try {
    return use(opened(workbookOf(await guardedParts(container.archive))));
  } catch (error) {
    return refused(error);
  } finally {
    await container.archive.close();
  }
};
