import type { PlainDate } from '../plain-date.ts';
import type { Case, Duty } from './duty.ts';
import { followedUp } from './follow-up.ts';
import type { FollowedUp } from './follow-up.ts';
import { figuresOfTally, statusOfTally, tallyOf } from './frequency.ts';
import type { FrequencyCase, Tally } from './frequency.ts';
import { THOUSAND, thousandths } from './match.ts';
import type { Frame } from './prepared.ts';
import { qualifiedIn } from './qualification.ts';
import type { Qualified, QualificationCase } from './qualification.ts';
import { markedDays } from './share.ts';
import type { ShareCase } from './share.ts';
import { heldThrough } from './standing.ts';
import type { HeldLinks, StandingCase } from './standing.ts';
import { statusOf, statusOfUnmet } from './status.ts';
import type { Timing } from './status.ts';
import { handedIn } from './submission.ts';
import type { HandedIn, Submission } from './submission.ts';
import { tenuresIn } from './tenure.ts';
import type { TenureCase, Tenures } from './tenure.ts';
import { termsOf } from './terms.ts';
import type { Figures, Status, Verdict } from './verdict.ts';

/** What was found, by kind of rule; nothing is looked for where the rule isn't applicable. */
export type Findings =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'frequency'; readonly tally: Tally }
  | { readonly kind: 'standing'; readonly held: HeldLinks }
  | { readonly kind: 'tenure'; readonly tenures: Tenures }
  | { readonly kind: 'submission'; readonly handedIn: HandedIn }
  | { readonly kind: 'share'; readonly days: readonly PlainDate[] }
  | { readonly kind: 'follow-up'; readonly followed: FollowedUp }
  | { readonly kind: 'qualification'; readonly qualified: Qualified };

/** What was found for a subject in a period, and the status it gives where it is owed. */
export interface Outcome {
  readonly status: Status;
  readonly numbers: Pick<Verdict, 'expected' | 'done' | 'onTime' | 'figures'>;
  readonly deadline: PlainDate | null;
  readonly timing: Timing;
  readonly findings: Findings;
  /** Why the rule isn't applicable after all: there is none of what it looks at. */
  readonly nothing?: Duty['because'];
}

/** A case in one of its periods, as of today. */
export interface Asking {
  readonly frame: Frame;
  readonly duty: Duty;
  readonly today: PlainDate;
}

const ZERO: Figures = { expected: 0, done: 0, onTime: 0 };

const whole = (done: boolean, onTime: boolean): Figures => ({
  expected: 1,
  done: done ? 1 : 0,
  onTime: onTime ? 1 : 0,
});

/** Nothing is looked for. */
export const noOutcome = ({ deadline, timing }: Frame): Outcome => ({
  status: 'not-applicable',
  numbers: { ...ZERO, figures: ZERO },
  deadline,
  timing,
  findings: { kind: 'nothing' },
});

const ofFrequency = (one: FrequencyCase, { frame, duty, today }: Asking): Outcome => {
  const tally = tallyOf(one, frame);
  const { deadline, timing } = termsOf(one, frame);
  const owed = duty.kind === 'owed';
  return {
    status: owed ? statusOfTally(one, frame, { tally, today }) : duty.kind,
    numbers: {
      expected: owed ? tally.expected : 0,
      done: tally.done,
      onTime: tally.onTimeDone,
      figures: owed ? figuresOfTally(one, frame, { tally, today }) : ZERO,
    },
    deadline,
    timing,
    findings: { kind: 'frequency', tally },
  };
};

const ofStanding = (one: StandingCase, { frame, duty, today }: Asking): Outcome => {
  const held = heldThrough(one, frame, today);
  const met = held.begun && held.atLast;
  const throughout = met && held.throughout;
  const still = statusOfUnmet(frame.timing, today);
  // A link that is missing today presses however long the period still lasts: it is asked for throughout.
  const unmet = held.begun && still === 'open' ? 'due-soon' : still;
  const owed = duty.kind === 'owed';
  return {
    status: !met ? unmet : held.throughout ? 'met' : 'met-late',
    numbers: {
      expected: owed ? one.demand.minimum : 0,
      done: held.links,
      onTime: throughout ? held.links : 0,
      figures: owed ? whole(met, throughout) : ZERO,
    },
    deadline: null,
    timing: frame.timing,
    findings: { kind: 'standing', held },
  };
};

const ofSubmission = (one: Case, demand: Submission, { frame, duty, today }: Asking): Outcome => {
  const { prepared, subject } = one;
  const { period } = frame;
  const { deadline, timing } = termsOf(one, frame);
  if (subject.kind !== 'person') return noOutcome(frame);
  const found = handedIn(prepared, { person: subject, demand, period }, deadline);
  const owed = duty.kind === 'owed';
  return {
    status: statusOf(found, timing, today),
    numbers: {
      expected: owed ? 1 : 0,
      done: found.atAll ? 1 : 0,
      onTime: found.onTime ? 1 : 0,
      figures: owed ? whole(found.atAll, found.onTime) : ZERO,
    },
    deadline,
    timing,
    findings: { kind: 'submission', handedIn: found },
  };
};

/** What is counted one by one: its expectation is what there is. */
const counted = (figures: Figures, duty: Duty): Outcome['numbers'] => {
  const owed = duty.kind === 'owed';
  const { expected, done, onTime } = figures;
  return { expected: owed ? expected : 0, done, onTime, figures: owed ? figures : ZERO };
};

const ofTenure = (one: TenureCase, { frame, duty, today }: Asking): Outcome => {
  const tenures = tenuresIn(one, frame, today);
  const expected = tenures.links.length;
  const done = tenures.links.filter(({ over }) => !over).length;
  return {
    status: tenures.status,
    numbers: counted({ expected, done, onTime: done }, duty),
    deadline: tenures.deadline,
    timing: tenures.timing,
    findings: { kind: 'tenure', tenures },
    nothing: expected === 0 ? { kind: 'no-links' } : null,
  };
};

/** Days are whole, so the share of 21 days that is a half is met by 11. */
const ofShare = (one: ShareCase, { frame, duty, today }: Asking): Outcome => {
  const days = markedDays(one, frame);
  const expected = thousandths(one.demand.share * duty.presentDays) / THOUSAND;
  const met = days.length >= expected;
  const owed = duty.kind === 'owed';
  return {
    status: met ? 'met' : statusOfUnmet(frame.timing, today),
    numbers: {
      expected: owed ? expected : 0,
      done: days.length,
      onTime: days.length,
      figures: owed ? whole(met, met) : ZERO,
    },
    deadline: null,
    timing: frame.timing,
    findings: { kind: 'share', days },
  };
};

const ofFollowUp = (one: Case, followed: FollowedUp, { frame, duty }: Asking): Outcome => ({
  status: followed.status,
  numbers: counted(followed.figures, duty),
  deadline: followed.deadline,
  timing: followed.timing ?? frame.timing,
  findings: { kind: 'follow-up', followed },
  nothing: followed.issues.length === 0 ? { kind: 'no-issues' } : null,
});

const ofQualification = (one: QualificationCase, { frame, duty }: Asking): Outcome => {
  const qualified = qualifiedIn(one, frame);
  return {
    status: qualified.status,
    numbers: counted(qualified.figures, duty),
    deadline: null,
    timing: frame.timing,
    findings: { kind: 'qualification', qualified },
    nothing: qualified.posts.length === 0 ? { kind: 'no-new-post' } : null,
  };
};

/** What was found for a case in a period, by its kind of rule. */
export const outcomeOf = (one: Case, asking: Asking): Outcome => {
  const { demand } = one;
  switch (demand.kind) {
    case 'frequency':
      return ofFrequency({ ...one, demand }, asking);
    case 'standing':
      return ofStanding({ ...one, demand }, asking);
    case 'tenure':
      return ofTenure({ ...one, demand }, asking);
    case 'submission':
      return ofSubmission(one, demand, asking);
    case 'share':
      return ofShare({ ...one, demand }, asking);
    case 'follow-up':
      return ofFollowUp(one, followedUp({ ...one, demand }, asking.frame, asking.today), asking);
    case 'qualification':
      return ofQualification({ ...one, demand }, asking);
  }
};
