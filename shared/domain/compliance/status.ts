import {
  addDays,
  addMonths,
  daysBetween,
  lastOfMonth,
  monthOf,
  partsOf,
  plainDate,
} from '../plain-date.ts';
import type { PlainDate, PlainMonth, Span } from '../plain-date.ts';
import type { Deadline } from '../policy/schema.ts';
import type { Settings } from './facts.ts';
import type { Status } from './verdict.ts';

const dayOfMonth = (month: PlainMonth, day: number): PlainDate => {
  const last = lastOfMonth(month);
  return plainDate(partsOf(last)[0], partsOf(last)[1], day) ?? last;
};

const monthIn = (year: number, month: number): PlainMonth =>
  `${String(year)}-${String(month).padStart(2, '0')}`;

/** The day by which something for the period has to be in; null when there is none. A 31st becomes the month's last day. */
export const deadlineOf = (deadline: Deadline, period: Span): PlainDate | null => {
  switch (deadline.kind) {
    case 'none':
      return null;
    case 'days-after':
      return addDays(period.until, deadline.days);
    case 'day-of-next-month':
      return dayOfMonth(addMonths(monthOf(period.until), 1), deadline.day);
    case 'date': {
      const year = Number(period.from.slice(0, 4));
      const first = dayOfMonth(monthIn(year, deadline.month), deadline.day);
      return first >= period.from
        ? first
        : dayOfMonth(monthIn(year + 1, deadline.month), deadline.day);
    }
  }
};

/** How far a demand is fulfilled: on time, at all, or only with what is still under review. */
export interface Reached {
  readonly onTime: boolean;
  readonly atAll: boolean;
  readonly withPending: boolean;
}

/** Which days decide the status of a demand not yet fulfilled. */
export interface Timing {
  readonly period: Span;
  readonly deadline: PlainDate | null;
  readonly today: PlainDate;
}

const isDueSoon = ({ period, deadline, today }: Timing, settings: Settings): boolean => {
  const end = deadline !== null && deadline < period.until ? deadline : period.until;
  const left = daysBetween(today, end);
  const length = daysBetween(period.from, end) + 1;
  return (
    left < 0 ||
    left <= length * settings.dueSoonShare ||
    (settings.dueSoonDays !== undefined && left <= settings.dueSoonDays)
  );
};

/**
 * Status of what is not fulfilled (domain rule 8): 未达标 after the deadline (after the period, when there is
 * none); 未到期 before the period; 即将到期 when the period is over but its deadline isn't, or when of its days
 * (up to a deadline that lies within it) no more than the set share are left after today; else 未到期.
 */
export const statusOfUnmet = (timing: Timing, settings: Settings): Status => {
  if (timing.today > (timing.deadline ?? timing.period.until)) return 'missed';
  if (timing.today < timing.period.from) return 'open';
  return isDueSoon(timing, settings) ? 'due-soon' : 'open';
};

/** Status of an owed demand (domain rules 1 and 8): completion first, then timeliness, then what is left of the time. */
export const statusOf = (reached: Reached, timing: Timing, settings: Settings): Status => {
  if (reached.onTime) return 'met';
  if (reached.atAll) return 'met-late';
  if (reached.withPending) return 'under-review';
  return statusOfUnmet(timing, settings);
};

/**
 * Statuses from worst to best, as several periods of a rule are shown in one cell: what went wrong, what presses,
 * what needs a look, what is still to come, what is done, what is not owed.
 */
export const WORST_FIRST: readonly Status[] = [
  'missed',
  'due-soon',
  'under-review',
  'open',
  'met-late',
  'met',
  'counted',
  'exempt',
  'not-applicable',
];
