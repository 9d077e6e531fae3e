import { Document, Header, Packer, PageOrientation } from 'docx';
import type { ISectionPropertiesOptions } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Outline } from '#domain/forms/outline';
import { archive } from './archive.ts';
import { FONT_TABLE, runFont } from './fonts.ts';
import { twips } from './length.ts';
import { paragraphOf } from './looks.ts';
import { MARKED } from './marks.ts';
import { NOTE_LOOK } from './paper-margins.ts';
import { legalText } from './xml-text.ts';

/** What goes before and after what a document fills in. */
type Gap = readonly [before: string, after: string];

/** A package by docx, with gaps for what differs from document to document. */
export interface Prepared {
  /** word/document.xml, around the body. */
  readonly document: Gap;
  /** docProps/core.xml, around the escaped title. */
  readonly core: Gap;
  /** All other parts, compressed: without marks, and with what marks ask for besides themselves. */
  readonly plain: Uint8Array;
  readonly marked: Uint8Array;
}

/** What is prepared once: the page, and the note on it. */
export type Sheet = Pick<Outline, 'page' | 'note'>;

/** From the paper's edge to a page's head and foot, in millimetres: within GB/T 9704's margins. */
const HEAD_DISTANCE = 15;

const pageOf = ({ width, height, margins }: Outline['page']): ISectionPropertiesOptions => ({
  page: {
    // docx turns the paper itself.
    size: {
      width: twips(Math.min(width, height)),
      height: twips(Math.max(width, height)),
      orientation: width > height ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(margins.top),
      right: twips(margins.right),
      bottom: twips(margins.bottom),
      left: twips(margins.left),
      header: twips(HEAD_DISTANCE),
      footer: twips(HEAD_DISTANCE),
      gutter: 0,
    },
  },
});

/** Defaults are for whatever a reader adds by hand later; the form's own text says all of it itself. */
const emptyDocument = ({ page, note = '' }: Sheet): Document => {
  const header = new Header({ children: [paragraphOf(legalText(note), NOTE_LOOK)] });
  return new Document({
    styles: {
      default: {
        document: {
          run: {
            font: runFont('body'),
            size: 24,
            language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
          },
        },
      },
    },
    defaultTabStop: 420,
    compatibility: { version: 15, doNotExpandShiftReturn: true, useFELayout: true },
    sections: [
      {
        properties: pageOf(page),
        ...(note === '' ? {} : { headers: { default: header } }),
        children: [],
      },
    ],
  });
};

/** The parts of docx's package that are kept; the other dozen say nothing, or would have theme fonts looked for. */
const KEPT: ReadonlySet<string> = new Set([
  '[Content_Types].xml',
  '_rels/.rels',
  'docProps/core.xml',
  'word/document.xml',
  'word/_rels/document.xml.rels',
  'word/styles.xml',
  'word/settings.xml',
  'word/fontTable.xml',
  'word/header1.xml',
]);

/** Its others are blue headings, captions and footnotes. */
const STYLES: ReadonlySet<string> = new Set(['Normal', 'TableNormal']);

const keptStyles = (xml: string): string =>
  xml.replace(/<w:style [^>]*?w:styleId="([^"]+)".*?<\/w:style>/gu, (style, id) =>
    STYLES.has(String(id)) ? style : '',
  );

const EXTENSIONS: ReadonlySet<string> = new Set(['rels', 'xml']);

/** `text` with `from` replaced, which has to be there: another version of docx may write something else. */
const replaced = (text: string, from: string | RegExp, to: string): string => {
  const found = text.replace(from, to);
  if (found === text) throw new Error(`docx wrote no ${String(from)}`);
  return found;
};

/** Elements of a list without those that name what is not kept. */
const keptIn = (xml: string, folder = ''): string =>
  xml
    .replace(
      /<(?:Override|Relationship) [^>]*?(?:PartName="\/|Target=")([^"]+)"[^>]*>/gu,
      (element, name) => (KEPT.has(folder + String(name)) ? element : ''),
    )
    .replace(/<Default [^>]*?Extension="([^"]+)"[^>]*>/gu, (element, extension) =>
      EXTENSIONS.has(String(extension)) ? element : '',
    );

/**
 * Chinese and figures get no extra space between them (10月9日); LibreOffice 7 adds some all the same. docx has no
 * option for it, nor for leaving the grid.
 */
const SPACING =
  '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' +
  '<w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault>';

const gap = (text: string, at: string): Gap => {
  const cut = text.indexOf(at);
  if (cut === -1) throw new Error(`docx wrote no ${at}`);
  return [text.slice(0, cut), text.slice(cut)];
};

/**
 * Everything that is changed in what docx packs, in this one place: parts that are not needed go, with what points to
 * them; the author and the times of making go, so that equal forms have equal bytes; fonts get their fallbacks.
 */
const prepare = async (sheet: Sheet): Promise<Prepared> => {
  const packed = unzipSync(new Uint8Array(await Packer.toArrayBuffer(emptyDocument(sheet))));
  const part = (name: string): string => {
    const bytes = packed[name];
    if (bytes === undefined) throw new Error(`docx packed no ${name}`);
    return strFromU8(bytes);
  };
  const types = keptIn(part('[Content_Types].xml'));
  const relations = keptIn(part('word/_rels/document.xml.rels'), 'word/');
  const fixed = {
    '_rels/.rels': keptIn(part('_rels/.rels')),
    'word/styles.xml': replaced(keptStyles(part('word/styles.xml')), /<w:pPrDefault\/>/u, SPACING),
    'word/settings.xml': part('word/settings.xml'),
    'word/fontTable.xml': FONT_TABLE,
    ...(packed['word/header1.xml'] === undefined
      ? {}
      : { 'word/header1.xml': part('word/header1.xml') }),
  };
  const core = replaced(
    part('docProps/core.xml'),
    /(?<=<cp:coreProperties[^>]*>).*(?=<\/cp:coreProperties>)/su,
    '<dc:title></dc:title>',
  );
  return {
    document: gap(part('word/document.xml'), '<w:sectPr'),
    core: gap(core, '</dc:title>'),
    plain: archive({
      '[Content_Types].xml': types,
      'word/_rels/document.xml.rels': relations,
      ...fixed,
    }),
    marked: archive({
      '[Content_Types].xml': replaced(types, '</Types>', `${MARKED.contentType}</Types>`),
      'word/_rels/document.xml.rels': replaced(
        relations,
        '</Relationships>',
        `${MARKED.relation}</Relationships>`,
      ),
      ...fixed,
      ...MARKED.parts,
    }),
  };
};

const prepared = new Map<string, Promise<Prepared>>();

/** The package for documents of one page and note, made by docx when first asked for. */
export const preparePackage = ({ page, note }: Sheet): Promise<Prepared> => {
  const key = JSON.stringify([page, note ?? '']);
  const known = prepared.get(key) ?? prepare({ page, note });
  prepared.set(key, known);
  return known;
};
