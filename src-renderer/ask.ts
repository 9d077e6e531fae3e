import type { Answer, Area, Asked, Question } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';

/** Asks the ledger. The only way out of the window but for dropped files; a failure comes back as a value, never thrown. */
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

/** Hands over files that were dropped on the window: only the bridge can tell where they lie. */
export function dropFiles(files: readonly File[]): void {
  window.ledger.dropped(files);
}

type Listener = (areas: readonly Area[]) => void;

const listeners = new Set<Listener>();
let stop: (() => void) | undefined;

const tell = (areas: readonly string[]): void => {
  // A copy: a listener may stop, or add another, while it is called.
  for (const listener of [...listeners]) listener(areas as readonly Area[]);
};

/** Calls back with the areas of the ledger that changed; returns how to stop. One line to the ledger serves all. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= window.ledger.onChanged(tell);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}
