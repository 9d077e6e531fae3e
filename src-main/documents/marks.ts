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

/** Constant on purpose: the same form has the same bytes. It names the kind of part, not the file. */
const STORE_ID = '{6F1D1E64-2C8B-4B0E-9A57-5A1C0B7E3D21}';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** The part that holds the marks. */
export const marksXml = (marks: Marks): string =>
  `${HEAD}<marks xmlns="${MARKS_NAMESPACE}" form="${escaped(marks.form)}" person="${escaped(marks.person)}" ` +
  `month="${escaped(marks.month)}">${marks.entries
    .map((entry) => `<entry id="${escaped(entry)}"/>`)
    .join('')}</marks>`;

/** What every package with marks has besides them, the same each time; docx has no such parts. */
export const MARKED = {
  parts: {
    'customXml/itemProps1.xml':
      `${HEAD}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${STORE_ID}">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${MARKS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    'customXml/_rels/item1.xml.rels':
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  },
  /** For [Content_Types].xml. */
  contentType:
    '<Override PartName="/customXml/itemProps1.xml" ' +
    'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
  /** For the document's relationships. */
  relation: `<Relationship Id="marks" Type="${OFFICE}/relationships/customXml" Target="../${MARKS_PART}"/>`,
} as const;
