import { dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { entriesBetween } from './facts.ts';
import type { PersonEntry, Prepared } from './facts.ts';
import { objectsOwed } from './frequency.ts';
import { caseOf, judge, judgeCase } from './judge.ts';
import type { Asked, Case, Findings } from './judge.ts';
import {
  THOUSAND,
  concerns,
  creditOf,
  isLate,
  isOffLink,
  isOnTime,
  obstaclesOf,
  thousandths,
} from './match.ts';
import type { Asking } from './match.ts';
import { linksOfKinds } from './standing.ts';
import type { Considered, Explanation, Obstacle, Period } from './verdict.ts';

/** Days around a period in which an entry may nearly have counted. */
const AROUND = 15;
const NEARLY_SHOWN = 10;

interface Looked {
  readonly item: PersonEntry;
  readonly obstacles: readonly Obstacle[];
}

const consideredOf = (asking: Asking, looked: Looked, deadline: PlainDate | null): Considered => {
  const { entry } = looked.item;
  const credit = looked.obstacles.length === 0 ? creditOf(asking.demand, entry) / THOUSAND : 0;
  return {
    entry: entry.id,
    credit,
    onTime: isOnTime(entry, deadline),
    offLink: isOffLink(asking, entry),
    backfill: isLate(asking, entry),
    obstacles: looked.obstacles,
  };
};

/**
 * Marks what counts no more because another entry has taken its place: a second visit to the same object where
 * different objects are counted, and visits beyond the minimum of an object. Those in time take the place first.
 */
const takenInto = (
  asking: Asking,
  looked: readonly Looked[],
  deadline: PlainDate | null,
): readonly Looked[] => {
  const { demand } = asking;
  const byObject = demand.dimension === 'person-object';
  if (!byObject && demand.measure.of !== 'objects') return looked;
  const limit = byObject ? thousandths(demand.minimum) : THOUSAND;
  const taken = new Map<string, number>();
  const inTimeFirst = looked.toSorted(
    (a, b) => Number(isOnTime(b.item.entry, deadline)) - Number(isOnTime(a.item.entry, deadline)),
  );
  const full = new Set<Looked>();
  for (const one of inTimeFirst) {
    const object = one.item.entry.object ?? '';
    const before = taken.get(object) ?? 0;
    if (one.obstacles.length > 0) continue;
    if (limit > 0 && before >= limit) full.add(one);
    taken.set(object, before + creditOf(demand, one.item.entry));
  }
  return looked.map((one) => (full.has(one) ? { ...one, obstacles: ['already-counted'] } : one));
};

const distance = (period: Period, { entry }: PersonEntry): number => {
  if (entry.happened < period.from) return dayNumber(period.from) - dayNumber(entry.happened);
  return Math.max(0, dayNumber(entry.happened) - dayNumber(period.until));
};

/** Entries that counted, in order, and those that nearly did: with one or two obstacles, nearest first, ten at most. */
const consideredIn = (
  asking: Asking,
  period: Period,
  deadline: PlainDate | null,
): Pick<Explanation, 'counted' | 'nearly'> => {
  const items = entriesBetween(
    asking.person,
    dayNumber(period.from) - AROUND,
    dayNumber(period.until) + AROUND,
  );
  const owed = new Set(objectsOwed(asking, period));
  const looked = takenInto(
    asking,
    items
      .filter(({ entry }) => concerns(asking, entry))
      .map((item) => {
        const obstacles = obstaclesOf(asking, item, period);
        const stray =
          asking.demand.dimension === 'person-object' &&
          !owed.has(item.entry.object ?? '') &&
          !obstacles.includes('wrong-object');
        return { item, obstacles: stray ? [...obstacles, 'wrong-object' as const] : obstacles };
      }),
    deadline,
  );
  const nearly = looked
    .filter(({ obstacles }) => obstacles.length === 1 || obstacles.length === 2)
    .toSorted(
      (a, b) =>
        Number(distance(period, a.item) > 0) - Number(distance(period, b.item) > 0) ||
        a.obstacles.length - b.obstacles.length ||
        distance(period, a.item) - distance(period, b.item) ||
        a.item.day - b.item.day,
    )
    .slice(0, NEARLY_SHOWN);
  return {
    counted: looked
      .filter(({ obstacles }) => obstacles.length === 0)
      .map((one) => consideredOf(asking, one, deadline)),
    nearly: nearly.map((one) => consideredOf(asking, one, deadline)),
  };
};

const unitOf = (one: Case): string => {
  switch (one.demand.kind) {
    case 'frequency':
      return one.demand.measure.unit;
    case 'standing':
      return '个';
    case 'submission':
      return '份';
  }
};

/** Object kinds whose links the rule looks at: its own, else those its carriers are fed from. */
const kindsOf = ({ demand, home }: Case): readonly string[] => {
  switch (demand.kind) {
    case 'standing':
      return demand.objectKinds;
    case 'frequency': {
      const carriers = home.policy.carriers.filter((carrier) =>
        (demand.match.carriers ?? []).includes(carrier.id),
      );
      return demand.match.objectKinds ?? carriers.flatMap((carrier) => carrier.objectKinds);
    }
    case 'submission':
      return [];
  }
};

const NOTHING_FOUND: Pick<Explanation, 'counted' | 'nearly' | 'objects' | 'gaps' | 'submission'> = {
  counted: [],
  nearly: [],
  objects: [],
  gaps: [],
  submission: null,
};

const detailsOf = (
  one: Case,
  findings: Findings,
  asked: { readonly period: Period; readonly deadline: PlainDate | null },
): typeof NOTHING_FOUND => {
  switch (findings.kind) {
    case 'nothing':
      return NOTHING_FOUND;
    case 'frequency': {
      if (one.demand.kind !== 'frequency') return NOTHING_FOUND;
      const asking = { ...one, demand: one.demand };
      return {
        ...NOTHING_FOUND,
        ...consideredIn(asking, asked.period, asked.deadline),
        objects: findings.tally.objects,
      };
    }
    case 'standing':
      return { ...NOTHING_FOUND, gaps: findings.held.gaps };
    case 'submission':
      return { ...NOTHING_FOUND, submission: findings.handedIn.details };
  }
};

/**
 * Everything behind a verdict (domain rule 12): what counted, what nearly did and why not, who was exempt why.
 * The verdict in it is the same as {@link judge} gives.
 */
export const explain = (prepared: Prepared, asked: Asked, today: PlainDate): Explanation => {
  const one = caseOf(prepared, asked.rule, asked.person);
  const { period } = asked;
  if (one === undefined) {
    return {
      verdict: judge(prepared, asked, today),
      unit: '',
      workingDays: 0,
      presentDays: 0,
      exemptBecause: null,
      exemptions: [],
      links: [],
      ...NOTHING_FOUND,
    };
  }
  const { verdict, duty, findings } = judgeCase(one, period, today);
  return {
    verdict,
    unit: unitOf(one),
    workingDays: duty.workingDays,
    presentDays: duty.presentDays,
    exemptBecause: duty.because,
    exemptions: one.person.exemptions
      .filter((span) => span.from <= period.until && span.until >= period.from)
      .map((exemption) => exemption.id),
    links: linksOfKinds(prepared, one.home, { person: one.person, kinds: kindsOf(one), period }),
    ...detailsOf(one, findings, { period, deadline: verdict.deadline }),
  };
};
