import { Paragraph, PageNumber, TextRun } from 'docx';
import { componentXml } from './component-xml.ts';
import { runFont } from './fonts.ts';
import { NOTE_SIZE, NUMBER_SIZE } from './margin-measures.ts';
import { paragraphOf } from './looks.ts';
import { legalText } from './xml-text.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** How the note stands in a page's head. */
export const NOTE_LOOK = { face: 'body', size: NOTE_SIZE, align: 'right', after: 0 } as const;

const part = (element: 'hdr' | 'ftr', paragraph: Paragraph): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${element} xmlns:w="${MAIN}">` +
  `${componentXml(paragraph)}</w:${element}>`;

/** — 1 —, in the middle; or nothing, lest the section before lends its own. */
const footXml = (numbered: boolean): string => {
  const run = { font: runFont('table'), size: NUMBER_SIZE * 2 };
  return part(
    'ftr',
    new Paragraph({
      alignment: 'center',
      spacing: { before: 0, after: 0 },
      run,
      children: numbered
        ? [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })]
        : [],
    }),
  );
};

/** Heads and feet of a document's sections, as they lie in its package. */
export interface MarginParts {
  /** The relationship a section names its head by; undefined where no section has a note. */
  readonly headOf: (note: string | undefined) => string | undefined;
  /** The same of its foot; undefined where no section is numbered. */
  readonly footOf: (numbered: boolean) => string | undefined;
  readonly parts: Readonly<Record<string, string>>;
  /** For [Content_Types].xml. */
  readonly contentTypes: string;
  /** For the document's relationships. */
  readonly relations: string;
}

/** Each note once, and a foot with and one without a number; a section without takes an empty one, else it inherits. */
export const marginParts = (
  sections: readonly { readonly note: string | undefined; readonly numbered: string }[],
): MarginParts => {
  const notes = [...new Set(sections.map(({ note = '' }) => legalText(note)))];
  const heads = notes.every((note) => note === '') ? [] : notes;
  const kinds = [...new Set(sections.map(({ numbered }) => numbered !== 'none'))];
  const feet = kinds.includes(true) ? kinds : [];
  const named = [
    ...heads.map((note, index) => ({
      file: `header${index + 1}.xml`,
      kind: 'header',
      xml: part('hdr', paragraphOf(note, NOTE_LOOK)),
    })),
    ...feet.map((numbered, index) => ({
      file: `footer${index + 1}.xml`,
      kind: 'footer',
      xml: footXml(numbered),
    })),
  ];
  const id = (kind: string, index: number): string | undefined =>
    index === -1 ? undefined : `${kind}${index + 1}`;
  return {
    headOf: (note = '') => id('header', heads.indexOf(legalText(note))),
    footOf: (numbered) => id('footer', feet.indexOf(numbered)),
    parts: Object.fromEntries(named.map(({ file, xml }) => [`word/${file}`, xml])),
    contentTypes: named
      .map(
        ({ file, kind }) =>
          `<Override PartName="/word/${file}" ` +
          `ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`,
      )
      .join(''),
    relations: named
      .map(
        ({ file, kind }) =>
          `<Relationship Id="${file.replace('.xml', '')}" Type="${OFFICE}/${kind}" Target="${file}"/>`,
      )
      .join(''),
  };
};
