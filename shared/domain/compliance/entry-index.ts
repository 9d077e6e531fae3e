import type { Entry, Role } from '../entry.ts';
import { dayNumber } from '../plain-date.ts';

/** An entry as it concerns one of its participants, or its contact object. */
export interface DatedEntry {
  readonly entry: Entry;
  /** The participant's; null where the entry is looked at from its object. */
  readonly role: Role | null;
  /** Day number of `happened`. */
  readonly day: number;
}

/** The entries of one person, or at one object. */
export interface EntryIndex {
  /** In order of day, then id. */
  readonly items: readonly DatedEntry[];
  /** Those that are 补做, in the same order. */
  readonly madeUp: readonly DatedEntry[];
  /** Days of the longest one beyond its first, so that a span can be looked for behind its first day. */
  readonly longest: number;
}

/** Order of entries: by day, then id. */
export const byDay = (a: DatedEntry, b: DatedEntry): number =>
  a.day - b.day || (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0);

export const NO_ENTRIES: EntryIndex = { items: [], madeUp: [], longest: 0 };

const isOrdered = (entries: readonly DatedEntry[]): boolean => {
  for (let index = 1; index < entries.length; index += 1) {
    const [before, after] = [entries[index - 1], entries[index]];
    if (before !== undefined && after !== undefined && byDay(before, after) > 0) return false;
  }
  return true;
};

/** Puts entries in order, which may come in any. */
export const indexed = (entries: readonly DatedEntry[]): EntryIndex => {
  if (entries.length === 0) return NO_ENTRIES;
  const items = isOrdered(entries) ? entries : entries.toSorted(byDay);
  let longest = 0;
  for (const { entry, day } of items) {
    if (entry.until !== null) longest = Math.max(longest, dayNumber(entry.until) - day);
  }
  return { items, madeUp: items.filter(({ entry }) => entry.makeUp !== null), longest };
};

/** First index whose day is not before the given one; the list is in order of day. */
const firstFrom = <Item>(
  items: readonly Item[],
  dayOf: (item: Item) => number,
  day: number,
): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && dayOf(item) < day) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The part of a list in order of day that lies between two day numbers, both included. */
export const sliceBetween = <Item>(
  items: readonly Item[],
  dayOf: (item: Item) => number,
  window: { readonly from: number; readonly until: number },
): readonly Item[] => {
  const start = firstFrom(items, dayOf, window.from);
  const item = items[start];
  if (item === undefined || dayOf(item) > window.until) return [];
  return items.slice(start, firstFrom(items, dayOf, window.until + 1));
};

/** The entries that happened on the days from one day number to another, both included. */
export const entriesBetween = (
  subject: { readonly index: EntryIndex },
  from: number,
  until: number,
): readonly DatedEntry[] => sliceBetween(subject.index.items, ({ day }) => day, { from, until });
