import { sql } from 'kysely';
import type { Entry, Sheet } from '#domain/entry';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import { columnsOf, decode } from './codec.ts';
import { query, type Store } from './connection.ts';
import type { Kind, Records } from './records.ts';
import { SHAPES } from './shapes.ts';
import type { Cell } from './tables.ts';

/** Entries that happened in a span (both days in it), of one person or about one object when given. */
export interface EntryQuery {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly person?: string | undefined;
  readonly object?: string | undefined;
}

/** Sheets of the months from `from` to `until`, both in it; the same month twice for one. */
export interface SheetQuery {
  readonly from: PlainMonth;
  readonly until: PlainMonth;
  readonly person?: string | undefined;
}

export interface Found<K extends Kind> {
  readonly record: Records[K];
  /** In the recycle bin. */
  readonly deleted: boolean;
}

// A literal, not a parameter: only so does SQLite use the indexes that leave out deleted records
const LIVE = sql<boolean>`deleted = 0`;
const DELETED = sql<boolean>`deleted = 1`;

const select = (kind: Kind) => query.selectFrom(SHAPES[kind].table).select(columnsOf(kind));

const selectCells = (kind: Kind) =>
  query.selectFrom(SHAPES[kind].table).select([...columnsOf(kind), 'deleted']);

const orderOf = (kind: Kind): readonly string[] => [...SHAPES[kind].order, 'id'];

const records = <K extends Kind>(
  store: Store,
  kind: K,
  compiled: { readonly sql: string; readonly parameters: readonly unknown[] },
): readonly Records[K][] =>
  (store.statement(compiled.sql).all(...compiled.parameters) as Record<string, unknown>[]).map(
    (row) => decode(kind, row),
  );

const rowText = new Map<Kind, string>();

/** The statement that reads one row of a kind by its id; composed once. */
const rowTextOf = (kind: Kind): string => {
  let text = rowText.get(kind);
  if (text === undefined) {
    text = selectCells(kind).where('id', '=', '').compile().sql;
    rowText.set(kind, text);
  }
  return text;
};

/** The cells of one record, `deleted` last; `undefined` when there never was one. */
export const cellsOf = (store: Store, kind: Kind, id: string): readonly Cell[] | undefined =>
  store.statement(rowTextOf(kind)).raw(true).get(id) as readonly Cell[] | undefined;

/** Whether cells of {@link cellsOf} are of a record in the recycle bin. */
export const isDeleted = (cells: readonly Cell[]): boolean => cells.at(-1) === 1;

/** Every row of a kind, deleted ones too, as cells with `deleted` last; for checking the whole ledger. */
export const everyRow = (store: Store, kind: Kind): IterableIterator<readonly Cell[]> =>
  store.statement(selectCells(kind).compile().sql).raw(true).iterate() as IterableIterator<Cell[]>;

/** All records of a kind that aren't deleted, in the kind's order. */
export const allOf = <K extends Kind>(store: Store, kind: K): readonly Records[K][] =>
  records(
    store,
    kind,
    orderOf(kind)
      .reduce((ordered, name) => ordered.orderBy(name), select(kind).where(LIVE))
      .compile(),
  );

/** The recycle bin of a kind, last changed first. */
export const deletedOf = <K extends Kind>(store: Store, kind: K): readonly Records[K][] =>
  records(
    store,
    kind,
    select(kind)
      .where(DELETED)
      .orderBy(
        sql`(SELECT max(seq) FROM history WHERE history.kind = ${kind} AND history.record = id)`,
        'desc',
      )
      .compile(),
  );

/** One record, deleted or not. */
export const recordOf = <K extends Kind>(
  store: Store,
  kind: K,
  id: string,
): Found<K> | undefined => {
  const row = store.statement(rowTextOf(kind)).raw(false).get(id) as
    (Record<string, unknown> & { deleted: number }) | undefined;
  if (row === undefined) return undefined;
  const { deleted, ...cells } = row;
  return { record: decode(kind, cells), deleted: deleted === 1 };
};

/** Entries in order of day, then id. */
export const entriesOf = (store: Store, asked: EntryQuery): readonly Entry[] => {
  const { from, until, person, object } = asked;
  const live = select('entry').where(LIVE);
  const narrowed =
    person === undefined
      ? live.where('happened', '>=', from).where('happened', '<=', until)
      : live.where('id', 'in', (inner) =>
          inner
            .selectFrom('entry_person')
            .select('entry_person.entry')
            .where('entry_person.person', '=', person)
            .where('entry_person.happened', '>=', from)
            .where('entry_person.happened', '<=', until),
        );
  const chosen = object === undefined ? narrowed : narrowed.where('object', '=', object);
  return records(store, 'entry', chosen.orderBy('happened').orderBy('id').compile());
};

/** Entries whose summary, place or object's name holds the text, newest first. Blank text finds nothing. */
export const searchEntriesOf = (store: Store, text: string, limit: number): readonly Entry[] => {
  const wanted = text.trim();
  if (wanted === '') return [];
  const pattern = `%${wanted.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return records(
    store,
    'entry',
    select('entry')
      .where(LIVE)
      .where(
        sql<boolean>`("summary" LIKE ${pattern} ESCAPE '\\' OR "objectText" LIKE ${pattern} ESCAPE '\\' OR "place" LIKE ${pattern} ESCAPE '\\')`,
      )
      .orderBy('happened', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .compile(),
  );
};

/** Sheets in order of month, then id. */
export const sheetsOf = (store: Store, asked: SheetQuery): readonly Sheet[] => {
  let chosen = select('sheet')
    .where(LIVE)
    .where('month', '>=', asked.from)
    .where('month', '<=', asked.until);
  if (asked.person !== undefined) chosen = chosen.where('person', '=', asked.person);
  return records(store, 'sheet', chosen.orderBy('month').orderBy('id').compile());
};
