import type { ListOutline } from '#domain/forms/list-outline';

/**
 * Lists as one .docx, each beginning on its own page with page 1. As writeDocx: the same bytes for the same lists, text
 * is data, and docx is loaded with the first document. Fails without any list.
 */
export const writeListDocx = async (outlines: readonly ListOutline[]): Promise<Uint8Array> => {
  const { writePieces } = await import('./papers-docx.ts');
  return writePieces(outlines.map((outline) => ({ kind: 'paper', outline })));
};
