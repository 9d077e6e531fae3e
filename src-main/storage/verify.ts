import { canonicalOf } from './codec.ts';
import { genesisOf, rowHash, sha256, textDigest, valueDigest } from './chain.ts';
import { query, type Store } from './connection.ts';
import { ledgerIdOf } from './history.ts';
import { everyRow, isDeleted } from './read.ts';
import { KINDS } from './shapes.ts';
import type { HistoryRow } from './tables.ts';

/** What is wrong at a row of the history. */
export type Flaw =
  /** Rows are missing before the one that follows. */
  | 'row-missing'
  /** It doesn't continue the row before it. */
  | 'chain-broken'
  /** It was changed after it was written. */
  | 'row-changed'
  /** Its batch is missing, or was changed. */
  | 'batch-changed'
  /** The values before or after were changed. */
  | 'value-changed'
  /** The record today isn't what its last revision says: it was changed past the history. */
  | 'record-changed'
  /** The record is gone. */
  | 'record-missing'
  /** A record without any history; it has no row, so `seq` is null. */
  | 'record-unknown'
  /** The head that was noted elsewhere isn't in this chain: history was rewritten or cut off. */
  | 'anchor-missing';

export type Verified =
  | {
      readonly ok: true;
      readonly count: number;
      readonly head: string;
      /** Rows whose values were erased; they are checked without. */
      readonly erased: number;
    }
  | {
      readonly ok: false;
      /** The first broken row. */
      readonly seq: number | null;
      readonly flaw: Flaw;
      readonly kind?: string;
      readonly record?: string;
    };

/** A head that was noted outside the ledger (on a printed list, in an export, in a backup). */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

interface Last {
  readonly seq: number;
  readonly deleted: boolean;
  /** SHA-256 of the record as it should lie in its table; null when that was erased. */
  readonly digest: string | null;
}

interface ChainRow extends HistoryRow {
  readonly batchAt: string | null;
  readonly batchActor: string | null;
  readonly batchSource: string | null;
  readonly undoes: string | null;
  readonly batchDigest: string | null;
  readonly what: string | null;
  readonly whatSalt: string | null;
  readonly salt: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const CHAIN = query
  .selectFrom('history as h')
  .leftJoin('batch as b', 'b.id', 'h.batch')
  .leftJoin('batch_text as t', 't.batch', 'h.batch')
  .leftJoin('history_value as v', 'v.seq', 'h.seq')
  .selectAll('h')
  .select(['b.at as batchAt', 'b.actor as batchActor', 'b.source as batchSource', 'b.undoes'])
  .select(['b.digest as batchDigest', 't.what', 't.salt as whatSalt'])
  .select(['v.salt', 'v.before', 'v.after'])
  .orderBy('h.seq')
  .compile();

/** A batch without rows, which neither noted arrivals nor undid one that only did so: its rows were cut off. */
const EMPTY_BATCH = query
  .selectFrom('batch as b')
  .leftJoin('history as h', 'h.batch', 'b.id')
  .leftJoin('history as of', 'of.batch', 'b.undoes')
  .leftJoin('arrival as a', 'a.batch', 'b.id')
  .select('b.id')
  .where('h.seq', 'is', null)
  .where('a.number', 'is', null)
  .where((is) => is.or([is('b.undoes', 'is', null), is('of.seq', 'is not', null)]))
  .compile();

const keyOf = (kind: string, record: string): string => `${kind}\n${record}`;

const batchHolds = (row: ChainRow, digest: string): boolean =>
  row.batchAt === row.at &&
  row.batchActor === row.actor &&
  row.batchSource === row.source &&
  (row.whatSalt === null || textDigest(row.whatSalt, row.what ?? '') === digest);

const rowFlaw = (row: ChainRow, previous: string, last: Last | undefined): Flaw | undefined => {
  if (row.previous !== previous) return 'chain-broken';
  if (row.batchDigest === null) return 'batch-changed';
  const sealed = rowHash(row, { undoes: row.undoes, digest: row.batchDigest });
  if (sealed !== row.hash) return 'row-changed';
  if (!batchHolds(row, row.batchDigest)) return 'batch-changed';
  if (row.salt === null) return undefined;
  if (valueDigest(row.salt, row.before, row.after) !== row.digest) return 'value-changed';
  const gone = last === undefined || last.deleted;
  if (gone !== (row.before === null)) return 'value-changed';
  const continues =
    row.before === null ||
    last === undefined ||
    last.digest === null ||
    sha256(row.before) === last.digest;
  return continues ? undefined : 'value-changed';
};

const lastOf = (row: ChainRow): Last => {
  const text = row.action === 'delete' ? row.before : row.after;
  return {
    seq: row.seq,
    deleted: row.action === 'delete',
    digest: row.salt === null || text === null ? null : sha256(text),
  };
};

/** Compares every record with its last revision; answers the flaw with the lowest row. */
const recordFlaw = (store: Store, last: Map<string, Last>): Verified | undefined => {
  let found: (Verified & { readonly ok: false }) | undefined;
  const note = (seq: number | null, flaw: Flaw, key: string): void => {
    if (found !== undefined && (found.seq ?? Infinity) <= (seq ?? Infinity)) return;
    const [kind = '', record = ''] = key.split('\n', 2);
    found = { ok: false, seq, flaw, kind, record };
  };
  for (const kind of KINDS)
    for (const cells of everyRow(store, kind)) {
      const key = keyOf(kind, String(cells[0]));
      const state = last.get(key);
      last.delete(key);
      if (state === undefined) note(null, 'record-unknown', key);
      else if (
        state.deleted !== isDeleted(cells) ||
        (state.digest !== null && state.digest !== sha256(canonicalOf(kind, cells)))
      )
        note(state.seq, 'record-changed', key);
    }
  for (const [key, { seq }] of last) note(seq, 'record-missing', key);
  return found;
};

/**
 * Reads the whole chain: that no row is missing or was changed, that values have their digests
 * and continue each other, that today's records are what the history says, and that an anchor is in it.
 * Names the first broken row.
 */
export const verifyHistory = (store: Store, anchor?: Anchor): Verified => {
  let previous = genesisOf(ledgerIdOf(store));
  let count = 0;
  let erased = 0;
  let anchored = anchor === undefined || (anchor.seq === 0 && anchor.hash === previous);
  const last = new Map<string, Last>();
  const chain = store
    .statement(CHAIN.sql)
    .iterate(...CHAIN.parameters) as IterableIterator<ChainRow>;
  for (const row of chain) {
    count += 1;
    if (row.seq !== count) return { ok: false, seq: count, flaw: 'row-missing' };
    const key = keyOf(row.kind, row.record);
    const flaw = rowFlaw(row, previous, last.get(key));
    if (flaw !== undefined)
      return { ok: false, seq: row.seq, flaw, kind: row.kind, record: row.record };
    if (row.salt === null) erased += 1;
    if (anchor?.seq === row.seq) anchored = anchor.hash === row.hash;
    last.set(key, lastOf(row));
    previous = row.hash;
  }
  if (!anchored) return { ok: false, seq: anchor?.seq ?? null, flaw: 'anchor-missing' };
  if (store.statement(EMPTY_BATCH.sql).get() !== undefined)
    return { ok: false, seq: count + 1, flaw: 'row-missing' };
  return recordFlaw(store, last) ?? { ok: true, count, head: previous, erased };
};
