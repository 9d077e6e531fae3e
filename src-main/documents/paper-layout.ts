import type { PaperOutline } from '#domain/forms/report-outline';
import { letterPaper } from './letter-paper.ts';
import { listPaper } from './list-paper.ts';
import type { PaperLayout } from './paper-pen.ts';
import { reportPaper } from './report-paper.ts';

/** Any paper but a form, laid out for a pen. */
export const laidOut = (outline: PaperOutline): PaperLayout => {
  switch (outline.kind) {
    case 'list':
      return listPaper(outline);
    case 'letter':
      return letterPaper(outline);
    case 'report':
      return reportPaper(outline);
  }
};
