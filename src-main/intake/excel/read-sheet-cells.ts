import { kindOfFile } from '../file-kind.ts';

/** First worksheet that isn't empty, as text cells, for rosters; or why nothing was taken. */
export type SheetCells =
  | { readonly ok: true; readonly sheet: readonly (readonly string[])[] }
  | { readonly ok: false; readonly code: string; readonly text: string };

/** Being written. */
export const readSheetCells = async (path: string): Promise<SheetCells> => {
  const kind = await kindOfFile(path);
  return kind.ok
    ? { ok: false, code: 'not-excel', text: '这不是 Excel 工作簿。' }
    : { ok: false, ...kind.refusal };
};
