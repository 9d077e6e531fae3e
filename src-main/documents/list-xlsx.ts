import type { ListOutline } from '#domain/forms/list-outline';
import type { NamedSheet } from './paper-sheets.ts';
import { sheetNames } from './sheet-name.ts';
import { packWorkbook, quotedSheet } from './xlsx-package.ts';
import { sheetXml } from './xlsx-sheet.ts';
import { makeStyles } from './xlsx-styles.ts';

/**
 * Lists as one .xlsx, a sheet each: every cell is text whatever it looks like, heads stay in sight and are printed on
 * every page, each sheet is fitted to its paper's width. The same lists give the same bytes on every machine.
 *
 * Written by hand: of the small writers none sets repeated heads, the paper's size, fitting to its width or upright
 * heads (write-excel-file 4.1 has all four patched into its XML), and the parts are no more than these.
 */
export const writeNamedSheets = (named: readonly NamedSheet[]): Uint8Array => {
  const [first] = named;
  if (first === undefined) throw new Error('No list to write');
  const styles = makeStyles();
  const names = sheetNames(named.map(({ name }) => name));
  const sheets = named.map(({ outline }, index) => ({
    ...sheetXml(outline, styles, index === 0),
    name: names[index] ?? '',
  }));
  const heads = sheets.map(({ name, head }, sheet) => ({
    name: '_xlnm.Print_Titles',
    sheet,
    reference: `${quotedSheet(name)}!$${head[0]}:$${head[1]}`,
  }));
  return packWorkbook(first.outline.title, sheets, heads, styles);
};

/** Lists as one .xlsx, each sheet named by its title. Fails without any list. */
export const writeListXlsx = (outlines: readonly ListOutline[]): Uint8Array =>
  writeNamedSheets(outlines.map((outline) => ({ name: outline.title, outline })));
