import type { RecordWord } from './reply.ts';

export interface BackupView {
  readonly id: string;
  readonly name: string;
  readonly made: string;
  readonly size: number;
}

export interface HistoryView {
  readonly at: string;
  readonly actor: string;
  readonly what: string;
  /** Where it came from, in words; empty for what was done here by hand. */
  readonly source: string;
  /** `工作简况：旧 → 新`; empty for a new record. */
  readonly changes: readonly string[];
}

export interface DeletedView {
  readonly kind: RecordWord;
  readonly id: string;
  readonly label: string;
  readonly at: string;
}

export interface IntegrityView {
  readonly ok: boolean;
  readonly changes: number;
  /** First broken row of the history; null when whole. */
  readonly broken: string | null;
}
