import type { CellView, RuleHead } from '#api/cell-views';
import { askingOf, countingIn } from '#domain/compliance/counting';
import { caseOf, isObjectRule, unitOf } from '#domain/compliance/judge';
import { objectFacts, personFacts } from '#domain/compliance/facts';
import type { Cell } from '#domain/compliance/range';
import type { Figures, Verdict } from '#domain/compliance/verdict';
import { isBackfill } from '#domain/entry';
import { addDays, dayOf, daysBetween } from '#domain/plain-date';
import type { PlainDate, Span } from '#domain/plain-date';
import type { PeriodKind, Rhythm, Rule } from '#domain/policy/schema';
import type { Frame } from './compliance-frame.ts';
import { about } from './facts.ts';

const PERIOD_UNIT: Readonly<Record<PeriodKind, string>> = {
  week: '周',
  'teaching-week': '周',
  'odd-week': '个单周',
  'even-week': '个双周',
  'two-weeks': '个两周',
  month: '个月',
  'two-months': '个双月',
  quarter: '个季度',
  'half-year': '个半年',
  semester: '个学期',
  'academic-year': '个学年',
  'calendar-year': '年',
};

const rhythmOf = ({ demand }: Rule): Rhythm => ('period' in demand ? demand.period : 'month');

/** A rule as the head of a column or a row. */
export const headOf = (rule: Rule): RuleHead => {
  const period = rhythmOf(rule);
  return {
    id: rule.id,
    short: rule.short,
    title: rule.title,
    group: rule.group,
    force: rule.force,
    kind: rule.demand.kind,
    period,
    periodUnit: typeof period === 'string' ? PERIOD_UNIT[period] : '期',
    unit: unitOf(rule),
    perObject: isObjectRule(rule),
  };
};

export const NO_FIGURES: Figures = { expected: 0, done: 0, onTime: 0 };

export const added = (a: Figures, b: Figures): Figures => ({
  expected: a.expected + b.expected,
  done: a.done + b.done,
  onTime: a.onTime + b.onTime,
});

const LONGEST_OF_WEEKS = 14;

/** Whether a period falls due by the end of a range: a week with its last Thursday, all others with their end. */
export const isDueIn = ({ from, until }: Span, range: Span): boolean =>
  until <= range.until ||
  (daysBetween(from, until) < LONGEST_OF_WEEKS && addDays(until, -3) <= range.until);

const isIdle = ({ status }: Verdict): boolean => status === 'exempt' || status === 'not-applicable';

/**
 * What a cell adds to the figures of a range: the periods that fall due in it. Half a year's demand is no shortfall
 * of its second month; it is counted in the range in which it ends.
 */
export const figuresIn = (cell: Cell, span: Span): Figures => {
  let sum = NO_FIGURES;
  for (const verdict of cell.verdicts)
    if (!isIdle(verdict) && isDueIn(verdict.period, span)) sum = added(sum, verdict.figures);
  return sum;
};

/** Over several periods a cell counts those fulfilled: 6 visits in 4 of 5 weeks are 4/5, not 6/5. */
export const cellView = (cell: Cell, head: RuleHead, backfilled: number): CellView => {
  const owed = cell.verdicts.filter((verdict) => !isIdle(verdict) && verdict.figures.expected > 0);
  const whole = cell.verdicts.length > 1 && owed.length > 0;
  return {
    rule: cell.rule,
    status: cell.status,
    urgent: cell.verdicts.some(({ status, urgent }) => urgent && status === cell.status),
    done: whole ? owed.filter(({ figures }) => figures.done >= figures.expected).length : cell.done,
    expected: whole ? owed.length : cell.expected,
    unit: whole ? head.periodUnit : head.unit,
    backfilled,
    figures: cell.figures,
  };
};

/** Last days on which something of a day is written down in time, each worked out once. */
const lastDaysIn = (frame: Frame): ((day: PlainDate) => PlainDate) => {
  const known = about(frame.gathered, '', 'last days', () => new Map<PlainDate, PlainDate>());
  return (day) => {
    const found = known.get(day) ?? addDays(day, frame.prepared.settings.backfillDays);
    known.set(day, found);
    return found;
  };
};

/** Whether anything about a subject is 补录 at all: mostly nothing is. */
const hasBackfills = (frame: Frame, subject: string): boolean =>
  about(frame.gathered, subject, 'backfills', () => {
    const { prepared, register } = frame;
    const { index } = register.people.has(subject)
      ? personFacts(prepared, subject)
      : objectFacts(prepared, subject);
    const lastDay = lastDaysIn(frame);
    return index.items.some(
      ({ entry }) => dayOf(entry.created) > lastDay(entry.until ?? entry.happened),
    );
  });

/** How many 补录 entries count in a cell. */
export const backfilledIn = (frame: Frame, rule: Rule, cell: Cell): number => {
  const { subject } = cell;
  if (!hasBackfills(frame, subject)) return 0;
  const entries = cell.verdicts.flatMap(({ period, status }) => {
    const found =
      status === 'not-applicable' ? undefined : caseOf(frame.prepared, { rule, subject, period });
    const asking = found === undefined ? undefined : askingOf(found.one);
    return found === undefined || asking === undefined ? [] : countingIn(asking, found.frame);
  });
  return entries.filter(
    ({ item, pending }) => !pending && isBackfill(item.entry, frame.prepared.settings.backfillDays),
  ).length;
};
