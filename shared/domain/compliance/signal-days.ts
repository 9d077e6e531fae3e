import { counts, isBackfill } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { periodHolding } from '../period.ts';
import {
  addDays,
  addMonths,
  dayOf,
  daysOf,
  firstOfMonth,
  lastOfMonth,
  monthOf,
} from '../plain-date.ts';
import type { PlainDate, PlainMonth, Span } from '../plain-date.ts';
import { frameOf } from './frame.ts';
import type { PersonFacts, Prepared } from './prepared.ts';

const lastDay = ({ happened, until }: Entry): PlainDate => until ?? happened;

/** The days an entry takes. */
export const spanOfEntry = (entry: Entry): Span => ({
  from: entry.happened,
  until: lastDay(entry),
});

const countingOf = (person: PersonFacts): readonly Entry[] =>
  person.index.items.map(({ entry }) => entry).filter(counts);

const ALL_DAY: readonly string[] = ['全天', '整天', '一天'];

const takesTheDay = (entry: Entry): boolean =>
  lastDay(entry) > entry.happened ||
  ALL_DAY.includes(entry.timeNote.trim()) ||
  (entry.amountUnit === '天' && (entry.amount ?? 0) >= 1);

/** At one time of a day both take: each the whole day, or both the same part of it (上午). */
const isAtOnce = (a: Entry, b: Entry): boolean => {
  if (takesTheDay(a) && takesTheDay(b)) return true;
  const part = a.timeNote.trim();
  return part !== '' && part === b.timeNote.trim();
};

/** Where it was, in so far as it tells: its object, else what was written. */
const isApart = (a: Entry, b: Entry): boolean => {
  const [here, there] = [a.place.trim(), b.place.trim()];
  if (here !== '' && here === there) return false;
  if (a.object !== null && b.object !== null) return a.object !== b.object;
  const [first, second] = [here || a.objectText.trim(), there || b.objectText.trim()];
  return first !== '' && second !== '' && first !== second;
};

/** Two entries of a person that can't both be as written. */
export interface TwoPlaces {
  readonly entries: readonly [Entry, Entry];
  /** The first day they share. */
  readonly day: PlainDate;
}

/** One person in two places at once: on one day, each for all of it or for the same part of it. */
export const twoPlacesOf = (person: PersonFacts): readonly TwoPlaces[] => {
  const byDay = new Map<PlainDate, Entry[]>();
  const found = new Map<string, TwoPlaces>();
  for (const entry of countingOf(person)) {
    for (const day of daysOf(spanOfEntry(entry))) {
      const others = byDay.get(day) ?? [];
      byDay.set(day, others);
      for (const other of others) {
        const key = `${other.id} ${entry.id}`;
        if (!found.has(key) && isApart(other, entry) && isAtOnce(other, entry))
          found.set(key, { entries: [other, entry], day });
      }
      others.push(entry);
    }
  }
  return [...found.values()];
};

/** An entry on a day on which its person is recorded as absent. */
export interface OnLeave {
  readonly entry: Entry;
  readonly exemption: string;
  readonly day: PlainDate;
}

/** Entries on days of recorded absence. */
export const onLeaveOf = (person: PersonFacts): readonly OnLeave[] =>
  person.exemptions.length === 0
    ? []
    : countingOf(person).flatMap((entry) => {
        const absence = person.exemptions.find(
          ({ from, until }) => from <= lastDay(entry) && entry.happened <= until,
        );
        if (absence === undefined) return [];
        const day = absence.from > entry.happened ? absence.from : entry.happened;
        return [{ entry, exemption: absence.id, day }];
      });

/** So many entries make a month whose end is worth a look. */
const SEVERAL = 3;
const LAST_DAYS = 7;

/** A month all of whose entries lie in its last days. */
export interface LastWeek {
  readonly month: PlainMonth;
  readonly entries: readonly Entry[];
}

/** Months with several entries, all of which happened in the last seven days. */
export const lastWeeksOf = (person: PersonFacts): readonly LastWeek[] => {
  const byMonth = new Map<PlainMonth, Entry[]>();
  for (const entry of countingOf(person)) {
    const month = monthOf(entry.happened);
    const list = byMonth.get(month);
    if (list === undefined) byMonth.set(month, [entry]);
    else list.push(entry);
  }
  return [...byMonth]
    .filter(([month, entries]) => {
      const first = addDays(lastOfMonth(month), 1 - LAST_DAYS);
      return entries.length >= SEVERAL && entries.every(({ happened }) => happened >= first);
    })
    .map(([month, entries]) => ({ month, entries }));
};

/** The days by which rules that go by month want something in, for the months around a span; in order. */
export const monthlyDeadlines = (prepared: Prepared, span: Span): readonly PlainDate[] => {
  const found = new Set<PlainDate>();
  const last = addMonths(monthOf(span.until), 1);
  for (const policy of prepared.facts.policies) {
    for (const rule of policy.rules) {
      const home = prepared.homes.get(rule);
      const { demand } = rule;
      if (home === undefined || !('deadline' in demand) || demand.period !== 'month') continue;
      for (
        let month = addMonths(monthOf(span.from), -3);
        month <= last;
        month = addMonths(month, 1)
      ) {
        const period = periodHolding('month', firstOfMonth(month), prepared.calendar);
        const frame = period === undefined ? undefined : frameOf(prepared, home, period);
        if (frame?.inForce === true && frame.deadline !== null) found.add(frame.deadline);
      }
    }
  }
  return [...found].toSorted();
};

const DAYS_BEFORE = 3;

/** Entries written down late, together, just before something was due. */
export interface Burst {
  readonly deadline: PlainDate;
  readonly entries: readonly Entry[];
}

/** Three or more 补录 on the person's own sheets, created on the deadline or within three days before it. */
export const burstsOf = (
  prepared: Prepared,
  person: PersonFacts,
  deadlines: readonly PlainDate[],
): readonly Burst[] => {
  const late = countingOf(person).filter(
    (entry) =>
      entry.participants[0]?.person === person.id &&
      isBackfill(entry, prepared.settings.backfillDays),
  );
  if (late.length < SEVERAL) return [];
  return deadlines.flatMap((deadline) => {
    const first = addDays(deadline, -DAYS_BEFORE);
    const entries = late.filter(
      ({ created }) => first <= dayOf(created) && dayOf(created) <= deadline,
    );
    return entries.length < SEVERAL ? [] : [{ deadline, entries }];
  });
};
