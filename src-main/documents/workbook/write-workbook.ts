import { WORKBOOK_SHEETS } from '#domain/exchange/workbook-format';
import { monthText } from '#domain/plain-date';
import { packWorkbook, quotedSheet } from '../xlsx-package.ts';
import { makeStyles } from '../xlsx-styles.ts';
import type { WorkbookContent } from './content.ts';
import { fillSheet, HEADING_ROW } from './fill-sheet.ts';
import { helpSheet } from './help-sheet.ts';
import { listsSheet, wordsOf } from './lists-sheet.ts';
import { MONTH_HEADING_ROW, monthSheet } from './month-sheet.ts';

/**
 * One unit's workbook of a month as .xlsx: 填报 with what is known and empty rows, people, carriers, objects and modes
 * to choose from, days checked; 本月情况 with a line a person; 说明 for those who fill it in; ids and marks out of sight. Reading it back gives the
 * same visits with their ids (`#intake/excel/read-workbook`). The same content gives the same bytes on every machine.
 */
export const writeWorkbook = (content: WorkbookContent): Uint8Array => {
  const styles = makeStyles();
  const words = wordsOf(content);
  const { fill, month, help, lists } = WORKBOOK_SHEETS;
  const listed = listsSheet(content, words, styles);
  const sheets = [
    { name: fill, xml: fillSheet(content, words, styles) },
    { name: month, xml: monthSheet(content, words, styles) },
    { name: help, xml: helpSheet(content, styles) },
    { name: lists, xml: listed.xml, veryHidden: true },
  ];
  const head = (sheet: number, name: string, row: number) => ({
    name: '_xlnm.Print_Titles',
    sheet,
    reference: `${quotedSheet(name)}!$${row}:$${row}`,
  });
  const heads = [head(0, fill, HEADING_ROW), head(1, month, MONTH_HEADING_ROW)];
  const title = `${content.unit.name} ${monthText(content.month)} 联系师生工作记录`;
  return packWorkbook(title, sheets, [...heads, ...listed.names], styles);
};
