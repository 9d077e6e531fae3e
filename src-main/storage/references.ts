import { sql } from 'kysely';
import { query, type Store } from './connection.ts';
import type { Kind, RecordRef, Records, WriteProblem } from './records.ts';
import { KINDS, SHAPES } from './shapes.ts';

interface Reference {
  readonly property: string;
  readonly target: RecordRef;
}

interface Referrer {
  readonly kind: Kind;
  /** Finds one live record that refers to the id. */
  readonly sql: string;
}

const referencesOf = (kind: Kind): readonly (readonly [string, Kind])[] =>
  Object.entries<Kind>(SHAPES[kind].references);

const peopleListsOf = (kind: Kind): readonly string[] => SHAPES[kind].people ?? [];

const LIVE = sql<boolean>`deleted = 0`;

const LIVE_BY_ID: ReadonlyMap<Kind, string> = new Map(
  KINDS.map((kind) => [
    kind,
    query.selectFrom(SHAPES[kind].table).select('id').where('id', '=', '').where(LIVE).compile()
      .sql,
  ]),
);

/** Entries have an index of who took part; other lists are few enough to be read through. */
const namingSql = (kind: Kind, property: string): string =>
  kind === 'entry'
    ? 'select entry as id from entry_person where person = ? limit 1'
    : query
        .selectFrom(SHAPES[kind].table)
        .select('id')
        .where(LIVE)
        .where(
          sql<boolean>`exists (select 1 from json_each(${sql.ref(property)}) where value ->> 'person' = ${''})`,
        )
        .compile()
        .sql.concat(' limit 1');

const referrersOf = (target: Kind): readonly Referrer[] => [
  ...KINDS.flatMap((kind) =>
    referencesOf(kind)
      .filter(([, to]) => to === target)
      .map(([property]) => ({
        kind,
        sql: query
          .selectFrom(SHAPES[kind].table)
          .select('id')
          .where(property, '=', '')
          .where(LIVE)
          .compile()
          .sql.concat(' limit 1'),
      })),
  ),
  ...(target === 'person' ? KINDS : []).flatMap((kind) =>
    peopleListsOf(kind).map((property) => ({ kind, sql: namingSql(kind, property) })),
  ),
];

const REFERRERS: ReadonlyMap<Kind, readonly Referrer[]> = new Map(
  KINDS.map((kind) => [kind, referrersOf(kind)]),
);

const referencesIn = (kind: Kind, record: Records[Kind]): readonly Reference[] => {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const single = referencesOf(kind).flatMap(([property, target]): readonly Reference[] => {
    const id = values[property];
    return typeof id === 'string' ? [{ property, target: { kind: target, id } }] : [];
  });
  const named = peopleListsOf(kind).flatMap((property) =>
    (values[property] as readonly { readonly person: string }[]).map(({ person }): Reference => ({
      property,
      target: { kind: 'person', id: person },
    })),
  );
  return [...single, ...named];
};

/** A record that a batch wrote, as it now is; null when it went into the recycle bin. */
export interface Touched extends RecordRef {
  readonly after: Records[Kind] | null;
}

/**
 * The first reference that a batch left broken: a live record refers to live records only.
 * Looked at after the whole batch, so that its order doesn't matter.
 */
export const brokenReference = (
  store: Store,
  touched: readonly Touched[],
): WriteProblem | undefined => {
  const live = new Set<string>();
  const isLive = ({ kind, id }: RecordRef): boolean => {
    const key = `${kind}\n${id}`;
    if (live.has(key)) return true;
    const found = store.statement(LIVE_BY_ID.get(kind) ?? '').get(id) !== undefined;
    if (found) live.add(key);
    return found;
  };
  for (const { kind, id, after } of touched) {
    if (after === null) {
      for (const referrer of REFERRERS.get(kind) ?? []) {
        const by = store.statement(referrer.sql).get(id) as { readonly id: string } | undefined;
        if (by !== undefined)
          return { code: 'in-use', kind, id, by: { kind: referrer.kind, id: by.id } };
      }
    } else
      for (const { property, target } of referencesIn(kind, after))
        if (!isLive(target)) return { code: 'missing-reference', kind, id, property, target };
  }
  return undefined;
};
