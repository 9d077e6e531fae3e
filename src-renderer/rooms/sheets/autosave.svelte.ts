import type { Problem } from '#api/reply';

/** What the indicator says of a piece of writing. */
export type SaveState = 'untouched' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface Autosave {
  readonly state: SaveState;
  /** Why the last attempt failed; null when it did not. */
  readonly problem: Problem | null;
  /** Whether something typed is not in the ledger yet. */
  readonly pending: boolean;
  /** Something was typed: saves itself when nothing more comes for a moment. */
  readonly touch: () => void;
  /** Saves what is pending now. Whether everything typed is in the ledger afterwards. */
  readonly flush: () => Promise<boolean>;
  /** Starts over with a clean sheet; whatever is pending is given up. */
  readonly reset: () => void;
}

/** After the last keystroke, in milliseconds. */
const QUIET = 500;

/**
 * Saves a piece of writing by itself. Two saves never overlap; what is typed during one goes into the next.
 * A save that failed loses nothing: it stays pending, and the next change or flush tries again.
 *
 * @param write Writes the latest state; answers null when it is in the ledger, else why it is not.
 */
export const makeAutosave = (write: () => Promise<Problem | null>): Autosave => {
  let state = $state<SaveState>('untouched');
  let problem = $state.raw<Problem | null>(null);
  let typed = $state(0);
  let written = $state(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;

  const drain = async (): Promise<boolean> => {
    try {
      while (written !== typed) {
        const version = typed;
        state = 'saving';
        const trouble = await write();
        problem = trouble;
        if (trouble !== null) {
          state = 'failed';
          return false;
        }
        // After a reset meanwhile, the old text's version is behind and there is nothing left to write.
        if (version > written) written = version;
      }
      if (state === 'saving') state = 'saved';
      return true;
    } finally {
      running = null;
    }
  };

  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    if (running === null && written === typed) return Promise.resolve(true);
    running ??= drain();
    return running;
  };

  const flushQuietly = (): void => {
    void flush();
  };

  return {
    get state() {
      return state;
    },
    get problem() {
      return problem;
    },
    get pending() {
      return written !== typed;
    },
    touch: () => {
      typed += 1;
      if (state !== 'saving') state = 'waiting';
      clearTimeout(timer);
      timer = setTimeout(flushQuietly, QUIET);
    },
    flush,
    reset: () => {
      clearTimeout(timer);
      typed += 1;
      written = typed;
      state = 'untouched';
      problem = null;
    },
  };
};
