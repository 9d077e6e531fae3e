import type { LockView } from '#api/office-views';
import { monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';

/** `2026-2027`, the academic year a month belongs to: from September on. */
export const academicYearOfMonth = (month: PlainMonth): string => {
  const year = Number(month.slice(0, 4));
  const first = month.slice(5) >= '09' ? year : year - 1;
  return `${String(first)}-${String(first + 1)}`;
};

/** The academic years to choose from, newest first: those of the calendar, of today, and of closed months. */
export const yearsShown = (
  known: readonly string[],
  locks: readonly LockView[],
  today: PlainDate,
): readonly string[] =>
  [
    ...new Set([
      ...known,
      ...locks.map(({ id }) => academicYearOfMonth(id)),
      academicYearOfMonth(monthOf(today)),
    ]),
  ]
    .sort()
    .reverse();

/** A month with what the office did about it. */
export interface MonthRow {
  readonly month: PlainMonth;
  /** `past` can be closed. */
  readonly when: 'past' | 'running' | 'coming';
  readonly lock: LockView | null;
}

/** September to August of an academic year. */
export const monthRows = (
  year: string,
  locks: readonly LockView[],
  today: PlainDate,
): readonly MonthRow[] => {
  const first = Number(year.slice(0, 4));
  return Array.from({ length: 12 }, (_none, index): MonthRow => {
    const number = ((index + 8) % 12) + 1;
    const month = `${String(index < 4 ? first : first + 1)}-${String(number).padStart(2, '0')}`;
    const now = monthOf(today);
    return {
      month,
      when: month < now ? 'past' : month === now ? 'running' : 'coming',
      lock: locks.find(({ id }) => id === month) ?? null,
    };
  });
};
