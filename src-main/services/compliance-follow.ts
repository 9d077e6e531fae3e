import { withEntry, withEntryAt } from '#domain/compliance/facts';
import type { Facts, PersonFacts, Prepared } from '#domain/compliance/facts';
import type { ObjectFacts } from '#domain/compliance/prepared';
import type { Entry, Sheet } from '#domain/entry';
import type { Issue } from '#domain/issue';
import { covers, firstOfMonth, lastOfMonth, monthOf } from '#domain/plain-date';
import type { Span } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { Change, Kind } from '#storage/records';

/** The facts of a window of days, with what was worked out from them. */
export interface Gathered {
  readonly window: Span;
  readonly prepared: Prepared;
  /** Where each entry stands in the facts, found when the first of them changes. */
  readonly positions: Map<string, number>;
  /** By subject, then by what was worked out; what is told of a subject goes when something of it changes. */
  readonly known: Map<string, Map<string, unknown>>;
}

/** Kinds of records that no verdict rests on. */
const BESIDE: ReadonlySet<Kind> = new Set([
  'month-lock',
  'lock-exception',
  'printing',
  'dismissal',
  'reason',
  'reminder',
]);

/** Kinds whose change concerns only those it names. */
const FOLLOWED: ReadonlySet<Kind> = new Set(['entry', 'sheet', 'issue']);

/** More changes than this are gathered anew. */
const AT_MOST = 100;

/** Ids of the records of a kind that were changed. */
const changedOf = (changes: readonly Change[], wanted: Kind): ReadonlySet<string> =>
  new Set(changes.filter(({ kind }) => kind === wanted).map(({ id }) => id));

/** A list with some of its records as they are in the ledger now. */
interface Replaced<Item> {
  readonly now: readonly Item[];
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

/** `positions` says where each item stands; it is filled when it is empty, and holds for what is answered. */
const replaced = <Item extends { readonly id: string }>(
  items: readonly Item[],
  ids: ReadonlySet<string>,
  read: (id: string) => Item | undefined,
  positions: Map<string, number>,
): Replaced<Item> => {
  if (ids.size === 0) return { now: items, before: [], after: [] };
  if (positions.size === 0) items.forEach(({ id }, index) => positions.set(id, index));
  const before: Item[] = [];
  const after: Item[] = [];
  const now = items.slice();
  const emptied = new Set<Item>();
  for (const id of ids) {
    const index = positions.get(id) ?? now.length;
    const known = items[index];
    const found = read(id);
    if (known !== undefined) before.push(known);
    if (found !== undefined) after.push(found);
    if (found !== undefined) {
      now[index] = found;
      positions.set(id, index);
    } else if (known !== undefined) emptied.add(known);
  }
  // Whatever stood behind them moves up.
  if (emptied.size > 0) positions.clear();
  return {
    now: emptied.size === 0 ? now : now.filter((item) => !emptied.has(item)),
    before,
    after,
  };
};

const live = <K extends Kind>(ledger: Ledger, kind: K, id: string) => {
  const found = ledger.record(kind, id);
  return found === undefined || found.deleted ? undefined : found.record;
};

/** An entry that nobody took part in and that was nowhere: taking it in takes the one of its id out. */
const gone = (entry: Entry): Entry => ({ ...entry, participants: [], object: null });

/** Entries as they are now, for those who took part then or now, and for the objects they were at. */
const takeEntries = (
  people: Map<string, PersonFacts>,
  places: Map<string, ObjectFacts> | undefined,
  { before, after }: Replaced<Entry>,
): ReadonlySet<string> => {
  const concerned = new Set<string>();
  const now = new Map(after.map((entry) => [entry.id, entry]));
  for (const entry of [...before, ...after]) {
    const taken = now.get(entry.id) ?? gone(entry);
    for (const { person } of entry.participants) {
      concerned.add(person);
      const known = people.get(person);
      if (known !== undefined) people.set(person, withEntry(known, taken));
    }
    if (entry.object === null) continue;
    concerned.add(entry.object);
    const place = places?.get(entry.object);
    if (place !== undefined) places?.set(entry.object, withEntryAt(place, taken));
  }
  return concerned;
};

/** What is known of a person, of their sheets and issues, as it is now. */
const taken = (person: PersonFacts, facts: Facts): PersonFacts => ({
  ...person,
  sheets: new Map(
    facts.sheets.filter((sheet) => sheet.person === person.id).map((sheet) => [sheet.month, sheet]),
  ),
  issues: facts.issues.filter((issue) => issue.person === person.id),
});

const followedIn = (ledger: Ledger, kept: Gathered, changes: readonly Change[]): Gathered => {
  const { window, prepared, known, positions } = kept;
  const { facts } = prepared;
  const months: Span = {
    from: firstOfMonth(monthOf(window.from)),
    until: lastOfMonth(monthOf(window.until)),
  };
  const readEntry = (id: string): Entry | undefined => {
    const entry = ledger.entry(id);
    return entry !== undefined && covers(window, entry.happened) ? entry : undefined;
  };
  const readSheet = (id: string): Sheet | undefined => {
    const sheet = live(ledger, 'sheet', id);
    return sheet !== undefined && covers(months, firstOfMonth(sheet.month)) ? sheet : undefined;
  };
  const readIssue = (id: string): Issue | undefined => live(ledger, 'issue', id);
  const changed = (kind: Kind): ReadonlySet<string> => changedOf(changes, kind);
  const entries = replaced(facts.entries, changed('entry'), readEntry, positions);
  const sheets = replaced(facts.sheets, changed('sheet'), readSheet, new Map());
  const issues = replaced(facts.issues, changed('issue'), readIssue, new Map());
  const now = { ...facts, entries: entries.now, sheets: sheets.now, issues: issues.now };
  const people = new Map(prepared.people);
  // Objects are made ready when the first rule per object is judged.
  const [ready] = prepared.memo.places;
  const places = ready === undefined ? undefined : new Map(ready);
  const concerned = new Set(takeEntries(people, places, entries));
  for (const { person } of [sheets, issues].flatMap(({ before, after }) => [...before, ...after])) {
    concerned.add(person);
    const before = people.get(person);
    if (before !== undefined) people.set(person, taken(before, now));
  }
  for (const subject of concerned) known.delete(subject);
  const memo = { ...prepared.memo, places: places === undefined ? [] : [places] };
  return { window, known, positions, prepared: { ...prepared, facts: now, people, memo } };
};

/**
 * Kept facts as they are after some changes, where these say whom they concern: read again is only what was changed,
 * and what was worked out about anybody else stays. `undefined` when it is simpler to gather them anew.
 */
export const followed = (
  ledger: Ledger,
  kept: readonly Gathered[],
  changes: readonly Change[],
): Gathered[] | undefined => {
  const touching = changes.filter(({ kind }) => !BESIDE.has(kind));
  if (touching.length > AT_MOST || touching.some(({ kind }) => !FOLLOWED.has(kind)))
    return undefined;
  return touching.length === 0 ? [...kept] : kept.map((one) => followedIn(ledger, one, touching));
};
