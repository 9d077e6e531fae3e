import type { Problem } from '#api/reply';
import type { EntryView, SheetView } from '#api/views';
import type { MissingField } from '#api/reply';
import { monthOf } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { ask } from '../../ask.ts';
import { complain } from '../../state/toasts.svelte.ts';
import { makeAutosave } from './autosave.svelte.ts';
import type { EntryForm } from './entry-form.ts';
import { formOf, inputOf, newForm } from './entry-form.ts';
import { sheetsText } from './text.ts';

/** A field of the editor that may be asked to take the focus. */
export type EditorField = MissingField['field'];

let form = $state.raw<EntryForm | null>(null);
/** The row of the form in which it was opened; empty on a form without rows. */
let row = $state('');
let focus = $state<{ field: EditorField; turn: number }>({ field: 'summary', turn: 0 });
/** Grows with every newly opened entry, so that the fields start afresh. */
let session = $state(0);

const write = async (): Promise<Problem | null> => {
  if (form === null) return null;
  const mine = session;
  const input = inputOf(form);
  if (input === undefined) {
    return { code: 'invalid', field: sheetsText.date, text: sheetsText.dateFirst };
  }
  const reply = await ask('entry.save', input);
  if (!reply.ok) return reply.problem;
  // Opened again meanwhile: the answer belongs to an entry that is no longer here.
  if (mine === session && form.id === null) form = { ...form, id: reply.value.id };
  return null;
};

const autosave = makeAutosave(write);

const begin = (opened: EntryForm, inRow: string, field: EditorField): void => {
  autosave.reset();
  form = opened;
  row = inRow;
  session += 1;
  focus = { field, turn: focus.turn + 1 };
};

/** Saves what is typed; whether all of it is in the ledger. */
const settle = async (): Promise<boolean> => {
  const saved = await autosave.flush();
  // What only lacks its day says so where the day is written.
  if (!saved && form?.happened === null) editor.show('date');
  else if (!saved && autosave.problem !== null) complain(autosave.problem);
  return saved;
};

/** The entry being written, beside the sheet. */
export const editor = {
  get form(): EntryForm | null {
    return form;
  },
  get row(): string {
    return row;
  },
  get focus(): { readonly field: EditorField; readonly turn: number } {
    return focus;
  },
  get session(): number {
    return session;
  },
  autosave,
  settle,

  /** Changes fields; they are saved a moment later. */
  change: (part: Partial<EntryForm>): void => {
    if (form === null) return;
    form = { ...form, ...part };
    autosave.touch();
  },

  /** Saves at once what a field left behind holds; without a day there is nothing to save yet. */
  leave: (): void => {
    if (form !== null && form.happened !== null) void autosave.flush();
  },

  /** Puts a field in front of the clerk. */
  show: (field: EditorField): void => {
    focus = { field, turn: focus.turn + 1 };
  },

  /** Opens an entry in one of its rows; refuses while the one before can't be saved. */
  open: async (
    view: EntryView,
    inRow: string,
    field: EditorField = 'summary',
  ): Promise<boolean> => {
    if (form?.id === view.entry.id) {
      row = inRow;
      editor.show(field);
      return true;
    }
    if (!(await settle())) return false;
    begin(formOf(view.entry), inRow, field);
    return true;
  },

  /** Starts a new entry in a row of the form. */
  start: async (sheet: SheetView, inRow: string, day: PlainDate | null): Promise<boolean> => {
    if (!(await settle())) return false;
    const carrier = sheet.carriers.find((one) => one.id === inRow) ?? null;
    begin(newForm(sheet.person, carrier, day), inRow, day === null ? 'date' : 'object');
    return true;
  },

  /** Puts the editor away; refuses while what is typed can't be saved. */
  close: async (): Promise<boolean> => {
    if (form === null) return true;
    if (!(await settle())) return false;
    editor.discard();
    return true;
  },

  /** Puts the editor away with whatever is not saved. */
  discard: (): void => {
    autosave.reset();
    form = null;
    row = '';
  },

  /** Takes over what the ledger now says (after an undo, say), unless something is being typed. */
  follow: (sheet: SheetView): void => {
    const id = form?.id ?? null;
    if (form === null || id === null || autosave.pending || autosave.state === 'saving') return;
    const now = sheet.entries.find((one) => one.entry.id === id);
    if (now !== undefined) form = formOf(now.entry);
    else if (form.happened !== null && monthOf(form.happened) === sheet.month) editor.discard();
  },
};
