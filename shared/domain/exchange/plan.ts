import type { LocalTime, PlainDate } from '../plain-date.ts';
import type { Arrival, Conflict, Delivery, Match, Settlement } from './kept.ts';
import type { SharedData, SharedKind, Side } from './package.ts';
import type { Reference } from './references.ts';

/** A record that arrived, whatever brought it: a line of a package, a row of a form or of a workbook. */
export interface Candidate {
  /** Names the row within one review. */
  readonly key: string;
  readonly kind: SharedKind;
  /** Their id; a new one for what came without. */
  readonly id: string;
  /** 0 where there is no revision (paper). */
  readonly rev: number;
  /** Digest of our version that they last saw; null when unknown. */
  readonly base: string | null;
  /** null: withdrawn. */
  readonly data: SharedData | null;
  /** Digest of `data`, or of the word `deleted`. */
  readonly digest: string;
  /** Where it stands, in words: `第 3 行`, `第 2 张表“进班级”`. */
  readonly where: string;
  /** What could not be read with certainty; such a row waits for a person. */
  readonly doubts: readonly Doubt[];
}

/** A field that must be settled by a person before the row can be taken. */
export interface Doubt {
  readonly field: string;
  /** One Chinese sentence: what is written, and what is missing. */
  readonly text: string;
  /** What it may be, for choosing; empty where it is to be typed. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** A name that stands for a record of ours: the answer is remembered as a {@link Match}. */
  readonly name?: { readonly kind: SharedKind; readonly text: string } | undefined;
}

/** Who sends, as far as the plan must know. */
export interface Source {
  readonly delivery: string;
  /** Unit id or `office`; null for paper and sheets. */
  readonly partner: string | null;
  readonly installation: string | null;
  readonly side: Side;
  /** Its sequence number was used before by another package: revisions can't be compared. */
  readonly forked: boolean;
}

/** A record as it is here. */
export interface Here {
  readonly data: SharedData;
  readonly digest: string;
  readonly deleted: boolean;
}

/** What the plan looks up. Pure: the same answers for the whole plan. */
export interface PlanWorld {
  readonly today: PlainDate;
  readonly now: LocalTime;
  /** At which side this ledger stands. */
  readonly side: Side;
  /** Our record, in the form in which the source's side would send it. */
  readonly here: (kind: SharedKind, id: string) => Here | undefined;
  /** Our id of a record that can only be there once (a person's sheet of a month); undefined for other kinds. */
  readonly sameKey: (kind: SharedKind, data: SharedData) => string | undefined;
  /** The last arrival of our record from this source's partner. */
  readonly arrival: (kind: SharedKind, id: string) => Arrival | undefined;
  /** Whether exactly this (by digest) arrived for the record before, from anywhere. */
  readonly seen: (kind: SharedKind, id: string, digest: string) => boolean;
  /** For what comes without ids: our record for which exactly this arrived before. */
  readonly seenAs: (kind: SharedKind, digest: string) => string | undefined;
  /** A version of our record, today's too, by its digest: both in the form in which our side sends it. */
  readonly version: (kind: SharedKind, id: string, digest: string) => SharedData | undefined;
  /** The open conflict with this source in which their record of this id waits (`theirs.id`). */
  readonly open: (kind: SharedKind, id: string) => Conflict | undefined;
  /** Why a change of our record needs a person: the office accepted it, printed it, closed its month. */
  readonly settled: (kind: SharedKind, id: string) => 'accepted' | 'printed' | 'locked' | null;
  /** Whether what a record says belongs to a closed month (封账), so that it can't be written without a person. */
  readonly closed: (kind: SharedKind, data: SharedData) => boolean;
  /** Ours for their id, as a person decided. */
  readonly alias: (kind: SharedKind, id: string) => string | undefined;
  /** Our live records that refer to a record, so that it can't go while they stay. */
  readonly neededBy: (kind: SharedKind, id: string) => readonly Reference[];
  /** Whether a record that is referred to is here. */
  readonly exists: (kind: SharedKind, id: string) => boolean;
  /** Ours that look like it: same people, day and carrier, similar text; best first. */
  readonly alike: (candidate: Candidate) => readonly string[];
  readonly distinct: (one: string, other: string) => boolean;
}

export type Outcome =
  | 'new'
  | 'update'
  | 'withdraw'
  | 'unchanged'
  | 'conflict'
  | 'duplicate'
  /** It can't be taken before a person settles something in it. */
  | 'doubt'
  /** It can't be taken. */
  | 'problem';

/** What a person decides about a row. */
export type Decision =
  | { readonly choice: 'take' | 'leave' | 'later' }
  | { readonly choice: Exclude<Settlement, 'edit'> }
  /** Field by field: ours, theirs, or something else in the field's own wire form. */
  | { readonly choice: 'edit'; readonly fields: Readonly<Record<string, FieldChoice>> };

export type FieldChoice = 'ours' | 'theirs' | { readonly value: string };

/** Why a row is what it is; services put it into words. */
export type Because =
  | { readonly code: 'not-here' | 'same' | 'seen' | 'older' | 'theirs-newer' | 'ours-newer' }
  | { readonly code: 'merged' | 'both-changed'; readonly fields: readonly string[] }
  | { readonly code: 'alike'; readonly records: readonly string[] }
  | { readonly code: 'withdrawn' | 'withdrawn-before' | 'deleted-here' }
  | { readonly code: 'settled'; readonly as: 'accepted' | 'printed' | 'locked' }
  | { readonly code: 'unsure'; readonly doubts: readonly Doubt[] }
  | { readonly code: 'missing'; readonly kind: SharedKind; readonly id: string }
  | { readonly code: 'not-theirs'; readonly person: string }
  | { readonly code: 'future'; readonly day: PlainDate }
  | { readonly code: 'invalid'; readonly text: string };

/** One row of a plan: what would happen to one record, and why. */
export interface PlanRow {
  readonly candidate: Candidate;
  /** Our record that it is about; the candidate's id where it is new. */
  readonly record: string;
  readonly outcome: Outcome;
  readonly because: Because;
  readonly ours: SharedData | null;
  readonly base: SharedData | null;
  /** The record after taking the row, merged field by field; null when it goes. */
  readonly after: SharedData | null;
  /** Fields in which ours and theirs stand against each other. */
  readonly fields: readonly string[];
  /** Choices a person has; the first is what happens without a decision. */
  readonly choices: readonly Decision['choice'][];
}

/** What a decided plan writes. Services turn it into changes of the storage, in one batch. */
export interface PlanWrites {
  readonly records: readonly {
    readonly kind: SharedKind;
    readonly id: string;
    /** null: into the recycle bin. */
    readonly after: SharedData | null;
  }[];
  readonly arrivals: readonly Arrival[];
  readonly conflicts: readonly Conflict[];
  readonly matches: readonly Match[];
  readonly counts: Delivery['counts'];
}
