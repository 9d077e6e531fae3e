import { dayOf, daysBetween } from './plain-date.ts';
import type { LocalTime, PlainDate, PlainMonth } from './plain-date.ts';

/** 面对面 or 键对键 (fj.6.0: 键对键 only supplements). */
export type Mode = 'face-to-face' | 'online';

/** 带队 or 参加. */
export type Role = 'led' | 'attended';

export type EntryStatus = 'draft' | 'submitted' | 'accepted' | 'returned';

export interface Participant {
  readonly person: string;
  readonly role: Role;
}

/** Evidence that a rule may ask for, such as a 专题调研报告; `kind` is a word of the policy. */
export interface Evidence {
  readonly kind: string;
  readonly title: string;
  /** The file itself, kept by its content; without it only a title is known. */
  readonly file?: EvidenceFile | undefined;
}

/** A file kept as evidence; its bytes lie beside the ledger under their digest. */
export interface EvidenceFile {
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  /** Its own name when it was attached. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** 补做: the entry stands for an earlier period than its own (domain rule 6). */
export interface MakeUp {
  /** A day of the period it stands for. */
  readonly for: PlainDate;
  readonly reason: string;
}

/** 工作记录: one visit, talk, lesson, inspection … on a date. */
export interface Entry {
  readonly id: string;
  /** The day it happened: completion is judged by it. */
  readonly happened: PlainDate;
  /** Last day when it took several; null for one day. */
  readonly until: PlainDate | null;
  /** What the form adds to the date (上午, 晚 …); may be empty. */
  readonly timeNote: string;
  /** Quantity where one matters (0.5 天, 2 学时); null where it doesn't. */
  readonly amount: number | null;
  /** Unit of `amount`; empty when there is none. */
  readonly amountUnit: string;
  readonly mode: Mode;
  /** At least one; the first is the person on whose sheet it was written. */
  readonly participants: readonly Participant[];
  /** Carrier ids of the policy: the rows of the form it belongs to. At least one once submitted. */
  readonly carriers: readonly string[];
  /** Contact object id; null while it is only a text. */
  readonly object: string | null;
  /** What the form shows as the object's name. */
  readonly objectText: string;
  /** Activity words of the policy (谈心谈话, 听课 …). */
  readonly activities: readonly string[];
  /** 工作简况 */
  readonly summary: string;
  readonly place: string;
  /** 参加人数; null when not given. */
  readonly present: number | null;
  readonly evidence: readonly Evidence[];
  /** 先进典型 */
  readonly commendable: boolean;
  /** null for what counts in the period it happened in. */
  readonly makeUp: MakeUp | null;
  readonly status: EntryStatus;
  /** Why it was returned; empty otherwise. */
  readonly returnReason: string;
  /** First stamp after `happened`: first submitted, on the PC where it was written. Timeliness is judged by it. */
  readonly submitted: LocalTime | null;
  /** Received in this ledger; null while only a draft here. */
  readonly received: LocalTime | null;
  /** Written down: decides whether it is 补录. */
  readonly created: LocalTime;
}

/** Days after which an entry counts as 补录 unless the ledger's setting says otherwise. */
export const BACKFILL_DAYS = 7;

/**
 * 补录: entered more than `graceDays` days after it happened (domain rule 7). It looks at when the entry was
 * written down, not at when it was handed in: a visit noted the next day and submitted with its month is none.
 */
export const isBackfill = (entry: Entry, graceDays: number = BACKFILL_DAYS): boolean =>
  daysBetween(entry.until ?? entry.happened, dayOf(entry.created)) > graceDays;

/** Only submitted and accepted entries count (domain rule 8). */
export const counts = (entry: Entry): boolean =>
  entry.status === 'submitted' || entry.status === 'accepted';

export type SheetStatus = 'draft' | 'submitted' | 'accepted' | 'returned';

/** 工作记录表: one person × one month. Its rows are composed from entries; only what belongs to the sheet itself is kept here. */
export interface Sheet {
  readonly id: string;
  readonly person: string;
  readonly month: PlainMonth;
  /** Free text of 工作内容 (附件2); empty on other forms. */
  readonly content: string;
  /** 零报告: why there was nothing this month; empty when it is no zero report. */
  readonly zeroReason: string;
  readonly status: SheetStatus;
  /** First submitted; null until then. */
  readonly submitted: LocalTime | null;
  readonly received: LocalTime | null;
}
