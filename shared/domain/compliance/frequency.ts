import type { PlainDate } from '../plain-date.ts';
import type { Duty } from './duty.ts';
import { daySpan, within } from './day-spans.ts';
import { entriesBetween, measuredPeriod } from './facts.ts';
import type { PersonEntry } from './facts.ts';
import { THOUSAND, creditOf, isElsewhere, isOnTime, obstaclesOf, thousandths } from './match.ts';
import type { Asking, Frequency } from './match.ts';
import type { Reached } from './status.ts';
import { workdaysBetween } from '../academic-calendar.ts';
import type { Figures, Period } from './verdict.ts';

/** What was done for one obligation (one person, or one object of a person), in thousandths of the rule's unit. */
interface Bucket {
  readonly done: number;
  readonly onTime: number;
  /** Done, together with what only lacks its evidence. */
  readonly withPending: number;
}

const NOTHING: Bucket = { done: 0, onTime: 0, withPending: 0 };

/** Numbers of one rule of frequency for one person in one period. */
export interface Tally extends Reached {
  readonly expected: number;
  readonly done: number;
  readonly onTimeDone: number;
  readonly figures: Figures;
  /** For `person-object`: each object owed, and what was done for it. */
  readonly objects: readonly {
    readonly object: string;
    readonly done: number;
    readonly met: boolean;
  }[];
}

/** The rule's object kinds by the policy's own names for them. */
const kindsAsked = (asking: Asking): ReadonlySet<string> =>
  new Set(
    (asking.demand.match.objectKinds ?? []).map((kind) => asking.home.kinds.get(kind) ?? kind),
  );

/** Objects owed one by one: of the kinds asked for, and in existence on at least half of the period's working days. */
export const objectsOwed = (asking: Asking, period: Period): readonly string[] => {
  if (asking.demand.dimension !== 'person-object') return [];
  const { prepared, home } = asking;
  const kinds = kindsAsked(asking);
  const window = measuredPeriod(prepared, period);
  return prepared.facts.objects
    .filter((object) => kinds.has(home.kinds.get(object.kind) ?? object.kind))
    .filter((object) =>
      within([daySpan(object.since, object.until)], window).some(
        (span) =>
          workdaysBetween(prepared.calendar, span.from, span.until) * 2 >= window.workingDays,
      ),
    )
    .map((object) => object.id)
    .toSorted();
};

/** Counted (no obstacle), or pending (only its evidence is missing); `undefined` when it doesn't count. */
const standOf = (
  asking: Asking,
  item: PersonEntry,
  period: Period,
): 'counted' | 'pending' | undefined => {
  if (isElsewhere(asking.demand.match, item.entry)) return undefined;
  const obstacles = obstaclesOf(asking, item, period);
  if (obstacles.length === 0) return 'counted';
  return obstacles.length === 1 && obstacles[0] === 'no-evidence' ? 'pending' : undefined;
};

const added = (bucket: Bucket, credit: number, onTime: boolean, counted: boolean): Bucket => ({
  done: bucket.done + (counted ? credit : 0),
  onTime: bucket.onTime + (counted && onTime ? credit : 0),
  withPending: bucket.withPending + credit,
});

/** Entries by obligation: all in one for a person, by object for `person-object`. */
const bucketsOf = (
  asking: Asking,
  period: Period,
  deadline: PlainDate | null,
): ReadonlyMap<string, Bucket> => {
  const { demand } = asking;
  const buckets = new Map<string, Bucket>();
  const window = measuredPeriod(asking.prepared, period);
  const items = entriesBetween(asking.person, window.from, window.until);
  for (const item of items) {
    const stand = standOf(asking, item, period);
    if (stand === undefined) continue;
    const byObject = demand.dimension === 'person-object' || demand.measure.of === 'objects';
    const key = byObject ? (item.entry.object ?? '') : '';
    const credit = creditOf(demand, item.entry);
    const onTime = isOnTime(item.entry, deadline);
    buckets.set(key, added(buckets.get(key) ?? NOTHING, credit, onTime, stand === 'counted'));
  }
  return buckets;
};

const distinct = (buckets: Iterable<Bucket>): Bucket => {
  let sum = NOTHING;
  for (const bucket of buckets) {
    sum = {
      done: sum.done + (bucket.done > 0 ? THOUSAND : 0),
      onTime: sum.onTime + (bucket.onTime > 0 ? THOUSAND : 0),
      withPending: sum.withPending + (bucket.withPending > 0 ? THOUSAND : 0),
    };
  }
  return sum;
};

/**
 * Obligations of one bucket: each 次 or object that is asked for is one; a quantity (天, 学时) is one as a whole.
 */
const figuresOf = (demand: Frequency, bucket: Bucket): Figures => {
  const minimum = thousandths(demand.minimum);
  if (minimum === 0) return { expected: 0, done: 0, onTime: 0 };
  const size = demand.measure.of === 'amount' ? minimum : THOUSAND;
  const expected = Math.ceil(minimum / size);
  const whole = (done: number): number =>
    done >= minimum ? expected : Math.min(expected, Math.floor(done / size));
  return { expected, done: whole(bucket.done), onTime: whole(bucket.onTime) };
};

const sumOf = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);

const reachedOf = (minimum: number, buckets: readonly Bucket[]): Reached => ({
  onTime: buckets.every((bucket) => bucket.onTime >= minimum),
  atAll: buckets.every((bucket) => bucket.done >= minimum),
  withPending: buckets.every((bucket) => bucket.withPending >= minimum),
});

const tallyByObject = (asking: Asking, period: Period, deadline: PlainDate | null): Tally => {
  const { demand } = asking;
  const minimum = thousandths(demand.minimum);
  const buckets = bucketsOf(asking, period, deadline);
  const owed = objectsOwed(asking, period).map((object) => ({
    object,
    bucket: buckets.get(object) ?? NOTHING,
  }));
  const clip = (done: number): number => (minimum === 0 ? done : Math.min(done, minimum));
  const figures = owed.map(({ bucket }) => figuresOf(demand, bucket));
  return {
    ...reachedOf(
      minimum,
      owed.map(({ bucket }) => bucket),
    ),
    expected: (minimum * owed.length) / THOUSAND,
    done: sumOf(owed, ({ bucket }) => clip(bucket.done)) / THOUSAND,
    onTimeDone: sumOf(owed, ({ bucket }) => clip(bucket.onTime)) / THOUSAND,
    figures: {
      expected: sumOf(figures, (one) => one.expected),
      done: sumOf(figures, (one) => one.done),
      onTime: sumOf(figures, (one) => one.onTime),
    },
    objects: owed.map(({ object, bucket }) => ({
      object,
      done: bucket.done / THOUSAND,
      met: bucket.done >= minimum,
    })),
  };
};

const tallyByPerson = (asking: Asking, period: Period, deadline: PlainDate | null): Tally => {
  const { demand } = asking;
  const buckets = bucketsOf(asking, period, deadline);
  const bucket =
    demand.measure.of === 'objects' ? distinct(buckets.values()) : (buckets.get('') ?? NOTHING);
  return {
    ...reachedOf(thousandths(demand.minimum), [bucket]),
    expected: demand.minimum,
    done: bucket.done / THOUSAND,
    onTimeDone: bucket.onTime / THOUSAND,
    figures: figuresOf(demand, bucket),
    objects: [],
  };
};

/** Adds up what a person did for a rule of frequency in a period; linear in their entries of the period. */
export const tallyOf = (asking: Asking, period: Period, deadline: PlainDate | null): Tally =>
  asking.demand.dimension === 'person-object'
    ? tallyByObject(asking, period, deadline)
    : tallyByPerson(asking, period, deadline);

/** Figures and expectation of someone who owes nothing: what was done stays to be seen. */
export const withoutDuty = (tally: Tally, duty: Duty): Tally =>
  duty.kind === 'owed'
    ? tally
    : { ...tally, expected: 0, figures: { expected: 0, done: 0, onTime: 0 } };
