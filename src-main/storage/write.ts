import { sql } from 'kysely';
import type { Entry } from '#domain/entry';
import type { Arrival } from '#domain/exchange/kept';
import { noteArrivals } from './arrivals.ts';
import { canonicalOf, columnsOf, encode, Unfit } from './codec.ts';
import { query, type Store } from './connection.ts';
import { codeOf, diskProblem } from './faults.ts';
import { beginBatch, type Appender } from './history.ts';
import { cellsOf, isDeleted } from './read.ts';
import type {
  BatchInfo,
  Change,
  Kind,
  RecordRef,
  StoragePorts,
  WriteProblem,
  Written,
} from './records.ts';
import { brokenReference, type Touched } from './references.ts';
import { KINDS, SHAPES } from './shapes.ts';
import type { Cell } from './tables.ts';

/** Leaves the transaction, so that nothing of the batch stays. Never leaves {@link write}. */
class Refusal extends Error {
  readonly problem: WriteProblem;
  constructor(problem: WriteProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const UPSERT: ReadonlyMap<Kind, string> = new Map(
  KINDS.map((kind) => {
    const columns = [...columnsOf(kind), 'deleted'];
    const cells = Object.fromEntries(columns.map((column) => [column, '']));
    return [
      kind,
      query
        .insertInto(SHAPES[kind].table)
        .values(cells)
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(
              Object.fromEntries(
                columns.slice(1).map((column) => [column, sql.ref(`excluded.${column}`)]),
              ) as never,
            ),
        )
        .compile().sql,
    ];
  }),
);

const DELETE: ReadonlyMap<Kind, string> = new Map(
  KINDS.map((kind) => [
    kind,
    query
      .updateTable(SHAPES[kind].table)
      .set(sql`deleted`, sql`1`)
      .where('id', '=', '')
      .compile().sql,
  ]),
);

const CLEAR_PERSONS = query.deleteFrom('entry_person').where('entry', '=', '').compile().sql;
const ADD_PERSON = query
  .insertInto('entry_person')
  .orIgnore()
  .values({ person: '', happened: '', entry: '' })
  .compile().sql;

/** `UNIQUE constraint failed: sheet.person, sheet.month` → person, month */
const uniqueProperties = (message: string): readonly string[] =>
  message
    .replace(/^.*failed: /u, '')
    .split(', ')
    .map((column) => column.replace(/^.*\./u, ''));

const problemOf = (error: unknown, { kind, id }: RecordRef): WriteProblem => {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof Unfit) return { code: 'invalid', kind, id, rule: error.property };
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  if (code === 'SQLITE_CONSTRAINT_UNIQUE')
    return { code: 'not-unique', kind, id, properties: uniqueProperties(message) };
  if (code.startsWith('SQLITE_CONSTRAINT'))
    return { code: 'invalid', kind, id, rule: message.replace(/^.*failed: /u, '') };
  return diskProblem(error);
};

/** Does what concerns one record; what it throws becomes the refusal of that record. */
const refusing = <Answer>(ref: RecordRef, work: () => Answer): Answer => {
  try {
    return work();
  } catch (error) {
    throw new Refusal(problemOf(error, ref));
  }
};

const indexEntry = (store: Store, id: string, entry: Entry | null, isNew: boolean): void => {
  if (!isNew) store.statement(CLEAR_PERSONS).run(id);
  for (const { person } of entry?.participants ?? [])
    store.statement(ADD_PERSON).run(person, entry?.happened, id);
};

/** Applies one change; answers what it touched, or `undefined` when nothing differs. */
const apply = (store: Store, change: Change, begin: () => Appender): Touched | undefined => {
  const { kind, id, after } = change;
  if (after !== null && after.id !== id)
    throw new Refusal({ code: 'invalid', kind, id, rule: 'id' });
  const stored = cellsOf(store, kind, id);
  const before = stored === undefined || isDeleted(stored) ? null : canonicalOf(kind, stored);
  if (change.expect !== undefined) {
    const expected = change.expect === null ? null : canonicalOf(kind, encode(kind, change.expect));
    if (expected !== before) throw new Refusal({ code: 'conflict', kind, id });
  }
  const cells: readonly Cell[] | null = after === null ? null : encode(kind, after);
  const text = cells === null ? null : canonicalOf(kind, cells);
  if (text === before) return undefined;
  const appender = begin();
  if (cells === null) store.statement(DELETE.get(kind) ?? '').run(id);
  else store.statement(UPSERT.get(kind) ?? '').run(...cells, 0);
  if (change.kind === 'entry') indexEntry(store, id, change.after, stored === undefined);
  const appeared = stored === undefined ? 'create' : 'restore';
  const stayed = text === null ? 'delete' : 'change';
  appender.append({
    kind,
    record: id,
    action: before === null ? appeared : stayed,
    before,
    after: text,
  });
  return { kind, id, after };
};

const refuseTwice = (changes: readonly Change[]): void => {
  const seen = new Set<string>();
  for (const { kind, id } of changes) {
    const key = `${kind}\n${id}`;
    if (seen.has(key)) throw new Refusal({ code: 'changed-twice', kind, id });
    seen.add(key);
  }
};

interface BatchToWrite extends BatchInfo {
  readonly undoes?: string;
  readonly arrivals?: readonly Arrival[];
}

/**
 * Writes a batch and its history in one immediate transaction: all of it, or nothing and the reason.
 * Order within a batch doesn't matter. Records that don't differ leave no trace. Arrivals are noted with the batch,
 * and make one where nothing else does.
 */
export const write = (
  store: Store,
  ports: StoragePorts,
  info: BatchToWrite,
  changes: readonly Change[],
): Written => {
  const { arrivals = [] } = info;
  let appender: Appender | undefined;
  const begin = (): Appender =>
    (appender ??= beginBatch(store, ports, { ...info, undoes: info.undoes ?? null }));
  const run = (): number => {
    refuseTwice(changes);
    const touched: Touched[] = [];
    // Deletions first: what takes a deleted record's place must not collide with it
    for (const deleting of [true, false])
      for (const change of changes) {
        if ((change.after === null) !== deleting) continue;
        const found = refusing(change, () => apply(store, change, begin));
        if (found !== undefined) touched.push(found);
      }
    appender?.finish();
    const broken = brokenReference(store, touched);
    if (broken !== undefined) throw new Refusal(broken);
    // What undoes a batch that only noted arrivals changes nothing, and must stand nevertheless
    if (arrivals.length > 0 || info.undoes !== undefined) {
      const note = noteArrivals(store, begin().batch, touched);
      for (const arrival of arrivals) {
        const { kind, record: id } = arrival;
        refusing({ kind, id }, () => {
          note(arrival);
        });
      }
    }
    return touched.length;
  };
  try {
    const changed = store.db.transaction(run).immediate();
    return { ok: true, batch: appender?.batch ?? null, changed };
  } catch (error) {
    return {
      ok: false,
      problem: error instanceof Refusal ? error.problem : diskProblem(error),
    };
  }
};
