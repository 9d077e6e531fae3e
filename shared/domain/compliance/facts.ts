import { prepareCalendar, termWorkdays, workdaysBetween } from '../academic-calendar.ts';
import type { AcademicCalendar, PreparedCalendar } from '../academic-calendar.ts';
import { BACKFILL_DAYS } from '../entry.ts';
import type { Entry, Role, Sheet } from '../entry.ts';
import type { Issue } from '../issue.ts';
import type { ContactObject, Declaration, Exemption, Link, Person, Post } from '../people.ts';
import { dayNumber } from '../plain-date.ts';
import type { PlainDate, PlainMonth } from '../plain-date.ts';
import type { Deadline, Policy, Rule, Word } from '../policy/schema.ts';
import { daySpan, united } from './day-spans.ts';
import type { DaySpan } from './day-spans.ts';
import type { Period } from './verdict.ts';

/** What the ledger's owner may decide about judging; each has a default, and the app says which is in force. */
export interface Settings {
  /** Working days in term that a month needs before anything is owed in it. */
  readonly termDaysPerMonth: number;
  /** Days after which an entry is marked 补录. */
  readonly backfillDays: number;
  /** Share of a period, 0 to 1, that is left when its unmet demands become 即将到期. */
  readonly dueSoonShare: number;
  /** Share of a period that is left when they become urgent, the second warning. */
  readonly urgentShare: number;
  /** Days after a period's end in which 补做 for it is taken. */
  readonly makeUpDays: number;
  /** When given, also 即将到期 when no more than so many days are left. */
  readonly dueSoonDays?: number | undefined;
}

export const DEFAULT_SETTINGS: Settings = {
  termDaysPerMonth: 10,
  backfillDays: BACKFILL_DAYS,
  dueSoonShare: 0.3,
  urgentShare: 0.15,
  makeUpDays: 31,
};

/** Everything judging looks at, as gathered. Order within the lists doesn't matter. */
export interface Facts {
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly objects: readonly ContactObject[];
  readonly links: readonly Link[];
  readonly exemptions: readonly Exemption[];
  readonly declarations: readonly Declaration[];
  readonly entries: readonly Entry[];
  readonly sheets: readonly Sheet[];
  readonly issues: readonly Issue[];
  readonly calendar: AcademicCalendar;
  readonly policies: readonly Policy[];
  readonly settings: Settings;
}

/** An entry as it concerns one of its participants. */
export interface PersonEntry {
  readonly entry: Entry;
  readonly role: Role;
  /** Day number of `happened`. */
  readonly day: number;
}

/** A rule with the policy it stands in and the rules that are its alternatives by post, itself included. */
export interface RuleHome {
  readonly rule: Rule;
  readonly policy: Policy;
  readonly alternatives: readonly Rule[];
  /** For each name or synonym of an object kind, the kind's name. */
  readonly kinds: ReadonlyMap<string, string>;
  /** The same for post flags. */
  readonly flags: ReadonlyMap<string, string>;
}

/** When a person held a post that a rule speaks to, and when of that they were not exempted. */
export interface Held {
  readonly held: readonly DaySpan[];
  readonly present: readonly DaySpan[];
}

/** What the ledger knows about one person. */
export interface PersonFacts {
  readonly id: string;
  readonly posts: readonly Post[];
  readonly exemptions: readonly Exemption[];
  readonly links: readonly Link[];
  /** In order of day, then id. */
  readonly entries: readonly PersonEntry[];
  readonly sheets: ReadonlyMap<PlainMonth, Sheet>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly exempted: readonly DaySpan[];
  /** Filled as rules are asked for; never changes an answer. */
  readonly heldFor: Map<Rule, Held>;
}

/** Facts made ready for judging. */
export interface Prepared {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly calendar: PreparedCalendar;
  readonly people: ReadonlyMap<string, PersonFacts>;
  readonly objects: ReadonlyMap<string, ContactObject>;
  /** By the rule itself, and by its id (where two versions share one, the last). */
  readonly homes: ReadonlyMap<Rule | string, RuleHome>;
  /** Periods by kind and span, filled as they are asked for; never changes an answer. */
  readonly periods: Map<string, readonly Period[]>;
  /** What a period is by the calendar, filled likewise. */
  readonly measured: WeakMap<Period, MeasuredPeriod>;
}

/** A period as day numbers, with its working days. */
export interface MeasuredPeriod extends DaySpan {
  /** By the statutory calendar. */
  readonly workingDays: number;
  /** Those in term. */
  readonly termDays: number;
  /** Deadlines of the demands that were asked for, filled as they are. */
  readonly deadlines: Map<Deadline, PlainDate | null>;
}

/** Measures a period, once. */
export const measuredPeriod = (prepared: Prepared, period: Period): MeasuredPeriod => {
  const known = prepared.measured.get(period);
  if (known !== undefined) return known;
  const from = dayNumber(period.from);
  const until = dayNumber(period.until);
  const found = {
    from,
    until,
    workingDays: workdaysBetween(prepared.calendar, from, until),
    termDays: termWorkdays(prepared.calendar, period),
    deadlines: new Map<Deadline, PlainDate | null>(),
  };
  prepared.measured.set(period, found);
  return found;
};

const grouped = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const found = groups.get(key(item));
    if (found === undefined) groups.set(key(item), [item]);
    else found.push(item);
  }
  return groups;
};

const byDay = (a: PersonEntry, b: PersonEntry): number =>
  a.day - b.day || (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0);

const entriesByPerson = (entries: readonly Entry[]): ReadonlyMap<string, PersonEntry[]> => {
  const groups = new Map<string, PersonEntry[]>();
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.has(entry.id)) continue;
    seen.add(entry.id);
    const day = dayNumber(entry.happened);
    entry.participants.forEach(({ person, role }, index) => {
      if (entry.participants.findIndex((other) => other.person === person) !== index) return;
      const list = groups.get(person) ?? [];
      if (list.length === 0) groups.set(person, list);
      list.push({ entry, role, day });
    });
  }
  for (const list of groups.values()) list.sort(byDay);
  return groups;
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

const namesOf = (words: readonly Word[]): ReadonlyMap<string, string> =>
  new Map(
    words.flatMap((word) =>
      [word.name, ...word.synonyms].map((text) => [text, word.name] as const),
    ),
  );

const homesOf = (policies: readonly Policy[]): ReadonlyMap<Rule | string, RuleHome> => {
  const homes = new Map<Rule | string, RuleHome>();
  for (const policy of policies) {
    const kinds = namesOf(policy.objectKinds);
    const flags = namesOf(policy.flags);
    for (const rule of policy.rules) {
      const alternatives =
        rule.choice === undefined
          ? [rule]
          : policy.rules.filter((other) => other.choice === rule.choice);
      const home = { rule, policy, alternatives, kinds, flags };
      homes.set(rule, home);
      homes.set(rule.id, home);
    }
  }
  return homes;
};

/**
 * Makes facts ready for judging: everything by person, entries in order of day. Linear in the facts. An entry
 * given twice, or a participant named twice in one, is taken once.
 */
export const prepare = (facts: Facts): Prepared => {
  const posts = grouped(facts.posts, (post) => post.person);
  const exemptions = grouped(facts.exemptions, (exemption) => exemption.person);
  const links = grouped(facts.links, (link) => link.person);
  const sheets = grouped(facts.sheets, (sheet) => sheet.person);
  const declarations = grouped(facts.declarations, (declaration) => declaration.person);
  const entries = entriesByPerson(facts.entries);
  const people = new Map<string, PersonFacts>();
  for (const { id } of facts.people) {
    people.set(id, {
      id,
      posts: posts.get(id) ?? [],
      exemptions: exemptions.get(id) ?? [],
      links: links.get(id) ?? [],
      entries: entries.get(id) ?? [],
      sheets: sheetsByMonth(sheets.get(id) ?? []),
      declarations: new Map((declarations.get(id) ?? []).map((made) => [made.academicYear, made])),
      exempted: united((exemptions.get(id) ?? []).map((span) => daySpan(span.from, span.until))),
      heldFor: new Map(),
    });
  }
  return {
    facts,
    settings: facts.settings,
    calendar: prepareCalendar(facts.calendar),
    people,
    objects: new Map(facts.objects.map((object) => [object.id, object])),
    homes: homesOf(facts.policies),
    periods: new Map(),
    measured: new WeakMap(),
  };
};

const NOBODY: Omit<PersonFacts, 'id' | 'heldFor'> = {
  posts: [],
  exemptions: [],
  links: [],
  entries: [],
  sheets: new Map(),
  declarations: new Map(),
  exempted: [],
};

/** What is known about a person; a stranger holds no post and so owes nothing. */
export const personFacts = (prepared: Prepared, person: string): PersonFacts =>
  prepared.people.get(person) ?? { id: person, heldFor: new Map(), ...NOBODY };

/** The person as if the entry had been submitted just so: it replaces the one of its id. */
export const withEntry = (person: PersonFacts, entry: Entry): PersonFacts => {
  const participant = entry.participants.find((other) => other.person === person.id);
  const others = person.entries.filter((known) => known.entry.id !== entry.id);
  if (participant === undefined) return { ...person, entries: others };
  const added = { entry, role: participant.role, day: dayNumber(entry.happened) };
  return { ...person, entries: [...others, added].sort(byDay) };
};

/** The person's entries that happened on the days from one day number to another, both included. */
export const entriesBetween = (
  person: PersonFacts,
  from: number,
  until: number,
): readonly PersonEntry[] => {
  const first = (day: number): number => {
    let low = 0;
    let high = person.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((person.entries[middle]?.day ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const start = first(from);
  return person.entries.slice(start, Math.max(start, first(until + 1)));
};

/** The home of a rule; a rule of no prepared policy has none. */
export const homeOf = (prepared: Prepared, rule: Rule): RuleHome | undefined =>
  prepared.homes.get(rule) ?? prepared.homes.get(rule.id);
