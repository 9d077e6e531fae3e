import type { RangeQuery } from '#api/queries';
import type { YearQuery } from '#api/office-contract';
import { addDays, firstOfMonth, monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth, Span } from '#domain/plain-date';
import type { PeriodKind } from '#domain/policy/schema';
import { filters } from './filters.svelte.ts';

/** The range the matrix, the list and the summary look at. */
export const rangeNow = (): RangeQuery => ({ kind: filters.kind, day: filters.day });

/** The year the views of a year look at. */
export const yearNow = (): YearQuery => ({ kind: filters.yearKind, day: filters.day });

/** About the length of a period, for stepping where its dates are unknown. */
const LENGTH: Readonly<Record<PeriodKind, number>> = {
  week: 7,
  'teaching-week': 7,
  'odd-week': 14,
  'even-week': 14,
  'two-weeks': 14,
  month: 30,
  'two-months': 61,
  quarter: 91,
  'half-year': 182,
  semester: 150,
  'academic-year': 365,
  'calendar-year': 365,
};

/** The period before or after the one shown. */
export const stepPeriod = (
  span: Span | null,
  direction: -1 | 1,
  kind: PeriodKind = filters.kind,
): void => {
  if (span === null) filters.day = addDays(filters.day, direction * LENGTH[kind]);
  else filters.day = direction < 0 ? addDays(span.from, -1) : addDays(span.until, 1);
};

/** Shows a month in the views of a range; the running one by today, so that it stays 本期. */
export const chooseMonth = (month: PlainMonth, today: PlainDate): void => {
  filters.day = month === monthOf(today) ? today : firstOfMonth(month);
};
