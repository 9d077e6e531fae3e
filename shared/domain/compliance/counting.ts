import { counts } from '../entry.ts';
import { dayNumber } from '../plain-date.ts';
import type { Case } from './duty.ts';
import { dutyOf } from './duty.ts';
import { byDay, sliceBetween } from './entry-index.ts';
import type { DatedEntry } from './entry-index.ts';
import { overlapping } from './frame.ts';
import { placeOf } from './make-up.ts';
import type { Place } from './make-up.ts';
import {
  THOUSAND,
  creditOf,
  isElsewhere,
  isOtherwise,
  isPending,
  lastingObstacles,
  submittedDay,
  thousandths,
} from './match.ts';
import type { Asking } from './match.ts';
import type { Candidate, Candidates, Frame, Subject } from './prepared.ts';
import { targetsOf } from './targets.ts';
import { termsOf } from './terms.ts';
import type { Obstacle } from './verdict.ts';

const NONE: Candidates = { own: [], made: [] };

/** Where an entry counts for the rule. */
const placeIn = ({ demand, prepared }: Asking, item: DatedEntry): Place =>
  placeOf(item.entry, demand.period, {
    calendar: prepared.calendar,
    days: prepared.settings.makeUpDays,
  });

/** Beyond so many carriers, looking at all entries costs no more. */
const FEW = 3;

/** The subject's entries in one of the carriers; more of them where a rule asks for many carriers or none. */
const itemsIn = (
  { index, memo }: Subject,
  carriers: readonly string[] | undefined,
): readonly DatedEntry[] => {
  if (carriers === undefined || carriers.length > FEW) return index.items;
  if (memo.carriers.size === 0) {
    for (const item of index.items) {
      for (const carrier of item.entry.carriers) {
        const list = memo.carriers.get(carrier);
        if (list === undefined) memo.carriers.set(carrier, [item]);
        else if (list.at(-1) !== item) list.push(item);
      }
    }
  }
  const [only, second] = carriers;
  if (only === undefined) return [];
  if (second === undefined) return memo.carriers.get(only) ?? [];
  const found = carriers.flatMap((carrier) => memo.carriers.get(carrier) ?? []);
  return [...new Set(found)].toSorted(byDay);
};

/** The subject's entries that count for the rule in some period, or wait to; found once. */
const candidatesOf = (asking: Asking): Candidates => {
  const { demand, home, subject } = asking;
  const known = subject.memo.candidates.get(home);
  if (known !== undefined) return known;
  const own: Candidate[] = [];
  const made: Candidate[] = [];
  for (const item of itemsIn(subject, demand.match.carriers)) {
    const { entry, day } = item;
    const { match } = demand;
    if (isElsewhere(match, entry) || isOtherwise(match, entry) || !counts(entry)) continue;
    const obstacles = lastingObstacles(asking, item);
    const pending = isPending(obstacles);
    const place = placeIn(asking, item);
    if ((obstacles.length > 0 && !pending) || place.kind === 'late' || place.kind === 'nowhere')
      continue;
    const credit = creditOf(demand, entry);
    const period = place.kind === 'made' ? place.period : null;
    const found = { item, day, credit, pending, submitted: submittedDay(entry), made: period };
    (period === null ? own : made).push(found);
  }
  const found = own.length + made.length === 0 ? NONE : { own, made };
  subject.memo.candidates.set(home, found);
  return found;
};

const isOfNewest = ({ demand, prepared }: Asking, item: DatedEntry, frame: Frame): boolean =>
  demand.match.cohort === undefined ||
  (item.entry.object !== null && prepared.objects.get(item.entry.object)?.cohort === frame.newest);

const dayIn = ({ day }: Candidate): number => day;

/** Candidates whose entries count in a period's window, before it is settled which window takes which. */
const eligibleIn = (asking: Asking, frame: Frame): readonly Candidate[] => {
  const { own, made } = candidatesOf(asking);
  const usual = sliceBetween(own, dayIn, frame.windowDays);
  const { period } = frame;
  const { closes } = termsOf(asking, frame);
  const plain = closes === null && asking.demand.match.cohort === undefined;
  if (plain && made.length === 0) return usual;
  const late = made.filter((one) => one.made?.from === period.from);
  return [...usual, ...late].filter(
    (one) => (closes === null || one.submitted <= closes) && isOfNewest(asking, one.item, frame),
  );
};

/** How full a window is, by target, in thousandths. */
type Filled = Map<string, number>;

/** Whether an entry would still be needed in a window. */
const lacks = (asking: Asking, filled: Filled, one: Candidate): boolean => {
  const { demand, subject } = asking;
  if (demand.kind !== 'frequency') return false;
  const minimum = thousandths(demand.minimum);
  const targets = targetsOf(demand, subject, one.item);
  const isDistinct = demand.dimension !== 'person-object' && demand.measure.of === 'objects';
  if (isDistinct)
    return filled.size * THOUSAND < minimum && targets.some((target) => !filled.has(target));
  return targets.some((target) => (filled.get(target) ?? 0) < minimum);
};

interface Window {
  readonly frame: Frame;
  readonly asking: Asking;
  readonly owed: boolean;
  readonly filled: Filled;
  /** By entry. */
  readonly eligible: ReadonlyMap<string, Candidate>;
}

const windowOf = (asking: Asking, frame: Frame): readonly Window[] => {
  const { demand } = frame.home.rule;
  if (demand.kind !== 'frequency' && demand.kind !== 'share') return [];
  const own: Asking = { ...asking, home: frame.home, demand };
  const { kind } = dutyOf(own, frame);
  if (kind === 'not-applicable') return [];
  const eligible = new Map(eligibleIn(own, frame).map((one) => [one.item.entry.id, one] as const));
  return [{ frame, asking: own, owed: kind === 'owed', filled: new Map(), eligible }];
};

/**
 * By date; but entries that count before those that wait, so that these take nothing's place, and 补做, which can
 * count in one window only, before all others.
 */
const inOrder = (windows: readonly Window[]): readonly Candidate[] =>
  [...new Map(windows.flatMap(({ eligible }) => [...eligible])).values()].toSorted(
    (a, b) =>
      Number(a.pending) - Number(b.pending) ||
      Number(a.made === null) - Number(b.made === null) ||
      a.day - b.day ||
      (a.item.entry.id < b.item.entry.id ? -1 : 1),
  );

/**
 * Gives each entry to one of several windows that overlap: in order of date, to the one that ends first and still
 * lacks (earliest deadline first), else to the period it lies in.
 */
const sharedOut = (asking: Asking, frames: readonly Frame[]): ReadonlyMap<string, Frame> => {
  const windows = frames.flatMap((frame) => windowOf(asking, frame));
  const given = new Map<string, Frame>();
  for (const one of inOrder(windows)) {
    const { id } = one.item.entry;
    const day = one.made === null ? one.day : dayNumber(one.made.from);
    const open = windows.filter(({ eligible }) => eligible.has(id));
    const taking =
      open.find((window) => window.owed && lacks(window.asking, window.filled, one)) ??
      open.find(({ frame }) => frame.from <= day && day <= frame.until) ??
      open[0];
    if (taking === undefined) continue;
    given.set(id, taking.frame);
    const { demand } = taking.asking;
    const credit = taking.eligible.get(id)?.credit ?? 0;
    if (demand.kind !== 'frequency') continue;
    for (const target of targetsOf(demand, asking.subject, one.item))
      taking.filled.set(target, (taking.filled.get(target) ?? 0) + credit);
  }
  return given;
};

/** Which of several overlapping windows each entry was given to; `undefined` where the period's overlaps with none. */
const givenTo = (asking: Asking, frame: Frame): ReadonlyMap<string, Frame> | undefined => {
  const frames = overlapping(asking.prepared, frame);
  if (frames === undefined) return undefined;
  const { shared } = asking.subject.memo;
  const known = shared.get(frames) ?? sharedOut(asking, frames);
  shared.set(frames, known);
  return known;
};

/** The entries that count in a period, or wait to: each in one period of the rule only. */
export const countingIn = (asking: Asking, frame: Frame): readonly Candidate[] => {
  const eligible = eligibleIn(asking, frame);
  if (eligible.length === 0) return eligible;
  const given = givenTo(asking, frame);
  return given === undefined
    ? eligible
    : eligible.filter(({ item }) => (given.get(item.entry.id) ?? frame) === frame);
};

const placeObstacles = (asking: Asking, item: DatedEntry, frame: Frame): readonly Obstacle[] => {
  const place = placeIn(asking, item);
  const inside = frame.windowDays.from <= item.day && item.day <= frame.windowDays.until;
  const isFor = 'period' in place && place.period.from === frame.period.from;
  switch (place.kind) {
    case 'own':
      return inside ? [] : ['outside-period'];
    case 'made':
      if (isFor) return [];
      return [inside ? 'made-up-elsewhere' : 'outside-period'];
    case 'late':
      return [inside || isFor ? 'make-up-late' : 'outside-period'];
    case 'nowhere':
      return [inside ? 'made-up-elsewhere' : 'outside-period'];
  }
};

/** Whether the entry is 补做 that counts in this period. */
export const isMadeUpFor = (asking: Asking, item: DatedEntry, frame: Frame): boolean => {
  const place = placeIn(asking, item);
  return place.kind === 'made' && place.period.from === frame.period.from;
};

/**
 * Everything that keeps an entry from counting for a rule in a period; empty when it counts. `no-evidence` and
 * `not-accepted` alone leave it 待核. Whether another entry has already taken its place is not looked at here.
 */
export const obstaclesOf = (
  asking: Asking,
  item: DatedEntry,
  frame: Frame,
): readonly Obstacle[] => {
  const placed = placeObstacles(asking, item, frame);
  const lasting = lastingObstacles(asking, item);
  const found = new Set<Obstacle>([...placed, ...lasting]);
  const { closes } = termsOf(asking, frame);
  if (placed.length === 0) {
    if (!isOfNewest(asking, item, frame)) found.add('wrong-object');
    if (closes !== null && counts(item.entry) && submittedDay(item.entry) > closes)
      found.add('too-late');
  }
  if ((found.size === 0 || isPending([...found])) && placed.length === 0) {
    const given = givenTo(asking, frame)?.get(item.entry.id) ?? frame;
    if (given !== frame) found.add('used-elsewhere');
  }
  return [...found];
};

/** A case that looks at entries; `undefined` for one of another kind. */
export const askingOf = (one: Case): Asking | undefined =>
  one.demand.kind === 'frequency' || one.demand.kind === 'share'
    ? { ...one, demand: one.demand }
    : undefined;
