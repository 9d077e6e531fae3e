import type { HandInFile } from '#domain/exchange/hand-in';
import { kindOfFile } from '../file-kind.ts';
import type { FormWords } from '../form-words.ts';

/** A workbook read, or why nothing was taken, and what to do: a Chinese sentence. */
export type WorkbookRead =
  | { readonly ok: true; readonly file: HandInFile }
  | { readonly ok: false; readonly code: string; readonly text: string };

/** Being written. */
export const readWorkbook = async (
  path: string,
  _forms: readonly FormWords[],
): Promise<WorkbookRead> => {
  const kind = await kindOfFile(path);
  return kind.ok
    ? { ok: false, code: 'not-excel', text: '这不是 Excel 工作簿。' }
    : { ok: false, ...kind.refusal };
};
