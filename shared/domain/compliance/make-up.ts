import type { PreparedCalendar } from '../academic-calendar.ts';
import type { Entry } from '../entry.ts';
import { periodHolding } from '../period.ts';
import { addDays } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Rhythm } from '../policy/schema.ts';
import type { Period } from './verdict.ts';

/**
 * Where an entry counts for a rule (domain rule 6): in its own period; made up, in the one before; or nowhere, being
 * made up too late, or for a day that lies in no period of the rule.
 */
export type Place =
  | { readonly kind: 'own' }
  | { readonly kind: 'made'; readonly period: Period }
  | { readonly kind: 'late'; readonly period: Period }
  | { readonly kind: 'nowhere' };

const OWN: Place = { kind: 'own' };

/**
 * Whether a period of the rhythm lies between an earlier one and the one that holds a day; where none holds it (单周,
 * 教学周), between the earlier one and the day.
 */
const isOneBetween = (
  earlier: Period,
  day: PlainDate,
  by: { readonly rhythm: Rhythm; readonly calendar: PreparedCalendar },
): boolean => {
  const end = periodHolding(by.rhythm, day, by.calendar)?.from ?? day;
  for (let between = addDays(earlier.until, 1); between < end; between = addDays(between, 1))
    if (periodHolding(by.rhythm, between, by.calendar) !== undefined) return true;
  return false;
};

/** Where an entry counts for a rule of a rhythm; `days` is how long after a period's last day 补做 for it is taken. */
export const placeOf = (
  entry: Entry,
  rhythm: Rhythm,
  by: { readonly calendar: PreparedCalendar; readonly days: number },
): Place => {
  if (entry.makeUp === null) return OWN;
  const period = periodHolding(rhythm, entry.makeUp.for, by.calendar);
  if (period === undefined) return { kind: 'nowhere' };
  const isWithin = period.from <= entry.happened && entry.happened <= period.until;
  if (isWithin) return OWN;
  const inTime =
    period.until < entry.happened &&
    entry.happened <= addDays(period.until, by.days) &&
    !isOneBetween(period, entry.happened, { rhythm, calendar: by.calendar });
  return inTime ? { kind: 'made', period } : { kind: 'late', period };
};
