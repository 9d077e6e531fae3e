import type { AcademicCalendar, PreparedCalendar } from '../academic-calendar.ts';
import type { Entry, Sheet } from '../entry.ts';
import type { Issue } from '../issue.ts';
import type {
  Attribute,
  ContactObject,
  Declaration,
  Exemption,
  Link,
  Person,
  Post,
} from '../people.ts';
import type { PlainDate, PlainMonth, Span } from '../plain-date.ts';
import type { IdlePolicy, Policy, Rule } from '../policy/schema.ts';
import type { DaySpan } from './day-spans.ts';
import type { DatedEntry, EntryIndex } from './entry-index.ts';
import type { Timing } from './status.ts';
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

/** A rule in the version of the policy it stands in. */
export interface RuleHome {
  readonly rule: Rule;
  readonly policy: Policy;
  /** Its alternatives by post in that version, itself included. */
  readonly alternatives: readonly Rule[];
  /** The rules of its id in all versions of the series, itself included, in order of their coming into force. */
  readonly versions: readonly RuleHome[];
  /** The versions of the policy, in the same order. */
  readonly series: readonly Policy[];
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

/** An entry that counts for a rule, as far as that doesn't depend on the period. */
export interface Candidate {
  readonly item: DatedEntry;
  readonly day: number;
  /** What it adds, in thousandths of the rule's unit. */
  readonly credit: number;
  /** It only waits for its evidence or for the office to accept it. */
  readonly pending: boolean;
  /** The day it was first submitted. */
  readonly submitted: PlainDate;
  /** 补做: the period it counts in; null for its own. */
  readonly made: Period | null;
}

/** The candidates of a subject for a rule. */
export interface Candidates {
  /** Those that count in their own period, in order of day. */
  readonly own: readonly Candidate[];
  readonly made: readonly Candidate[];
}

/** Filled as rules are asked for; never changes an answer. */
export interface SubjectMemo {
  /** The entries by carrier, in order of day. */
  readonly carriers: Map<string, DatedEntry[]>;
  readonly held: Map<Rule, Held>;
  readonly candidates: Map<RuleHome, Candidates>;
  /** Where windows overlap: which of them each entry was given to. */
  readonly shared: Map<readonly Frame[], ReadonlyMap<string, Frame>>;
}

/** What the ledger knows about one person. */
export interface PersonFacts {
  readonly kind: 'person';
  readonly id: string;
  readonly attributes: readonly Attribute[];
  readonly posts: readonly Post[];
  readonly exemptions: readonly Exemption[];
  readonly links: readonly Link[];
  readonly index: EntryIndex;
  readonly issues: readonly Issue[];
  readonly sheets: ReadonlyMap<PlainMonth, Sheet>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly exempted: readonly DaySpan[];
  readonly memo: SubjectMemo;
}

/** What the ledger knows about one contact object. */
export interface ObjectFacts {
  readonly kind: 'object';
  readonly id: string;
  /** `undefined` for an object that isn't in the ledger. */
  readonly object: ContactObject | undefined;
  readonly links: readonly Link[];
  readonly index: EntryIndex;
  readonly memo: SubjectMemo;
}

/** Whom or what a rule is judged for. */
export type Subject = PersonFacts | ObjectFacts;

/** A rule in one of its periods: everything that is the same for all its subjects. */
export interface Frame extends DaySpan {
  readonly home: RuleHome;
  readonly period: Period;
  /** By the statutory calendar. */
  readonly workingDays: number;
  /** Those in term, and how many of them it takes for something to be owed. */
  readonly termDays: number;
  readonly neededDays: number;
  /** Whether this version of the rule judges the period. */
  readonly inForce: boolean;
  /** Why there are too few working days in term; null where there are enough. */
  readonly idle: 'holiday' | 'vacation' | null;
  /** What becomes of it where it is idle. */
  readonly policy: IdlePolicy;
  /** The days whose entries count: the period's own unless a holiday lengthened it. */
  readonly window: Span;
  readonly windowDays: DaySpan;
  readonly lengthened: boolean;
  readonly deadline: PlainDate | null;
  /** Last day on which entries are taken; null while they always are. */
  readonly closes: PlainDate | null;
  readonly timing: Timing;
  /** Year of enrolment of the newest students in the period. */
  readonly newest: number;
}

/** Filled as rules and periods are asked for; never changes an answer. */
export interface Memo {
  readonly periods: Map<string, readonly Period[]>;
  readonly frames: Map<RuleHome, Map<PlainDate, Frame>>;
  /** The frames a rule shows for a span, by the versions they are of. */
  readonly plans: Map<readonly RuleHome[], Map<string, readonly Frame[]>>;
  /** Objects owed one by one. */
  readonly objectsOwed: Map<Frame, ReadonlySet<string>>;
  /** People present in the audience for at least half of the period. */
  readonly members: Map<Frame, ReadonlySet<string>>;
  /** Frames whose windows overlap with others, and those others. */
  readonly overlaps: Map<readonly RuleHome[], ReadonlyMap<Frame, readonly Frame[]>>;
  /** One map of the objects by id, once a rule per object was asked for. */
  readonly places: ReadonlyMap<string, ObjectFacts>[];
}

/**
 * Facts made ready for judging. A verdict on a person rests on the policies, the calendar, the settings, the objects
 * and that person's own facts; one on an object on that object's entries and links instead. Beyond these only
 * - rules per pair look at the posts and exemptions of everybody (who else was present),
 * - rules per object look at the posts, and where only linked objects count at the links, of those who took part,
 * - standing links of objects look at the posts of those who are linked.
 */
export interface Prepared {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly calendar: PreparedCalendar;
  readonly people: ReadonlyMap<string, PersonFacts>;
  readonly objects: ReadonlyMap<string, ContactObject>;
  /** By the rule itself, and by its id (where versions share one, the latest). */
  readonly homes: ReadonlyMap<Rule | string, RuleHome>;
  /** The versions of each document, in order of their coming into force. */
  readonly series: ReadonlyMap<string, readonly Policy[]>;
  readonly memo: Memo;
}
