import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Asked, Question } from '#api/contract';
import { makeAnswers } from '#services/answers';
import type { App } from '#services/answers';
import type { Ports } from '#services/ports';
import { digest } from '#platform/digest';
import { childReaders } from '#platform/child-readers';
import { makeDrives } from '#platform/drives';
import { makeKeys } from '#platform/keys';
import { diskFiles } from '#platform/files';
import { newId } from '#platform/ids';
import { makePlace } from '#platform/place';
import { makeResources } from '#platform/resources';
import { openLedger } from '#storage/open';
import { TODAY, schoolOf } from './school.ts';
import type { Size } from './school.ts';

/** Where `better-sqlite3`'s native part lies, when it isn't the shipped one. */
export const binding = process.env.LIANXI_SQLITE_BINDING;

/** The app without its window on a ledger of some size. */
export interface Bench {
  readonly file: string;
  readonly folder: string;
  /** The ledger's own id. */
  readonly ledger: string;
  /** What the next dialog that asks for files is given. */
  readonly hand: string[];
  readonly get: <Q extends Question>(question: Q, asked: Asked<Q>) => Promise<Answer<Q>>;
  readonly writeInto: App['writeInto'];
  /** Closes the app and opens it again, so that nothing is kept of what was asked before. */
  readonly reopen: () => void;
  readonly end: () => void;
}

const portsIn = (folder: string, hand: string[]): Ports => {
  const never = (): Promise<null> => Promise.resolve(null);
  return {
    version: 'bench',
    clock: { today: () => TODAY, now: () => `${TODAY}T09:00:00` },
    newId,
    digest,
    files: diskFiles,
    dialogs: {
      openFile: never,
      openFiles: () => Promise.resolve(hand.splice(0)),
      saveFile: never,
      chooseFolder: never,
      openPath: () => Promise.resolve(false),
      revealPath: () => Promise.resolve(),
    },
    resources: makeResources(join(import.meta.dirname, '../../resources')),
    place: makePlace(folder),
    keys: makeKeys(folder, {
      seal: () => Promise.resolve(null),
      unseal: () => Promise.resolve(null),
    }),
    drives: makeDrives(undefined),
    readers: childReaders(),
    printer: { pdf: () => Promise.resolve(null) },
    sqliteBinding: binding,
    changed: () => undefined,
    breathe: () => new Promise((done) => setImmediate(done)),
    report: (error) => {
      throw error;
    },
  };
};

const fill = (ports: Ports, size: Size): string => {
  const opened = openLedger({
    file: ports.place.file(),
    backups: { folder: ports.place.backups() },
    create: false,
    ports: { now: ports.clock.now, newId },
    nativeBinding: binding,
  });
  if (!opened.ok) throw new Error(opened.detail);
  for (const changes of schoolOf(size)) {
    const written = opened.ledger.write({ actor: 'bench', what: '', source: 'bench' }, changes);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
  }
  opened.ledger.close();
  return opened.ledger.id;
};

/** Makes a ledger of that size in a folder of its own and opens the app on it. */
export const makeBench = async (size: Size): Promise<Bench> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-bench-'));
  const hand: string[] = [];
  const ports = portsIn(folder, hand);
  let app: App = makeAnswers(ports);
  const get: Bench['get'] = async (question, asked) => {
    const reply = await app.ask(question, asked);
    if (!reply.ok) throw new Error(`${question}: ${JSON.stringify(reply.problem)}`);
    return reply.value;
  };
  const { policies } = await get('setup.proposal', null);
  const shipped = policies.map(({ id }) => id);
  await get('setup.create', { institution: '示例学院', policies: shipped, semesters: [] });
  app.close();
  const ledger = fill(ports, size);
  app = makeAnswers(ports);
  return {
    file: ports.place.file(),
    folder,
    ledger,
    hand,
    get,
    writeInto: (asked, into) => app.writeInto(asked, into),
    reopen: () => {
      app.close();
      app = makeAnswers(ports);
    },
    end: () => {
      app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
