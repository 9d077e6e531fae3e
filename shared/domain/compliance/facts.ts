import { prepareCalendar } from '../academic-calendar.ts';
import { BACKFILL_DAYS } from '../entry.ts';
import type { Entry, Sheet } from '../entry.ts';
import { dayNumber } from '../plain-date.ts';
import type { PlainDate, PlainMonth } from '../plain-date.ts';
import { daySpan, united } from './day-spans.ts';
import { NO_ENTRIES, indexed } from './entry-index.ts';
import type { DatedEntry } from './entry-index.ts';
import type {
  Facts,
  ObjectFacts,
  PersonFacts,
  Prepared,
  Settings,
  SubjectMemo,
} from './prepared.ts';
import { homesOf, seriesOf } from './series.ts';

export type { Facts, PersonFacts, Prepared, Settings } from './prepared.ts';

export const DEFAULT_SETTINGS: Settings = {
  termDaysPerMonth: 10,
  backfillDays: BACKFILL_DAYS,
  dueSoonShare: 0.3,
  urgentShare: 0.15,
  makeUpDays: 31,
};

const pushed = <Item>(groups: Map<string, Item[]>, key: string, item: Item): void => {
  const found = groups.get(key);
  if (found === undefined) groups.set(key, [item]);
  else found.push(item);
};

const grouped = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) pushed(groups, key(item), item);
  return groups;
};

/** Day numbers of days as text, each worked out once: a year of entries has but 366 of them. */
const dayNumbers = (): ((day: PlainDate) => number) => {
  const known = new Map<PlainDate, number>();
  return (day) => {
    const found = known.get(day) ?? dayNumber(day);
    known.set(day, found);
    return found;
  };
};

/** Every entry once. */
const distinct = (entries: readonly Entry[]): readonly Entry[] => {
  const seen = new Set<string>();
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id).size > 0);
};

const entriesByPerson = (entries: readonly Entry[]): ReadonlyMap<string, readonly DatedEntry[]> => {
  const groups = new Map<string, DatedEntry[]>();
  const numberOf = dayNumbers();
  for (const entry of distinct(entries)) {
    const day = numberOf(entry.happened);
    const { participants } = entry;
    participants.forEach(({ person, role }, index) => {
      if (index > 0 && participants.findIndex((other) => other.person === person) !== index) return;
      pushed(groups, person, { entry, role, day });
    });
  }
  return groups;
};

const newMemo = (): SubjectMemo => ({
  carriers: new Map(),
  held: new Map(),
  candidates: new Map(),
  shared: new Map(),
});

/** Contact objects with what is known about them; made when the first rule per object is judged. */
const placesOf = ({ entries, links, objects }: Facts): ReadonlyMap<string, ObjectFacts> => {
  const numberOf = dayNumbers();
  const byObject = new Map<string, DatedEntry[]>();
  for (const entry of distinct(entries)) {
    const day = numberOf(entry.happened);
    if (entry.object !== null) pushed(byObject, entry.object, { entry, role: null, day });
  }
  const linksTo = grouped(links, (link) => link.object);
  return new Map(
    objects.map((object) => {
      const { id } = object;
      const index = indexed(byObject.get(id) ?? []);
      const linked = linksTo.get(id) ?? [];
      return [id, { kind: 'object', id, object, links: linked, index, memo: newMemo() }] as const;
    }),
  );
};

const isIn = (sheet: Sheet): boolean => sheet.status === 'submitted' || sheet.status === 'accepted';

const sheetsByMonth = (sheets: readonly Sheet[]): ReadonlyMap<PlainMonth, Sheet> => {
  const found = new Map<PlainMonth, Sheet>();
  for (const sheet of sheets) {
    const other = found.get(sheet.month);
    if (other === undefined || (isIn(sheet) && !isIn(other))) found.set(sheet.month, sheet);
  }
  return found;
};

/**
 * Makes facts ready for judging: everything by person and by object, entries in order of day. Linear in the facts.
 * An entry given twice, or a participant named twice in one, is taken once.
 */
export const prepare = (facts: Facts): Prepared => {
  const posts = grouped(facts.posts, (post) => post.person);
  const exemptions = grouped(facts.exemptions, (exemption) => exemption.person);
  const links = grouped(facts.links, (link) => link.person);
  const sheets = grouped(facts.sheets, (sheet) => sheet.person);
  const declarations = grouped(facts.declarations, (declaration) => declaration.person);
  const issues = grouped(facts.issues, (issue) => issue.person);
  const entries = entriesByPerson(facts.entries);
  const people = new Map<string, PersonFacts>();
  for (const { id, attributes } of facts.people) {
    people.set(id, {
      kind: 'person',
      id,
      attributes,
      posts: posts.get(id) ?? [],
      exemptions: exemptions.get(id) ?? [],
      links: links.get(id) ?? [],
      index: indexed(entries.get(id) ?? []),
      issues: issues.get(id) ?? [],
      sheets: sheetsByMonth(sheets.get(id) ?? []),
      declarations: new Map((declarations.get(id) ?? []).map((made) => [made.academicYear, made])),
      exempted: united((exemptions.get(id) ?? []).map((span) => daySpan(span.from, span.until))),
      memo: newMemo(),
    });
  }
  const series = seriesOf(facts.policies);
  return {
    facts,
    settings: facts.settings,
    calendar: prepareCalendar(facts.calendar),
    people,
    objects: new Map(facts.objects.map((object) => [object.id, object])),
    homes: homesOf(series),
    series,
    memo: {
      periods: new Map(),
      frames: new Map(),
      plans: new Map(),
      objectsOwed: new Map(),
      members: new Map(),
      overlaps: new Map(),
      places: [],
    },
  };
};

const NOBODY: Omit<PersonFacts, 'id' | 'memo'> = {
  kind: 'person',
  attributes: [],
  posts: [],
  exemptions: [],
  links: [],
  index: NO_ENTRIES,
  issues: [],
  sheets: new Map(),
  declarations: new Map(),
  exempted: [],
};

/** What is known about a person; a stranger holds no post and so owes nothing. */
export const personFacts = (prepared: Prepared, person: string): PersonFacts =>
  prepared.people.get(person) ?? { id: person, memo: newMemo(), ...NOBODY };

/** What is known about a contact object; one that isn't in the ledger is of no kind, so that nothing is asked of it. */
export const objectFacts = (prepared: Prepared, object: string): ObjectFacts => {
  const { places } = prepared.memo;
  if (places.length === 0) places.push(placesOf(prepared.facts));
  return (
    places[0]?.get(object) ?? {
      kind: 'object',
      id: object,
      object: undefined,
      links: [],
      index: NO_ENTRIES,
      memo: newMemo(),
    }
  );
};

/** The person as if the entry had been submitted just so: it replaces the one of its id. */
export const withEntry = (person: PersonFacts, entry: Entry): PersonFacts => {
  const participant = entry.participants.find((other) => other.person === person.id);
  const others = person.index.items.filter((known) => known.entry.id !== entry.id);
  const day = dayNumber(entry.happened);
  const items =
    participant === undefined ? others : [...others, { entry, role: participant.role, day }];
  return { ...person, index: indexed(items), memo: { ...newMemo(), held: person.memo.held } };
};

/** The object likewise. */
export const withEntryAt = (place: ObjectFacts, entry: Entry): ObjectFacts => {
  const others = place.index.items.filter((known) => known.entry.id !== entry.id);
  const day = dayNumber(entry.happened);
  const items = entry.object === place.id ? [...others, { entry, role: null, day }] : others;
  return { ...place, index: indexed(items), memo: newMemo() };
};
