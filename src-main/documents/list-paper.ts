import { listPage } from '#domain/forms/list-outline';
import type { ListOutline } from '#domain/forms/list-outline';
import { linesAbove, linesBelow, paperTitle } from './paper-lines.ts';
import type { PaperLayout } from './paper-pen.ts';
import { signature } from './paper-signature.ts';

/** A list as a paper. */
export const listPaper = (outline: ListOutline): PaperLayout => {
  const page = listPage(outline);
  return {
    page,
    numbered: 'every',
    note: outline.note,
    body: (pen) =>
      paperTitle(pen, outline.title) +
      linesAbove(pen, outline.subtitle) +
      pen.table(
        outline,
        page,
        undefined,
        linesBelow(pen, outline.notes, outline.signature.length > 0) +
          signature(pen, outline.signature, { face: 'table', size: 12, line: 22, before: 12 }),
      ),
  };
};
