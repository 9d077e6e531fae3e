import { randomBytes } from 'node:crypto';
import { genesisOf, rowHash, textDigest, valueDigest } from './chain.ts';
import { recordOfText } from './codec.ts';
import { query, type Store } from './connection.ts';
import type { BatchInfo, Kind, Records, StoragePorts } from './records.ts';
import type { Action, Cell, HistoryRow } from './tables.ts';

/** The chain's last row. `at` is null and `seq` 0 in a ledger nothing was ever written to. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: string | null;
}

/** One revision of a record. */
export interface Revision<K extends Kind = Kind> {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly source: string;
  readonly batch: string;
  /** The batch's sentence; null when it was erased. */
  readonly what: string | null;
  readonly action: Action;
  /** The record before and after; null where there was none, or where the values were erased. */
  readonly before: Records[K] | null;
  readonly after: Records[K] | null;
  readonly erased: boolean;
}

/** One batch, as lists show it. */
export interface Batch {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly source: string;
  readonly what: string | null;
  /** The batch it undoes, if it does. */
  readonly undoes: string | null;
  /** Whether it was undone, and that hasn't been undone again. */
  readonly undone: boolean;
  /** Records it changed. */
  readonly changed: number;
}

/** The ledger's own id, given once when it was made. */
export const ledgerIdOf = (store: Store): string =>
  store.first(query.selectFrom('ledger').select('id').compile())?.id ?? '';

/** The head of the chain; print it where it should be found again (lists, exports, backups). */
export const headOf = (store: Store): Head =>
  store.first(
    query
      .selectFrom('history')
      .select(['seq', 'hash', 'at'])
      .orderBy('seq', 'desc')
      .limit(1)
      .compile(),
  ) ?? { seq: 0, hash: genesisOf(ledgerIdOf(store)), at: null };

/** One change of one record, as its canonical texts. */
export interface Step {
  readonly kind: Kind;
  readonly record: string;
  readonly action: Action;
  readonly before: string | null;
  readonly after: string | null;
}

const SALT = 16;
let pool = Buffer.alloc(0);

/** A salt that was never handed out; drawn many at a time, since each draw costs as much as a hash. */
const newSalt = (): string => {
  if (pool.length < SALT) pool = randomBytes(SALT * 256);
  const salt = pool.toString('hex', 0, SALT);
  pool = pool.subarray(SALT);
  return salt;
};

const placeholders = <Row extends object>(row: Row): Row => row;

const INSERT_BATCH = query
  .insertInto('batch')
  .values(
    placeholders({ number: 0, id: '', at: '', actor: '', source: '', undoes: '', digest: '' }),
  )
  .compile().sql;
const INSERT_TEXT = query
  .insertInto('batch_text')
  .values(placeholders({ batch: '', salt: '', what: '' }))
  .compile().sql;
const HISTORY_ROW = placeholders<HistoryRow>({
  seq: 0,
  at: '',
  actor: '',
  source: '',
  batch: '',
  kind: 'unit',
  record: '',
  action: 'create',
  digest: '',
  previous: '',
  hash: '',
});
const VALUE_ROW = placeholders({ seq: 0, salt: '', before: '', after: '' });

/** Rows that go in with one statement: a third cheaper than each with its own. */
const TOGETHER = 16;

const insertRows = (count: number): readonly [string, string] => [
  query
    .insertInto('history')
    .values(Array.from({ length: count }, () => HISTORY_ROW))
    .compile().sql,
  query
    .insertInto('history_value')
    .values(Array.from({ length: count }, () => VALUE_ROW))
    .compile().sql,
];
const INSERT_ONE = insertRows(1);
const INSERT_TOGETHER = insertRows(TOGETHER);

/** A batch under way, inside its transaction. */
export interface Appender {
  readonly batch: string;
  readonly append: (step: Step) => void;
  /** Writes what is still held back. To be called once, before the transaction ends. */
  readonly finish: () => void;
}

/** Begins a batch: writes its row, and hands back how to append to it. */
export const beginBatch = (
  store: Store,
  ports: StoragePorts,
  info: BatchInfo & { readonly undoes: string | null },
): Appender => {
  const at = ports.now();
  const id = ports.newId();
  const { actor, source, undoes, what } = info;
  const salt = newSalt();
  const digest = textDigest(salt, what);
  store.statement(INSERT_BATCH).run(null, id, at, actor, source, undoes, digest);
  store.statement(INSERT_TEXT).run(id, salt, what);
  let { seq, hash: previous } = headOf(store);
  let held: (readonly [row: readonly Cell[], values: readonly Cell[]])[] = [];
  const insert = ([history, value]: readonly [string, string], rows: typeof held): void => {
    store.statement(history).run(rows.flatMap(([row]) => row));
    store.statement(value).run(rows.flatMap(([, values]) => values));
  };
  return {
    batch: id,
    append: ({ kind, record, action, before, after }) => {
      seq += 1;
      const valueSalt = newSalt();
      const values = valueDigest(valueSalt, before, after);
      const row = {
        seq,
        at,
        actor,
        source,
        batch: id,
        kind,
        record,
        action,
        digest: values,
        previous,
      };
      const hash = rowHash(row, { undoes, digest });
      held.push([
        [seq, at, actor, source, id, kind, record, action, values, previous, hash],
        [seq, valueSalt, before, after],
      ]);
      previous = hash;
      if (held.length < TOGETHER) return;
      insert(INSERT_TOGETHER, held);
      held = [];
    },
    finish: () => {
      for (const one of held) insert(INSERT_ONE, [one]);
      held = [];
    },
  };
};

/** Every revision of a record, oldest first. */
export const historyOf = <K extends Kind>(
  store: Store,
  kind: K,
  id: string,
): readonly Revision<K>[] =>
  store
    .all(
      query
        .selectFrom('history as h')
        .leftJoin('history_value as v', 'v.seq', 'h.seq')
        .leftJoin('batch_text as t', 't.batch', 'h.batch')
        .select(['h.seq', 'h.at', 'h.actor', 'h.source', 'h.batch', 't.what', 'h.action'])
        .select(['v.salt', 'v.before', 'v.after'])
        .where('h.kind', '=', kind)
        .where('h.record', '=', id)
        .orderBy('h.seq')
        .compile(),
    )
    .map(({ salt, before, after, ...row }) => ({
      ...row,
      before: before === null ? null : recordOfText(kind, before),
      after: after === null ? null : recordOfText(kind, after),
      erased: salt === null,
    }));

/** The records a batch changed, with their canonical texts, in the order of writing. */
export const stepsOf = (
  store: Store,
  batch: string,
): readonly (Step & { readonly erased: boolean })[] =>
  store
    .all(
      query
        .selectFrom('history as h')
        .leftJoin('history_value as v', 'v.seq', 'h.seq')
        .select(['h.kind', 'h.record', 'h.action', 'v.salt', 'v.before', 'v.after'])
        .where('h.batch', '=', batch)
        .orderBy('h.seq')
        .compile(),
    )
    .map(({ salt, ...step }) => ({ ...step, erased: salt === null }));

/** A record as a batch found and left it; null where there was none, or where the values were erased. */
export interface Altered {
  readonly kind: Kind;
  readonly id: string;
  readonly before: Records[Kind] | null;
  readonly after: Records[Kind] | null;
}

/** What a batch changed, in the order of writing. */
export const alteredBy = (store: Store, batch: string): readonly Altered[] =>
  stepsOf(store, batch).map(({ kind, record, before, after }) => ({
    kind,
    id: record,
    before: before === null ? null : recordOfText(kind, before),
    after: after === null ? null : recordOfText(kind, after),
  }));

/** The batch that undoes this one and still stands; `undefined` when it isn't undone. */
export const undoneBy = (store: Store, batch: string): string | undefined =>
  store
    .all(query.selectFrom('batch').select('id').where('undoes', '=', batch).compile())
    .find(({ id }) => undoneBy(store, id) === undefined)?.id;

/** Every batch that is undone, and stays so. */
export const undoneBatches = (store: Store): ReadonlySet<string> => {
  const undone = new Set<string>();
  // Newest first: what undid a batch is decided on before the batch itself
  const undoing = store.all(
    query
      .selectFrom('batch')
      .select(['id', 'undoes'])
      .where('undoes', 'is not', null)
      .orderBy('number', 'desc')
      .compile(),
  );
  for (const { id, undoes } of undoing) if (undoes !== null && !undone.has(id)) undone.add(undoes);
  return undone;
};

const batches = query
  .selectFrom('batch as b')
  .leftJoin('batch_text as t', 't.batch', 'b.id')
  .select(['b.id', 'b.at', 'b.actor', 'b.source', 't.what', 'b.undoes'])
  .select((inner) =>
    inner
      .selectFrom('history as h')
      .whereRef('h.batch', '=', 'b.id')
      .select(inner.fn.countAll<number>().as('count'))
      .as('changed'),
  );

const shown = (
  store: Store,
  row: Omit<Batch, 'undone' | 'changed'> & { readonly changed: number | null },
): Batch => ({ ...row, changed: row.changed ?? 0, undone: undoneBy(store, row.id) !== undefined });

/** The last batches, newest first. */
export const lastBatches = (store: Store, count: number): readonly Batch[] =>
  store
    .all(batches.orderBy('b.number', 'desc').limit(count).compile())
    .map((row) => shown(store, row));

/** One batch; `undefined` when there is none of that id. */
export const batchOf = (store: Store, id: string): Batch | undefined => {
  const row = store.first(batches.where('b.id', '=', id).compile());
  return row === undefined ? undefined : shown(store, row);
};
