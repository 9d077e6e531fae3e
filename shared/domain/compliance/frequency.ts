import type { PlainDate } from '../plain-date.ts';
import { countingIn } from './counting.ts';
import type { Frequency } from './demand.ts';
import type { Case } from './duty.ts';
import { THOUSAND, thousandths } from './match.ts';
import type { Candidate, Frame } from './prepared.ts';
import { statusOf } from './status.ts';
import type { Reached } from './status.ts';
import { targetsOf, targetsOwed } from './targets.ts';
import type { Owed } from './targets.ts';
import { termsOf } from './terms.ts';
import type { Explanation, Figures, Status } from './verdict.ts';

/** A case of a rule of frequency. */
export interface FrequencyCase extends Case {
  readonly demand: Frequency;
}

/** What was done for one target, in thousandths of the rule's unit. */
interface Done {
  readonly done: number;
  readonly onTime: number;
  /** Done, together with what only waits for its evidence or acceptance. */
  readonly withPending: number;
}

const NOTHING: Done = { done: 0, onTime: 0, withPending: 0 };

/** Numbers of one rule of frequency for one subject in one period. */
export interface Tally extends Reached {
  readonly expected: number;
  readonly done: number;
  readonly onTimeDone: number;
  readonly figures: Figures;
  /** More was done than the rule allows. */
  readonly above: boolean;
}

const added = (before: Done, one: Candidate, deadline: PlainDate | null): Done => {
  const counted = one.pending ? 0 : one.credit;
  return {
    done: before.done + counted,
    onTime: before.onTime + (deadline === null || one.submitted <= deadline ? counted : 0),
    withPending: before.withPending + one.credit,
  };
};

const doneByTarget = (
  one: FrequencyCase,
  frame: Frame,
  counting: readonly Candidate[],
): ReadonlyMap<string, Done> => {
  const found = new Map<string, Done>();
  const { deadline } = termsOf(one, frame);
  for (const candidate of counting) {
    for (const target of targetsOf(one.demand, one.subject, candidate.item))
      found.set(target, added(found.get(target) ?? NOTHING, candidate, deadline));
  }
  return found;
};

const distinct = (targets: Iterable<Done>): Done => {
  let [done, onTime, withPending] = [0, 0, 0];
  for (const target of targets) {
    if (target.done > 0) done += THOUSAND;
    if (target.onTime > 0) onTime += THOUSAND;
    if (target.withPending > 0) withPending += THOUSAND;
  }
  return { done, onTime, withPending };
};

/**
 * Obligations towards one target: each 次 or object that is asked for is one; a quantity (天, 学时) is one as a
 * whole. Not to go beyond a maximum is part of all of them.
 */
const figuresOf = (demand: Frequency, found: Done): Figures => {
  const minimum = thousandths(demand.minimum);
  if (minimum === 0) return { expected: 0, done: 0, onTime: 0 };
  const size = demand.measure.of === 'amount' ? minimum : THOUSAND;
  const expected = Math.ceil(minimum / size);
  if (isAbove(demand, found)) return { expected, done: 0, onTime: 0 };
  const whole = (done: number): number =>
    done >= minimum ? expected : Math.min(expected, Math.floor(done / size));
  return { expected, done: whole(found.done), onTime: whole(found.onTime) };
};

const isAbove = ({ maximum }: Frequency, found: Done): boolean =>
  maximum !== undefined && found.done > thousandths(maximum);

const tallyOfOne = (demand: Frequency, found: Done): Tally => {
  const minimum = thousandths(demand.minimum);
  return {
    onTime: found.onTime >= minimum,
    atAll: found.done >= minimum,
    withPending: found.withPending >= minimum,
    expected: demand.minimum,
    done: found.done / THOUSAND,
    onTimeDone: found.onTime / THOUSAND,
    figures: figuresOf(demand, found),
    above: isAbove(demand, found),
  };
};

/** Adds up over the targets owed; those for which nothing was done are only counted, since there may be hundreds. */
const tallyOverTargets = (
  demand: Frequency,
  owed: Owed,
  found: ReadonlyMap<string, Done>,
): Tally => {
  const minimum = thousandths(demand.minimum);
  const clip = (done: number): number => (minimum === 0 ? done : Math.min(done, minimum));
  const each = figuresOf(demand, NOTHING).expected;
  const reached = { onTime: 0, atAll: 0, withPending: 0 };
  const sum = { done: 0, onTime: 0 };
  const figures = { done: 0, onTime: 0 };
  let above = false;
  for (const [target, done] of found) {
    if (!owed.has(target)) continue;
    const whole = figuresOf(demand, done);
    reached.onTime += Number(done.onTime >= minimum);
    reached.atAll += Number(done.done >= minimum);
    reached.withPending += Number(done.withPending >= minimum);
    sum.done += clip(done.done);
    sum.onTime += clip(done.onTime);
    figures.done += whole.done;
    figures.onTime += whole.onTime;
    above ||= isAbove(demand, done);
  }
  const all = (count: number): boolean => minimum === 0 || count === owed.size;
  return {
    onTime: all(reached.onTime),
    atAll: all(reached.atAll),
    withPending: all(reached.withPending),
    expected: (minimum * owed.size) / THOUSAND,
    done: sum.done / THOUSAND,
    onTimeDone: sum.onTime / THOUSAND,
    figures: { expected: each * owed.size, ...figures },
    above,
  };
};

/** Adds up what was done for a rule of frequency in a period; linear in the entries that count in it. */
export const tallyOf = (one: FrequencyCase, frame: Frame): Tally => {
  const { demand, prepared, subject } = one;
  const counting = countingIn({ ...one, demand }, frame);
  const owed = targetsOwed(prepared, frame, { demand, subject });
  if (owed !== undefined) return tallyOverTargets(demand, owed, doneByTarget(one, frame, counting));
  if (demand.measure.of === 'objects')
    return tallyOfOne(demand, distinct(doneByTarget(one, frame, counting).values()));
  let found = NOTHING;
  const { deadline } = termsOf(one, frame);
  for (const candidate of counting) found = added(found, candidate, deadline);
  return tallyOfOne(demand, found);
};

/** Each target owed, and what was done for it. */
export const targetsShown = (one: FrequencyCase, frame: Frame): Explanation['targets'] => {
  const { demand, prepared, subject } = one;
  const owed = targetsOwed(prepared, frame, { demand, subject });
  if (owed === undefined) return [];
  const found = doneByTarget(one, frame, countingIn({ ...one, demand }, frame));
  return owed.list().map((target) => {
    const done = found.get(target) ?? NOTHING;
    return {
      target,
      done: done.done / THOUSAND,
      met: done.done >= thousandths(demand.minimum) && !isAbove(demand, done),
    };
  });
};

/**
 * Status of what is owed by a rule of frequency: beyond its maximum it is missed at once; one that has nothing but a
 * maximum is kept once its days are over.
 */
export const statusOfTally = (
  one: FrequencyCase,
  frame: Frame,
  asked: { readonly tally: Tally; readonly today: PlainDate },
): Status => {
  const { tally, today } = asked;
  if (tally.above) return 'missed';
  if (one.demand.minimum === 0) return today > frame.window.until ? 'met' : 'open';
  return statusOf(tally, termsOf(one, frame).timing, today);
};

/** Whole obligations of what is owed: one that has nothing but a maximum is one, fulfilled once its days are over. */
export const figuresOfTally = (
  { demand }: FrequencyCase,
  frame: Frame,
  asked: { readonly tally: Tally; readonly today: PlainDate },
): Figures => {
  const { tally, today } = asked;
  if (demand.minimum > 0) return tally.figures;
  const kept = today > frame.window.until && !tally.above ? 1 : 0;
  return { expected: 1, done: kept, onTime: kept };
};
