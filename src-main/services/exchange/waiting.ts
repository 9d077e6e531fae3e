import type { WaitingFile } from '#api/exchange-views';
import type { Delivery } from '#domain/exchange/kept';
import type { LocalTime } from '#domain/plain-date';
import type { Session } from '../session.ts';
import { makeFileFacts } from './file-facts.ts';
import type { Lying } from './file-facts.ts';

/** Endings of what can be taken in. */
const ENDINGS = ['lxb', 'docx', 'xlsx', 'csv'] as const;

/** Read before the window gets its answer, to say what was taken before; the rest is read beside the work. */
const AT_ONCE = 16 * 1024 * 1024;
const BESIDE = 64 * 1024 * 1024;

/** Files that can be taken in, each under an id the window may name. */
export interface Waiting {
  /** Looks at the sticks anew. */
  readonly list: () => Promise<readonly WaitingFile[]>;
  readonly pathOf: (id: string) => string | undefined;
  /** Registers a path that a dialog or the operating system gave, and hands out its id. */
  readonly add: (path: string, from: WaitingFile['from']) => string;
  /** Answers with the ids under which they can be taken in. */
  readonly offer: (paths: readonly string[], how: 'dropped' | 'opened') => readonly string[];
  /** Ids offered and not yet taken up: {@link pathOf} takes one up. */
  readonly asked: () => readonly string[];
}

/** A file that lies there now, under its id. */
interface Found extends Lying {
  readonly id: string;
  readonly name: string;
  readonly from: WaitingFile['from'];
  readonly place: string;
}

/** Files with certain bytes, by their SHA-256; batches that were undone don't count. */
interface KnownFiles {
  /** When they were taken in. */
  readonly taken: ReadonlyMap<string, LocalTime>;
  /** Written here for somebody else: they wait for nobody at this PC. */
  readonly own: ReadonlySet<string>;
}

const knownFiles = (session: Session): KnownFiles => {
  const stage = session.stage();
  if (stage.stage !== 'ready') return { taken: new Map(), own: new Set() };
  const { ledger } = stage;
  return session.kept('exchange known files', () => {
    const all = ledger.all('delivery');
    const of = (way: Delivery['direction']) => all.filter(({ direction }) => direction === way);
    return {
      taken: new Map(of('in').map(({ digest, at }) => [digest, at])),
      own: new Set(of('out').map(({ digest }) => digest)),
    };
  });
};

/** Keeps what is waiting; see {@link Waiting}. */
export const makeWaiting = (session: Session): Waiting => {
  const { ports } = session;
  const { files, drives } = ports;
  const facts = makeFileFacts(ports);
  const ids = new Map<string, string>();
  const paths = new Map<string, string>();
  /** What was handed over, and how; kept until the app ends. */
  const handed = new Map<string, WaitingFile['from']>();
  const asked = new Set<string>();
  let reading = false;

  const idOf = (path: string): string => {
    const known = ids.get(path);
    if (known !== undefined) return known;
    const id = ports.newId();
    ids.set(path, id);
    paths.set(id, path);
    return id;
  };

  const onDrives = (): readonly Found[] =>
    drives.list().flatMap((drive) =>
      drives.files(drive, ENDINGS).map((file) => ({
        ...file,
        id: idOf(file.path),
        from: 'drive' as const,
        place: [drive.name, ...file.folders].join(' › '),
      })),
    );

  const handedOver = (): readonly Found[] =>
    [...handed].flatMap(([path, from]) => {
      const modified = files.modified(path);
      if (modified === null) return [];
      const [name, size] = [files.name(path), files.size(path)];
      const place = from === 'dropped' ? '拖到窗口里的文件' : '用本程序打开的文件';
      return [{ id: idOf(path), path, name, from, place, size, modified }];
    });

  const readBeside = async (found: readonly Found[]): Promise<void> => {
    if (reading) return;
    reading = true;
    try {
      while (await facts.hashMore(found, BESIDE)) await ports.breathe();
    } finally {
      reading = false;
    }
    ports.changed(['exchange']);
  };

  return {
    list: async () => {
      const over = handedOver();
      const known = new Set(over.map(({ path }) => path));
      const found = [...over, ...onDrives().filter(({ path }) => !known.has(path))];
      const { taken, own } = knownFiles(session);
      // Without anything taken in or written there is nothing to be told apart.
      if (taken.size + own.size > 0 && (await facts.hashMore(found, AT_ONCE)))
        void readBeside(found);
      const listed: WaitingFile[] = [];
      for (const { path, ...file } of found) {
        const lying = { path, size: file.size, modified: file.modified };
        if (file.from === 'drive' && own.has(facts.hash(lying) ?? '')) continue;
        listed.push({
          ...file,
          kind: await facts.kind(lying),
          taken: taken.get(facts.hash(lying) ?? '') ?? null,
        });
      }
      return listed.sort((a, b) => b.modified.localeCompare(a.modified));
    },
    pathOf: (id) => {
      asked.delete(id);
      return paths.get(id);
    },
    add: (path, from) => {
      if (from !== 'drive') handed.set(path, from);
      return idOf(path);
    },
    offer: (offered, how) => {
      const offeredIds = offered.map((path) => {
        handed.set(path, how);
        return idOf(path);
      });
      for (const id of offeredIds) asked.add(id);
      if (offered.length > 0) ports.changed(['exchange']);
      return offeredIds;
    },
    asked: () => [...asked],
  };
};
