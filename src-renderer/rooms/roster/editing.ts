import type { PlainDate } from '#domain/plain-date';

/** A record while its dialog is open: parts may change, and the first day may be empty for a moment. */
export type Editing<Value> = {
  -readonly [Part in keyof Value]: Part extends 'since' ? PlainDate | null : Value[Part];
};
