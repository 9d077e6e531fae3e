import type { FillColumn } from '#domain/exchange/workbook-format';
import type { SheetLook } from '../xlsx-styles.ts';

/** How a column of 填报 is shown, typed into and chosen from. */
export interface FillColumnLook {
  readonly id: FillColumn;
  /** Characters of the standard font; 0 for a hidden column. */
  readonly width: number;
  readonly align?: SheetLook['align'];
  readonly format?: 'date' | 'number';
}

/** In the order of the sheet; narrow enough to be read when printed on one A4 page's width, lying. */
export const FILL_COLUMNS: readonly FillColumnLook[] = [
  { id: 'person', width: 11, align: 'center' },
  { id: 'day', width: 11, align: 'center', format: 'date' },
  { id: 'until', width: 11, align: 'center', format: 'date' },
  { id: 'timeNote', width: 6, align: 'center' },
  { id: 'carriers', width: 13 },
  { id: 'object', width: 15 },
  { id: 'mode', width: 8, align: 'center' },
  { id: 'amount', width: 6, align: 'center', format: 'number' },
  { id: 'amountUnit', width: 6, align: 'center' },
  { id: 'place', width: 12 },
  { id: 'present', width: 6, align: 'center', format: 'number' },
  { id: 'summary', width: 42 },
  { id: 'issue', width: 18 },
  { id: 'handled', width: 18 },
  { id: 'note', width: 11 },
  { id: 'id', width: 0 },
  { id: 'base', width: 0 },
];
