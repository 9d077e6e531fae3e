import type { Semester } from '../academic-calendar.ts';
import type { ContactObject, Person, Post, Unit } from '../people.ts';
import type { PlainDate } from '../plain-date.ts';
import type { RosterKind, RowProblem } from './roster-rows.ts';

/** What the ledger holds now, as far as rosters touch it. */
export interface RosterLedger {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly objects: readonly ContactObject[];
  readonly semesters: readonly Semester[];
}

/** What the plan needs from outside, so that it stays pure. */
export interface RosterTools {
  readonly newId: () => string;
  readonly pinyinOf: (name: string) => { readonly pinyin: string; readonly initials: string };
  /** The Chinese name of a rank id, for before → after. */
  readonly rankName: (rank: string) => string;
}

/**
 * Answers of the clerk by line of the file: `new` (a person of their own), the id of a person in the ledger,
 * or `row-12` (the same person as in line 12). An answer also holds for lines that didn't ask.
 */
export type RosterDecisions = Readonly<Record<number, string>>;

/** `ask` waits for a decision and `problem` for a better file; neither holds up the others. */
export type RowOutcome = 'new' | 'update' | 'unchanged' | 'problem' | 'ask';

/** One field before → after, as shown. `（空）` stands for nothing. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Someone a line may mean. */
export interface Candidate {
  /** What to give back as decision: a person's id or `row-12`. */
  readonly decision: string;
  readonly name: string;
  readonly posts: readonly {
    readonly unit: string;
    readonly title: string;
    readonly since: PlainDate;
    readonly until: PlainDate | null;
  }[];
}

/** The record a line writes. */
export type PlannedRecord =
  | { readonly type: 'post'; readonly record: Post }
  | { readonly type: 'object'; readonly record: ContactObject }
  | { readonly type: 'semester'; readonly record: Semester };

export interface PlannedRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  /** What the line is about: `林致远 · 党委 · 党委书记`. Empty when it couldn't be read. */
  readonly subject: string;
  /** Only for `new` and `update`. */
  readonly write: PlannedRecord | null;
  readonly changes: readonly FieldChange[];
  readonly notes: readonly RowProblem[];
  /** Only for `ask`. */
  readonly candidates: readonly Candidate[];
}

export interface RosterPlan {
  readonly kind: RosterKind;
  /** In file order, one per line that isn't blank. */
  readonly rows: readonly PlannedRow[];
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** To be created because a line needs them, in order of first use. */
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  /** About the file as a whole. */
  readonly notices: readonly RowProblem[];
}

/** What a kind's planner returns. */
export interface PlannedPart {
  readonly rows: readonly PlannedRow[];
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
}

/** The records to write, lines left out by the clerk taken away; units and people only if a kept line needs them. */
export interface RosterWrites {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly objects: readonly ContactObject[];
  readonly semesters: readonly Semester[];
}
