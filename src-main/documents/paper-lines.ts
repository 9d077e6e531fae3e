import type { Pen } from './paper-pen.ts';

/** 小二, in the face of titles. */
const TITLE = {
  face: 'title',
  size: 18,
  line: 28,
  align: 'center',
  after: 8,
  keepNext: true,
} as const;

/** 五号, and the white space between what belongs together and the table. */
const SMALL = { face: 'table', size: 10.5, line: 16 } as const;

const GAP = 4;

/** The title of a list or a report. */
export const paperTitle = (pen: Pen, title: string): string => pen.paragraph(title, TITLE);

/** Small lines of which the last leaves some room before the table. */
export const linesAbove = (pen: Pen, lines: readonly string[]): string =>
  lines
    .map((line, index) =>
      pen.paragraph(line, {
        ...SMALL,
        after: index === lines.length - 1 ? GAP : 0,
        keepNext: true,
      }),
    )
    .join('');

/** Small lines under a table; kept with what follows where that may not stand alone on a page. */
export const linesBelow = (pen: Pen, lines: readonly string[], keepNext: boolean): string =>
  lines
    .map((line, index) =>
      pen.paragraph(line, { ...SMALL, before: index === 0 ? GAP : 0, keepNext }),
    )
    .join('');
