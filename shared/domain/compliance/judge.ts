import type { PlainDate } from '../plain-date.ts';
import type { Rule } from '../policy/schema.ts';
import { isObjectRule, judgedDemand } from './demand.ts';
import { dutyOf } from './duty.ts';
import type { Case, Duty } from './duty.ts';
import { objectFacts, personFacts } from './facts.ts';
import { frameOf } from './frame.ts';
import { noOutcome, outcomeOf } from './outcome.ts';
import type { Findings } from './outcome.ts';
import type { Frame, Prepared, RuleHome } from './prepared.ts';
import { homeOf, versionFor } from './series.ts';
import type { Period, Verdict } from './verdict.ts';

export { isJudged, isObjectRule, unitOf } from './demand.ts';
export { versionsOf } from './series.ts';

/** Which cell is asked for: a rule of a prepared policy, its subject, and a period of the rule's rhythm. */
export interface Asked {
  readonly rule: Rule;
  /** A person's id; for rules per object the object's. */
  readonly subject: string;
  readonly period: Period;
}

/** A verdict with everything it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly duty: Duty;
  readonly findings: Findings;
}

const ZERO = { expected: 0, done: 0, onTime: 0 };

/** Judges one case in one period: what is owed, what was found, and the status these give as of today. */
export const judgeCase = (one: Case, frame: Frame, today: PlainDate): Judgement => {
  const { home, subject } = one;
  const owing = dutyOf(one, frame);
  const found =
    owing.kind === 'not-applicable'
      ? noOutcome(frame)
      : outcomeOf(one, { frame, duty: owing, today });
  const nothing = found.nothing ?? null;
  const duty: Duty =
    nothing === null ? owing : { ...owing, kind: 'not-applicable', because: nothing };
  const status = duty.kind === 'owed' ? found.status : duty.kind;
  return {
    duty,
    findings: found.findings,
    verdict: {
      rule: home.rule.id,
      subject: subject.id,
      force: home.rule.force,
      period: frame.period,
      status,
      urgent: status === 'due-soon' && today >= found.timing.urgentFrom,
      expected: found.numbers.expected,
      done: found.numbers.done,
      onTime: found.numbers.onTime,
      figures: found.numbers.figures,
      deadline: found.deadline,
    },
  };
};

/** The case of a version of a rule and one of its subjects; `undefined` when the rule isn't judged by period. */
export const caseIn = (prepared: Prepared, home: RuleHome, subject: string): Case | undefined => {
  const demand = judgedDemand(home.rule.demand);
  if (demand === undefined) return undefined;
  const found = isObjectRule(home.rule)
    ? objectFacts(prepared, subject)
    : personFacts(prepared, subject);
  return { prepared, home, demand, subject: found };
};

/**
 * The case that is asked for, of the version of the rule that judges the period; `undefined` when it isn't judged by
 * period, or belongs to no prepared policy.
 */
export const caseOf = (
  prepared: Prepared,
  asked: Asked,
): { readonly one: Case; readonly frame: Frame } | undefined => {
  const home = homeOf(prepared, asked.rule);
  if (home === undefined) return undefined;
  const version = versionFor(prepared, home, asked.period);
  const one = caseIn(prepared, version, asked.subject);
  return one === undefined ? undefined : { one, frame: frameOf(prepared, version, asked.period) };
};

/** The verdict on a rule that isn't judged by period. */
const unjudged = ({ rule, subject, period }: Asked): Verdict => ({
  rule: rule.id,
  subject,
  force: rule.force,
  period,
  status: 'not-applicable',
  urgent: false,
  ...ZERO,
  figures: ZERO,
  deadline: null,
});

/**
 * Judges a rule for a person (for rules per object: an object) in a period, as of today, by the version of the rule
 * that is in force on the period's last day. Linear in the subject's own entries of the period. A rule that isn't
 * judged by period, or of no prepared policy, is not applicable.
 */
export const judge = (prepared: Prepared, asked: Asked, today: PlainDate): Verdict => {
  const found = caseOf(prepared, asked);
  return found === undefined ? unjudged(asked) : judgeCase(found.one, found.frame, today).verdict;
};
