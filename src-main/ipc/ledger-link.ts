import { utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';
import type { Reply } from '#api/reply';
import { failed } from '#api/reply';
import type { BatchOrder } from '../batch/options.ts';
import type { BatchOutcome } from '../batch/report.ts';
import type { FromLedger, LedgerStart, Met, Need, ToLedger } from '../ledger/messages.ts';

/** The main process's end of the line to the ledger process. */
export interface LedgerLink {
  readonly ask: (question: string, asked: unknown) => Promise<unknown>;
  /** Does a run without a window; the answer is what it did, or that the process died. */
  readonly batch: (order: BatchOrder) => Promise<Reply<BatchOutcome>>;
  /** Hands over files that were dropped on the window or opened with the app. */
  readonly offer: (paths: readonly string[], how: 'dropped' | 'opened') => void;
  /** Lets the ledger process finish and close its file; resolves when it is gone. */
  readonly close: () => Promise<void>;
}

interface LinkOptions {
  readonly script: string;
  readonly start: LedgerStart;
  /** Does what the ledger process can't: dialogs of the operating system. */
  readonly meet: (need: Need) => Promise<Met>;
  readonly changed: (areas: readonly string[]) => void;
}

/** How long a closing ledger may take before it is ended; SQLite is safe either way. */
const CLOSE_MILLISECONDS = 5000;

/** A ledger process that dies more often than this without having answered anything is not started again. */
const MOST_DEATHS = 3;

/** Starts the ledger process, and starts it again should it ever die: what it had acknowledged is on disk. */
export const linkLedger = (options: LinkOptions): LedgerLink => {
  const pending = new Map<number, (reply: unknown) => void>();
  let asked = 0;
  let closing = false;
  let deaths = 0;
  let gone = false;

  const hear = (child: UtilityProcess, message: FromLedger): void => {
    switch (message.kind) {
      case 'reply':
        deaths = 0;
        pending.get(message.id)?.(message.reply);
        pending.delete(message.id);
        return;
      case 'changed':
        options.changed(message.areas);
        return;
      case 'need':
        // A failure is an answer too (a secret that another user sealed): who waits must not wait for ever.
        void options
          .meet(message.need)
          .catch((): Met => null)
          .then((value) => {
            child.postMessage({ kind: 'met', id: message.id, value } satisfies ToLedger);
          });
        return;
      case 'closed':
        return;
    }
  };

  const begin = (): UtilityProcess => {
    const child = utilityProcess.fork(options.script, [JSON.stringify(options.start)], {
      serviceName: '联系师生台账',
    });
    child.on('message', (message: FromLedger) => {
      hear(child, message);
    });
    child.on('exit', (code) => {
      const lost: Reply<never> = failed({
        code: 'internal',
        reference: `台账进程退出 ${String(code)}`,
      });
      for (const answer of pending.values()) answer(lost);
      pending.clear();
      deaths += 1;
      gone = closing || deaths > MOST_DEATHS;
      if (gone) return;
      current = begin();
      options.changed([
        'overview',
        'roster',
        'sheets',
        'compliance',
        'jobs',
        'backups',
        'exchange',
      ]);
    });
    return child;
  };
  let current = begin();

  const send = (message: (id: number) => ToLedger): Promise<unknown> => {
    if (gone) return Promise.resolve(failed({ code: 'internal', reference: '台账进程没有运行' }));
    return new Promise((resolve) => {
      asked += 1;
      pending.set(asked, resolve);
      current.postMessage(message(asked));
    });
  };

  return {
    ask: (question, what) => send((id) => ({ kind: 'ask', id, question, asked: what })),
    batch: async (order) =>
      (await send((id) => ({ kind: 'batch', id, order }))) as Reply<BatchOutcome>,
    offer: (paths, how) => {
      if (!gone) current.postMessage({ kind: 'offer', paths, how } satisfies ToLedger);
    },
    close: () =>
      new Promise((resolve) => {
        closing = true;
        const giveUp = setTimeout(() => current.kill(), CLOSE_MILLISECONDS);
        current.once('exit', () => {
          clearTimeout(giveUp);
          resolve();
        });
        current.postMessage({ kind: 'close' } satisfies ToLedger);
      }),
  };
};
