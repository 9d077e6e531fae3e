import { dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { heldForAny } from './audience.ts';
import type { Case } from './duty.ts';
import type { Frame } from './prepared.ts';
import { timingOf } from './status.ts';

/** The days that bind a subject in a period. */
export type Terms = Pick<Frame, 'deadline' | 'closes' | 'timing'>;

/**
 * The days that bind a subject in a period: the rule's own; but a day that was over before a person came into the
 * audience (a date, a teaching week) doesn't bind that person, who owes it by the period's end.
 */
export const termsOf = ({ prepared, home, subject }: Case, frame: Frame): Terms => {
  const { deadline, closes, period } = frame;
  const isWithin = (day: PlainDate | null): boolean => day !== null && day < period.until;
  if (subject.kind !== 'person' || !(isWithin(deadline) || isWithin(closes))) return frame;
  const { held } = heldForAny(subject, home);
  const came = held.find(({ from, until }) => from <= frame.until && until >= frame.from);
  const binds = (day: PlainDate | null): boolean =>
    day === null || came === undefined || dayNumber(day) >= came.from;
  if (binds(deadline) && binds(closes)) return frame;
  const bound = binds(deadline) ? deadline : null;
  return {
    deadline: bound,
    closes: binds(closes) ? closes : null,
    timing: timingOf(frame.window, bound, prepared.settings),
  };
};
