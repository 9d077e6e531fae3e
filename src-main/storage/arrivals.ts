import type { Arrival } from '#domain/exchange/kept';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import { canonicalJson, columnsOf, recordOfText } from './codec.ts';
import { query, type Store } from './connection.ts';
import { undoneBatches, undoneBy } from './history.ts';
import { recordOf } from './read.ts';
import type { Kind } from './records.ts';
import type { Touched } from './references.ts';
import { KINDS } from './shapes.ts';
import type { ArrivalRow } from './tables.ts';

const keyOf = (kind: Kind, record: string): string => `${kind} ${record}`;

const INSERT = query
  .insertInto('arrival')
  .values({
    number: 0,
    batch: '',
    kind: 'unit',
    record: '',
    partner: '',
    installation: '',
    rev: 0,
    digest: '',
    saw: '',
    base: '',
  })
  .compile().sql;

const withoutId = (record: object): SharedData =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'id'));

const PROPERTIES: ReadonlyMap<Kind, ReadonlySet<string>> = new Map(
  KINDS.map((kind) => [kind, new Set(columnsOf(kind).filter((name) => name !== 'id'))]),
);

/** Whether every property that the base tells of is as in the record. */
const isAs = (kind: Kind, base: SharedData, record: object): boolean => {
  const properties = PROPERTIES.get(kind);
  const values = record as SharedData;
  return Object.keys(base).every((name) => {
    if (properties?.has(name) !== true) return false;
    const value = base[name];
    return value === values[name] || canonicalJson(value) === canonicalJson(values[name]);
  });
};

/**
 * Notes arrivals beside their batch, inside its transaction, once its records are written. A `base` that says
 * nothing else than the record does as the batch leaves it isn't kept a second time. Hands back what notes one.
 */
export const noteArrivals = (
  store: Store,
  batch: string,
  touched: readonly Touched[],
): ((arrival: Arrival) => void) => {
  const written = new Map(touched.map(({ kind, id, after }) => [keyOf(kind, id), after]));
  const left = (kind: Kind, id: string): object | null => {
    const after = written.get(keyOf(kind, id));
    if (after !== undefined) return after;
    const found = recordOf(store, kind, id);
    return found === undefined || found.deleted ? null : found.record;
  };
  const kept = ({ kind, record, base }: Arrival): string | null => {
    if (base === null) return null;
    const now = left(kind, record);
    return now !== null && isAs(kind, base, now) ? null : canonicalJson(base);
  };
  const insert = store.statement(INSERT);
  return (arrival) => {
    const { kind, record, partner, installation, rev, digest, saw } = arrival;
    insert.run(null, batch, kind, record, partner, installation, rev, digest, saw, kept(arrival));
  };
};

/** What the batch of an arrival, or the last one before it, left of the record. */
const LEFT = query
  .selectFrom('history as h')
  .innerJoin('batch as b', 'b.id', 'h.batch')
  .innerJoin('history_value as v', 'v.seq', 'h.seq')
  .select('v.after')
  .where('h.kind', '=', 'unit')
  .where('h.record', '=', '')
  .where('b.number', '<=', 0)
  .orderBy('h.seq', 'desc')
  .compile()
  .sql.concat(' limit 1');

interface Noted extends Omit<ArrivalRow, 'number'> {
  readonly batchNumber: number;
}

const baseOf = (store: Store, { kind, record, base, batchNumber }: Noted): SharedData | null => {
  if (base !== null) return JSON.parse(base) as SharedData;
  const row = store.statement(LEFT).get(kind, record, batchNumber) as
    { readonly after: string | null } | undefined;
  return row?.after === undefined || row.after === null
    ? null
    : withoutId(recordOfText(kind, row.after));
};

/** An arrival as it stands in the ledger. */
export interface NotedArrival extends Arrival {
  /** Number of the last row of the history when its batch was through. */
  readonly seq: number;
}

/** The last row of the history by the end of a batch, which may have none of its own. */
const LAST = query
  .selectFrom('history as h')
  .innerJoin('batch as b', 'b.id', 'h.batch')
  .select('h.seq')
  .where('b.number', '<=', 0)
  .orderBy('b.number', 'desc')
  .orderBy('h.seq', 'desc')
  .compile()
  .sql.concat(' limit 1');

/**
 * The last arrival of each record from a partner (null: from paper and sheets) whose batch stands, by
 * `kind record`: of the installation that sent it last, the one with the highest revision, else the latest.
 *
 * `base` is what was noted, in the form in which the sender tells of the record, or else the whole record without
 * its id as that batch left it. That has the properties too which the sender doesn't answer for. It is null where
 * the record was in the recycle bin then or wasn't there: a withdrawal; and where its values were erased.
 */
export const arrivalsFrom = (
  store: Store,
  partner: string | null,
): ReadonlyMap<string, NotedArrival> => {
  const undone = undoneBatches(store);
  const last = new Map<string, Noted>();
  const newestFirst = store.all(
    query
      .selectFrom('arrival as a')
      .innerJoin('batch as b', 'b.id', 'a.batch')
      .select(['a.batch', 'b.number as batchNumber', 'a.kind', 'a.record', 'a.partner'])
      .select(['a.installation', 'a.rev', 'a.digest', 'a.saw', 'a.base'])
      .where('a.partner', 'is', partner)
      .orderBy('a.number', 'desc')
      .compile(),
  );
  for (const row of newestFirst) {
    if (undone.has(row.batch)) continue;
    const key = keyOf(row.kind, row.record);
    const later = last.get(key);
    if (later === undefined || (later.installation === row.installation && later.rev < row.rev))
      last.set(key, row);
  }
  const seqs = new Map<number, number>();
  const seqOf = (batch: number): number => {
    const known =
      seqs.get(batch) ??
      (store.statement(LAST).get(batch) as { readonly seq: number } | undefined)?.seq ??
      0;
    seqs.set(batch, known);
    return known;
  };
  return new Map(
    [...last].map(([key, row]) => {
      const seq = seqOf(row.batchNumber);
      const { kind, record, installation, rev, digest, saw } = row;
      const base = baseOf(store, row);
      return [
        key,
        { kind: kind as SharedKind, record, partner, installation, rev, digest, saw, base, seq },
      ] as const;
    }),
  );
};

/** The records for which exactly this, by its digest, arrived from anywhere in a batch that stands. */
export const arrivedAs = (
  store: Store,
  digest: string,
): readonly { readonly kind: SharedKind; readonly record: string }[] => {
  const found = new Map(
    store
      .all(
        query
          .selectFrom('arrival')
          .select(['batch', 'kind', 'record'])
          .where('digest', '=', digest)
          .orderBy('number')
          .compile(),
      )
      .filter(({ batch }) => undoneBy(store, batch) === undefined)
      .map(({ kind, record }) => [keyOf(kind, record), { kind: kind as SharedKind, record }]),
  );
  return [...found.values()];
};

/** Every record of a kind with a row of history above `seq`, with its last one, in their order; deleted ones too. */
export const changedAfter = (
  store: Store,
  kind: Kind,
  seq: number,
): readonly { readonly id: string; readonly seq: number; readonly deleted: boolean }[] =>
  store
    .all(
      query
        .selectFrom('history')
        .select(({ fn }) => ['record as id', 'action', fn.max<number>('seq').as('last')])
        .where('kind', '=', kind)
        .where('seq', '>', seq)
        .groupBy('record')
        .orderBy('last')
        .compile(),
    )
    // With max(), SQLite takes the other columns from the row that has it
    .map(({ id, action, last }) => ({ id, seq: last, deleted: action === 'delete' }));
