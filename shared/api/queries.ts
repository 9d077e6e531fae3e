import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type { PeriodKind } from '#domain/policy/schema';

/* What several questions are asked with. */

/** A policy for some of its ranks only. */
export interface Binding {
  readonly policy: string;
  readonly ranks: readonly string[];
}

export interface SheetKey {
  readonly person: string;
  readonly month: PlainMonth;
}

/** The range a matrix looks at: the period of that kind which holds the day. */
export interface RangeQuery {
  readonly kind: PeriodKind;
  readonly day: PlainDate;
}

export interface MatrixQuery {
  readonly range: RangeQuery;
  /** A series of versions; each period is judged by the one in force. */
  readonly policy: string;
  /** null for the rules per object, whose rows are contact objects. */
  readonly rank: string | null;
}

export interface CellQuery {
  readonly range: RangeQuery;
  readonly policy: string;
  readonly rule: string;
  /** A person's id; for rules per object the object's. */
  readonly subject: string;
}
