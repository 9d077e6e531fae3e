import type { Asked } from '#api/contract';
import type { PersonYear, RuleYear, Segment } from '#api/compliance-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { isObjectRule, unitOf } from '#domain/compliance/judge';
import { judgeRange, periodsShown, rulesOfSeries } from '#domain/compliance/range';
import type { Cell } from '#domain/compliance/range';
import type { Period, Verdict } from '#domain/compliance/verdict';
import { addDays, daysBetween, monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type { Rhythm, Rule } from '#domain/policy/schema';
import {
  NO_FIGURES,
  added,
  backfilledIn,
  cellView,
  figuresIn,
  headOf,
} from './compliance-cells.ts';
import {
  cellOf,
  frameOf,
  policyOf,
  rulesFor,
  seriesIn,
  subjectView,
  subjectsFor,
} from './compliance-frame.ts';
import type { Frame, Rows } from './compliance-frame.ts';
import { postsIn } from './register.ts';
import type { Session } from './session.ts';

const SHORTER_THAN_A_MONTH = 28;

const isWeekly = ({ from, until }: Period): boolean =>
  daysBetween(from, until) + 1 < SHORTER_THAN_A_MONTH;

const monthsOf = (frame: Frame): readonly PlainMonth[] =>
  periodsShown(frame.prepared, 'month', frame.span).map(({ from }) => monthOf(from));

/** Index of the month a day lies in; the first or last one for a day before or after them. */
const monthIndex = (months: readonly PlainMonth[], day: PlainDate): number => {
  const later = months.findIndex((month) => month > monthOf(day));
  return later === -1 ? months.length - 1 : Math.max(0, later - 1);
};

/** Weeks stand in the month of their last Thursday, as they do in every view of a month. */
const placeIn = (
  months: readonly PlainMonth[],
  period: Period,
): Pick<Segment, 'month' | 'months'> => {
  if (isWeekly(period)) return { month: monthIndex(months, addDays(period.until, -3)), months: 1 };
  const first = monthIndex(months, period.from);
  return { month: first, months: monthIndex(months, period.until) - first + 1 };
};

const segmentOf = (months: readonly PlainMonth[], unit: string, verdict: Verdict): Segment => ({
  from: verdict.period.from,
  until: verdict.period.until,
  label: verdict.period.label,
  ...placeIn(months, verdict.period),
  status: verdict.status,
  urgent: verdict.urgent,
  done: verdict.done,
  expected: verdict.expected,
  unit,
});

/** Whether a cell asks anything, or counts anything, in some of its periods. */
const speaks = (cell: Cell): boolean =>
  cell.verdicts.some(({ status }) => status !== 'not-applicable');

/** One person's year: every rule that speaks to them, each with its periods along the months. */
export const personYear = (
  session: Session,
  asked: Asked<'compliance.person'>,
): Reply<PersonYear> => {
  const made = frameOf(session, asked.year);
  if (!made.ok) return made;
  const frame = made.value;
  const { register, span } = frame;
  if (!register.people.has(asked.person)) return failed({ code: 'not-found', what: 'person' });
  const ranks = new Set(postsIn(register, asked.person, span).map(({ rank }) => rank));
  const cells = seriesIn(register).flatMap((series) =>
    rulesFor(frame, series, { of: 'people', rank: null })
      .filter(({ audience }) => audience.ranks.some((rank) => ranks.has(rank)))
      .map((rule) => ({ series, rule, cell: cellOf(frame, rule, asked.person) }))
      .filter(({ cell }) => speaks(cell)),
  );
  const months = monthsOf(frame);
  return done({
    subject: subjectView(register, asked.person, span, null),
    label: span.label,
    span: { from: span.from, until: span.until },
    months,
    rows: cells.map(({ series, rule, cell }) => ({
      policy: series,
      rule: headOf(rule),
      segments: cell.verdicts.map((verdict) => segmentOf(months, unitOf(rule), verdict)),
    })),
    figures: cells
      .filter(({ rule }) => rule.force === 'must')
      .reduce((sum, { cell }) => added(sum, figuresIn(cell, span)), NO_FIGURES),
  });
};

const rhythmOf = ({ demand }: Rule): Rhythm => ('period' in demand ? demand.period : 'month');

/** The rule's own periods, or months where these are shorter. */
const columnsOf = (frame: Frame, rule: Rule): readonly Period[] => {
  const own = periodsShown(frame.prepared, rhythmOf(rule), frame.span);
  return own.every((period) => !isWeekly(period))
    ? own
    : periodsShown(frame.prepared, 'month', frame.span);
};

/** One rule across everybody it speaks to in a year, or every object, period by period. */
export const ruleYear = (session: Session, asked: Asked<'compliance.rule'>): Reply<RuleYear> => {
  const made = frameOf(session, asked.year);
  if (!made.ok) return made;
  const frame = made.value;
  const { register, prepared, span, today } = frame;
  const policy = policyOf(frame, asked.policy);
  if (!policy.ok) return policy;
  const rule = rulesOfSeries(prepared, asked.policy, span).find(({ id }) => id === asked.rule);
  if (rule === undefined) return failed({ code: 'not-found', what: 'policy' });
  const rows: Rows = isObjectRule(rule) ? { of: 'objects' } : { of: 'people', rank: null };
  const head = headOf(rule);
  const columns = columnsOf(frame, rule);
  const judged = subjectsFor(frame, asked.policy, rows)
    .map((subject) => ({
      subject,
      cells: columns.map((column) => judgeRange(prepared, { rule, subject, span: column }, today)),
    }))
    .filter(({ cells }) => cells.some(speaks));
  return done({
    policy: asked.policy,
    rule: { ...head, clause: rule.clause.text, place: rule.clause.place },
    label: span.label,
    span: { from: span.from, until: span.until },
    columns: columns.map(({ from, until, label }) => ({ from, until, label })),
    rows: judged.map(({ subject, cells }) => ({
      subject: subjectView(register, subject, span, null),
      cells: cells.map((cell) => cellView(cell, head, backfilledIn(frame, rule, cell))),
    })),
    figures: columns.map((column, index) =>
      judged.reduce((sum, { cells }) => {
        const cell = cells[index];
        return cell === undefined ? sum : added(sum, figuresIn(cell, column));
      }, NO_FIGURES),
    ),
  });
};
