import { Buffer } from 'node:buffer';
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import Docxtemplater from 'docxtemplater';
import { TemplateHandler } from 'easy-template-x';
import PizZip from 'pizzip';
import { runFont } from '#documents/fonts';
import { twips } from '#documents/length';
import type { Outline, TableBlock } from '#domain/forms/outline';

/** What a template of 附件1 is filled with: the visits of each row, and who it is. */
export type FormData = Record<string, string | Record<'object' | 'time' | 'summary', string>[]>;

/** A program that fills a template. */
export interface Engine {
  readonly name: string;
  readonly fill: (data: FormData) => Promise<Uint8Array>;
}

/**
 * Both engines. Neither fills a template twice: docxtemplater renders an instance once, and an archive that was read is
 * written by it; easy-template-x has only its handler to be made beforehand.
 */
export const enginesOf = (template: Uint8Array): readonly Engine[] => {
  const buffer = Buffer.from(template);
  const handler = new TemplateHandler();
  return [
    {
      name: 'docxtemplater',
      fill: (data) => {
        const document = new Docxtemplater(new PizZip(template));
        document.render(data);
        return Promise.resolve(document.toUint8Array());
      },
    },
    { name: 'easy-template-x', fill: (data) => handler.process(buffer, data) },
  ];
};

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const;

interface Look {
  readonly face: Parameters<typeof runFont>[0];
  readonly size: number;
  readonly line?: number | undefined;
  readonly align: keyof typeof ALIGN;
  readonly after: number;
}

const paragraph = (text: string, { face, size, line, align, after }: Look): Paragraph => {
  const run = { font: runFont(face), size: Math.round(size * 2) };
  const pitch =
    line === undefined ? {} : { line: Math.round(line * 20), lineRule: LineRuleType.EXACT };
  return new Paragraph({
    spacing: { before: 0, after: Math.round(after * 20), ...pitch },
    alignment: ALIGN[align],
    children: text === '' ? [] : [new TextRun({ ...run, text })],
  });
};

const MERGES = { start: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE } as const;

const table = ({ columns, rows }: TableBlock): Table =>
  new Table({
    columnWidths: columns.map(twips),
    width: { size: twips(columns.reduce((sum, one) => sum + one, 0)), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: Object.fromEntries(
      (['top', 'left', 'bottom', 'right', 'insideHorizontal', 'insideVertical'] as const).map(
        (side) => [side, { style: BorderStyle.SINGLE, size: 4, space: 0, color: '000000' }],
      ),
    ),
    rows: rows.map(
      ({ height, header, cells }) =>
        new TableRow({
          height: { value: twips(height), rule: HeightRule.ATLEAST },
          tableHeader: header,
          children: cells.map(
            ({ span, merge, paragraphs, face, size, line, align }) =>
              new TableCell({
                columnSpan: span,
                ...(merge === 'none' ? {} : { verticalMerge: MERGES[merge] }),
                children: (paragraphs.length === 0 ? [''] : paragraphs).map((text) =>
                  paragraph(text, { face, size, line, align, after: 0 }),
                ),
              }),
          ),
        }),
    ),
  });

/** The same form straight from docx, as its manual has it. */
export const straightFromDocx = async ({ title, blocks }: Outline): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toArrayBuffer(
      new Document({
        title,
        sections: [
          {
            children: blocks.map((block) =>
              block.kind === 'table' ? table(block) : paragraph(block.text, block),
            ),
          },
        ],
      }),
    ),
  );
