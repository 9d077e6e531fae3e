import { setImmediate } from 'node:timers/promises';

const LONGEST = 8;

/** Waits for the event loop's next turn once more than 8 ms went by since the last one. */
export const makeTurns = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST) return;
    await setImmediate();
    since = performance.now();
  };
};
