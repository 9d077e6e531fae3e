import type { ListOutline } from '#domain/forms/list-outline';

/**
 * Lists as one .docx, each beginning on its own page with page 1; the demo note is the first list's. As writeDocx: the
 * same bytes for the same lists, text is data, and docx is loaded with the first document. Fails without any list.
 */
export const writeListDocx = async (outlines: readonly ListOutline[]): Promise<Uint8Array> => {
  const [{ packPapers }, { listPaper }] = await Promise.all([
    import('./paper-package.ts'),
    import('./list-paper.ts'),
  ]);
  const { title = '', note } = outlines[0] ?? {};
  return packPapers({ title, note }, outlines.map(listPaper));
};
