import type { CalendarDay } from '#api/compliance-views';
import type { EntryStatus } from '#domain/entry';
import { addDays, addMonths, daysInMonth, monthOf, partsOf, weekdayOf } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';

export interface Week {
  readonly monday: PlainDate;
  readonly teachingWeek: number | null;
  readonly days: readonly CalendarDay[];
}

/** Whole weeks in order; the teaching week is that of the first day that has one. */
export const weeksOf = (days: readonly CalendarDay[]): readonly Week[] =>
  Array.from({ length: Math.ceil(days.length / 7) }, (_, index) => {
    const week = days.slice(index * 7, index * 7 + 7);
    return {
      monday: week[0]?.date ?? '',
      teachingWeek: week.find((day) => day.teachingWeek !== null)?.teachingWeek ?? null,
      days: week,
    };
  });

/** Statuses that need a hand first. */
const STATUS_ORDER: readonly EntryStatus[] = ['returned', 'draft', 'submitted', 'accepted'];

/** How many entries of a day have which status. */
export const countsByStatus = (
  day: CalendarDay,
): readonly { readonly status: EntryStatus; readonly count: number }[] =>
  STATUS_ORDER.map((status) => ({
    status,
    count: day.entries.filter((entry) => entry.status === status).length,
  })).filter(({ count }) => count > 0);

/** The same day of another month, or its last day where it is shorter. */
const inMonth = (date: PlainDate, months: number): PlainDate => {
  const month = addMonths(monthOf(date), months);
  const [year, number] = partsOf(`${month}-01`);
  const day = Math.min(partsOf(date)[2], daysInMonth(year, number));
  return `${month}-${String(day).padStart(2, '0')}`;
};

/** Where a key leads from a day (the date-grid pattern of ARIA); null when the key is none of ours. */
export const dayAfter = (key: string, date: PlainDate): PlainDate | null => {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return addDays(date, 1 - weekdayOf(date));
    case 'End':
      return addDays(date, 7 - weekdayOf(date));
    case 'PageUp':
      return inMonth(date, -1);
    case 'PageDown':
      return inMonth(date, 1);
    default:
      return null;
  }
};
