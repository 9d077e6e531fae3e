import type { IntegrityView } from '#api/care-views';
import { ask } from '../ask.ts';

/** What the last check of the ledger's history found; null until one was made since the window opened. */
export const integrity = $state<{ found: IntegrityView | null }>({ found: null });

const PAUSE = 1500;

/** Checks once after the ledger was opened, when the first screen has been drawn; returns how to stop. */
export function checkOnce(): () => void {
  const timer = setTimeout(() => {
    void ask('history.verify', null).then((reply) => {
      if (reply.ok) integrity.found = reply.value;
    });
  }, PAUSE);
  return () => {
    clearTimeout(timer);
  };
}
