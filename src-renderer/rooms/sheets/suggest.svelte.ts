import type { Asked } from '#api/contract';
import type { Suggestions } from '#api/views';
import { ask } from '../../ask.ts';

const nothing: Suggestions = { objects: [], summaries: [] };

let now = $state.raw<Suggestions>(nothing);
let turn = 0;

/** Objects and phrases for the entry being written. */
export const suggestions = {
  get now(): Suggestions {
    return now;
  },

  /** Asks for what fits; a late answer to an old question is dropped. */
  search: async (asked: Asked<'entry.suggest'>): Promise<void> => {
    turn += 1;
    const mine = turn;
    const reply = await ask('entry.suggest', asked);
    // Without suggestions one can still write; a failure here is no news for the clerk.
    if (mine === turn) now = reply.ok ? reply.value : nothing;
  },
};
