import { archive } from './archive.ts';
import type { Styles } from './xlsx-styles.ts';
import { escaped } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet as it lies in the workbook. */
export interface PackedSheet {
  readonly name: string;
  /** Not in the list of hidden sheets either. */
  readonly veryHidden?: boolean;
  readonly xml: string;
}

/** A name that formulas and drop-downs go by; with `sheet` (from 0) it is that sheet's own. */
export interface DefinedName {
  readonly name: string;
  readonly sheet?: number;
  readonly reference: string;
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

const relations = (all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

const part = (name: string, type: string): string =>
  `<Override PartName="/${name}" ContentType="${type}"/>`;

/** A sheet's name within a reference. */
export const quotedSheet = (name: string): string => `'${name.replace(/'/gu, "''")}'`;

const definedName = ({ name, sheet, reference }: DefinedName): string =>
  `<definedName name="${escaped(name)}"${sheet === undefined ? '' : ` localSheetId="${sheet}"`}>` +
  `${escaped(reference)}</definedName>`;

/** The parts of an .xlsx around its sheets. The same sheets give the same bytes on every machine. */
export const packWorkbook = (
  title: string,
  packed: readonly PackedSheet[],
  names: readonly DefinedName[],
  styles: Styles,
): Uint8Array => {
  const sheets = packed.map((sheet, index) => ({
    ...sheet,
    file: `worksheets/sheet${index + 1}.xml`,
    id: `sheet${index + 1}`,
  }));
  const tabs = sheets.map(
    ({ name, id, veryHidden = false }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"` +
      `${veryHidden ? ' state="veryHidden"' : ''} r:id="${id}"/>`,
  );
  return archive({
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      part('xl/workbook.xml', `${TYPE}.sheet.main+xml`) +
      part('xl/styles.xml', `${TYPE}.styles+xml`) +
      part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
      sheets.map(({ file }) => part(`xl/${file}`, `${TYPE}.worksheet+xml`)).join('') +
      '</Types>',
    '_rels/.rels': relations([
      relation('workbook', `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
      relation('core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    ]),
    'docProps/core.xml':
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title>` +
      '</cp:coreProperties>',
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
      `<sheets>${tabs.join('')}</sheets><definedNames>${names.map(definedName).join('')}</definedNames>` +
      '</workbook>',
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map(({ id, file }) => relation(id, `${OFFICE}/worksheet`, file)),
      relation('styles', `${OFFICE}/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': styles.xml(),
    ...Object.fromEntries(sheets.map(({ file, xml }) => [`xl/${file}`, xml])),
  });
};
