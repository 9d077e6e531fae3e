import type { HandIn } from '#domain/exchange/hand-in';
import type { DraftVisit } from './draft.ts';

/** A form read by its labels, before the file's marks are looked at. */
export interface FoundForm {
  readonly head: Omit<HandIn, 'visits' | 'index'>;
  readonly drafts: readonly DraftVisit[];
  /** Free text, paragraph by paragraph, the visits in it among them; empty on forms without. */
  readonly free: readonly string[];
  /** Whether it names whose it is; a table that goes on on the next page doesn't. */
  readonly named: boolean;
  /** What was passed over and needs nobody's decision. */
  readonly notes: readonly string[];
}
