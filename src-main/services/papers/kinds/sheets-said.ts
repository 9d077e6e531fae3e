import type { SheetContent } from '#domain/sheet';
import type { Key } from '../../sheet-content.ts';
import type { PrintKey } from '../maker.ts';

/** Parts of a composed sheet that no paper shows: ids of entries, and visits without a row. */
const UNSEEN: readonly string[] = ['entry', 'unplaced'];

const seen = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(seen);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !UNSEEN.includes(name))
      .map(([name, part]) => [name, seen(part)]),
  );
};

/** What a sheet says: of the form only its heading counts, for how it is set is no content. */
export const saidOfSheet = (content: SheetContent): unknown => {
  const { id, title, attachment } = content.form;
  return seen({ ...content, form: { id, title, attachment } });
};

/** A person has one sheet of a month, whatever form it is and wherever its document's number stands. */
export const sheetPrintKey = ({ person, month }: Key): PrintKey => ({
  document: 'sheets',
  person,
  month,
  subject: '',
});
