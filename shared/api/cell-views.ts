import type { Figures, Status } from '#domain/compliance/verdict';
import type { EntryStatus } from '#domain/entry';
import type { PlainDate } from '#domain/plain-date';
import type { Demand, Force, Rhythm } from '#domain/policy/schema';

/* What every view of compliance is made of. */

/** Whom or what a row is about. */
export interface SubjectView {
  readonly kind: 'person' | 'object';
  readonly id: string;
  readonly name: string;
  /** 职务 of a person, kind of an object. */
  readonly title: string;
  readonly unit: string;
}

export interface RuleHead {
  readonly id: string;
  readonly short: string;
  readonly title: string;
  readonly group: string;
  readonly force: Force;
  readonly kind: Demand['kind'];
  readonly period: Rhythm;
  /** What a cell over several periods counts: 周, 个月 … */
  readonly periodUnit: string;
  readonly unit: string;
  /** Its rows are contact objects, not people. */
  readonly perObject: boolean;
}

export interface CellView {
  readonly rule: string;
  readonly status: Status;
  readonly urgent: boolean;
  /** Of one period in the rule's unit; of several periods, how many of them are fulfilled. */
  readonly done: number;
  readonly expected: number;
  /** 次, 天 …, or 周, 个月 … over several periods. */
  readonly unit: string;
  /** 补录 entries that count here. */
  readonly backfilled: number;
  /** Whole obligations: expected, done, on time. */
  readonly figures: Figures;
}

/** An entry as lists show it. */
export interface EntryBrief {
  readonly id: string;
  readonly happened: PlainDate;
  readonly status: EntryStatus;
  /** Whose sheet it stands on. */
  readonly person: string;
  readonly names: readonly string[];
  readonly carriers: readonly string[];
  readonly object: string;
  readonly summary: string;
  readonly backfill: boolean;
}
