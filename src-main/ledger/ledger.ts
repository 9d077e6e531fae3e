import { makeAnswers } from '#services/answers';
import { UNATTENDED } from '#services/session';
import type { Dialogs, Ports, ReadReply } from '#services/ports';
import { makeClock } from '#platform/clock';
import { digest } from '#platform/digest';
import { makeDrives, watchDrives } from '#platform/drives';
import { diskFiles } from '#platform/files';
import { makeKeys } from '#platform/keys';
import { newId } from '#platform/ids';
import { makeReporter } from '#platform/log';
import { makePlace } from '#platform/place';
import { makeResources } from '#platform/resources';
import { runBatch } from '../batch/run.ts';
import type { FromLedger, LedgerStart, Met, Need, ToLedger } from './messages.ts';

/**
 * The ledger process: storage, services and documents, away from the process that draws the window,
 * so that a long job never freezes it. It speaks only with the main process, in the messages of messages.ts.
 */
const start = JSON.parse(process.argv.at(-1) ?? '{}') as LedgerStart;
const port = process.parentPort;
const say = (message: FromLedger): void => {
  port.postMessage(message);
};

const waiting = new Map<number, (value: Met) => void>();
let needs = 0;
const need = (what: Need): Promise<Met> => {
  needs += 1;
  const id = needs;
  say({ kind: 'need', id, need: what });
  return new Promise((resolve) => waiting.set(id, resolve));
};
const text = (value: Met): string | null => (typeof value === 'string' ? value : null);

const dialogs: Dialogs = {
  openFile: async (title, filters) => text(await need({ need: 'open-file', title, filters })),
  openFiles: async (title, filters) => {
    const chosen = await need({ need: 'open-files', title, filters });
    return Array.isArray(chosen) ? (chosen as readonly string[]) : [];
  },
  saveFile: async (title, name, filters) =>
    text(await need({ need: 'save-file', title, name, filters })),
  chooseFolder: async (title) => text(await need({ need: 'choose-folder', title })),
  openPath: async (path) => (await need({ need: 'open-path', path })) === true,
  revealPath: async (path) => {
    await need({ need: 'reveal-path', path });
  },
};

const clock = makeClock(start.today ?? undefined);
const ports: Ports = {
  version: start.version,
  actor: start.unattended ? UNATTENDED : undefined,
  clock,
  newId,
  digest,
  files: diskFiles,
  dialogs,
  resources: makeResources(start.resources, start.licences),
  place: makePlace(start.dataFolder),
  keys: makeKeys(start.dataFolder, {
    seal: async (secret) => text(await need({ need: 'seal', text: secret })),
    unseal: async (sealed) => text(await need({ need: 'unseal', text: sealed })),
  }),
  drives: makeDrives(start.drives ?? undefined),
  readers: {
    read: async (job) => (await need({ need: 'read', job })) as ReadReply,
  },
  printer: {
    pdf: async (pages) => {
      const printed = await need({ need: 'pdf', pages });
      return printed instanceof Uint8Array ? printed : null;
    },
  },
  sqliteBinding: start.sqliteBinding ?? undefined,
  changed: (areas) => {
    say({ kind: 'changed', areas });
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
  report: makeReporter(start.dataFolder, clock.now),
};

const ledger = makeAnswers(ports);
const stopWatching = watchDrives(ports.drives, () => {
  ports.changed(['exchange']);
});

port.on('message', ({ data }: { readonly data: ToLedger }) => {
  switch (data.kind) {
    case 'ask':
      void ledger.answer(data.question, data.asked).then((reply) => {
        say({ kind: 'reply', id: data.id, reply });
      });
      return;
    case 'met':
      waiting.get(data.id)?.(data.value);
      waiting.delete(data.id);
      return;
    case 'offer':
      ledger.offer(data.paths, data.how);
      return;
    case 'batch':
      void runBatch(ledger, ports, data.order).then((reply) => {
        say({ kind: 'reply', id: data.id, reply });
      });
      return;
    case 'close':
      stopWatching();
      ledger.close();
      say({ kind: 'closed' });
      process.exit(0);
  }
});
