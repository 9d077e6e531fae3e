import type { LetterOutline } from '#domain/forms/list-outline';

/**
 * Letters as one .docx, each beginning on its own page; the demo note is the first letter's. As writeDocx: the same
 * bytes for the same letters, text is data, and docx is loaded with the first document. Fails without any letter.
 */
export const writeLetterDocx = async (outlines: readonly LetterOutline[]): Promise<Uint8Array> => {
  const [{ packPapers }, { letterPaper }] = await Promise.all([
    import('./paper-package.ts'),
    import('./letter-paper.ts'),
  ]);
  const { title = '', note } = outlines[0] ?? {};
  return packPapers({ title, note }, outlines.map(letterPaper));
};
