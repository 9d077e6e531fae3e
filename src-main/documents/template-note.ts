import { escaped } from './xml-text.ts';

/** The parts of a document as text, by name. */
export type TextParts = Map<string, string>;

const BODY = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const HEADER = 'word/header-note.xml';
const HEADER_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * The note as a paragraph of its own place in the top margin, at the right: it takes no room from the header or the
 * page, wherever the template has its margins. Lengths in twentieths of a point.
 */
const noteParagraph = (note: string): string =>
  '<w:p><w:pPr><w:framePr w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:xAlign="right" w:y="567"/>' +
  '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="right"/></w:pPr>' +
  '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>' +
  `<w:t xml:space="preserve">${escaped(note)}</w:t></w:r></w:p>`;

const KINDS = ['default', 'first', 'even'] as const;

const SECTION = /<w:sectPr(?: [^>]*)?(?:\/>|>.*?<\/w:sectPr>)/su;

/** The first section gets a header of each kind it has none of; later ones take them over from it. */
const withReferences = (section: string, id: string): string => {
  const open = section.endsWith('/>') ? `${section.slice(0, -2)}></w:sectPr>` : section;
  const missing = KINDS.filter(
    (kind) => !new RegExp(`<w:headerReference [^>]*w:type="${kind}"`, 'u').test(open),
  );
  const references = missing
    .map((kind) => `<w:headerReference xmlns:r="${OFFICE}" w:type="${kind}" r:id="${id}"/>`)
    .join('');
  return open.replace(/^<w:sectPr(?: [^>]*)?>/u, (tag) => `${tag}${references}`);
};

const freeName = (taken: (name: string) => boolean, name: string): string => {
  let free = name;
  for (let number = 2; taken(free); number += 1) free = `${name}${String(number)}`;
  return free;
};

const addHeader = (parts: TextParts, note: string): void => {
  const body = parts.get(BODY) ?? '';
  const relations =
    parts.get(RELATIONS) ??
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const id = freeName((name) => relations.includes(`"${name}"`), 'rIdNote');
  const relation = `<Relationship Id="${id}" Type="${OFFICE}/header" Target="header-note.xml"/>`;
  parts.set(
    RELATIONS,
    relations
      .replace(/<Relationships([^>]*)\/>/u, '<Relationships$1></Relationships>')
      .replace('</Relationships>', () => `${relation}</Relationships>`),
  );
  parts.set(
    TYPES,
    (parts.get(TYPES) ?? '').replace(
      '</Types>',
      `<Override PartName="/${HEADER}" ContentType="${HEADER_TYPE}"/></Types>`,
    ),
  );
  parts.set(
    HEADER,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      `${noteParagraph(note)}<w:p/></w:hdr>`,
  );
  parts.set(
    BODY,
    SECTION.test(body)
      ? body.replace(SECTION, (section) => withReferences(section, id))
      : body.replace('</w:body>', `${withReferences('<w:sectPr/>', id)}</w:body>`),
  );
};

/** Puts a note (示例数据, 第2稿) into the top margin of every page: into each header, and into one of its own where none is. */
export const addNote = (parts: TextParts, note: string): void => {
  for (const [name, xml] of parts)
    if (/^word\/header[^/]*\.xml$/u.test(name))
      parts.set(
        name,
        xml.replace(/<w:hdr(?: [^>]*)?>/u, (tag) => `${tag}${noteParagraph(note)}`),
      );
  addHeader(parts, note);
};
