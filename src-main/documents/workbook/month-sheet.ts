import { MONTH_HEADINGS } from '#domain/exchange/workbook-format';
import type { MonthColumn } from '#domain/exchange/workbook-format';
import { monthText } from '#domain/plain-date';
import { columnLetters, textCell } from '../xlsx-cells.ts';
import { HIGHEST, heightOf } from '../xlsx-sheet.ts';
import type { SheetLook, Styles } from '../xlsx-styles.ts';
import type { WorkbookContent, WorkbookPerson } from './content.ts';
import { CELL, HEADING, HELP, looksLikeFormula, millimetres, TITLE } from './looks.ts';
import type { WorkbookWords } from './lists-sheet.ts';

/** Row of the headings, from 1. */
export const MONTH_HEADING_ROW = 3;

/** Widths in characters of the standard font; 0 for a hidden column. */
const WIDTHS: Readonly<Record<MonthColumn, number>> = {
  person: 18,
  content: 84,
  zeroReason: 36,
  base: 0,
};

const LOWEST = 30;

const COLUMNS = Object.keys(MONTH_HEADINGS) as readonly MonthColumn[];

/** The looks of a person's cells: what the person's form doesn't have is grey. */
const lookOf = (
  column: MonthColumn,
  { hasContent }: WorkbookPerson,
  quoted: boolean,
): SheetLook => ({
  ...CELL,
  align: column === 'person' ? 'center' : 'left',
  ...(column === 'content' && !hasContent ? { shaded: true } : {}),
  ...(quoted ? { quoted } : {}),
});

/** xl/worksheets/sheet2.xml: a line for each person's free text and zero report. */
export const monthSheet = (
  { unit, month, people }: WorkbookContent,
  words: WorkbookWords,
  styles: Styles,
): string => {
  const place = (column: number, row: number): string => `${columnLetters(column)}${row}`;
  const first = MONTH_HEADING_ROW + 1;
  const line = (person: WorkbookPerson, index: number): string => {
    const row = first + index;
    const { sheet } = person;
    const values: Readonly<Record<MonthColumn, string>> = {
      person: words.people[index] ?? person.label,
      content: person.hasContent ? (sheet?.content ?? '') : '',
      zeroReason: sheet?.zeroReason ?? '',
      base: sheet?.base ?? '',
    };
    const cells = COLUMNS.map((column, at) => {
      const text = values[column];
      const style = styles.numberOf(lookOf(column, person, looksLikeFormula(text)));
      return textCell(place(at, row), text, style);
    });
    const heights = COLUMNS.filter((column) => WIDTHS[column] > 0).map((column) =>
      heightOf(values[column], CELL.size, millimetres(WIDTHS[column])),
    );
    const height = Math.min(HIGHEST, Math.max(LOWEST, ...heights)).toFixed(1);
    return `<row r="${row}" ht="${height}">${cells.join('')}</row>`;
  };
  const heading = COLUMNS.map((column, at) =>
    textCell(
      place(at, MONTH_HEADING_ROW),
      MONTH_HEADINGS[column],
      styles.numberOf({ ...HEADING, align: 'center' }),
    ),
  );
  const title = `${unit.name} ${monthText(month)} 本月情况`;
  const help = '每人一行。本月没有开展活动的，写明零报告原因；有活动的，这一格不填。灰色的格不填。';
  const columns = COLUMNS.map((column, at) => {
    const width = WIDTHS[column];
    const shown = width === 0 ? 'width="9" hidden="1"' : `width="${width}"`;
    return `<col min="${at + 1}" max="${at + 1}" ${shown} customWidth="1"/>`;
  });
  const rows = [
    `<row r="1" ht="27" customHeight="1">${textCell('A1', title, styles.numberOf(TITLE))}</row>`,
    `<row r="2">${textCell('A2', help, styles.numberOf(HELP))}</row>`,
    `<row r="${MONTH_HEADING_ROW}" ht="24" customHeight="1">${heading.join('')}</row>`,
    ...people.map(line),
  ];
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    '<sheetViews><sheetView workbookViewId="0">' +
    `<pane xSplit="1" ySplit="${MONTH_HEADING_ROW}" topLeftCell="${place(1, first)}" activePane="bottomRight" ` +
    'state="frozen"/><selection pane="bottomRight"/></sheetView></sheetViews>' +
    '<sheetFormatPr defaultRowHeight="20"/>' +
    `<cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
  );
};
