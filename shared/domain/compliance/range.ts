import { periodsIn } from '../period.ts';
import type { PlainDate, Span } from '../plain-date.ts';
import type { Force, PeriodKind, Rule } from '../policy/schema.ts';
import type { Prepared } from './facts.ts';
import { caseOf, judgeCase } from './judge.ts';
import { WORST_FIRST } from './status.ts';
import type { Figures, Period, Status, Verdict } from './verdict.ts';

/** A rule for a person over a span: the verdicts of the rule's periods shown for it, as one. */
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

/** What a cell is asked for; the rule is one of a prepared policy. */
export interface RangeAsked {
  readonly rule: Rule;
  /** A person's id; for rules per object the object's. */
  readonly subject: string;
  readonly span: Span;
}

/** The periods of a kind to show for a span, remembered; see `periodsIn`. */
export const periodsShown = (
  prepared: Prepared,
  kind: PeriodKind,
  span: Span,
): readonly Period[] => {
  const key = `${kind} ${span.from} ${span.until}`;
  const known = prepared.periods.get(key);
  if (known !== undefined) return known;
  const found = periodsIn(kind, span, prepared.calendar);
  prepared.periods.set(key, found);
  return found;
};

/** Sums in thousandths, so that 0.1 + 0.2 is 0.3. */
const total = (verdicts: readonly Verdict[], value: (verdict: Verdict) => number): number =>
  verdicts.reduce((sum, verdict) => sum + Math.round(value(verdict) * 1000), 0) / 1000;

const isIdle = (verdict: Verdict): boolean =>
  verdict.status === 'exempt' || verdict.status === 'not-applicable';

/** The worst status of several verdicts; `not-applicable` when there are none. */
const worstOf = (verdicts: readonly Verdict[]): Status =>
  WORST_FIRST.find((status) => verdicts.some((verdict) => verdict.status === status)) ??
  'not-applicable';

/**
 * Judges a rule for a person over a span: every period of the rule that is shown for the span, summed. What was
 * done in periods that owe nothing stays out of the sums, so that it can't hide what is missing elsewhere.
 */
export const judgeRange = (prepared: Prepared, asked: RangeAsked, today: PlainDate): Cell => {
  const one = caseOf(prepared, asked.rule, asked.person);
  const verdicts =
    one === undefined
      ? []
      : periodsShown(prepared, one.demand.period, asked.span).map(
          (period) => judgeCase(one, period, today).verdict,
        );
  const live = verdicts.filter((verdict) => !isIdle(verdict));
  return {
    rule: asked.rule.id,
    person: asked.person,
    force: asked.rule.force,
    status: worstOf(verdicts),
    expected: total(live, (verdict) => verdict.expected),
    done: total(live, (verdict) => verdict.done),
    onTime: total(live, (verdict) => verdict.onTime),
    figures: {
      expected: total(live, (verdict) => verdict.figures.expected),
      done: total(live, (verdict) => verdict.figures.done),
      onTime: total(live, (verdict) => verdict.figures.onTime),
    },
    verdicts,
  };
};
