import type { Status } from '#domain/compliance/verdict';

/** Colour families of marks; each always comes with a word or a sign. */
export type Tone = 'quiet' | 'good' | 'warn' | 'late' | 'bad' | 'open';

/** The colour family of a verdict. */
export const statusTone: Readonly<Record<Status, Tone>> = {
  met: 'good',
  'met-late': 'late',
  'under-review': 'warn',
  open: 'open',
  'due-soon': 'warn',
  missed: 'bad',
  exempt: 'quiet',
  'not-applicable': 'quiet',
  counted: 'quiet',
};
