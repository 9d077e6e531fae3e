import type { ListOutline } from '#domain/forms/list-outline';
import { archive } from './archive.ts';
import { sheetNames } from './sheet-name.ts';
import { sheetXml } from './xlsx-sheet.ts';
import { makeStyles } from './xlsx-styles.ts';
import { escaped } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

const relations = (all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

const part = (name: string, type: string): string =>
  `<Override PartName="/${name}" ContentType="${type}"/>`;

/** A sheet's name within a reference. */
const quoted = (name: string): string => `'${name.replace(/'/gu, "''")}'`;

/**
 * Lists as one .xlsx, a sheet each: every cell is text whatever it looks like, heads stay in sight and are printed on
 * every page, each sheet is fitted to its paper's width. The same lists give the same bytes on every machine.
 *
 * Written by hand: of the small writers none sets repeated heads, the paper's size, fitting to its width or upright
 * heads (write-excel-file 4.1 has all four patched into its XML), and the parts are no more than these.
 */
export const writeListXlsx = (outlines: readonly ListOutline[]): Uint8Array => {
  const [first] = outlines;
  if (first === undefined) throw new Error('No list to write');
  const styles = makeStyles();
  const names = sheetNames(outlines.map(({ title }) => title));
  const sheets = outlines.map((outline, index) => ({
    ...sheetXml(outline, styles, index === 0),
    name: names[index] ?? '',
    file: `worksheets/sheet${index + 1}.xml`,
    id: `sheet${index + 1}`,
  }));
  const tabs = sheets.map(
    ({ name, id }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="${id}"/>`,
  );
  const heads = sheets.map(
    ({ name, head }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">` +
      `${escaped(quoted(name))}!$${head[0]}:$${head[1]}</definedName>`,
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
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(first.title)}</dc:title>` +
      '</cp:coreProperties>',
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
      `<sheets>${tabs.join('')}</sheets><definedNames>${heads.join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map(({ id, file }) => relation(id, `${OFFICE}/worksheet`, file)),
      relation('styles', `${OFFICE}/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': styles.xml(),
    ...Object.fromEntries(sheets.map(({ file, xml }) => [`xl/${file}`, xml])),
  });
};
