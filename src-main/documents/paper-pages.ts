import type { Outline } from '#domain/forms/outline';
import { formHtml } from './page-form.ts';
import { pageText } from './page-parts.ts';
import { pagePen } from './page-pen.ts';
import { noteHtml, numberHtml } from './page-margins.ts';
import { makePageStyles } from './page-styles.ts';
import type { PageStyles } from './page-styles.ts';
import { laidOut } from './paper-layout.ts';
import type { Paper, PrintedPages } from './paper.ts';

/** What is printed by itself: pages of one size, note and numbering. */
interface Sheaf {
  readonly title: string;
  readonly page: Outline['page'];
  readonly note: string | undefined;
  readonly numbered: 'every' | 'from-second' | 'none';
  readonly bodies: readonly ((styles: PageStyles) => string)[];
}

/** Chromium lays out so many forms in a few seconds; between two jobs the PC breathes. */
const MOST = 100;

const sheavesOf = (paper: Paper): readonly Sheaf[] | null => {
  switch (paper.kind) {
    case 'form': {
      const { outline } = paper;
      const { title, page, note } = outline;
      const bodies = [(styles: PageStyles) => formHtml(outline, styles)];
      return [{ title, page, note, numbered: 'none', bodies }];
    }
    case 'papers':
      return paper.outlines.map((outline) => {
        const { page, note, numbered, body } = laidOut(outline);
        const bodies = [(styles: PageStyles) => body(pagePen(styles))];
        return { title: outline.title, page, note, numbered, bodies };
      });
    case 'template':
      return null;
  }
};

/** Pages without numbers go together; what is numbered begins with page 1 and stands by itself. */
const gathered = (sheaves: readonly Sheaf[]): readonly Sheaf[] => {
  const all: Sheaf[] = [];
  const alike = (one: Sheaf): string => JSON.stringify([one.page, one.note ?? '', one.numbered]);
  for (const sheaf of sheaves) {
    const last = all.at(-1);
    if (last?.numbered === 'none' && alike(last) === alike(sheaf) && last.bodies.length < MOST)
      all[all.length - 1] = { ...last, bodies: [...last.bodies, ...sheaf.bodies] };
    else all.push(sheaf);
  }
  return all;
};

/** A print job, and whether the first page of several is to have no number although the others do. */
export interface PrintJob {
  readonly pages: PrintedPages;
  readonly firstNumbered: boolean;
}

const jobOf = ({ title, page, note, numbered, bodies }: Sheaf): PrintJob => {
  const styles = makePageStyles();
  const sections = bodies.map((body) => `<section>${body(styles)}</section>`);
  return {
    pages: {
      title,
      html:
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">' +
        `<title>${pageText(title)}</title><link rel="stylesheet" href="paper.css"></head>` +
        `<body>${sections.join('')}</body></html>`,
      css: styles.css(page),
      page,
      head: note === undefined || note === '' ? undefined : noteHtml(note, page),
      foot: numbered === 'none' ? undefined : numberHtml(page),
    },
    firstNumbered: numbered !== 'from-second',
  };
};

/**
 * Papers as print jobs, in their order: forms of one size and note together, each list, letter and report by itself, so
 * that its pages have their own size, note and numbers. Null where one can't be printed: a template.
 */
export const printJobs = (papers: readonly Paper[]): readonly PrintJob[] | null => {
  const sheaves: Sheaf[] = [];
  for (const paper of papers) {
    const some = sheavesOf(paper);
    if (some === null) return null;
    sheaves.push(...some);
  }
  return gathered(sheaves).map(jobOf);
};
