import type { ReadDoubt, ReadVisit } from '#domain/exchange/hand-in';
import type { ReadTime } from './read-times.ts';

/** A visit read by its labels, before the file's marks are looked at. */
export interface DraftVisit {
  readonly visit: ReadVisit;
  /** The row it stands in, by its carrier's id; empty on forms without such rows. */
  readonly row: string;
  /** What stood on paper, in the order in which it is printed. */
  readonly printed: readonly string[];
}

/** A doubt of a field. */
export const doubt = (field: ReadDoubt['field'], text: string): ReadDoubt => ({ field, text });

/** A text cut for a sentence. */
export const quoted = (text: string): string => {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.length > 40 ? `“${plain.slice(0, 40)}……”` : `“${plain}”`;
};

/** A visit of which nothing is known. */
export const NO_VISIT: ReadVisit = {
  id: null,
  base: null,
  carriers: [],
  time: '',
  day: null,
  until: null,
  timeNote: '',
  amount: null,
  amountUnit: '',
  mode: null,
  object: '',
  summary: '',
  place: '',
  present: null,
  issue: '',
  handled: '',
  where: '',
  doubts: [],
};

/** What a read date says of a visit. */
export const timeOf = (
  time: ReadTime,
): Pick<ReadVisit, 'time' | 'day' | 'until' | 'timeNote' | 'amount' | 'amountUnit' | 'doubts'> => ({
  time: time.text,
  day: time.day,
  until: time.until,
  timeNote: time.timeNote,
  amount: time.amount,
  amountUnit: time.amountUnit,
  doubts: time.doubts.map((text) => doubt('day', text)),
});
