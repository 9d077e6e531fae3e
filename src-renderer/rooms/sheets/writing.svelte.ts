import type { MissingField, Problem } from '#api/reply';
import { ask } from '../../ask.ts';
import type { Autosave } from './autosave.svelte.ts';
import { makeAutosave } from './autosave.svelte.ts';
import type { EntryForm } from './entry-form.ts';
import { inputOf } from './entry-form.ts';
import { sheetsText } from './text.ts';

/** A field of the editor that may be asked to take the focus. */
export type EditorField = MissingField['field'] | 'until';

/** A field of the editor in which a day is typed. */
export type DayField = 'date' | 'until' | 'make-up';

/** What was typed for a day and can't be read as one; kept, so that it is never lost in silence. */
export type UnreadDays = Readonly<Partial<Record<DayField, string>>>;

/** One entry while it is being written. Once it was put away, nothing that its fields still say changes anything. */
export interface Writing {
  /** Unlike every other since the window opened. */
  readonly turn: number;
  readonly form: EntryForm;
  /** The row of the form in which it was opened; empty on a form without rows. */
  readonly row: string;
  readonly focus: { readonly field: EditorField; readonly turn: number };
  readonly autosave: Autosave;
  readonly unread: UnreadDays;
  /** Notes what can't be read as a day, or that it no longer stands there. */
  readonly misread: (field: DayField, text: string | null) => void;
  /** Changes fields; they are saved a moment later. */
  readonly change: (part: Partial<EntryForm>) => void;
  /** Saves at once what a field left behind holds; while a day is missing there is nothing to save yet. */
  readonly leave: () => void;
}

/** What only the store may do with it. */
export interface OpenWriting extends Writing {
  readonly show: (field: EditorField) => void;
  readonly moveTo: (row: string) => void;
  readonly take: (form: EntryForm) => void;
  /** From now on its fields say nothing any more, and what is not saved is given up. */
  readonly putAway: () => void;
}

let turns = 0;

/** Opens an entry for writing, in one of its rows. */
export const makeWriting = (opened: EntryForm, inRow: string, field: EditorField): OpenWriting => {
  let form = $state.raw(opened);
  let row = $state(inRow);
  let focus = $state.raw({ field, turn: 1 });
  let unread = $state.raw<UnreadDays>({});
  let away = false;

  const write = async (): Promise<Problem | null> => {
    const input = inputOf(form);
    if (input === undefined) {
      return form.happened === null
        ? { code: 'invalid', field: sheetsText.date, text: sheetsText.dateFirst }
        : { code: 'invalid', field: sheetsText.makeUp, text: sheetsText.makeUpDayFirst };
    }
    const reply = await ask('entry.save', input);
    if (!reply.ok) return reply.problem;
    if (form.id === null) form = { ...form, id: reply.value.id };
    return null;
  };
  const autosave = makeAutosave(write);
  turns += 1;

  return {
    turn: turns,
    get form() {
      return form;
    },
    get row() {
      return row;
    },
    get focus() {
      return focus;
    },
    autosave,
    get unread() {
      return unread;
    },
    misread: (day, text) => {
      const others = Object.entries(unread).filter(([other]) => other !== day);
      unread = Object.fromEntries(text === null ? others : [...others, [day, text]]);
    },
    change: (part) => {
      if (away) return;
      form = { ...form, ...part };
      autosave.touch();
    },
    leave: () => {
      if (!away && inputOf(form) !== undefined) void autosave.flush();
    },
    show: (wanted) => {
      focus = { field: wanted, turn: focus.turn + 1 };
    },
    moveTo: (other) => {
      row = other;
    },
    take: (fresh) => {
      form = fresh;
    },
    putAway: () => {
      away = true;
      autosave.reset();
    },
  };
};
