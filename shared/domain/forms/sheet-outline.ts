import type { PlainMonth } from '../plain-date.ts';
import type { SheetContent } from '../sheet.ts';
import { carrierOutline } from './carrier-outline.ts';
import type { Outline } from './outline.ts';
import { specialtyOutline } from './specialty-outline.ts';
import { tableOutline } from './table-outline.ts';

export interface SheetOutlineOptions {
  /** 发文字号, printed before the attachment's number when the form leaves without its document. */
  readonly documentNumber?: string | undefined;
  /** Printed small at the top right of every page, in the margin, where it takes no room from the form. */
  readonly note?: string | undefined;
}

const outlineOf = (content: SheetContent, documentNumber: string): Outline => {
  switch (content.kind) {
    case 'carriers':
      return carrierOutline(content, documentNumber);
    case 'specialties':
      return specialtyOutline(content, documentNumber);
    case 'table':
      return tableOutline(content, documentNumber);
  }
};

/**
 * The policy's record sheet as it is printed: one A4 page for an ordinary month, more for a full one. It prints what
 * it is given; which entries belong on it was decided by whoever composed the content, its labels already in place.
 */
export const sheetOutline = (content: SheetContent, options: SheetOutlineOptions = {}): Outline => {
  const documentNumber = options.documentNumber ?? '';
  return { ...outlineOf(content, documentNumber), note: options.note };
};

/** What a printed sheet says about itself inside its file, so that reading it back is exact. */
export interface SheetMarks {
  readonly form: string;
  /** Person id. */
  readonly person: string;
  readonly month: PlainMonth;
  /** Entry ids in the order of the printed visits; an entry in two rows of the form is named twice. */
  readonly entries: readonly string[];
}

/** The marks of a sheet of one person. */
export const sheetMarks = (content: SheetContent, person: string): SheetMarks => ({
  form: content.form.id,
  person,
  month: content.month,
  entries: (content.kind === 'carriers'
    ? content.groups.flatMap((group) => group.rows.flatMap((row) => row.lines))
    : content.lines
  ).map((line) => line.entry),
});
