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

/** In the order of the sheet. */
export const FILL_COLUMNS: readonly FillColumnLook[] = [
  { id: 'person', width: 12, align: 'center' },
  { id: 'day', width: 12, align: 'center', format: 'date' },
  { id: 'until', width: 12, align: 'center', format: 'date' },
  { id: 'timeNote', width: 8, align: 'center' },
  { id: 'carriers', width: 16 },
  { id: 'object', width: 22 },
  { id: 'mode', width: 9, align: 'center' },
  { id: 'amount', width: 7, align: 'center', format: 'number' },
  { id: 'amountUnit', width: 9, align: 'center' },
  { id: 'place', width: 16 },
  { id: 'present', width: 9, align: 'center', format: 'number' },
  { id: 'summary', width: 56 },
  { id: 'issue', width: 28 },
  { id: 'handled', width: 28 },
  { id: 'note', width: 16 },
  { id: 'id', width: 0 },
  { id: 'base', width: 0 },
];
