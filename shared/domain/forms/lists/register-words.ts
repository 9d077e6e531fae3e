import { dayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListRow } from '../list-outline.ts';

/** A day for a narrow column: without its year where that is the list's own, else with the year on a line above. */
export const narrowDay = (day: PlainDate | null | undefined, year: string): string => {
  if (day === null || day === undefined) return '';
  return day.startsWith(year) ? dayText(day) : `${day.slice(0, 4)}年\n${dayText(day)}`;
};

/** A sentence across all columns: what a table says that has no rows. */
export const spanningRow = (text: string): ListRow => ({ cells: [listCell(text)], heading: true });

const DIGITS = '〇一二三四五六七八九';

/** `一、` for the first of several parts, up to 99. */
export const ordinalText = (index: number): string => {
  const number = index + 1;
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  const one = number % 10 === 0 ? '' : DIGITS.charAt(number % 10);
  return `${ten}${one}、`;
};
