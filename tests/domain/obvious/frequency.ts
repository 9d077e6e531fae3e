import type { Entry } from '#domain/entry';
import type { Demand } from '#domain/policy/schema';
import { daysOfPeriod, later, works } from './days.ts';
import {
  belongsToAny,
  holds,
  isIn,
  isPresent,
  makeUpLast,
  named,
  newestCohort,
  workdaysOf,
} from './judge.ts';
import type { Cell, Found } from './judge.ts';
import { plainDay } from './closing.ts';

type Frequency = Extract<Demand, { readonly kind: 'frequency' }>;

const thousandths = (value: number): number => Math.round(value * 1000);

const submittedDay = (entry: Entry): string =>
  (entry.submitted ?? entry.received ?? entry.created).slice(0, 10);

/** Whether no other period of the rule lies between the cell's and that of a later day, or the day if it has none. */
const isNext = ({ facts, rule, days }: Cell, day: string): boolean => {
  if (!('period' in rule.demand)) return false;
  const { period } = rule.demand;
  const own = daysOfPeriod(facts.calendar, period, day)[0] ?? day;
  for (let at = later(days.at(-1) ?? '', 1); at < own; at = later(at, 1))
    if (daysOfPeriod(facts.calendar, period, at).length > 0) return false;
  return true;
};

/** Whether the entry stands for the cell's period: it happened in it, or makes up for it. */
export const standsFor = (cell: Cell, entry: Entry): boolean => {
  const own = cell.days.includes(entry.happened);
  if (entry.makeUp === null) return own;
  const meant = cell.days.includes(entry.makeUp.for);
  if (own || !meant) return own && meant;
  return (
    entry.happened > (cell.days.at(-1) ?? '') &&
    entry.happened <= makeUpLast(cell) &&
    isNext(cell, entry.happened)
  );
};

/** Whether the entry is of the sort that the rule counts, done by one of these people. */
export const matches = (
  cell: Cell,
  match: Frequency['match'],
  entry: Entry,
  who: readonly string[],
): boolean => {
  const object = cell.facts.objects.find(({ id }) => id === entry.object);
  const kind = object && named(cell.policy.objectKinds, object.kind);
  const has = (wanted: readonly string[] | undefined, given: readonly string[]): boolean =>
    wanted === undefined || given.some((word) => wanted.includes(word));
  return (
    has(match.carriers, entry.carriers) &&
    has(match.activities, entry.activities) &&
    (match.mode === undefined || match.mode === entry.mode) &&
    (match.objectKinds === undefined || (kind !== undefined && match.objectKinds.includes(kind))) &&
    (match.cohort === undefined || object?.cohort === newestCohort(cell)) &&
    (match.places === undefined || match.places.some((place) => entry.place.includes(place))) &&
    entry.participants.some(
      ({ person, role }) =>
        who.includes(person) &&
        (match.role === undefined || role === match.role) &&
        belongsToAny(cell, person, entry.happened),
    ) &&
    (match.linkedOnly !== true ||
      cell.facts.links.some(
        (link) =>
          who.includes(link.person) && link.object === entry.object && holds(link, entry.happened),
      ))
  );
};

/** Objects of the kinds asked for that exist on at least half of the period's working days. */
const objectsOf = (cell: Cell, match: Frequency['match']): readonly string[] =>
  cell.facts.objects
    .filter(({ kind }) => match.objectKinds?.includes(named(cell.policy.objectKinds, kind)))
    .filter(({ cohort }) => match.cohort === undefined || cohort === newestCohort(cell))
    .filter((object) => {
      const days = workdaysOf(cell);
      return days.filter((day) => holds(object, day)).length * 2 >= days.length;
    })
    .map(({ id }) => id);

/** The other people who are there on at least half of the period's working days. */
const othersOf = (cell: Cell): readonly string[] =>
  cell.facts.people
    .map(({ id }) => id)
    .filter((id) => id !== cell.subject)
    .filter((id) => cell.days.some((day) => belongsToAny(cell, id, day)))
    .filter((id) => {
      const days = cell.days.filter((day) => works(cell.facts.calendar, day));
      return days.filter((day) => isPresent(cell, id, day)).length * 2 >= days.length;
    });

/** Adds up what was done; `undefined` when there is nobody and nothing to do it with. */
export const frequencyOf = (cell: Cell): Found | undefined => {
  const { demand } = cell.rule;
  if (demand.kind !== 'frequency') return undefined;
  const { match, measure, dimension } = demand;
  const everybody = cell.facts.people.map(({ id }) => id);
  const who = dimension === 'object' ? everybody : [cell.subject];
  const amount = (entry: Entry): number => {
    if (measure.of !== 'amount') return 1000;
    const found = entry.amountUnit === measure.unit ? thousandths(entry.amount ?? 0) : 0;
    return found >= thousandths(measure.minimumEach ?? 0) ? found : 0;
  };
  const closes = plainDay(cell, demand.closes);
  const good = cell.facts.entries
    .filter((entry) => isIn(entry) && standsFor(cell, entry))
    .filter((entry) => matches(cell, match, entry, who) && amount(entry) > 0)
    .filter((entry) => dimension !== 'object' || entry.object === cell.subject)
    .filter((entry) => closes === null || submittedDay(entry) <= closes);
  const isSure = (entry: Entry): boolean =>
    (demand.evidence === undefined ||
      entry.evidence.some(({ kind }) => kind === demand.evidence)) &&
    (demand.acceptance !== true || entry.status === 'accepted');
  const inTime = (entry: Entry): boolean =>
    cell.deadline === null || submittedDay(entry) <= cell.deadline;
  const sum = (entries: readonly Entry[]): number =>
    measure.of === 'objects'
      ? 1000 * new Set(entries.flatMap(({ object }) => object ?? [])).size
      : entries.reduce((total, entry) => total + amount(entry), 0);
  const buckets =
    dimension === 'person-object'
      ? objectsOf(cell, match).map((id) => good.filter(({ object }) => object === id))
      : dimension === 'pair'
        ? othersOf(cell).map((id) =>
            good.filter(({ participants }) => participants.some(({ person }) => person === id)),
          )
        : [good];
  if (buckets.length === 0) return undefined;
  const minimum = thousandths(demand.minimum);
  const reach = (wanted: (entry: Entry) => boolean): boolean =>
    buckets.every((bucket) => sum(bucket.filter(wanted)) >= minimum);
  const shown = buckets.map((bucket) => sum(bucket.filter(isSure)));
  const several = dimension === 'person-object' || dimension === 'pair';
  return {
    onTime: reach((entry) => isSure(entry) && inTime(entry)),
    atAll: reach(isSure),
    withPending: reach(() => true),
    expected: (minimum * buckets.length) / 1000,
    done:
      shown.reduce(
        (total, one) => total + (several && minimum > 0 ? Math.min(one, minimum) : one),
        0,
      ) / 1000,
    tooMuch:
      demand.maximum !== undefined && shown.some((one) => one > thousandths(demand.maximum ?? 0)),
  };
};
