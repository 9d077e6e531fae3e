import { dayNumber, fromDayNumber } from '../plain-date.ts';
import type { PlainDate, Span } from '../plain-date.ts';
import type { Status } from './verdict.ts';

/** How far a demand is fulfilled: on time, at all, or only with what is still under review. */
export interface Reached {
  readonly onTime: boolean;
  readonly atAll: boolean;
  readonly withPending: boolean;
}

/** The days that decide the status of a demand not yet fulfilled. */
export interface Timing {
  readonly begins: PlainDate;
  /** From this day on it is 即将到期. */
  readonly dueSoonFrom: PlainDate;
  /** From this day on little is left: the second warning. */
  readonly urgentFrom: PlainDate;
  /** The last day on which it isn't missed. */
  readonly last: PlainDate;
}

/** What of the settings decides when a warning is given. */
export interface Warning {
  readonly dueSoonShare: number;
  readonly urgentShare: number;
  readonly dueSoonDays?: number | undefined;
}

/**
 * The days of a span up to its end, or to a deadline that lies within it: due soon once no more than the set share
 * of them is left after today, and while only a deadline after the span is outstanding.
 */
export const timingOf = (span: Span, deadline: PlainDate | null, warning: Warning): Timing => {
  const end = dayNumber(deadline !== null && deadline < span.until ? deadline : span.until);
  const length = end - dayNumber(span.from) + 1;
  const left = Math.max(Math.floor(length * warning.dueSoonShare), warning.dueSoonDays ?? 0, -1);
  const little = Math.max(Math.floor(length * warning.urgentShare), -1);
  return {
    begins: span.from,
    dueSoonFrom: fromDayNumber(end - left),
    urgentFrom: fromDayNumber(end - little),
    last: deadline ?? span.until,
  };
};

/**
 * Status of what is not fulfilled (domain rule 8): 未达标 after the deadline (after the period, when there is
 * none); 未到期 before the period; 即将到期 when the period is over but its deadline isn't, or when of its days
 * (up to a deadline that lies within it) no more than the set share are left after today; else 未到期.
 */
export const statusOfUnmet = (timing: Timing, today: PlainDate): Status => {
  if (today > timing.last) return 'missed';
  if (today < timing.begins) return 'open';
  return today >= timing.dueSoonFrom ? 'due-soon' : 'open';
};

/** Status of an owed demand (domain rules 1 and 8): completion first, then timeliness, then what is left of the time. */
export const statusOf = (reached: Reached, timing: Timing, today: PlainDate): Status => {
  if (reached.onTime) return 'met';
  if (reached.atAll) return 'met-late';
  if (reached.withPending) return 'under-review';
  return statusOfUnmet(timing, today);
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
