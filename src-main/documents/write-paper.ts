import type { ListOutline } from '#domain/forms/list-outline';
import { writeDocx } from './docx-writer.ts';
import { writeLetterDocx } from './letter-docx.ts';
import { writeListDocx } from './list-docx.ts';
import { writeListXlsx } from './list-xlsx.ts';
import type { Paper, PaperFormat } from './paper.ts';

/** A paper as a file's bytes; null where it can't leave in that format. PDF is printed from `printedPages`. */
export const writePaper = async (
  paper: Paper,
  format: Exclude<PaperFormat, 'pdf'>,
): Promise<Uint8Array | null> => {
  if (paper.kind === 'form')
    return format === 'docx' ? writeDocx(paper.outline, paper.marks) : null;
  if (paper.kind === 'template') return null;
  const lists = paper.outlines.filter((one): one is ListOutline => one.kind === 'list');
  if (format === 'xlsx') return lists.length === 0 ? null : writeListXlsx(lists);
  const letters = paper.outlines.flatMap((one) => (one.kind === 'letter' ? [one] : []));
  return letters.length > 0 ? writeLetterDocx(letters) : writeListDocx(lists);
};
