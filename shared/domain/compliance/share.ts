import { isWorkday } from '../academic-calendar.ts';
import { dayNumber, fromDayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { heldForAny } from './audience.ts';
import { holds } from './day-spans.ts';
import type { Share } from './demand.ts';
import type { Case } from './duty.ts';
import { entriesBetween } from './entry-index.ts';
import type { DatedEntry } from './entry-index.ts';
import { isElsewhere, lastingObstacles } from './match.ts';
import type { Asking } from './match.ts';
import { placeOf } from './make-up.ts';
import type { Frame } from './prepared.ts';

/** A case of a rule on a share of working days. */
export interface ShareCase extends Case {
  readonly demand: Share;
}

/**
 * The days an entry stands for: each from its first to its last; made up for another period, the day it stands for.
 * Nothing where it was made up too late.
 */
const daysOfEntry = (asking: Asking, { entry, day }: DatedEntry): readonly number[] => {
  const { calendar, settings } = asking.prepared;
  const place = placeOf(entry, asking.demand.period, { calendar, days: settings.makeUpDays });
  if (place.kind === 'made' && entry.makeUp !== null) return [dayNumber(entry.makeUp.for)];
  if (place.kind !== 'own') return [];
  const last = entry.until === null ? day : dayNumber(entry.until);
  return Array.from({ length: last - day + 1 }, (_, index) => day + index);
};

/**
 * The working days of presence in a period that an entry marks, by day number; one that doesn't count marks none.
 * A share of a day (0.5 天) marks its day all the same.
 */
export const markedBy = (asking: Asking, item: DatedEntry, frame: Frame): readonly number[] => {
  const { subject, prepared, home, demand } = asking;
  if (subject.kind !== 'person' || isElsewhere(demand.match, item.entry)) return [];
  const { present } = heldForAny(subject, home);
  const days = daysOfEntry(asking, item).filter(
    (day) =>
      frame.from <= day &&
      day <= frame.until &&
      holds(present, day) &&
      isWorkday(prepared.calendar, fromDayNumber(day)),
  );
  return days.length > 0 && lastingObstacles(asking, item).length === 0 ? days : [];
};

/** The entries that may mark a day of a period: those that reach into it, and what was made up for it. */
export const reachingInto = (asking: Asking, frame: Frame): readonly DatedEntry[] => {
  const { index } = asking.subject;
  const made = index.madeUp.filter(({ day }) => day > frame.until);
  return [...entriesBetween(asking.subject, frame.from - index.longest, frame.until), ...made];
};

/** The working days of presence on which a matching entry lies, in order. */
export const markedDays = (one: ShareCase, frame: Frame): readonly PlainDate[] => {
  const marked = new Set(reachingInto(one, frame).flatMap((item) => markedBy(one, item, frame)));
  return [...marked].toSorted((a, b) => a - b).map(fromDayNumber);
};
