import { monthsOfSheet, sheetPeriodText } from '../sheet-period.ts';
import { paragraphs } from '../sheet-lines.ts';
import type { TableSheet } from '../sheet-table.ts';
import { columnWidths, listPage } from './list-outline.ts';
import type { Outline, ParagraphBlock, TableRow } from './outline.ts';
import { cellMaker, headBlocks } from './paper.ts';
import type { Density } from './paper.ts';
import { tableColumns } from './table-columns.ts';

/** 五号: twelve columns leave no room for more. */
const DENSITY: Density = { size: 10.5, line: 15, pad: 2, air: 4 };

/** Least heights of the head and of a row, in millimetres. */
const HEAD = 11;
const ROW = 9;

const PADDING = { block: 0.7, inline: 1 };

/**
 * 工作台账: one person, what the sheet spans, one row an entry, on A4 lying on its side. Its head repeats on every page,
 * and long rows may flow over to the next. Without entries one row says whose it is.
 */
export const tableOutline = (sheet: TableSheet, documentNumber: string): Outline => {
  const { form, month } = sheet;
  const columns = tableColumns(form);
  const page = listPage({ paper: 'A4', orientation: 'landscape' });
  const cell = cellMaker(DENSITY);
  const row = (cells: readonly string[]): TableRow => ({
    height: ROW,
    header: false,
    cells: cells.map((text, index) =>
      cell(paragraphs(text), {
        align: columns[index]?.align === 'left' ? 'left' : 'center',
        ragged: true,
      }),
    ),
  });
  const rows = sheet.lines.length === 0 ? [sheet.blank] : sheet.lines.map(({ cells }) => cells);
  return {
    title: form.title,
    page,
    blocks: [
      ...headBlocks(
        {
          attachment: form.attachment,
          documentNumber,
          title: form.title,
          dateLabel: form.dateLabel,
          month,
          period: monthsOfSheet(form) > 1 ? sheetPeriodText(form, month) : '',
        },
        DENSITY,
      ),
      {
        kind: 'table',
        columns: columnWidths(columns, page),
        padding: PADDING,
        rows: [
          { height: HEAD, header: true, cells: columns.map(({ label }) => cell(label)) },
          ...rows.map(row),
        ],
      },
      ...sheet.remarks.map((text): ParagraphBlock => ({
        kind: 'paragraph',
        text,
        face: 'table',
        size: 12,
        align: 'left',
        after: 0,
      })),
    ],
  };
};
