import {
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { BaseXmlComponent, IIndentAttributesProperties } from 'docx';
import type { Face } from '#domain/forms/outline';
import { componentXml } from './component-xml.ts';
import { runFont } from './fonts.ts';

/** What docx writes before and after the content of an element. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** As many looks are kept; a batch of a school's forms has some hundred. */
const MOST_LOOKS = 2000;

/**
 * Has docx draw each look once, and cuts it where the content goes, at what stands there for it. A form has some hundred
 * paragraphs and cells but two dozen looks, and a batch has them over and over; making objects for each anew costs many
 * times what all the rest does.
 */
const drawnOnce = <Look>(
  draw: (look: Look) => BaseXmlComponent,
  slot: RegExp,
): ((look: Look) => Around) => {
  const drawn = new Map<string, Around>();
  return (look) => {
    const key = JSON.stringify(look);
    const known = drawn.get(key);
    if (known !== undefined) return known;
    if (drawn.size >= MOST_LOOKS) drawn.clear();
    const [before, after, ...more] = componentXml(draw(look)).split(slot);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`docx wrote no single ${slot.source}`);
    }
    const around = { before, after };
    drawn.set(key, around);
    return around;
  };
};

/** How a paragraph looks. Sizes and pitches in points. */
export interface TextLook {
  readonly face: Face;
  readonly size: number;
  readonly line?: number | undefined;
  readonly align: 'left' | 'center' | 'right' | 'both';
  readonly after: number;
  readonly indent?: IIndentAttributesProperties | undefined;
}

/** A paragraph of one run; a text without anything in it has no run. */
export const paragraphOf = (text: string, look: TextLook): Paragraph => {
  const run = { font: runFont(look.face), size: Math.round(look.size * 2) };
  const pitch =
    look.line === undefined
      ? {}
      : { line: Math.round(look.line * 20), lineRule: LineRuleType.EXACT };
  return new Paragraph({
    spacing: { before: 0, after: Math.round(look.after * 20), ...pitch },
    ...(look.indent === undefined ? {} : { indent: look.indent }),
    alignment: look.align,
    run,
    children: text === '' ? [] : [new TextRun({ ...run, text })],
  });
};

/** Around the text of a paragraph. */
export const textLook = drawnOnce(
  (look: TextLook) => paragraphOf('x', look),
  /<w:t [^>]*>x<\/w:t>/u,
);

/** Around the missing text of a paragraph, which has no run then. */
export const blankLook = drawnOnce((look: TextLook) => paragraphOf('', look), /(?=<\/w:p>)/u);

/** How a cell looks. Lengths in twips. */
export interface CellLook {
  readonly width: number;
  readonly span: number;
  readonly merge: 'none' | 'start' | 'continue';
  readonly vertical: 'top' | 'middle';
  /** Fine dotted lines to the cells that are joined to it. */
  readonly dotted: { readonly top: boolean; readonly bottom: boolean };
}

const rule = (style: (typeof BorderStyle)[keyof typeof BorderStyle]) =>
  ({ style, size: 4, space: 0, color: '000000' }) as const;

const DOTTED = rule(BorderStyle.DOTTED);
const LINE = rule(BorderStyle.SINGLE);

const MERGES = { start: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE } as const;

const EMPTY_CELL = new TableCell({ children: [] });

/** Around the paragraphs of a cell; docx puts an empty one where there is none. */
export const cellLook = drawnOnce(
  ({ width, span, merge, vertical, dotted }: CellLook) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      ...(span > 1 ? { columnSpan: span } : {}),
      ...(merge === 'none' ? {} : { verticalMerge: MERGES[merge] }),
      borders: {
        ...(dotted.top ? { top: DOTTED } : {}),
        ...(dotted.bottom ? { bottom: DOTTED } : {}),
      },
      verticalAlign: vertical === 'top' ? 'top' : 'center',
      children: [],
    }),
  /<w:p\/>/u,
);

/** Around the cells of a row. */
export const rowLook = drawnOnce(
  ({ height, header }: { readonly height: number; readonly header: boolean }) =>
    new TableRow({
      height: { value: height, rule: HeightRule.ATLEAST },
      ...(header ? { tableHeader: true } : {}),
      children: [EMPTY_CELL],
    }),
  /<w:tc>.*<\/w:tc>/u,
);

/** How a table looks. Lengths in twips. */
export interface TableLook {
  readonly columns: readonly number[];
  readonly padding: { readonly block: number; readonly inline: number };
}

/** Around the rows of a table. */
export const tableLook = drawnOnce(
  ({ columns, padding: { block, inline } }: TableLook) =>
    new Table({
      width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: columns,
      alignment: 'center',
      layout: TableLayoutType.FIXED,
      borders: {
        top: LINE,
        left: LINE,
        bottom: LINE,
        right: LINE,
        insideHorizontal: LINE,
        insideVertical: LINE,
      },
      margins: { top: block, left: inline, bottom: block, right: inline },
      rows: [new TableRow({ children: [EMPTY_CELL] })],
    }),
  /<w:tr>.*<\/w:tr>/u,
);
