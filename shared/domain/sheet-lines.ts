import type { Entry, Sheet } from './entry.ts';
import { dayText, monthOf, partsOf } from './plain-date.ts';

/** One visit on a form: what stands in the columns of one line. */
export interface SheetLine {
  readonly entry: string;
  readonly object: string;
  /** `10月15日上午（0.5天）` */
  readonly time: string;
  readonly summary: string;
}

const quantity = (entry: Entry): string =>
  entry.amount === null ? '' : `${String(entry.amount)}${entry.amountUnit}`;

/**
 * The date as the form shows it: `10月15日上午（0.5天）`, `10月9日—11日`, `10月30日—11月2日`.
 * Quantities are printed only in days: the clause on 驻点办公 counts them; hours of a lesson belong to the text.
 */
export const entryTimeText = (entry: Entry): string => {
  const first = dayText(entry.happened);
  const last =
    entry.until === null || entry.until === entry.happened
      ? ''
      : monthOf(entry.until) === monthOf(entry.happened)
        ? `—${String(partsOf(entry.until)[2])}日`
        : `—${dayText(entry.until)}`;
  const amount = entry.amountUnit === '天' && entry.amount !== null ? `（${quantity(entry)}）` : '';
  return `${first}${last}${entry.timeNote}${amount}`;
};

const byDate = (a: Entry, b: Entry): number =>
  a.happened.localeCompare(b.happened) ||
  a.created.localeCompare(b.created) ||
  a.id.localeCompare(b.id);

/** Entries as they follow each other on a form. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] => [...entries].sort(byDate);

/** One entry as a line of a form. */
export const lineOf = (entry: Entry): SheetLine => ({
  entry: entry.id,
  object: entry.objectText,
  time: entryTimeText(entry),
  summary: entry.summary,
});

/** The lines of a text that hold something. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');

/** `零报告：本月在外挂职` */
export const zeroText = (sheet: Sheet | null): string =>
  sheet !== null && sheet.zeroReason !== '' ? `零报告：${sheet.zeroReason}` : '';
