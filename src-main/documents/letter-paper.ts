import type { LetterOutline } from '#domain/forms/list-outline';
import { linesOf, measured, points, widthOf } from '#domain/forms/measure';
import { A4, TEXT_HEIGHT, TEXT_WIDTH } from '#domain/forms/paper';
import { SMALL_TABLE, tableHeight } from './list-frame.ts';
import type { TableSetting } from './list-frame.ts';
import type { PaperLook } from './paper-looks.ts';
import type { PaperLayout, Pen } from './paper-pen.ts';
import { signature as signatureLines } from './paper-signature.ts';
import { RED } from './tones.ts';

/** 三号 (GB/T 9704—2012, 5.2.2). */
const SIZE = 16;

const INDENTED = { firstLineChars: 200, firstLine: SIZE * 40 } as const;

/** How tight a letter is set: pitch of its lines and white space in points, its table as it comes or in 五号. */
interface Density {
  readonly line: number;
  readonly air: number;
  readonly table: TableSetting | undefined;
}

/** From 22 lines a page (5.2.3) to what still reads well. The first that has all on one page is taken. */
const ROOMY: Density = { line: 28, air: 14, table: undefined };
const DENSITIES: readonly Density[] = [
  ROOMY,
  { line: 28, air: 12, table: SMALL_TABLE },
  { line: 26, air: 10, table: SMALL_TABLE },
  { line: 24, air: 8, table: SMALL_TABLE },
];

const TITLE = { face: 'title', size: 22, line: 34, align: 'center' } as const;
const NUMBER = { face: 'body', size: 14, line: 22, align: 'right', after: 4 } as const;

/** Under the head, its rule included, in points. */
const UNDER_HEAD = 10;

/** White space between a table and the text around it. */
const SPACE: PaperLook = { face: 'body', size: 8, line: 8 };

/** What estimates may be wrong by, in points. */
const SLACK = 12;

/** The head stands in red over a red rule (10.1), no larger than fits one line. */
const headSize = (head: string): number =>
  Math.max(
    SIZE,
    Math.min(30, Math.floor((points(TEXT_WIDTH) - 4) / Math.max(1, widthOf(measured(head))))),
  );

const linesIn = (texts: readonly string[], indent: number): number =>
  texts.reduce(
    (lines, text) =>
      lines + linesOf(measured('　'.repeat(indent) + text), points(TEXT_WIDTH) / SIZE),
    0,
  );

const heightOf = (outline: LetterOutline, { line, air, table }: Density): number => {
  const running = linesIn([...outline.paragraphs, ...outline.closing], 2);
  const lines = running + linesIn([outline.addressee], 0) + 1 + outline.signature.length;
  return (
    headSize(outline.head) * 1.4 +
    UNDER_HEAD * 2 +
    (outline.number === '' ? 0 : NUMBER.line + NUMBER.after) +
    TITLE.line * linesOf(measured(outline.title), points(TEXT_WIDTH) / TITLE.size) +
    air * 2 +
    lines * line +
    (outline.table === null ? 0 : tableHeight(outline.table, A4, table) + SPACE.line * 2)
  );
};

const bodyOf = (pen: Pen, outline: LetterOutline, { line, air, table }: Density): string => {
  const { head, number, title, addressee, paragraphs, closing, signature } = outline;
  const look: PaperLook = { face: 'body', size: SIZE, line, align: 'both', indent: INDENTED };
  const running = (texts: readonly string[], more: Partial<PaperLook>): string =>
    texts
      .map((text, index) =>
        pen.paragraph(text, { ...look, ...(index === texts.length - 1 ? more : {}) }),
      )
      .join('');
  const size = headSize(head);
  return (
    pen.paragraph(head, {
      face: 'title',
      size,
      line: size * 1.4,
      align: 'center',
      colour: RED,
      ruled: true,
      after: UNDER_HEAD,
    }) +
    (number === '' ? '' : pen.paragraph(number, NUMBER)) +
    pen.paragraph(title, { ...TITLE, before: air, after: air }) +
    pen.paragraph(addressee, { ...look, align: 'left', indent: undefined }) +
    running(paragraphs, { keepNext: outline.table !== null }) +
    (outline.table === null
      ? ''
      : pen.paragraph('', { ...SPACE, keepNext: true }) +
        pen.table(outline.table, A4, table) +
        pen.paragraph('', SPACE)) +
    // No page may hold nothing but the signature.
    running(closing, { keepNext: signature.length > 0 }) +
    signatureLines(pen, signature, { face: 'body', size: SIZE, line, before: line })
  );
};

/** A letter as a paper: on one page where it can be. */
export const letterPaper = (outline: LetterOutline): PaperLayout => ({
  page: A4,
  numbered: 'from-second',
  note: outline.note,
  body: (pen) =>
    bodyOf(
      pen,
      outline,
      DENSITIES.find((density) => heightOf(outline, density) + SLACK <= TEXT_HEIGHT) ?? ROOMY,
    ),
});
