import type { LocalTime, PlainDate } from '#domain/plain-date';
import type { Kind } from './records.ts';

/** What a cell of a record's table may hold. */
export type Cell = string | number | null;

/** A row of a record's table; its columns are those of its shape. */
export interface RecordRow {
  readonly id: string;
  readonly deleted: 0 | 1;
  readonly [column: string]: Cell;
}

export interface BatchRow {
  readonly number: number;
  readonly id: string;
  readonly at: LocalTime;
  readonly actor: string;
  readonly source: string;
  readonly undoes: string | null;
  readonly digest: string;
}

export type Action = 'create' | 'change' | 'delete' | 'restore';

export interface HistoryRow {
  readonly seq: number;
  readonly at: LocalTime;
  readonly actor: string;
  readonly source: string;
  readonly batch: string;
  readonly kind: Kind;
  readonly record: string;
  readonly action: Action;
  readonly digest: string;
  readonly previous: string;
  readonly hash: string;
}

/** How a record arrived with a batch; `base` is null where the record as the batch left it says the same. */
export interface ArrivalRow {
  readonly number: number;
  readonly batch: string;
  readonly kind: Kind;
  readonly record: string;
  readonly partner: string | null;
  readonly installation: string | null;
  readonly rev: number;
  readonly digest: string;
  readonly saw: string | null;
  readonly base: string | null;
}

/** The tables, as Kysely sees them. */
export interface Tables extends Readonly<Record<RecordTable, RecordRow>> {
  readonly entry_person: {
    readonly person: string;
    readonly happened: PlainDate;
    readonly entry: string;
  };
  readonly ledger: { readonly id: string };
  readonly batch: BatchRow;
  readonly batch_text: { readonly batch: string; readonly salt: string; readonly what: string };
  readonly history: HistoryRow;
  readonly history_value: {
    readonly seq: number;
    readonly salt: string;
    readonly before: string | null;
    readonly after: string | null;
  };
  readonly arrival: ArrivalRow;
}

export type RecordTable =
  | 'unit'
  | 'person'
  | 'post'
  | 'contact_object'
  | 'link'
  | 'exemption'
  | 'declaration'
  | 'entry'
  | 'sheet'
  | 'semester'
  | 'holiday_year'
  | 'policy'
  | 'setting'
  | 'issue'
  | 'month_lock'
  | 'lock_exception'
  | 'printing'
  | 'dismissal'
  | 'reason'
  | 'reminder'
  | 'partner'
  | 'delivery'
  | 'conflict'
  | 'match';
