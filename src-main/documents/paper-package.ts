import { PageOrientation, SectionProperties } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { archive } from './archive.ts';
import { componentXml } from './component-xml.ts';
import { twips } from './length.ts';
import { paragraphXml } from './paper-looks.ts';
import { HEAD_DISTANCE, footDistance } from './margin-measures.ts';
import { marginParts } from './paper-margins.ts';
import type { MarginParts } from './paper-margins.ts';
import type { PaperLayout } from './paper-pen.ts';
import { preparePackage } from './prepared-package.ts';
import { escaped } from './xml-text.ts';

/** A paper of its own within a document: it begins on a page, and with page 1. */
export interface PaperSection extends Omit<PaperLayout, 'body'> {
  /** What stands in the body. */
  readonly body: string;
}

const sectionXml = ({ page, numbered, note }: PaperSection, parts: MarginParts): string => {
  const { width, height, margins } = page;
  const landscape = width > height;
  const drawn = componentXml(
    new SectionProperties({
      page: {
        // docx turns the paper itself.
        size: {
          width: twips(Math.min(width, height)),
          height: twips(Math.max(width, height)),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margins.top),
          right: twips(margins.right),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          header: twips(HEAD_DISTANCE),
          footer: twips(footDistance(margins.bottom)),
          gutter: 0,
        },
        pageNumbers: { start: 1 },
      },
      ...(numbered === 'from-second' ? { titlePage: true } : {}),
    }),
  );
  const kinds = numbered === 'from-second' ? ['default', 'first'] : ['default'];
  const head = parts.headOf(note);
  const heads = head === undefined ? [] : kinds;
  const foot = parts.footOf(numbered !== 'none');
  const references = [
    ...heads.map((kind) => `<w:headerReference w:type="${kind}" r:id="${head ?? ''}"/>`),
    ...(foot === undefined ? [] : [`<w:footerReference w:type="default" r:id="${foot}"/>`]),
  ];
  return drawn.replace('<w:sectPr>', `<w:sectPr>${references.join('')}`);
};

/** Word wants a paragraph after a table, and one to end a section with; it is a point high. */
const LAST = { face: 'table', size: 1, line: 1 } as const;

const sectionBreak = (section: string): string =>
  paragraphXml('', LAST).replace('</w:pPr>', `${section}</w:pPr>`);

/** Between what goes before and after; each is there, for the package was prepared so. */
const inserted = (text: string, before: string, added: string): string =>
  text.replace(before, () => added + before);

/**
 * Papers, each a section, as one .docx: the package of the forms with numbered pages. The same papers give the same
 * bytes on every machine. Fails without any.
 */
export const packPapers = async (
  title: string,
  sections: readonly PaperSection[],
): Promise<Uint8Array> => {
  const [first] = sections;
  if (first === undefined) throw new Error('No paper to write');
  const { document, core, plain } = await preparePackage({ page: first.page });
  const parts = Object.fromEntries(
    Object.entries(unzipSync(plain)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  const margins = marginParts(sections);
  const body = sections.map((section, index) => {
    const properties = sectionXml(section, margins);
    const last = index === sections.length - 1;
    return section.body + (last ? paragraphXml('', LAST) + properties : sectionBreak(properties));
  });
  const end = document[1].replace(/<w:sectPr.*<\/w:sectPr>/su, '');
  return archive({
    ...parts,
    '[Content_Types].xml': inserted(
      parts['[Content_Types].xml'] ?? '',
      '</Types>',
      margins.contentTypes,
    ),
    'word/_rels/document.xml.rels': inserted(
      parts['word/_rels/document.xml.rels'] ?? '',
      '</Relationships>',
      margins.relations,
    ),
    'docProps/core.xml': core.join(escaped(title)),
    'word/document.xml': document[0] + body.join('') + end,
    ...margins.parts,
  });
};
