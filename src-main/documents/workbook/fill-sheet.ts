import {
  CARRIER_SEPARATOR,
  EMPTY_ROWS,
  FILL_HEADINGS,
  MODE_WORDS,
} from '#domain/exchange/workbook-format';
import type { FillColumn } from '#domain/exchange/workbook-format';
import { monthText } from '#domain/plain-date';
import { columnLetters, numberCell, textCell } from '../xlsx-cells.ts';
import { HIGHEST, heightOf } from '../xlsx-sheet.ts';
import type { SheetLook, Styles } from '../xlsx-styles.ts';
import { choicesXml, serialOf } from './choices.ts';
import type { WorkbookContent, WorkbookEntry } from './content.ts';
import { FILL_COLUMNS } from './fill-columns.ts';
import type { FillColumnLook } from './fill-columns.ts';
import { CELL, HEADING, HELP, looksLikeFormula, millimetres, TITLE } from './looks.ts';
import type { WorkbookWords } from './lists-sheet.ts';

/** Row of the headings, from 1; above it stand the title and a line of help. */
export const HEADING_ROW = 3;

const lookOf = ({ align = 'left', format }: FillColumnLook, quoted: boolean): SheetLook => ({
  ...CELL,
  align,
  ...(format === undefined ? {} : { format }),
  ...(quoted ? { quoted } : {}),
});

type Values = Readonly<Record<FillColumn, string | number | null>>;

const valuesOf = (entry: WorkbookEntry, content: WorkbookContent, words: WorkbookWords): Values => {
  const personAt = content.people.findIndex(({ id }) => id === entry.person);
  const carriers = entry.carriers.map(
    (carrier) => words.carriers[content.carriers.findIndex(({ id }) => id === carrier)] ?? '',
  );
  const objectAt = content.objects.findIndex(({ id }) => id === entry.objectId);
  const listed = content.objects[objectAt]?.name === entry.object ? words.objects[objectAt] : null;
  return {
    person: words.people[personAt] ?? '',
    day: serialOf(entry.day),
    until: entry.until === null ? null : serialOf(entry.until),
    timeNote: entry.timeNote,
    carriers: carriers.filter((label) => label !== '').join(CARRIER_SEPARATOR),
    object: listed ?? entry.object,
    mode: MODE_WORDS[entry.mode],
    amount: entry.amount,
    amountUnit: entry.amountUnit,
    place: entry.place,
    present: entry.present,
    summary: entry.summary,
    issue: '',
    handled: '',
    note: '',
    id: entry.id,
    base: entry.base,
  };
};

/** xl/worksheets/sheet1.xml: what is known of the month, and empty rows to go on with. */
export const fillSheet = (
  content: WorkbookContent,
  words: WorkbookWords,
  styles: Styles,
): string => {
  const first = HEADING_ROW + 1;
  const last = HEADING_ROW + content.entries.length + EMPTY_ROWS;
  const place = (column: number, row: number): string => `${columnLetters(column)}${row}`;
  const lettersOf = (column: FillColumn): string =>
    columnLetters(FILL_COLUMNS.findIndex(({ id }) => id === column));
  const plain = FILL_COLUMNS.map((column) => styles.numberOf(lookOf(column, false)));
  const quoted = FILL_COLUMNS.map((column) => styles.numberOf(lookOf(column, true)));
  // Some programs don't find by themselves how high a row has to be.
  const height = (values: Values): string => {
    const heights = FILL_COLUMNS.map(({ id, width }) =>
      width === 0 ? 0 : heightOf(String(values[id] ?? ''), 10, millimetres(width)),
    );
    return Math.min(HIGHEST, Math.max(...heights)).toFixed(1);
  };
  const rowXml = (row: number, values: Values | undefined): string => {
    const cells = FILL_COLUMNS.map(({ id }, column) => {
      const value = values?.[id] ?? null;
      const style = plain[column] ?? 0;
      return typeof value === 'string'
        ? textCell(
            place(column, row),
            value,
            looksLikeFormula(value) ? (quoted[column] ?? style) : style,
          )
        : numberCell(place(column, row), value, style);
    });
    return `<row r="${row}"${values === undefined ? '' : ` ht="${height(values)}"`}>${cells.join('')}</row>`;
  };
  const heading = FILL_COLUMNS.map(({ id }, column) =>
    textCell(place(column, HEADING_ROW), FILL_HEADINGS[id], styles.numberOf(HEADING)),
  );
  const title = `${content.unit.name} ${monthText(content.month)} 联系师生工作记录`;
  const help = `${content.institution}。每行填一次，从第 ${first} 行起；填法见“说明”。请不要改动表头，也不要拷贝整行。`;
  const rows = [
    `<row r="1" ht="27" customHeight="1">${textCell('A1', title, styles.numberOf(TITLE))}</row>`,
    `<row r="2">${textCell('A2', help, styles.numberOf(HELP))}</row>`,
    `<row r="${HEADING_ROW}" ht="30" customHeight="1">${heading.join('')}</row>`,
    ...content.entries.map((entry, index) =>
      rowXml(first + index, valuesOf(entry, content, words)),
    ),
    ...Array.from({ length: EMPTY_ROWS }, (_, index) =>
      rowXml(first + content.entries.length + index, undefined),
    ),
  ];
  const columns = FILL_COLUMNS.map(({ width }, index) => {
    const shown = width === 0 ? 'width="9" hidden="1"' : `width="${width}"`;
    return `<col min="${index + 1}" max="${index + 1}" ${shown} customWidth="1"/>`;
  });
  const from = place(1, first);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<dimension ref="A1:${place(FILL_COLUMNS.length - 1, last)}"/>` +
    `<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane xSplit="1" ySplit="${HEADING_ROW}" ` +
    `topLeftCell="${from}" activePane="bottomRight" state="frozen"/><selection pane="bottomRight"/>` +
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="20"/>' +
    `<cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>` +
    choicesXml(content, lettersOf, first, last) +
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '</worksheet>'
  );
};
