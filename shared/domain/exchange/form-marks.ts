import type { PlainDate, PlainMonth } from '../plain-date.ts';

/*
 * What a printed form says about itself inside its file (`customXml`), so that reading it back is exact. Word,
 * LibreOffice and most others carry that part along; where it is lost, the form is read by its labels alone.
 */

/** Namespace of the marks; a reader knows a form of ours by it. */
export const MARKS_NAMESPACE = 'urn:lianxi-ledger:form-marks:1';

/** One printed visit. */
export interface MarkedEntry {
  readonly id: string;
  /** The row it stands in, by its carrier's id; empty on forms without such rows. */
  readonly row: string;
  readonly day: PlainDate | null;
  /** Digest of the entry as it was when printed; null where nobody counted it. */
  readonly base: string | null;
  /** {@link printedText} of what was printed, as a digest; null where nobody counted it. */
  readonly print: string | null;
  /** Characters of its time and of its object, which a paragraph of 附件2 runs together. */
  readonly cut: readonly [time: number, object: number];
}

/** The marks of one sheet. */
export interface FormMarks {
  readonly form: string;
  /** Person id. */
  readonly person: string;
  readonly month: PlainMonth;
  /** Digest of the sheet as it was when printed; null where nobody counted it, or there was none. */
  readonly base: string | null;
  /** {@link printedText} of the free text, as a digest. */
  readonly content: string | null;
  /** In the order of the printed visits; an entry in two rows of the form is named twice. */
  readonly entries: readonly MarkedEntry[];
}

/** Texts as they are compared with what was printed: without blanks, which programs change at will. */
export const printedText = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/\s+/gu, '')).join('\n');
