import type { Answer, Area, Asked, Question } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';

/** Asks the ledger. The only way out of the window; a failure comes back as a value, never thrown. */
export async function ask<Q extends Question>(
  question: Q,
  asked: Asked<Q>,
): Promise<Reply<Answer<Q>>> {
  try {
    return (await window.ledger.ask(question, asked)) as Reply<Answer<Q>>;
  } catch {
    // The call itself was refused or the ledger process is gone: there is no reference in any log.
    return failed({ code: 'internal', reference: '0' });
  }
}

/** Calls back with the areas of the ledger that changed; returns how to stop. */
export function onChanged(listener: (areas: readonly Area[]) => void): () => void {
  return window.ledger.onChanged((areas) => {
    listener(areas as readonly Area[]);
  });
}
