import { fontTable, runFonts } from './fonts.ts';
import { NAMESPACE } from './document-xml.ts';
import { escaped } from './xml-text.ts';

/** What a printed form says about itself, in a custom XML part that Word, WPS and LibreOffice carry along. */
export interface Marks {
  readonly form: string;
  readonly person: string;
  readonly month: string;
  /** Entry ids in the order in which the form prints them. */
  readonly entries: readonly string[];
}

/** Namespace of the marks; a reader knows a form of ours by it. */
export const MARKS_NAMESPACE = 'urn:lianxi-ledger:form-marks:1';

/** Where the marks stand in the package. */
export const MARKS_PART = 'customXml/item1.xml';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Constant on purpose: the same form has the same bytes. It names the kind of part, not the file. */
const STORE_ID = '{6F1D1E64-2C8B-4B0E-9A57-5A1C0B7E3D21}';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const part = (content: string): string => `${HEAD}${content}`;

const relations = (list: readonly (readonly [type: string, target: string])[]): string =>
  part(
    `<Relationships xmlns="${PACKAGE}/relationships">${list
      .map(
        ([type, target], index) =>
          `<Relationship Id="rId${String(index + 1)}" Type="${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

const contentTypes = (marked: boolean): string =>
  part(
    `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      [
        ['word/document.xml', `${WORD}.document.main+xml`],
        ['word/styles.xml', `${WORD}.styles+xml`],
        ['word/settings.xml', `${WORD}.settings+xml`],
        ['word/fontTable.xml', `${WORD}.fontTable+xml`],
        ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
        ...(marked
          ? [
              [
                'customXml/itemProps1.xml',
                'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
              ],
            ]
          : []),
      ]
        .map(([name, type]) => `<Override PartName="/${name ?? ''}" ContentType="${type ?? ''}"/>`)
        .join('') +
      '</Types>',
  );

/**
 * Defaults for whatever a reader adds by hand later. No theme is written and none is referred to, so that no program
 * looks for theme fonts. Chinese and figures get no extra space between them (10月9日); LibreOffice 7 adds some all the same.
 */
const styles = part(
  `<w:styles ${NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>${runFonts('body')}` +
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>' +
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault>' +
    '</w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
    '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>' +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>',
);

const settings = part(
  `<w:settings ${NAMESPACE}><w:defaultTabStop w:val="420"/>` +
    '<w:characterSpacingControl w:val="doNotCompress"/>' +
    '<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>' +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    '</w:settings>',
);

const core = (title: string): string =>
  part(
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
  );

const marksXml = (marks: Marks): string =>
  part(
    `<marks xmlns="${MARKS_NAMESPACE}" form="${escaped(marks.form)}" person="${escaped(marks.person)}" ` +
      `month="${escaped(marks.month)}">${marks.entries
        .map((entry) => `<entry id="${escaped(entry)}"/>`)
        .join('')}</marks>`,
  );

const markParts = (marks: Marks): Readonly<Record<string, string>> => ({
  [MARKS_PART]: marksXml(marks),
  'customXml/itemProps1.xml': part(
    `<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${STORE_ID}">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${MARKS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  ),
  'customXml/_rels/item1.xml.rels': relations([
    [`${OFFICE}/relationships/customXmlProps`, 'itemProps1.xml'],
  ]),
});

const BASE_RELATIONS = [
  [`${OFFICE}/relationships/styles`, 'styles.xml'],
  [`${OFFICE}/relationships/settings`, 'settings.xml'],
  [`${OFFICE}/relationships/fontTable`, 'fontTable.xml'],
] as const;

const fonts = part(fontTable(NAMESPACE));

/** All parts of a package around `document`, the inside of word/document.xml, in the order in which they are written. */
export const packageParts = (
  document: string,
  title: string,
  marks?: Marks,
): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': contentTypes(marks !== undefined),
  '_rels/.rels': relations([
    [`${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ]),
  'docProps/core.xml': core(title),
  'word/document.xml': part(document),
  'word/_rels/document.xml.rels': relations(
    marks === undefined
      ? BASE_RELATIONS
      : [...BASE_RELATIONS, [`${OFFICE}/relationships/customXml`, `../${MARKS_PART}`]],
  ),
  'word/styles.xml': styles,
  'word/settings.xml': settings,
  'word/fontTable.xml': fonts,
  ...(marks === undefined ? {} : markParts(marks)),
});
