import { semesterOf, termWeekdays, termWorkdays, workdays } from '../academic-calendar.ts';
import { periodsIn, rhythmKey, termDaysNeeded } from '../period.ts';
import { addDays } from '../plain-date.ts';
import type { Span } from '../plain-date.ts';
import type { IdlePolicy, Rhythm, Rule } from '../policy/schema.ts';
import type { Frame, Prepared, RuleHome } from './prepared.ts';
import type { Period } from './verdict.ts';

/** The periods of a rhythm to show for a span, remembered; see `periodsIn`. */
export const periodsShown = (prepared: Prepared, rhythm: Rhythm, span: Span): readonly Period[] => {
  const { periods } = prepared.memo;
  const key = `${rhythmKey(rhythm)} ${span.from} ${span.until}`;
  const known = periods.get(key);
  if (known !== undefined) return known;
  const found = periodsIn(rhythm, span, prepared.calendar);
  periods.set(key, found);
  return found;
};

/** All periods of a rhythm in the semesters that are entered, in order. */
export const periodsEntered = (prepared: Prepared, rhythm: Rhythm): readonly Period[] => {
  const { semesters } = prepared.calendar;
  const [first, last] = [semesters[0], semesters.at(-1)];
  return first === undefined || last === undefined
    ? []
    : periodsShown(prepared, rhythm, { from: first.from, until: last.until });
};

/** What a period has too few of, and what becomes of it. */
export type Idle = Pick<Frame, 'termDays' | 'neededDays' | 'idle' | 'policy'>;

/**
 * Whether a period has too few working days in term for anything to be owed in it (domain rule 3), and why: it is a
 * matter of statutory holidays where there would be enough Mondays to Fridays in term without them, or where no day
 * of it is worked at all, in vacation too; else of vacation.
 */
export const idleOf = (prepared: Prepared, rule: Rule, rhythm: Rhythm, period: Span): Idle => {
  const termDays = termWorkdays(prepared.calendar, period);
  const neededDays = termDaysNeeded(rhythm, prepared.settings.termDaysPerMonth);
  if (termDays >= neededDays) return { termDays, neededDays, idle: null, policy: 'exempt' };
  const isHoliday =
    termWeekdays(prepared.calendar, period) >= neededDays ||
    workdays(prepared.calendar, period) === 0;
  return isHoliday
    ? { termDays, neededDays, idle: 'holiday', policy: rule.holidays?.statutory ?? 'exempt' }
    : { termDays, neededDays, idle: 'vacation', policy: rule.holidays?.vacation ?? 'exempt' };
};

/** Whether the rule ever puts a period off or brings it forward, so that windows may overlap. */
export const lengthens = ({ holidays }: Rule): boolean =>
  [holidays?.statutory, holidays?.vacation].some(
    (policy) => policy === 'postpone' || policy === 'bring-forward',
  );

/** The nearest later (earlier) period of the rhythm in which something is owed. */
const nearestOwed = (
  prepared: Prepared,
  { rule }: RuleHome,
  asked: { readonly rhythm: Rhythm; readonly period: Period; readonly later: boolean },
): Period | undefined => {
  const { rhythm, period, later } = asked;
  const owes = (other: Period): boolean => {
    const { idle, policy } = idleOf(prepared, rule, rhythm, other);
    return idle === null || policy === 'count';
  };
  const entered = periodsEntered(prepared, rhythm);
  return later
    ? entered.find((other) => other.from > period.until && owes(other))
    : entered.findLast((other) => other.until < period.from && owes(other));
};

/**
 * The days in which an idle period's demand may be fulfilled: its own, or lengthened (顺延, 提前). `undefined` where
 * the calendar doesn't tell yet: then nothing is owed.
 */
export const windowOf = (
  prepared: Prepared,
  home: RuleHome,
  asked: { readonly rhythm: Rhythm; readonly period: Period; readonly policy: IdlePolicy },
): Span | undefined => {
  const { period, policy } = asked;
  if (policy === 'exempt' || policy === 'count') return period;
  const later = policy === 'postpone';
  const isEntered =
    semesterOf(prepared.calendar, period.from) ?? semesterOf(prepared.calendar, period.until);
  if (isEntered === undefined) return undefined;
  const days = home.rule.holidays?.days;
  const nearest = days === undefined ? nearestOwed(prepared, home, { ...asked, later }) : undefined;
  if (days === undefined && nearest === undefined) return undefined;
  return later
    ? { from: period.from, until: nearest?.until ?? addDays(period.until, days ?? 0) }
    : { from: nearest?.from ?? addDays(period.from, -(days ?? 0)), until: period.until };
};
