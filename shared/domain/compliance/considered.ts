import { dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { isMadeUpFor, obstaclesOf } from './counting.ts';
import type { Frequency } from './demand.ts';
import { entriesBetween } from './entry-index.ts';
import type { DatedEntry } from './entry-index.ts';
import { THOUSAND, concerns, creditOf, isLate, isOffLink, isOnTime, thousandths } from './match.ts';
import type { Asking } from './match.ts';
import type { Frame } from './prepared.ts';
import { markedBy, reachingInto } from './share.ts';
import { targetsOf, targetsOwed } from './targets.ts';
import { termsOf } from './terms.ts';
import type { Considered, Explanation, Obstacle } from './verdict.ts';

/** Days around a period in which an entry may nearly have counted. */
const AROUND = 15;
const NEARLY_SHOWN = 10;

interface Looked {
  readonly item: DatedEntry;
  readonly obstacles: readonly Obstacle[];
  /** In thousandths. */
  readonly credit: number;
}

/** Entries around a period's days, those that reach into it, and those made up for it. */
const itemsFor = (asking: Asking, frame: Frame): readonly DatedEntry[] => {
  const { from, until } = frame.windowDays;
  const { index } = asking.subject;
  const made = index.madeUp.filter(({ entry }) => {
    const day = entry.makeUp === null ? -Infinity : dayNumber(entry.makeUp.for);
    return frame.from <= day && day <= frame.until;
  });
  const near = entriesBetween(asking.subject, from - AROUND, until + AROUND);
  const reaching = asking.demand.kind === 'share' ? reachingInto(asking, frame) : [];
  return [...new Set([...near, ...made, ...reaching])]
    .filter(({ entry }) => concerns(asking, entry))
    .toSorted((a, b) => a.day - b.day || (a.entry.id < b.entry.id ? -1 : 1));
};

/** What each entry adds to the targets it is done for; what was in time comes first, as it takes the place. */
const credited = (
  demand: Frequency,
  looked: readonly Looked[],
  by: {
    readonly asking: Asking;
    readonly deadline: PlainDate | null;
    readonly limit: number;
    readonly owes: (target: string) => boolean;
  },
): ReadonlyMap<DatedEntry, number> => {
  const taken = new Map<string, number>();
  const found = new Map<DatedEntry, number>();
  const inTimeFirst = looked.toSorted(
    (a, b) =>
      Number(isOnTime(b.item.entry, by.deadline)) - Number(isOnTime(a.item.entry, by.deadline)),
  );
  for (const { item, obstacles } of inTimeFirst) {
    if (obstacles.length > 0) continue;
    let sum = 0;
    for (const target of targetsOf(demand, by.asking.subject, item).filter(by.owes)) {
      const before = taken.get(target) ?? 0;
      const credit = creditOf(demand, item.entry);
      sum += Math.min(credit, Math.max(0, by.limit - before));
      taken.set(target, before + credit);
    }
    found.set(item, sum);
  }
  return found;
};

/**
 * What each entry of a rule of frequency added. One whose place another has taken (a second visit to the same object
 * where different objects are counted, visits beyond the minimum of a target) adds nothing; one that is done for
 * none of the targets owed counts for the wrong object.
 */
const lookedAt = (
  asking: Asking,
  demand: Frequency,
  { frame, items }: { readonly frame: Frame; readonly items: readonly DatedEntry[] },
): readonly Looked[] => {
  const { prepared, subject } = asking;
  const owed = targetsOwed(prepared, frame, { demand, subject });
  const looked = items.map((item): Looked => {
    const obstacles = obstaclesOf(asking, item, frame);
    const isStray =
      owed !== undefined &&
      !targetsOf(demand, subject, item).some(owed.has) &&
      !obstacles.includes('wrong-object');
    return {
      item,
      obstacles: isStray ? [...obstacles, 'wrong-object'] : obstacles,
      credit: creditOf(demand, item.entry),
    };
  });
  const byTarget = owed !== undefined || demand.measure.of === 'objects';
  if (!byTarget) return looked;
  const minimum = thousandths(demand.minimum);
  const limit = owed === undefined ? THOUSAND : minimum === 0 ? Infinity : minimum;
  const owes = (target: string): boolean => owed?.has(target) ?? true;
  const { deadline } = termsOf(asking, frame);
  const credits = credited(demand, looked, { asking, deadline, limit, owes });
  return looked.map((one) => {
    if (one.obstacles.length > 0) return one;
    const credit = credits.get(one.item) ?? 0;
    return credit > 0 ? { ...one, credit } : { ...one, obstacles: ['already-counted'] };
  });
};

/** What each entry of a rule of share marked; days that an earlier one marked are not marked twice. */
const lookedAtDays = (
  asking: Asking,
  { frame, items }: { readonly frame: Frame; readonly items: readonly DatedEntry[] },
): readonly Looked[] => {
  const marked = new Set<number>();
  return items.map((item): Looked => {
    const days = markedBy(asking, item, frame);
    const fresh = days.filter((day) => !marked.has(day));
    for (const day of fresh) marked.add(day);
    if (fresh.length > 0) return { item, obstacles: [], credit: fresh.length * THOUSAND };
    if (days.length > 0) return { item, obstacles: ['already-counted'], credit: 0 };
    const obstacles = obstaclesOf(asking, item, frame);
    // Within the period and yet on no working day of presence.
    return { item, obstacles: obstacles.length > 0 ? obstacles : ['outside-period'], credit: 0 };
  });
};

const consideredOf = (asking: Asking, looked: Looked, frame: Frame): Considered => {
  const { item, obstacles } = looked;
  return {
    entry: item.entry.id,
    credit: obstacles.length === 0 ? looked.credit / THOUSAND : 0,
    onTime: isOnTime(item.entry, termsOf(asking, frame).deadline),
    offLink: isOffLink(asking, item),
    backfill: isLate(asking, item.entry),
    makeUp: isMadeUpFor(asking, item, frame),
    obstacles,
  };
};

const distance = ({ windowDays }: Frame, { day }: DatedEntry): number =>
  day < windowDays.from ? windowDays.from - day : Math.max(0, day - windowDays.until);

/** Entries that counted, in order, and those that nearly did: with one or two obstacles, nearest first, ten at most. */
export const consideredIn = (
  asking: Asking,
  frame: Frame,
): Pick<Explanation, 'counted' | 'nearly'> => {
  const { demand } = asking;
  const items = itemsFor(asking, frame);
  const looked =
    demand.kind === 'share'
      ? lookedAtDays(asking, { frame, items })
      : lookedAt(asking, demand, { frame, items });
  const nearly = looked
    .filter(({ obstacles }) => obstacles.length === 1 || obstacles.length === 2)
    .toSorted(
      (a, b) =>
        Number(distance(frame, a.item) > 0) - Number(distance(frame, b.item) > 0) ||
        a.obstacles.length - b.obstacles.length ||
        distance(frame, a.item) - distance(frame, b.item) ||
        a.item.day - b.item.day,
    )
    .slice(0, NEARLY_SHOWN);
  const shown = (one: Looked): Considered => consideredOf(asking, one, frame);
  return {
    counted: looked.filter(({ obstacles }) => obstacles.length === 0).map(shown),
    nearly: nearly.map(shown),
  };
};
