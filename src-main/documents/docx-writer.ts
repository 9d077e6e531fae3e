import type { FormMarks } from '#domain/exchange/form-marks';
import type { Outline } from '#domain/forms/outline';

/**
 * An outline as a .docx that Word, WPS and LibreOffice open without a repair prompt.
 *
 * The same outline and marks give the same bytes on every machine, so that a printed month can be fingerprinted.
 * Text is data: what XML cannot hold is dropped, everything else is shown as it is. Fonts are named, never embedded.
 *
 * docx is large: it is loaded with the first document, for no ledger should wait for it to open.
 */
export const writeDocx = async (outline: Outline, marks?: FormMarks): Promise<Uint8Array> => {
  const { fillPackage } = await import('./filled-package.ts');
  return fillPackage(outline, marks);
};
