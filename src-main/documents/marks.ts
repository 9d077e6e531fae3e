import { MARKS_NAMESPACE } from '#domain/exchange/form-marks';
import type { FormMarks, MarkedEntry } from '#domain/exchange/form-marks';
import { escaped } from './xml-text.ts';

/** Where the marks stand in the package. */
export const MARKS_PART = 'customXml/item1.xml';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** Constant on purpose: the same form has the same bytes. It names the kind of part, not the file. */
const STORE_ID = '{6F1D1E64-2C8B-4B0E-9A57-5A1C0B7E3D21}';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

const attributes = (values: Readonly<Record<string, string | null>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === null || value === '' ? '' : ` ${name}="${escaped(value)}"`))
    .join('');

const entryXml = ({ id, row, day, base, print, cut }: MarkedEntry): string =>
  `<entry${attributes({ id, row, day, base, print, cut: cut.join(' ') })}/>`;

/** The part that holds the marks. */
export const marksXml = ({ form, person, month, base, content, entries }: FormMarks): string =>
  `${HEAD}<marks xmlns="${MARKS_NAMESPACE}"${attributes({ form, person, month, base, content })}>` +
  `${entries.map(entryXml).join('')}</marks>`;

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
