import { explain } from '#domain/compliance/explain';
import type { Prepared } from '#domain/compliance/facts';
import { frameOf } from '#domain/compliance/frame';
import { isObjectRule, judge } from '#domain/compliance/judge';
import { rulesOfSeries, subjectsOf } from '#domain/compliance/range';
import { homeOf } from '#domain/compliance/series';
import type { Period } from '#domain/compliance/verdict';
import { addDays, covers } from '#domain/plain-date';
import type { PlainDate, Span } from '#domain/plain-date';
import { periodHolding, periodsIn } from '#domain/period';
import type { Rule } from '#domain/policy/schema';

/** Days before a span in which the periods end whose deadlines may lie in it: a semester's, with some to spare. */
export const LOOK_BACK = 190;

/** Whose duties are asked for. */
export interface Wanted {
  readonly prepared: Prepared;
  readonly span: Span;
  readonly people: readonly string[];
  /** Whether rules per object belong to it, and of which rank. */
  readonly objects: 'none' | 'all' | { readonly rank: string };
  readonly today: PlainDate;
}

/** By day, by what is due: for how many it is still missing. */
export type Due = ReadonlyMap<PlainDate, ReadonlyMap<string, number>>;

interface DuePeriod {
  readonly period: Period;
  readonly day: PlainDate;
}

const periodsTouching = (prepared: Prepared, rule: Rule, span: Span): readonly Period[] => {
  if (!('period' in rule.demand)) return [];
  const { period: rhythm } = rule.demand;
  const first = periodHolding(rhythm, span.from, prepared.calendar);
  const later = periodsIn(rhythm, span, prepared.calendar);
  return first === undefined ? later : [first, ...later.filter(({ from }) => from > first.from)];
};

/** The periods of a rule in its versions whose day of reckoning lies in the span: the deadline, or else their last day. */
const duePeriods = ({ prepared, span }: Wanted, rule: Rule): readonly DuePeriod[] => {
  const window = { from: addDays(span.from, -LOOK_BACK), until: span.until };
  return (homeOf(prepared, rule)?.versions ?? []).flatMap((home) =>
    periodsTouching(prepared, home.rule, window).flatMap((period) => {
      const frame = frameOf(prepared, home, period);
      const day =
        home.rule.demand.kind === 'frequency'
          ? (frame.deadline ?? frame.window.until)
          : frame.deadline;
      return frame.inForce && day !== null && covers(span, day) ? { period, day } : [];
    }),
  );
};

const subjectsIn = (wanted: Wanted, rule: Rule, period: Span): readonly string[] => {
  const { prepared, people, objects } = wanted;
  if (!isObjectRule(rule)) return people;
  if (objects === 'none') return [];
  return objects === 'all' || rule.audience.ranks.includes(objects.rank)
    ? subjectsOf(prepared, rule, period)
    : [];
};

type Note = (day: PlainDate, label: string, missing: boolean) => void;

const noteDeadlines = (wanted: Wanted, rule: Rule, note: Note): void => {
  for (const { period, day } of duePeriods(wanted, rule))
    for (const subject of subjectsIn(wanted, rule, period)) {
      const { status } = judge(wanted.prepared, { rule, subject, period }, wanted.today);
      if (status === 'exempt' || status === 'not-applicable' || status === 'counted') continue;
      note(day, `${period.label} ${rule.title}`, status !== 'met' && status !== 'met-late');
    }
};

/** What falls due one by one: an issue that waits for its answer, a link that is to be changed. */
const noteSingly = (wanted: Wanted, rule: Rule, note: Note): void => {
  const { prepared, span, people, today } = wanted;
  const window = { from: addDays(span.from, -LOOK_BACK), until: span.until };
  const lasting = new Set(
    prepared.facts.links.filter(({ until }) => until === null || until > today).map(({ id }) => id),
  );
  const seen = new Set<string>();
  const once = (id: string, day: PlainDate, missing: boolean): void => {
    if (seen.has(id) || !covers(span, day)) return;
    seen.add(id);
    note(day, rule.title, missing);
  };
  for (const period of periodsTouching(prepared, rule, window))
    for (const subject of people) {
      const asked = { rule, subject, period };
      const { status } = judge(prepared, asked, today);
      if (status === 'exempt' || status === 'not-applicable') continue;
      const { issues, tenures } = explain(prepared, asked, today);
      for (const { issue, due, fedBack, unreported } of issues)
        once(issue, due, fedBack === null || unreported);
      for (const { link, due } of tenures) once(link, due, lasting.has(link));
    }
};

/** What is due on which day of a span, and for how many it is still missing. */
export const dueIn = (wanted: Wanted): Due => {
  const due = new Map<PlainDate, Map<string, number>>();
  const note: Note = (day, label, missing) => {
    const onDay = due.get(day) ?? new Map<string, number>();
    due.set(day, onDay);
    onDay.set(label, (onDay.get(label) ?? 0) + (missing ? 1 : 0));
  };
  const { prepared, span } = wanted;
  const window = { from: addDays(span.from, -LOOK_BACK), until: span.until };
  for (const series of prepared.series.keys())
    for (const rule of rulesOfSeries(prepared, series, window)) {
      const { kind } = rule.demand;
      if (kind === 'follow-up' || kind === 'tenure') noteSingly(wanted, rule, note);
      else noteDeadlines(wanted, rule, note);
    }
  return due;
};
