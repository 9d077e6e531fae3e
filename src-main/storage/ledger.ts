import type { Entry, Sheet } from '#domain/entry';
import type { Arrival } from '#domain/exchange/kept';
import type { SharedKind } from '#domain/exchange/package';
import { arrivalsFrom, arrivedAs, changedAfter, type NotedArrival } from './arrivals.ts';
import { listBackups, makeBackup, pruneBackups, type Backup, type BackedUp } from './backup.ts';
import type { Store } from './connection.ts';
import { diskProblem } from './faults.ts';
import {
  alteredBy,
  batchOf,
  headOf,
  historyOf,
  lastBatches,
  ledgerIdOf,
  type Altered,
  type Batch,
  type Head,
  type Revision,
} from './history.ts';
import type { Lock } from './lock.ts';
import {
  allOf,
  deletedOf,
  entriesOf,
  recordOf,
  searchEntriesOf,
  sheetsOf,
  type EntryQuery,
  type Found,
  type SheetQuery,
} from './read.ts';
import type { BatchInfo, Change, Kind, Records, StoragePorts, Written } from './records.ts';
import { redo, undo, type Undone } from './undo.ts';
import { verifyHistory, type Anchor, type Verified } from './verify.ts';
import { write } from './write.ts';

/** What {@link Ledger.check} found. */
export interface Soundness {
  readonly ok: boolean;
  /** SQLite's own words; empty when all is well. */
  readonly integrity: readonly string[];
  readonly brokenReferences: number;
  /** Whether the index of who took part says what the entries say. */
  readonly participants: boolean;
}

/** An open ledger. Every call is synchronous; nothing else has the file open for writing. */
export interface Ledger {
  readonly file: string;
  /** The ledger's own id, given when it was made. */
  readonly id: string;

  /** All records of a kind but those in the recycle bin. */
  readonly all: <K extends Kind>(kind: K) => readonly Records[K][];
  readonly entries: (asked: EntryQuery) => readonly Entry[];
  /** One entry that isn't deleted. */
  readonly entry: (id: string) => Entry | undefined;
  /** Entries whose texts hold the text, newest first. */
  readonly searchEntries: (text: string, limit: number) => readonly Entry[];
  readonly sheets: (asked: SheetQuery) => readonly Sheet[];
  /** One record, also from the recycle bin. */
  readonly record: <K extends Kind>(kind: K, id: string) => Found<K> | undefined;
  readonly deletedRecords: <K extends Kind>(kind: K) => readonly Records[K][];

  /** The one way to change anything: all of the batch with its history, or nothing and the reason. */
  readonly write: (
    info: BatchInfo,
    changes: readonly Change[],
    /** Noted with the batch; they make one even where nothing is changed. */
    arrivals?: readonly Arrival[],
  ) => Written;
  readonly undo: (batch: string, info: BatchInfo) => Undone;
  readonly redo: (batch: string, info: BatchInfo) => Undone;

  readonly historyOf: <K extends Kind>(kind: K, id: string) => readonly Revision<K>[];
  /** The last batches, newest first. */
  readonly lastBatches: (count: number) => readonly Batch[];
  readonly batch: (id: string) => Batch | undefined;
  /** The records a batch changed, as it found and left them. */
  readonly alteredBy: (batch: string) => readonly Altered[];
  /**
   * The last standing arrival of each record from a partner (null: from paper), by `kind record`. Its `base` is
   * filled in: where none was noted, it is the whole record without its id as the batch left it; null where the
   * record was in the recycle bin or not there.
   */
  readonly arrivalsFrom: (partner: string | null) => ReadonlyMap<string, NotedArrival>;
  /** Records for which exactly this, by its digest, arrived and stands. */
  readonly arrivedAs: (
    digest: string,
  ) => readonly { readonly kind: SharedKind; readonly record: string }[];
  /** Every record of a kind that changed after a number of the history, with its last one; deleted ones too. */
  readonly changedAfter: (
    kind: Kind,
    seq: number,
  ) => readonly { readonly id: string; readonly seq: number; readonly deleted: boolean }[];
  /** The end of the chain, to be noted on lists, exports and receipts. */
  readonly head: () => Head;
  /** Reads the whole chain; with an anchor, also proves that this head is still in it. */
  readonly verifyHistory: (anchor?: Anchor) => Verified;
  /** Asks SQLite whether the file is whole. Reads all of it. */
  readonly check: () => Soundness;

  /** Makes a verified backup, then lets go of those that needn't be kept. `reason`: letters and figures. */
  readonly backup: (reason: string) => BackedUp;
  readonly listBackups: () => readonly Backup[];
  readonly close: () => void;
}

const PARTICIPANTS = `SELECT e.id, json_extract(p.value, '$.person') AS person, e.happened
  FROM entry e, json_each(e.participants) p WHERE e.deleted = 0`;
const INDEXED = 'SELECT entry, person, happened FROM entry_person';

const checkReadable = (store: Store): Soundness => {
  const found = store.db.pragma('integrity_check(20)') as readonly {
    readonly integrity_check: string;
  }[];
  const integrity = found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const brokenReferences = (store.db.pragma('foreign_key_check') as readonly unknown[]).length;
  const differs = (one: string, other: string): boolean =>
    store.statement(`SELECT 1 FROM (${one} EXCEPT ${other}) LIMIT 1`).get() !== undefined;
  const participants = !differs(PARTICIPANTS, INDEXED) && !differs(INDEXED, PARTICIPANTS);
  const ok = integrity.length === 0 && brokenReferences === 0 && participants;
  return { ok, integrity, brokenReferences, participants };
};

const checkStore = (store: Store): Soundness => {
  try {
    return checkReadable(store);
  } catch (error) {
    // Where the damage is bad enough, SQLite throws instead of answering
    const { detail } = diskProblem(error);
    return { ok: false, integrity: [detail], brokenReferences: 0, participants: true };
  }
};

export interface LedgerParts {
  readonly file: string;
  readonly store: Store;
  readonly lock: Lock;
  readonly ports: StoragePorts;
  readonly backups: { readonly folder: string };
  readonly nativeBinding?: string | undefined;
}

/** The ledger on an open, migrated store. */
export const makeLedger = (parts: LedgerParts): Ledger => {
  const { file, store, lock, ports, backups, nativeBinding } = parts;
  return {
    file,
    id: ledgerIdOf(store),
    all: (kind) => allOf(store, kind),
    entries: (asked) => entriesOf(store, asked),
    entry: (id) => {
      const found = recordOf(store, 'entry', id);
      return found === undefined || found.deleted ? undefined : found.record;
    },
    searchEntries: (text, limit) => searchEntriesOf(store, text, limit),
    sheets: (asked) => sheetsOf(store, asked),
    record: (kind, id) => recordOf(store, kind, id),
    deletedRecords: (kind) => deletedOf(store, kind),
    write: (info, changes, arrivals = []) => write(store, ports, { ...info, arrivals }, changes),
    arrivalsFrom: (partner) => arrivalsFrom(store, partner),
    arrivedAs: (digest) => arrivedAs(store, digest),
    changedAfter: (kind, seq) => changedAfter(store, kind, seq),
    undo: (batch, info) => undo(store, ports, batch, info),
    redo: (batch, info) => redo(store, ports, batch, info),
    historyOf: (kind, id) => historyOf(store, kind, id),
    lastBatches: (count) => lastBatches(store, count),
    batch: (id) => batchOf(store, id),
    alteredBy: (batch) => alteredBy(store, batch),
    head: () => headOf(store),
    verifyHistory: (anchor) => verifyHistory(store, anchor),
    check: () => checkStore(store),
    backup: (reason) => {
      const made = makeBackup(store.db, {
        folder: backups.folder,
        at: ports.now(),
        reason,
        nativeBinding,
      });
      if (made.ok) pruneBackups(backups.folder, made.backup.file);
      return made;
    },
    listBackups: () => listBackups(backups.folder),
    close: () => {
      store.db.close();
      lock.release();
    },
  };
};
