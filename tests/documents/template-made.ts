import { strToU8, zipSync } from 'fflate';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const MAIN_TYPE =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** What a made document has besides its body. */
export interface Made {
  readonly type?: string;
  /** Relationships of the body, as elements. */
  readonly relations?: string;
  /** Overrides of content types, as elements. */
  readonly types?: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** Before the document's own element. */
  readonly prolog?: string;
}

/** A .docx written by hand, as any program could have. */
export const madeDocx = (body: string, made: Made = {}): Uint8Array => {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
      `<Override PartName="/word/document.xml" ContentType="${made.type ?? MAIN_TYPE}"/>${made.types ?? ''}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${made.prolog ?? ''}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    ...(made.relations === undefined
      ? {}
      : {
          'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${made.relations}</Relationships>`,
        }),
    ...made.parts,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  );
};

/** One paragraph, a run for each text, with what Word's proofing leaves between them. */
export const paragraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('<w:proofErr w:type="spellStart"/>')}</w:p>`;

/** A table of these rows; `height` of all of them. */
export const table = (rows: readonly (readonly string[])[], height = ''): string => {
  const cells = (row: readonly string[]): string =>
    row
      .map(
        (text) =>
          `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`,
      )
      .join('');
  return (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>' +
    `${(rows[0] ?? []).map(() => '<w:gridCol w:w="2000"/>').join('')}</w:tblGrid>` +
    `${rows.map((row) => `<w:tr>${height}${cells(row)}</w:tr>`).join('')}</w:tbl>`
  );
};

/** A relationship of the body to something outside. */
export const external = (kind: string, target: string): string =>
  `<Relationship Id="rId9" Type="${OFFICE}/${kind}" Target="${target}" TargetMode="External"/>`;

/** A field in the runs Word writes it in. */
export const field = (...code: readonly string[]): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${code.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join('')}` +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
