import type { LocalTime } from '../plain-date.ts';
import type { PackageKind, SharedData, SharedKind } from './package.ts';

/* What a ledger keeps about its exchanges; each is a record with history, so that undoing an import takes it back too. */

/** Id of the partner that a department exchanges with. */
export const OFFICE_PARTNER = 'office';

/** The other end of an exchange, with the key that was agreed on. Its id is the unit's, or {@link OFFICE_PARTNER}. */
export interface Partner {
  readonly id: string;
  readonly installation: string;
  /** Ed25519 public key, SPKI DER in base64. */
  readonly publicKey: string;
  /** SHA-256 of the key's DER, hexadecimal. */
  readonly fingerprint: string;
  readonly name: string;
  readonly pinned: LocalTime;
}

export type DeliveryKind = PackageKind | 'word' | 'excel' | 'csv';

/** 收发记录: one file that came in or went out. A package keeps its own id. */
export interface Delivery {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly kind: DeliveryKind;
  /** Unit id, or {@link OFFICE_PARTNER}; null for what names no partner. */
  readonly partner: string | null;
  readonly installation: string | null;
  /** Of packages only. */
  readonly sequence: number | null;
  readonly previous: string | null;
  readonly acknowledges: string | null;
  /** By the sender's clock; null for what doesn't say. */
  readonly made: LocalTime | null;
  /** By the clock here. */
  readonly at: LocalTime;
  /** The file's own name, without folders. */
  readonly file: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
  /** Rows by outcome for what came in, records by kind for what went out. */
  readonly counts: Readonly<Record<string, number>>;
  /** For packages that went out: the history up to which they tell (a `seq`); 0 otherwise. */
  readonly upTo: number;
}

/** Why a record waits for a person. */
export type ConflictType =
  /** The same field was changed on both sides. */
  | 'differs'
  /** It looks like one that is here under another id. */
  | 'duplicate'
  /** The sender withdrew what the office accepted, printed or closed. */
  | 'withdrawn'
  /** The sender changed what the office accepted or closed. */
  | 'settled';

export type Settlement = 'ours' | 'theirs' | 'both' | 'edit' | 'distinct';

/** 待定事项: both values stay, side by side, until a person decides. */
export interface Conflict {
  readonly id: string;
  readonly type: ConflictType;
  readonly kind: SharedKind;
  /** Our record that it is about. */
  readonly record: string;
  /** Unit id or {@link OFFICE_PARTNER}; null for paper and sheets. */
  readonly partner: string | null;
  readonly delivery: string;
  readonly at: LocalTime;
  /** Their record; `data` null when they withdrew it. */
  readonly theirs: { readonly id: string; readonly rev: number; readonly data: SharedData | null };
  /** What both sides last agreed on, field by field; null when nothing is known. */
  readonly base: SharedData | null;
  /** Fields in which ours and theirs differ; empty for a withdrawal. */
  readonly fields: readonly string[];
  readonly settled: { readonly choice: Settlement; readonly at: LocalTime } | null;
}

/**
 * Something a person decided once, so that it isn't asked again. Its id is made of type, kind and text.
 * `name`: a written name stands for our record `target`. `id`: their record is our `target`.
 * `distinct`: two records that look alike are two (`text` holds both ids); `target` is null.
 */
export interface Match {
  readonly id: string;
  readonly type: 'name' | 'id' | 'distinct';
  readonly kind: SharedKind;
  readonly text: string;
  readonly target: string | null;
  readonly at: LocalTime;
}

/**
 * How a record last arrived from somewhere, noted beside the batch that took it in; not a record itself. One whose
 * batch was undone no longer counts.
 */
export interface Arrival {
  readonly kind: SharedKind;
  /** Our record. */
  readonly record: string;
  /** Unit id or {@link OFFICE_PARTNER}; null for paper and sheets. */
  readonly partner: string | null;
  readonly installation: string | null;
  /** 0 for paper and sheets. */
  readonly rev: number;
  /** Digest of what arrived (of the word `deleted` for a withdrawal). */
  readonly digest: string;
  /** Digest of our version that the sender had seen by then, as its line said; null when it had seen none. */
  readonly saw: string | null;
  /** What both sides have agreed on since; null: the record as the batch left it. */
  readonly base: SharedData | null;
}
