import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { checkFieldCode, fieldCodes } from './template-fields.ts';
import { TemplateRefusal } from './template-refusal.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** Elements inside each other: far more than a form has, few enough for every program. */
const DEEPEST = 256;

/** Elements that bring in another file, a control, or a program. */
const EMBEDDING: ReadonlySet<string> = new Set([
  'altChunk',
  'object',
  'OLEObject',
  'control',
  'subDoc',
  'movie',
  'contentPart',
]);

/** Attributes that name a picture or page; inside the package they are relationship ids, never addresses. */
const ADDRESSES: ReadonlySet<string> = new Set(['src', 'href', 'althref', 'link']);

const isAddress = (value: string): boolean => /^\s*(?:[a-z][a-z0-9+.-]+:|\\\\|\/\/)/iu.test(value);

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Whether the document's words are written with the prefix that the engine knows. */
const checkVocabulary = ({ uri, name, local }: SaxesTagNS): void => {
  if (uri === STRICT) throw new TemplateRefusal('strict');
  if (uri === WORD && name !== `w:${local}`) throw new TemplateRefusal('damaged', name);
};

const checkTag = (tag: SaxesTagNS): void => {
  checkVocabulary(tag);
  if (EMBEDDING.has(tag.local)) throw new TemplateRefusal('embedded', tag.name);
  if (tag.local === 'mailMerge') throw new TemplateRefusal('merge');
  for (const { local, value } of Object.values(tag.attributes))
    if (ADDRESSES.has(local) && isAddress(value))
      throw new TemplateRefusal('outside', shortened(value));
};

const wordAttribute = ({ attributes }: SaxesTagNS, name: string): string | undefined =>
  Object.values(attributes).find(({ local, uri }) => local === name && uri === WORD)?.value;

/** What is listened to besides what is refused. */
interface Listener {
  readonly open: (tag: SaxesTagNS) => void;
  readonly close?: () => void;
  readonly text?: (written: string) => void;
}

/** Reads XML, refusing what no program writes into a document: a DTD, elements without end, pieces that don't close. */
export const listenTo = (where: string, xml: string, listener: Listener): void => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new TemplateRefusal('doctype');
  });
  parser.on('error', () => {
    throw new TemplateRefusal('damaged', where);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new TemplateRefusal('damaged', where);
    listener.open(tag);
  });
  parser.on('closetag', () => {
    depth -= 1;
    listener.close?.();
  });
  const text = (written: string): void => {
    listener.text?.(written);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
};

/** Reads one XML part for what looks outside, acts, or can't be filled. Throws a {@link TemplateRefusal}. */
export const checkPart = (name: string, xml: string): void => {
  const codes = fieldCodes();
  const path: string[] = [];
  listenTo(name, xml, {
    open: (tag) => {
      checkTag(tag);
      path.push(tag.uri === WORD ? tag.local : '');
      if (tag.uri !== WORD) return;
      if (tag.local === 'fldChar') codes.sign(wordAttribute(tag, 'fldCharType'));
      else if (tag.local === 'fldSimple') checkFieldCode(wordAttribute(tag, 'instr') ?? '');
    },
    close: () => path.pop(),
    text: (written) => {
      const element = path.at(-1);
      if (element === 'instrText' || element === 'delInstrText') codes.text(written, true);
      else if (element === 't') codes.text(written, false);
    },
  });
  codes.end();
};
