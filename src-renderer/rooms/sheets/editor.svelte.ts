import type { EntryView, SheetView } from '#api/views';
import type { PlainDate } from '#domain/plain-date';
import { isOnSheet } from '#domain/sheet-period';
import { handOver, leaveField } from '../../state/leaving.ts';
import { complain, complainInWords } from '../../state/toasts.svelte.ts';
import type { EntryForm } from './entry-form.ts';
import { formOf, newForm } from './entry-form.ts';
import { sheetsText } from './text.ts';
import type { DayField, EditorField, OpenWriting, Writing } from './writing.svelte.ts';
import { makeWriting } from './writing.svelte.ts';

let current = $state.raw<OpenWriting | null>(null);
/** Grows with every wish to open or put away, so that of several in one breath the last counts. */
let wishes = 0;

const begin = (opened: EntryForm, inRow: string, field: EditorField): void => {
  editor.discard();
  current = makeWriting(opened, inRow, field);
};

/** The first day that was typed and can't be read. */
const unreadDay = (
  writing: Writing,
): { readonly field: DayField; readonly text: string } | undefined =>
  (['date', 'until', 'make-up'] as const).flatMap((field) => {
    const text = writing.unread[field];
    return text === undefined ? [] : [{ field, text }];
  })[0];

/** Saves what is typed; whether all of it is in the ledger. */
const settle = async (): Promise<boolean> => {
  handOver();
  const writing = current;
  if (writing === null) return true;
  const saved = await writing.autosave.flush();
  const { problem } = writing.autosave;
  const unread = unreadDay(writing);
  if (unread !== undefined) {
    // What can't be read as a day was not saved either, even though everything else was.
    complainInWords(sheetsText.unreadDay(unread.text));
    writing.show(unread.field);
    return false;
  }
  // What only lacks its day says so where the day is written.
  if (!saved && writing.form.happened === null) writing.show('date');
  else if (!saved && writing.form.makeUp?.for === null) writing.show('make-up');
  else if (!saved && problem !== null) complain(problem);
  return saved;
};

/** Saves what is typed before something else is opened; false as well when there was another wish meanwhile. */
const makeRoom = async (): Promise<boolean> => {
  wishes += 1;
  const mine = wishes;
  return (await settle()) && mine === wishes;
};

/** The entry being written, beside the sheet. */
export const editor = {
  get current(): Writing | null {
    return current;
  },
  settle,
  /** Whether a day is typed that can't be read, and so is in no save. */
  get unread(): boolean {
    return current !== null && unreadDay(current) !== undefined;
  },

  /** Puts a field in front of the clerk. */
  show: (field: EditorField): void => {
    current?.show(field);
  },

  /** Opens an entry in one of its rows; refuses while the one before can't be saved. */
  open: async (
    view: EntryView,
    inRow: string,
    field: EditorField = 'summary',
  ): Promise<boolean> => {
    if (current?.form.id === view.entry.id) {
      current.moveTo(inRow);
      current.show(field);
      return true;
    }
    if (!(await makeRoom())) return false;
    begin(formOf(view.entry), inRow, field);
    return true;
  },

  /** Starts a new entry in a row of the form. */
  start: async (sheet: SheetView, inRow: string, day: PlainDate | null): Promise<boolean> => {
    if (!(await makeRoom())) return false;
    const carrier = sheet.carriers.find((one) => one.id === inRow) ?? null;
    begin(newForm(sheet.person, carrier, day), inRow, day === null ? 'date' : 'object');
    return true;
  },

  /** Puts the editor away; refuses while what is typed can't be saved. */
  close: async (): Promise<boolean> => {
    if (!(await settle())) return false;
    editor.discard();
    return true;
  },

  /** Puts the editor away with whatever is not saved. */
  discard: (): void => {
    wishes += 1;
    if (current === null) return;
    leaveField();
    current.putAway();
    current = null;
  },

  /** Takes over what the ledger now says (after an undo, say), unless something is being typed. */
  follow: (sheet: SheetView): void => {
    if (current === null) return;
    const { form, autosave } = current;
    if (form.id === null || autosave.pending || autosave.state === 'saving') return;
    const now = sheet.entries.find((one) => one.entry.id === form.id);
    if (now !== undefined) current.take(formOf(now.entry));
    else if (form.happened !== null && isOnSheet(sheet.form, sheet.month, form.happened))
      editor.discard();
  },
};
