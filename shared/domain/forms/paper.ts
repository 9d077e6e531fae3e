import type { PlainMonth } from '../plain-date.ts';
import { points } from './measure.ts';
import type { Outline, ParagraphBlock, TableCell } from './outline.ts';

/** A4 with the margins of GB/T 9704—2012, 5.2. */
export const A4: Outline['page'] = {
  width: 210,
  height: 297,
  margins: { top: 37, bottom: 35, left: 28, right: 26 },
};

/** Width of the text area in millimetres. */
export const TEXT_WIDTH = A4.width - A4.margins.left - A4.margins.right;

/** Height of the text area in points, less what rounding and rules may take. */
export const TEXT_HEIGHT = points(A4.height - A4.margins.top - A4.margins.bottom) - 6;

/** How tight a form is set. Sizes, pitches and white space in points. */
export interface Density {
  readonly size: number;
  readonly line: number;
  /** Above and below the text of a cell. */
  readonly pad: number;
  /** After the attachment's number; half of it after the title. */
  readonly air: number;
}

/** 五号, the size of notes and the smallest there is. */
export const NOTE_SIZE = 10.5;

const MARK = { size: 16, line: 22 } as const;
const TITLE = { size: 22, line: 32 } as const;
const PERIOD = { size: 14, line: 20 } as const;
const DATE = { size: 12, line: 18, after: 4 } as const;

/** Height of what stands above the table, in points. */
export const headHeight = (density: Density): number =>
  MARK.line + TITLE.line + DATE.line + DATE.after + density.air * 1.5;

/** What the head of a form is made of. */
export interface Head {
  /** `附件 1` */
  readonly attachment: string;
  /** 发文字号; empty when the form stays with its document. */
  readonly documentNumber: string;
  readonly title: string;
  /** `填表时间：` */
  readonly dateLabel: string;
  readonly month: PlainMonth;
  /** What the sheet is of, where that is more than a month: `2026年下半年`; absent or empty otherwise. */
  readonly period?: string | undefined;
}

/** `2026 年 10 月`, spaced as on the paper form, where the figures were filled into a gap. */
const spacedMonth = (month: PlainMonth): string =>
  `${month.slice(0, 4)} 年 ${String(Number(month.slice(5, 7)))} 月`;

const periodBlocks = ({ period = '' }: Head): readonly ParagraphBlock[] =>
  period === ''
    ? []
    : [
        {
          kind: 'paragraph',
          text: `（${period}）`,
          face: 'body',
          size: PERIOD.size,
          line: PERIOD.line,
          align: 'center',
          after: 0,
        },
      ];

/**
 * The lines above the table. The attachment's number stands top left; when it is printed apart from its
 * document, the document's number stands before it (GB/T 9704—2012, 7.3.7: 闽卫院委〔2021〕31号附件1).
 */
export const headBlocks = (head: Head, density: Density): readonly ParagraphBlock[] => [
  {
    kind: 'paragraph',
    text:
      head.documentNumber === ''
        ? head.attachment
        : `${head.documentNumber}${head.attachment.replace(/\s+/gu, '')}`,
    face: 'heading',
    size: MARK.size,
    line: MARK.line,
    align: 'left',
    after: density.air,
  },
  {
    kind: 'paragraph',
    text: head.title,
    face: 'title',
    size: TITLE.size,
    line: TITLE.line,
    align: 'center',
    after: density.air / 2,
  },
  ...periodBlocks(head),
  {
    kind: 'paragraph',
    text: `${head.dateLabel}${spacedMonth(head.month)}`,
    face: 'table',
    size: DATE.size,
    line: DATE.line,
    align: 'right',
    after: DATE.after,
  },
];

/** A cell maker for one density: what is not said is one column wide, unmerged, centred and in the middle. */
export const cellMaker =
  (density: Density) =>
  (text: string | readonly string[], more: Partial<TableCell> = {}): TableCell => ({
    paragraphs: typeof text === 'string' ? [text] : text,
    span: 1,
    merge: 'none',
    align: 'center',
    vertical: 'middle',
    upright: false,
    face: 'table',
    size: density.size,
    line: density.line,
    ...more,
  });
