import type { Problem } from '#api/reply';
import type { Autosave, SaveState } from './autosave.svelte.ts';
import { handOver } from '../../state/leaving.ts';
import { editor } from './editor.svelte.ts';
import { sheets } from './sheets.svelte.ts';
import { written } from './written.svelte.ts';

const all = (): readonly Autosave[] => [
  ...(editor.current === null ? [] : [editor.current.autosave]),
  written.sheetAutosave,
  written.declarationAutosave,
];

/** The worst first: what has failed must not hide behind what was saved. */
const order: readonly SaveState[] = ['failed', 'saving', 'waiting', 'saved'];

/** One word for everything written in the room. */
export const saveState = (): SaveState =>
  order.find((state) => all().some((autosave) => autosave.state === state)) ?? 'untouched';

/** Why something could not be saved; null when all is well. */
export const saveProblem = (): Problem | null =>
  all().find((autosave) => autosave.problem !== null)?.problem ?? null;

let mayLose = false;

const saveAndClose = async (): Promise<void> => {
  const saved = await sheets.settle();
  // Why it could not be saved is on screen now; whoever closes once more has read it.
  mayLose = !saved;
  if (saved) window.close();
};

const beforeClosing = (event: BeforeUnloadEvent): void => {
  handOver();
  if (mayLose || !(editor.unread || all().some((autosave) => autosave.pending))) return;
  event.preventDefault();
  void saveAndClose();
};

/** Holds the window open until what is typed is in the ledger; returns how to stop. */
export const guardClosing = (): (() => void) => {
  window.addEventListener('beforeunload', beforeClosing);
  return () => {
    window.removeEventListener('beforeunload', beforeClosing);
  };
};
