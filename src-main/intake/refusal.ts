import type { Recognised } from './sniff.ts';

/** Every reason for taking nothing of a file. */
export type RefusalCode =
  | Recognised['code']
  | 'empty'
  | 'too-large'
  | 'too-many-lines'
  | 'line-too-long'
  | 'too-many-columns'
  | 'encoding'
  | 'not-text'
  | 'mojibake'
  | 'open-quote'
  | 'unknown-headings'
  | 'missing-columns'
  | 'same-headings'
  | 'no-rows';

/** Why nothing of the file is taken, and what to do: Chinese sentences. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly text: string;
}
