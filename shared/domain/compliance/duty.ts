import type { Rule } from '../policy/schema.ts';
import { heldFor, heldForAny, isMostlyAbsent, touches, workdaysIn } from './audience.ts';
import { daySpan } from './day-spans.ts';
import type { DaySpan } from './day-spans.ts';
import { isCountedOnly, minimumOf } from './demand.ts';
import type { JudgedDemand } from './demand.ts';
import type { Frame, ObjectFacts, PersonFacts, Prepared, RuleHome, Subject } from './prepared.ts';
import { isAskedFor, targetsOwed } from './targets.ts';
import type { Explanation } from './verdict.ts';

/** What a subject owes of a rule in a period, before anything done is looked at. */
export interface Duty {
  /** `counted`: nothing is asked, what is done is shown. */
  readonly kind: 'owed' | 'counted' | 'exempt' | 'not-applicable';
  readonly because: Explanation['exemptBecause'];
  /** Working days of the period by the statutory calendar. */
  readonly workingDays: number;
  /** Those of them on which the person held a matching post and was not exempted, or the object existed. */
  readonly presentDays: number;
}

/** A rule in one version and one of its subjects: what judging its periods needs. */
export interface Case {
  readonly prepared: Prepared;
  readonly home: RuleHome;
  readonly demand: JudgedDemand;
  readonly subject: Subject;
}

type Because = Duty['because'];

/** The alternative whose post was held on most working days; on a tie the lower minimum. */
const chosenOf = (home: RuleHome, days: (rule: Rule) => number): Rule =>
  home.alternatives.reduce((best, rule) => {
    const more = days(rule) - days(best);
    return more > 0 || (more === 0 && minimumOf(rule) < minimumOf(best)) ? rule : best;
  });

const idleBecause = ({ idle, policy, termDays, neededDays }: Frame): Because =>
  idle === null || policy !== 'exempt' ? null : { kind: idle, termDays, neededDays };

/**
 * Why a person is excused from a period. Nothing excuses from an answer to what was raised with them, wherever they
 * are by now; and a post that begins late in a period is none the less newly held.
 */
const excuseOf = (
  { prepared, home, demand }: Case,
  frame: Frame,
  there: {
    readonly present: readonly DaySpan[];
    readonly days: Pick<Duty, 'workingDays' | 'presentDays'>;
    readonly chosen: Rule;
  },
): Because => {
  if (demand.kind === 'follow-up') return null;
  const idle = idleBecause(frame);
  if (idle !== null) return idle;
  if (demand.kind !== 'qualification' && isMostlyAbsent(prepared, there.present, frame))
    return { kind: 'absent', ...there.days };
  return there.chosen === home.rule ? null : { kind: 'other-rule', rule: there.chosen.id };
};

/** Why there is nothing the rule could be owed for, one by one. */
const nothingOwed = ({ prepared, demand, subject }: Case, frame: Frame): Because => {
  if (demand.kind !== 'frequency') return null;
  const owed = targetsOwed(prepared, frame, { demand, subject });
  if (owed === undefined || owed.size > 0) return null;
  return { kind: demand.dimension === 'pair' ? 'no-others' : 'no-objects' };
};

const dutyOfPerson = (one: Case, person: PersonFacts, frame: Frame): Duty => {
  const { prepared, home } = one;
  const { rule } = home;
  const both = heldForAny(person, home);
  const presentDays = workdaysIn(prepared, both.present, frame);
  const days = { workingDays: frame.workingDays, presentDays };
  const not = (because: Because): Duty => ({ kind: 'not-applicable', because, ...days });
  if (!frame.inForce) return not({ kind: 'not-in-force' });
  if (!touches(both.held, frame)) return not({ kind: 'no-post' });
  const chosen =
    home.alternatives.length === 1
      ? rule
      : chosenOf(home, (other) =>
          workdaysIn(prepared, heldFor(person, home, other).present, frame),
        );
  // Whom only an alternative speaks to was never asked for this one, so needs no exemption from it.
  if (!touches(heldFor(person, home, rule).held, frame))
    return not({ kind: 'other-rule', rule: chosen.id });
  const nothing = nothingOwed(one, frame);
  if (nothing !== null) return not(nothing);
  if (isCountedOnly(rule)) return { kind: 'counted', because: null, ...days };
  const because = excuseOf(one, frame, { present: both.present, days, chosen });
  return { kind: because === null ? 'owed' : 'exempt', because, ...days };
};

const dutyOfObject = ({ prepared, home, demand }: Case, place: ObjectFacts, frame: Frame): Duty => {
  const { object } = place;
  const existence = object === undefined ? [] : [daySpan(object.since, object.until)];
  const presentDays = workdaysIn(prepared, existence, frame);
  const days = { workingDays: frame.workingDays, presentDays };
  if (!frame.inForce) return { kind: 'not-applicable', because: { kind: 'not-in-force' }, ...days };
  if (object === undefined || !isAskedFor(demand, frame, object))
    return { kind: 'not-applicable', because: { kind: 'no-objects' }, ...days };
  if (isCountedOnly(home.rule)) return { kind: 'counted', because: null, ...days };
  const idle = idleBecause(frame);
  if (idle !== null) return { kind: 'exempt', because: idle, ...days };
  if (isMostlyAbsent(prepared, existence, frame))
    return { kind: 'exempt', because: { kind: 'absent', ...days }, ...days };
  return { kind: 'owed', because: null, ...days };
};

/**
 * What a subject owes of a rule in a period (domain rules 3 and 4): nothing while this version isn't in force, no
 * post that the rule itself speaks to is held in it, or there is nothing it could be owed for (not applicable);
 * nothing in vacation and holidays (unless the rule says otherwise), when present on less than half of its working
 * days, or when an alternative by post is owed instead (exempt). What was raised is answered for all the same. An
 * object is present while it exists.
 */
export const dutyOf = (one: Case, frame: Frame): Duty =>
  one.subject.kind === 'person'
    ? dutyOfPerson(one, one.subject, frame)
    : dutyOfObject(one, one.subject, frame);
