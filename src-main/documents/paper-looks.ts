import {
  LineRuleType,
  Paragraph,
  ShadingType,
  TableCell,
  TextDirection,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { BaseXmlComponent, IIndentAttributesProperties } from 'docx';
import type { Face } from '#domain/forms/outline';
import { componentXml } from './component-xml.ts';
import { runFont } from './fonts.ts';
import type { Around } from './looks.ts';
import { SHADE } from './list-frame.ts';
import { RED } from './tones.ts';
import { runContent } from './xml-text.ts';

/** How a paragraph of a list or a letter looks. Sizes, pitches and spaces in points, indents in twips. */
export interface PaperLook {
  readonly face: Face;
  readonly size: number;
  readonly line: number;
  readonly align?: 'left' | 'center' | 'right' | 'both' | undefined;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** RRGGBB; absent: black. */
  readonly colour?: string | undefined;
  readonly indent?: IIndentAttributesProperties | undefined;
  /** Stays on the page of what follows. */
  readonly keepNext?: boolean | undefined;
  /** The red rule under the head of a letter. */
  readonly ruled?: boolean | undefined;
}

/** A long list has a few dozen looks at most; texts are no part of them. */
const drawn = new Map<string, Around>();

/** What docx writes before and after the slot, asked once for each key. */
const around = (key: string, draw: () => BaseXmlComponent, slot: RegExp): Around => {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const [before, after, ...more] = componentXml(draw()).split(slot);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`docx wrote no single ${slot.source}`);
  if (drawn.size > 2000) drawn.clear();
  drawn.set(key, { before, after });
  return { before, after };
};

const lookOf = (look: PaperLook, empty: boolean): Paragraph => {
  const run = {
    font: runFont(look.face),
    size: Math.round(look.size * 2),
    ...(look.colour === undefined ? {} : { color: look.colour }),
  };
  const rule = { style: 'thinThickSmallGap', size: 24, space: 4, color: RED } as const;
  return new Paragraph({
    spacing: {
      before: Math.round((look.before ?? 0) * 20),
      after: Math.round((look.after ?? 0) * 20),
      line: Math.round(look.line * 20),
      lineRule: LineRuleType.EXACT,
    },
    alignment: look.align ?? 'left',
    run,
    ...(look.indent === undefined ? {} : { indent: look.indent }),
    ...(look.keepNext === true ? { keepNext: true } : {}),
    ...(look.ruled === true ? { border: { bottom: rule } } : {}),
    children: empty ? [] : [new TextRun({ ...run, text: 'x' })],
  });
};

/** A paragraph of one run; a text without anything in it has no run. */
export const paragraphXml = (text: string, look: PaperLook): string => {
  const content = runContent(text);
  const empty = content === '';
  const { before, after } = around(
    `p${String(empty)}${JSON.stringify(look)}`,
    () => lookOf(look, empty),
    empty ? /(?=<\/w:p>)/u : /<w:t [^>]*>x<\/w:t>/u,
  );
  return before + content + after;
};

/** How a cell of a list looks. Width in twips. */
export interface PaperCell {
  readonly width: number;
  readonly span?: number | undefined;
  readonly merge?: 'none' | 'start' | 'continue' | undefined;
  /** Written downwards, its lines from right to left. */
  readonly downwards?: boolean | undefined;
  readonly shaded?: boolean | undefined;
}

const MERGES = { start: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE } as const;

/** A cell around its paragraphs. */
export const cellXml = (paragraphs: string, look: PaperCell): string => {
  const { width, span = 1, merge = 'none', downwards = false, shaded = false } = look;
  const { before, after } = around(
    `c${JSON.stringify(look)}`,
    () =>
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        ...(span > 1 ? { columnSpan: span } : {}),
        ...(merge === 'none' ? {} : { verticalMerge: MERGES[merge] }),
        ...(shaded ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: SHADE } } : {}),
        ...(downwards ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
        verticalAlign: 'center',
        children: [],
      }),
    /<w:p\/>/u,
  );
  return before + paragraphs + after;
};
