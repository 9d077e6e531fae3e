import type { MissingField } from '#api/reply';
import { sheetPeriodText } from '#domain/sheet-period';
import { ask } from '../../ask.ts';
import { complain, say } from '../../state/toasts.svelte.ts';
import { undo } from '../../state/undo.ts';
import { words } from '../../text.ts';
import { editor } from './editor.svelte.ts';
import { sheets } from './sheets.svelte.ts';
import { sheetsText } from './text.ts';

let missing = $state.raw<{ readonly sheet: string; readonly fields: readonly MissingField[] }>({
  sheet: '',
  fields: [],
});
let submitting = $state(false);

const keyOf = (person: string | null, month: string): string => `${person ?? ''}/${month}`;

const openMissing = async (field: MissingField): Promise<void> => {
  const entry = sheets.view?.entries.find((one) => one.entry.id === field.entry);
  if (entry !== undefined) await editor.open(entry, entry.entry.carriers[0] ?? '', field.field);
};

const undoRemoval = (): void => {
  void undo();
};

/** Handing the sheet in, and taking entries off it. */
export const handIn = {
  /** What the sheet on screen still lacks, since it was last handed in in vain. */
  get missing(): readonly MissingField[] {
    return missing.sheet === keyOf(sheets.person, sheets.month) ? missing.fields : [];
  },
  get submitting(): boolean {
    return submitting;
  },
  openMissing,

  /** Hands the sheet in. What it lacks is shown, and the first gap opened. */
  submit: async (): Promise<void> => {
    const { view } = sheets;
    if (view === null || submitting || !(await sheets.settle())) return;
    submitting = true;
    const reply = await ask('sheet.submit', { person: view.person, month: view.month });
    submitting = false;
    if (reply.ok) {
      missing = { sheet: '', fields: [] };
      sheets.accept(reply.value);
      say(sheetsText.submitted(view.name, sheetPeriodText(view.form, view.month)));
      return;
    }
    if (reply.problem.code !== 'sheet-incomplete') {
      complain(reply.problem);
      return;
    }
    missing = { sheet: keyOf(view.person, view.month), fields: reply.problem.missing };
    const first = handIn.missing[0];
    if (first !== undefined) await openMissing(first);
  },

  /** Moves the open entry to the recycle bin; one that was never saved is just put away. */
  remove: async (): Promise<void> => {
    const writing = editor.current;
    if (writing === null) return;
    // A first save on its way would otherwise bring the entry back.
    if (writing.autosave.state === 'saving') await writing.autosave.flush();
    const { id } = writing.form;
    editor.discard();
    if (id === null) return;
    const reply = await ask('record.remove', { kind: 'entry', id });
    if (reply.ok) say(sheetsText.removed, { label: words.undo, run: undoRemoval });
    else complain(reply.problem);
  },
};
