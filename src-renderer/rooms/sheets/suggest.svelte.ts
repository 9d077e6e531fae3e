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
    if (mine !== turn) return;
    // Without suggestions one can still write; a failure here is no news for the clerk.
    now = reply.ok ? reply.value : nothing;
    if (asked.text.trim() === '' || now.objects.length > 0) return;
    // Nothing of the row's usual kinds: perhaps something of another kind is meant.
    const wider = await ask('entry.suggest', { ...asked, carrier: '' });
    if (mine === turn && wider.ok) now = { ...now, objects: wider.value.objects };
  },
};
