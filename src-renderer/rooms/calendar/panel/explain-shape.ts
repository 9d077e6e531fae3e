import type { RangeQuery } from '#api/queries';
import type { CellExplanation } from '#api/views';
import type { Explanation, Status } from '#domain/compliance/verdict';
import { covers, dayText, dayWithWeekday, fullDayText, monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth, Span } from '#domain/plain-date';
import type { Demand, PeriodKind, Policy, Rhythm } from '#domain/policy/schema';
import {
  amountText,
  atLeast,
  atMost,
  changeAsked,
  fedBackAsked,
  hasAsked,
  holdsLinks,
  linksHeld,
  noDemand,
  onlyCounted,
  shareAsked,
} from './panel-text.ts';

const WANTING: readonly Status[] = ['missed', 'due-soon', 'open', 'under-review'];

/** Whether something is still to be done. */
export const isWanting = (status: Status): boolean => WANTING.includes(status);

/** The demand of the explained rule, from the policy as the register has it. */
export const demandOf = (
  policies: readonly Policy[],
  policy: string,
  rule: string,
): Demand | undefined =>
  policies
    .find((candidate) => candidate.id === policy)
    ?.rules.find((candidate) => candidate.id === rule)?.demand;

/** The row of the sheet a new entry for this rule belongs to; undefined when the rule names none. */
export const carrierOf = (demand: Demand | undefined): string | undefined =>
  demand?.kind === 'frequency' || demand?.kind === 'share' ? demand.match.carriers?.[0] : undefined;

/** The first period that wants something, else the one that holds today, else the last. */
export const focusPeriod = (
  periods: readonly Explanation[],
  today: PlainDate,
): Explanation | undefined =>
  periods.find((period) => period.verdict.status === WANTING[0]) ??
  periods.find((period) => WANTING.includes(period.verdict.status)) ??
  periods.find((period) => covers(period.verdict.period, today)) ??
  periods.at(-1);

/** Month of the sheet that a missing entry goes to: inside the wanting period, never after today. */
export const monthToFill = (explained: CellExplanation, today: PlainDate): PlainMonth => {
  const period = focusPeriod(explained.periods, today)?.verdict.period ?? explained.span;
  const last = today < period.until ? today : period.until;
  return monthOf(last < period.from ? period.from : last);
};

/** `10月1日—10月31日`; with years when they differ from each other. */
export const spanText = (span: Span): string => {
  if (span.from === span.until) return dayText(span.from);
  return span.from.slice(0, 4) === span.until.slice(0, 4)
    ? `${dayText(span.from)}—${dayText(span.until)}`
    : `${fullDayText(span.from)}—${fullDayText(span.until)}`;
};

/** `11月5日 周四`; with its year when that is another than today's. */
export const dayWithYear = (date: PlainDate, today: PlainDate): string =>
  date.slice(0, 4) === today.slice(0, 4)
    ? dayWithWeekday(date)
    : `${date.slice(0, 4)}年${dayWithWeekday(date)}`;

const SHORT: readonly Rhythm[] = ['week', 'teaching-week', 'odd-week', 'even-week', 'two-weeks'];

/** Periods shorter than a month: a year's view shows them by month. */
export const isShort = (rhythm: Rhythm): boolean => SHORT.includes(rhythm);

/** The range that holds just this period of a rule. A period of odd length is asked for by its last month. */
export const rangeOf = (rhythm: Rhythm, span: Span): RangeQuery =>
  typeof rhythm === 'string'
    ? { kind: rhythm satisfies PeriodKind, day: span.from }
    : { kind: 'month', day: span.until };

/** What the period asked, in words. */
export const askedText = (period: Explanation, demand: Demand | undefined): string => {
  const { expected, status, force } = period.verdict;
  if (status === 'exempt' || status === 'not-applicable') return noDemand;
  switch (demand?.kind) {
    case 'share':
      return shareAsked(demand.share);
    case 'follow-up':
      return fedBackAsked(demand.workingDays);
    case 'tenure':
      return changeAsked(demand.years);
    case 'qualification':
      return hasAsked(demand.attribute);
    case 'standing':
    case 'frequency':
    case 'submission':
    case 'report':
    case 'text':
    case undefined:
      break;
  }
  if (expected === 0)
    return force === 'encouraged' || status === 'counted' ? onlyCounted : noDemand;
  const least = demand?.kind === 'standing' ? holdsLinks(expected) : atLeast(expected, period.unit);
  const most =
    demand?.kind === 'standing' || demand?.kind === 'frequency' ? demand.maximum : undefined;
  return most === undefined ? least : `${least}，${atMost(most, period.unit)}`;
};

export const countedText = (period: Explanation, demand: Demand | undefined): string =>
  demand?.kind === 'standing'
    ? linksHeld(period.verdict.done)
    : amountText(period.verdict.done, period.unit);
