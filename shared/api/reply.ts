/**
 * Everything that can go wrong across the boundary, as a closed union. A problem is a value, never a thrown error.
 * `sentenceOf` in sentences.ts puts each into words for the clerk.
 */
export type Problem =
  | { readonly code: 'bad-question'; readonly question: string }
  | { readonly code: 'internal'; readonly reference: string }
  | { readonly code: 'no-ledger' }
  | { readonly code: 'ledger-exists' }
  | { readonly code: 'ledger-unusable'; readonly why: LedgerTrouble; readonly file: string }
  | { readonly code: 'not-found'; readonly what: RecordWord }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'refused-by-rules'; readonly what: RecordWord; readonly detail: string }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'nothing-to-redo' }
  | { readonly code: 'undo-blocked'; readonly what: string }
  | { readonly code: 'sheet-incomplete'; readonly missing: readonly MissingField[] }
  | { readonly code: 'sheet-empty' }
  | { readonly code: 'no-form'; readonly name: string }
  | { readonly code: 'file-refused'; readonly file: string; readonly text: string }
  | { readonly code: 'review-gone' }
  | { readonly code: 'review-unsettled'; readonly rows: number }
  | { readonly code: 'write-failed'; readonly file: string; readonly why: FileTrouble }
  | { readonly code: 'read-failed'; readonly file: string; readonly why: FileTrouble }
  | { readonly code: 'month-locked'; readonly month: string }
  | { readonly code: 'busy' }
  | { readonly code: 'invalid'; readonly field: string; readonly text: string }
  | { readonly code: 'backup-unusable'; readonly file: string }
  /** An import can't be taken back: what stands on it, in words, and how much more there is. */
  | { readonly code: 'import-stands'; readonly standing: readonly string[]; readonly more: number }
  /** A question of the other side: the office answers for what a department only reads, and the other way round. */
  | { readonly code: 'other-side'; readonly side: 'office' | 'department' }
  /** Something was written but could not be read back as it was: the stick may be damaged or was pulled out. */
  | { readonly code: 'not-verified'; readonly file: string }
  /** A document can't leave in the format asked for; the text says why and what to do. */
  | { readonly code: 'format-refused'; readonly file: string; readonly text: string }
  /** The page could not be printed as PDF. */
  | { readonly code: 'pdf-failed'; readonly file: string }
  | { readonly code: 'cancelled' };

/** Why a ledger file can't be used. */
export type LedgerTrouble =
  | 'newer'
  | 'not-a-ledger'
  | 'corrupt'
  | 'locked'
  | 'read-only'
  | 'disk-full'
  | 'migration-failed'
  | 'network-drive'
  | 'fat-drive'
  | 'missing-folder'
  | 'missing-file'
  | 'unreadable';

/** Why a file can't be written or read. */
export type FileTrouble =
  'exists' | 'read-only' | 'disk-full' | 'in-use' | 'missing' | 'too-large' | 'other';

/** What a sentence calls a record. */
export type RecordWord =
  | 'unit'
  | 'person'
  | 'post'
  | 'object'
  | 'link'
  | 'exemption'
  | 'declaration'
  | 'entry'
  | 'sheet'
  | 'semester'
  | 'holiday-year'
  | 'policy'
  | 'setting'
  | 'issue'
  | 'month-lock'
  | 'lock-exception'
  | 'printing'
  | 'dismissal'
  | 'reason'
  | 'reminder'
  | 'partner'
  | 'delivery'
  | 'conflict'
  | 'match';

/** A field that a submitted entry must have, and which entry lacks it. */
export interface MissingField {
  readonly entry: string;
  /** As the form shows it: `10月9日 党总支`. */
  readonly label: string;
  readonly field: 'date' | 'carrier' | 'object' | 'summary' | 'month' | 'future' | 'make-up';
}

/** What comes back from every question. */
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export const done = <Value>(value: Value): Reply<Value> => ({ ok: true, value });
export const failed = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});
