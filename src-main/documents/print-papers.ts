import { joinPdf, pagesOfPdf } from './join-pdf.ts';
import { printJobs } from './paper-pages.ts';
import type { PdfPart } from './join-pdf.ts';
import type { PrintJob } from './paper-pages.ts';
import type { Paper, PrintedPages } from './paper.ts';

/** Prints pages as PDF; null when it can't. */
export type PrintPdf = (pages: PrintedPages) => Promise<Uint8Array | null>;

/** A job's parts: whole, or its first page without a number and all others with theirs. Null when it can't be printed. */
const printed = async (
  { pages, firstNumbered }: PrintJob,
  print: PrintPdf,
): Promise<readonly PdfPart[] | null> => {
  const { title } = pages;
  const of = async (more: Partial<PrintedPages>): Promise<readonly PdfPart[] | null> => {
    const bytes = await print({ ...pages, ...more });
    return bytes === null ? null : [{ title, bytes }];
  };
  if (firstNumbered || pages.foot === undefined) return of({});
  const whole = await of({ foot: undefined });
  if (whole?.[0] === undefined || (await pagesOfPdf(whole[0].bytes)) === 1) return whole;
  const first = await of({ foot: undefined, part: 'first' });
  const rest = await of({ part: 'rest' });
  return first === null || rest === null ? null : [...first, ...rest];
};

/**
 * Papers as one PDF, as each would be alone: its own size, note and page numbers from 1. Looks as the .docx does. Null
 * where one can't be printed (a template), or the browser fails; `beforeEach` is asked between two jobs and ends the run
 * by false. Fails without any paper.
 */
export const printPapers = async (
  papers: readonly Paper[],
  print: PrintPdf,
  beforeEach: () => boolean = () => true,
): Promise<Uint8Array | null> => {
  const jobs = printJobs(papers);
  if (jobs === null) return null;
  const parts: PdfPart[] = [];
  for (const job of jobs) {
    const some = beforeEach() ? await printed(job, print) : null;
    if (some === null) return null;
    parts.push(...some);
  }
  return joinPdf(parts);
};
