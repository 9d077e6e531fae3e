import type { Roster } from '#api/views';
import { ask, onChanged } from '../ask.ts';
import { complain } from './toasts.svelte.ts';

let now = $state.raw<Roster | null>(null);

/** The whole register, kept by the window; null until the first answer. */
export const roster = {
  get current(): Roster | null {
    return now;
  },
};

/** Asks for the register again. */
async function refreshRoster(): Promise<void> {
  const reply = await ask('roster.all', null);
  if (reply.ok) now = reply.value;
  else complain(reply.problem);
}

/** Keeps the register true from now on; returns how to stop. */
export function followRoster(): () => void {
  void refreshRoster();
  return onChanged((areas) => {
    if (areas.includes('roster')) void refreshRoster();
  });
}
