import type { FormMarks } from '#domain/exchange/form-marks';
import type { Outline } from '#domain/forms/outline';
import type { PaperOutline } from '#domain/forms/report-outline';

/** What an institution's own template is filled with: words by placeholder, and rows for what repeats. */
// A Record cannot name itself.
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
export interface TemplateData {
  readonly [placeholder: string]: string | readonly TemplateData[];
}

/** A document before it is a file. */
export type Paper =
  /** A record sheet of the policy; marks let it be read back. */
  | { readonly kind: 'form'; readonly outline: Outline; readonly marks?: FormMarks | undefined }
  /** Lists, letters and reports, each beginning on its own page. Not empty. */
  | { readonly kind: 'papers'; readonly outlines: readonly PaperOutline[] }
  /** An institution's own .docx, filled. It can only leave as .docx. */
  | {
      readonly kind: 'template';
      readonly template: Uint8Array;
      readonly data: TemplateData;
      readonly title: string;
      readonly note?: string | undefined;
    };

/** Formats a document may leave in. */
export type PaperFormat = 'docx' | 'xlsx' | 'pdf';

/** Pages for Chromium to print as PDF: a page without scripts, images or addresses of any kind. */
export interface PrintedPages {
  readonly title: string;
  /** A whole HTML document that names one stylesheet, `paper.css`. Text in it is escaped. */
  readonly html: string;
  readonly css: string;
  /** Of all pages, in millimetres; papers of other sizes are printed by themselves and joined. */
  readonly page: Outline['page'];
  /** What Chromium draws into the margins of every page, as HTML of its own: the note, — 1 —. Absent: nothing. */
  readonly head?: string | undefined;
  readonly foot?: string | undefined;
  /** Only the first page, or all but it, numbered as among all; absent: all. */
  readonly part?: 'first' | 'rest' | undefined;
}
