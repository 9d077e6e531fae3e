import type { PlainDate, Span } from '../plain-date.ts';
import type { Force, Policy, Rule } from '../policy/schema.ts';
import { heldForAny, touches } from './audience.ts';
import { daySpan } from './day-spans.ts';
import { isJudged, isObjectRule, judgedDemand } from './demand.ts';
import type { Case } from './duty.ts';
import { frameOf } from './frame.ts';
import { periodsShown } from './idle.ts';
import { caseIn, judgeCase } from './judge.ts';
import type { Frame, Prepared, RuleHome } from './prepared.ts';
import { homeOf, isInForce, isInForceWithin, versionsOf } from './series.ts';
import { WORST_FIRST } from './status.ts';
import { isAskedFor } from './targets.ts';
import type { Figures, Status, Verdict } from './verdict.ts';

export { periodsShown } from './idle.ts';

/** A rule for a subject over a span: the verdicts of the rule's periods shown for it, as one. */
export interface Cell {
  readonly rule: string;
  /** A person's id; for rules per object the object's. */
  readonly subject: string;
  readonly force: Force;
  /** The worst of the verdicts by {@link WORST_FIRST}; `not-applicable` when there are none. */
  readonly status: Status;
  /** Sums over the periods in which something was owed or counted, in the rule's unit. */
  readonly expected: number;
  readonly done: number;
  readonly onTime: number;
  /** Sums of whole obligations. */
  readonly figures: Figures;
  /** One per period, in order. */
  readonly verdicts: readonly Verdict[];
}

/** What a cell is asked for; the rule is one of a prepared policy, in any of its versions. */
export interface RangeAsked {
  readonly rule: Rule;
  /** A person's id; for rules per object the object's. */
  readonly subject: string;
  readonly span: Span;
}

const periodsOf = (prepared: Prepared, home: RuleHome, span: Span): readonly Frame[] => {
  const demand = judgedDemand(home.rule.demand);
  return demand === undefined
    ? []
    : periodsShown(prepared, demand.period, span).map((period) => frameOf(prepared, home, period));
};

/**
 * The periods shown for a span: of each version of the rule those it judges; and of the version asked for those
 * that none does.
 */
const framesIn = (prepared: Prepared, home: RuleHome, span: Span): readonly Frame[] => {
  const { plans } = prepared.memo;
  const known = plans.get(home.versions) ?? new Map<string, readonly Frame[]>();
  if (known.size === 0) plans.set(home.versions, known);
  const key = `${span.from}${span.until}${home.versions.length === 1 ? '' : home.policy.id}`;
  const planned = known.get(key);
  if (planned !== undefined) return planned;
  const judged = home.versions.flatMap((version) =>
    periodsOf(prepared, version, span).filter((frame) => frame.inForce),
  );
  const rest = periodsOf(prepared, home, span).filter(
    ({ period }) => !home.versions.some((version) => isInForce(version, period.until)),
  );
  const found = [...judged, ...rest].toSorted((a, b) => a.from - b.from);
  known.set(key, found);
  return found;
};

/** The worst status of several verdicts; `not-applicable` when there are none. */
const worstOf = (verdicts: readonly Verdict[]): Status => {
  let worst = WORST_FIRST.length - 1;
  for (const { status } of verdicts) worst = Math.min(worst, WORST_FIRST.indexOf(status));
  return WORST_FIRST[worst] ?? 'not-applicable';
};

/** Sums in thousandths, so that 0.1 + 0.2 is 0.3. */
const summed = (verdicts: readonly Verdict[]): Figures & { readonly figures: Figures } => {
  let [expected, done, onTime] = [0, 0, 0];
  const figures = { expected: 0, done: 0, onTime: 0 };
  for (const verdict of verdicts) {
    if (verdict.status === 'exempt' || verdict.status === 'not-applicable') continue;
    expected += Math.round(verdict.expected * 1000);
    done += Math.round(verdict.done * 1000);
    onTime += Math.round(verdict.onTime * 1000);
    figures.expected += verdict.figures.expected;
    figures.done += verdict.figures.done;
    figures.onTime += verdict.figures.onTime;
  }
  return { expected: expected / 1000, done: done / 1000, onTime: onTime / 1000, figures };
};

/**
 * Judges a rule for a subject over a span: every period that is shown for the span of every version of the rule, each
 * by the version in force on its last day, summed. What was done in periods that owe nothing stays out of the sums,
 * so that it can't hide what is missing elsewhere.
 */
export const judgeRange = (prepared: Prepared, asked: RangeAsked, today: PlainDate): Cell => {
  const home = homeOf(prepared, asked.rule);
  const verdicts: Verdict[] = [];
  let one: Case | undefined;
  for (const frame of home === undefined ? [] : framesIn(prepared, home, asked.span)) {
    if (one?.home !== frame.home) one = caseIn(prepared, frame.home, asked.subject);
    if (one !== undefined) verdicts.push(judgeCase(one, frame, today).verdict);
  }
  return {
    rule: asked.rule.id,
    subject: asked.subject,
    force: asked.rule.force,
    status: worstOf(verdicts),
    ...summed(verdicts),
    verdicts,
  };
};

/** Whether a version of a rule judges anything in a span: it is in force on a day of it, or when one of its periods ends. */
const isShownIn = (prepared: Prepared, home: RuleHome, span: Span): boolean =>
  isInForceWithin(home, span) || periodsOf(prepared, home, span).some((frame) => frame.inForce);

/**
 * The rules of a document that have a column for a span, each once and in the latest version in force in it; in the
 * order of the latest version, then what only earlier ones ask.
 */
export const rulesOfSeries = (prepared: Prepared, series: string, span: Span): readonly Rule[] => {
  const found = new Map<string, Rule>();
  for (const policy of versionsOf(prepared, series).toReversed()) {
    for (const rule of policy.rules) {
      const home = prepared.homes.get(rule);
      if (
        home !== undefined &&
        isJudged(rule) &&
        !found.has(rule.id) &&
        isShownIn(prepared, home, span)
      )
        found.set(rule.id, rule);
    }
  }
  return [...found.values()];
};

/**
 * For whom a rule can be owed in a span, in any of its versions: people who hold a post of its audience on one of the
 * days; for rules per object the objects of its kinds that exist on one of them. In the order of the facts.
 */
export const subjectsOf = (prepared: Prepared, rule: Rule, span: Span): readonly string[] => {
  const home = homeOf(prepared, rule);
  if (home === undefined || !isJudged(rule)) return [];
  const frames = framesIn(prepared, home, span);
  const days = daySpan(span.from, span.until);
  if (!isObjectRule(rule))
    return prepared.facts.people
      .filter(({ id }) => {
        const person = prepared.people.get(id);
        return (
          person !== undefined &&
          home.versions.some((version) => touches(heldForAny(person, version).held, days))
        );
      })
      .map(({ id }) => id);
  return prepared.facts.objects
    .filter(
      (object) =>
        touches([daySpan(object.since, object.until)], days) &&
        frames.some((frame) => {
          const demand = judgedDemand(frame.home.rule.demand);
          return demand !== undefined && isAskedFor(demand, frame, object);
        }),
    )
    .map(({ id }) => id);
};

/** The version of a document that is in force on a day; `undefined` when none is. */
export const policyOn = (prepared: Prepared, series: string, day: PlainDate): Policy | undefined =>
  versionsOf(prepared, series).findLast(
    (policy) =>
      policy.effectiveFrom <= day &&
      (policy.effectiveUntil === null || day <= policy.effectiveUntil),
  );
