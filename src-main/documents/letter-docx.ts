import type { LetterOutline } from '#domain/forms/list-outline';

/**
 * Letters as one .docx, each beginning on its own page. As writeDocx: the same bytes for the same letters, text is data,
 * and docx is loaded with the first document. Fails without any letter.
 */
export const writeLetterDocx = async (outlines: readonly LetterOutline[]): Promise<Uint8Array> => {
  const { writePieces } = await import('./papers-docx.ts');
  return writePieces(outlines.map((outline) => ({ kind: 'paper', outline })));
};
