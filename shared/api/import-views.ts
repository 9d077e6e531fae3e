export type RosterKind = 'people' | 'objects' | 'calendar';

export interface ReviewRow {
  /** Line of the file, as the clerk's editor counts it. */
  readonly row: number;
  readonly outcome: 'new' | 'update' | 'unchanged' | 'problem' | 'ask';
  /** What the row says, for reading: `林致远 · 党委 · 党委书记`. */
  readonly label: string;
  /** What will change, before → after; empty when nothing does. */
  readonly changes: readonly string[];
  readonly notes: readonly string[];
  /** Possible persons when the outcome is `ask`. */
  readonly candidates: readonly { readonly id: string; readonly label: string }[];
  readonly decision: string | null;
}

/** What an import would do, before anything is written. */
export interface RosterReview {
  readonly id: string;
  readonly file: string;
  readonly kind: RosterKind;
  readonly encoding: string;
  readonly counts: Readonly<Record<ReviewRow['outcome'], number>>;
  readonly rows: readonly ReviewRow[];
  /** About the file as a whole, such as columns left out. */
  readonly notes: readonly string[];
}

export interface RosterResult {
  readonly batch: string | null;
  readonly written: number;
  readonly left: number;
}
