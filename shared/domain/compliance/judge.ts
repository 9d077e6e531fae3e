import type { PlainDate } from '../plain-date.ts';
import type { Demand, Rule } from '../policy/schema.ts';
import { dutyOf } from './duty.ts';
import type { Duty } from './duty.ts';
import { homeOf, measuredPeriod, personFacts } from './facts.ts';
import type { PersonFacts, Prepared, RuleHome } from './facts.ts';
import { tallyOf, withoutDuty } from './frequency.ts';
import type { Tally } from './frequency.ts';
import { heldThrough } from './standing.ts';
import type { Held, Standing } from './standing.ts';
import { deadlineOf, statusOf, statusOfUnmet } from './status.ts';
import type { Timing } from './status.ts';
import { handedIn } from './submission.ts';
import type { HandedIn, Submission } from './submission.ts';
import type { Frequency } from './match.ts';
import type { Period, Status, Verdict } from './verdict.ts';

/** A demand that is judged by period and has a column in the matrix. */
export type JudgedDemand = Frequency | Standing | Submission;

/** The rule's demand when it is judged by period; `undefined` for share, follow-up, qualification, report and text. */
export const judgedDemand = (demand: Demand): JudgedDemand | undefined => {
  switch (demand.kind) {
    case 'frequency':
    case 'standing':
    case 'submission':
      return demand;
    case 'share':
    case 'follow-up':
    case 'qualification':
    case 'report':
    case 'text':
      return undefined;
  }
};

/** Whether a rule is judged by period, so that it has verdicts and a column in the matrix. */
export const isJudged = (rule: Rule): boolean => judgedDemand(rule.demand) !== undefined;

/** Which cell is asked for: a rule of a prepared policy, its subject, and a period of the rule's kind. */
export interface Asked {
  readonly rule: Rule;
  /** A person's id; for rules per object the object's. */
  readonly subject: string;
  readonly period: Period;
}

/** A rule and a person made ready: what judging a period of them needs. */
export interface Case {
  readonly prepared: Prepared;
  readonly home: RuleHome;
  readonly person: PersonFacts;
  readonly demand: JudgedDemand;
}

/** What was found, by kind of rule; nothing is looked for where the rule isn't applicable. */
export type Findings =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'frequency'; readonly tally: Tally }
  | { readonly kind: 'standing'; readonly held: Held }
  | { readonly kind: 'submission'; readonly handedIn: HandedIn };

/** A verdict with everything it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly duty: Duty;
  readonly findings: Findings;
}

interface PeriodTiming extends Timing {
  readonly period: Period;
}

const ZERO = { expected: 0, done: 0, onTime: 0 };

type Numbers = Pick<Verdict, 'expected' | 'done' | 'onTime' | 'figures'>;

interface Outcome {
  readonly status: Status;
  readonly numbers: Numbers;
  readonly findings: Findings;
}

const NO_OUTCOME: Outcome = {
  status: 'not-applicable',
  numbers: { ...ZERO, figures: ZERO },
  findings: { kind: 'nothing' },
};

const deadlineIn = (prepared: Prepared, demand: JudgedDemand, period: Period): PlainDate | null => {
  if (demand.kind === 'standing') return null;
  const { deadlines } = measuredPeriod(prepared, period);
  const known = deadlines.get(demand.deadline);
  if (known !== undefined) return known;
  const found = deadlineOf(demand.deadline, period);
  deadlines.set(demand.deadline, found);
  return found;
};

const whole = (done: boolean, onTime: boolean): Numbers['figures'] => ({
  expected: 1,
  done: done ? 1 : 0,
  onTime: onTime ? 1 : 0,
});

const frequencyOutcome = (
  one: Case,
  demand: Frequency,
  timing: PeriodTiming,
  duty: Duty,
): Outcome => {
  const tally = tallyOf({ ...one, demand }, timing.period, timing.deadline);
  const shown = withoutDuty(tally, duty);
  return {
    status: statusOf(tally, timing, one.prepared.settings),
    numbers: {
      expected: shown.expected,
      done: shown.done,
      onTime: shown.onTimeDone,
      figures: shown.figures,
    },
    findings: { kind: 'frequency', tally },
  };
};

const standingOutcome = (
  one: Case,
  demand: Standing,
  timing: PeriodTiming,
  duty: Duty,
): Outcome => {
  const held = heldThrough({ ...one, demand }, timing.period, timing.today);
  const met = held.begun && held.atLast;
  const late = { ...timing, deadline: null };
  const status: Status = !met
    ? statusOfUnmet(late, one.prepared.settings)
    : held.throughout
      ? 'met'
      : 'met-late';
  const owed = duty.kind === 'owed';
  return {
    status,
    numbers: {
      expected: owed ? demand.minimum : 0,
      done: held.links,
      onTime: met && held.throughout ? held.links : 0,
      figures: owed ? whole(met, met && held.throughout) : ZERO,
    },
    findings: { kind: 'standing', held },
  };
};

const submissionOutcome = (
  one: Case,
  demand: Submission,
  timing: PeriodTiming,
  duty: Duty,
): Outcome => {
  const { prepared, person } = one;
  const found = handedIn(prepared, { person, demand, period: timing.period }, timing.deadline);
  const owed = duty.kind === 'owed';
  return {
    status: statusOf(found, timing, prepared.settings),
    numbers: {
      expected: owed ? 1 : 0,
      done: found.atAll ? 1 : 0,
      onTime: found.onTime ? 1 : 0,
      figures: owed ? whole(found.atAll, found.onTime) : ZERO,
    },
    findings: { kind: 'submission', handedIn: found },
  };
};

const outcomeOf = (one: Case, timing: PeriodTiming, duty: Duty): Outcome => {
  const { demand } = one;
  switch (demand.kind) {
    case 'frequency':
      return frequencyOutcome(one, demand, timing, duty);
    case 'standing':
      return standingOutcome(one, demand, timing, duty);
    case 'submission':
      return submissionOutcome(one, demand, timing, duty);
  }
};

/** Judges one case in one period: what is owed, what was found, and the status these give as of today. */
export const judgeCase = (one: Case, period: Period, today: PlainDate): Judgement => {
  const { prepared, home, person, demand } = one;
  const duty = dutyOf(prepared, home, person, { period, kind: demand.period });
  const deadline = deadlineIn(prepared, demand, period);
  const outcome =
    duty.kind === 'not-applicable' ? NO_OUTCOME : outcomeOf(one, { period, deadline, today }, duty);
  return {
    duty,
    findings: outcome.findings,
    verdict: {
      rule: home.rule.id,
      person: person.id,
      force: home.rule.force,
      period,
      status: duty.kind === 'owed' ? outcome.status : duty.kind,
      ...outcome.numbers,
      deadline,
    },
  };
};

/** The case of a rule and a person; `undefined` when the rule isn't judged by period, or belongs to no prepared policy. */
export const caseOf = (prepared: Prepared, rule: Rule, person: string): Case | undefined => {
  const home = homeOf(prepared, rule);
  const demand = home === undefined ? undefined : judgedDemand(home.rule.demand);
  return home === undefined || demand === undefined
    ? undefined
    : { prepared, home, person: personFacts(prepared, person), demand };
};

/** The verdict on a rule that isn't judged by period. */
const unjudged = ({ rule, person, period }: Asked): Verdict => ({
  rule: rule.id,
  person,
  force: rule.force,
  period,
  status: 'not-applicable',
  ...ZERO,
  figures: ZERO,
  deadline: null,
});

/**
 * Judges a rule for a person in a period, as of today. Linear in the person's own entries of the period. A rule
 * that isn't judged by period, or of no prepared policy, is not applicable.
 */
export const judge = (prepared: Prepared, asked: Asked, today: PlainDate): Verdict => {
  const one = caseOf(prepared, asked.rule, asked.person);
  return one === undefined ? unjudged(asked) : judgeCase(one, asked.period, today).verdict;
};
