import { addMonths, covers, firstOfMonth, lastOfMonth, monthText } from './plain-date.ts';
import type { PlainDate, PlainMonth, Span } from './plain-date.ts';
import type { Form } from './policy/form.ts';

/** How many months one sheet of a form spans. */
export const monthsOfSheet = (form: Form): 1 | 6 =>
  form.kind === 'table' && form.period === 'half-year' ? 6 : 1;

/** The month by which the sheet that holds a month is known: the last one it spans. */
export const sheetMonth = (form: Form, month: PlainMonth): PlainMonth => {
  const months = monthsOfSheet(form);
  const after = (Number(month.slice(5, 7)) - 1) % months;
  return addMonths(month, months - 1 - after);
};

/** The days of the sheet that holds a month. */
export const sheetSpan = (form: Form, month: PlainMonth): Span => {
  const last = sheetMonth(form, month);
  return {
    from: firstOfMonth(addMonths(last, 1 - monthsOfSheet(form))),
    until: lastOfMonth(last),
  };
};

/** Whether a day belongs on the sheet of that month. */
export const isOnSheet = (form: Form, month: PlainMonth, day: PlainDate): boolean =>
  covers(sheetSpan(form, month), day);

/** The sheet so many sheets later (or earlier, when negative). */
export const sheetAfter = (form: Form, month: PlainMonth, sheets: number): PlainMonth =>
  addMonths(sheetMonth(form, month), sheets * monthsOfSheet(form));

/** What a sheet is of: `2026年10月`, `2026年下半年`. */
export const sheetPeriodText = (form: Form, month: PlainMonth): string => {
  if (monthsOfSheet(form) === 1) return monthText(month);
  return `${month.slice(0, 4)}年${month.slice(5, 7) <= '06' ? '上' : '下'}半年`;
};
