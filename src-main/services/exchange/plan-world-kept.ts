import type { SharedKind } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import type { Records } from '#storage/records';

/** From so many lookups of a kind on, all of it is read at once. */
const MANY = 300;

/** A record of ours, also from the recycle bin. */
export interface KeptRecord<K extends SharedKind = SharedKind> {
  readonly record: Records[K];
  readonly deleted: boolean;
}

/** Our records while an import is planned: read one by one, or all of a kind where many are asked for. */
export interface Kept {
  readonly find: (kind: SharedKind, id: string) => KeptRecord | undefined;
  /** Everything of a kind that isn't in the recycle bin. */
  readonly live: <K extends SharedKind>(kind: K) => readonly Records[K][];
  /** Whether so many of the kind are asked for that reading all of it is cheaper. */
  readonly many: (kind: SharedKind) => boolean;
}

/** Reads our records as they are now; `kinds` has the kind of every record that will be asked for. */
export const keptRecords = (ledger: Ledger, kinds: Iterable<SharedKind>): Kept => {
  const asked = new Map<SharedKind, number>();
  for (const kind of kinds) asked.set(kind, (asked.get(kind) ?? 0) + 1);
  const all = new Map<SharedKind, readonly Records[SharedKind][]>();
  const byId = new Map<SharedKind, ReadonlyMap<string, KeptRecord>>();
  const live = <K extends SharedKind>(kind: K): readonly Records[K][] => {
    const known = all.get(kind) ?? ledger.all(kind);
    all.set(kind, known);
    return known as readonly Records[K][];
  };
  const index = (kind: SharedKind): ReadonlyMap<string, KeptRecord> => {
    const known =
      byId.get(kind) ??
      new Map<string, KeptRecord>([
        ...live(kind).map((record) => [record.id, { record, deleted: false }] as const),
        ...ledger
          .deletedRecords(kind)
          .map((record) => [record.id, { record, deleted: true }] as const),
      ]);
    byId.set(kind, known);
    return known;
  };
  const many = (kind: SharedKind): boolean => (asked.get(kind) ?? 0) > MANY;
  const single = new Map<string, KeptRecord | undefined>();
  const read = (kind: SharedKind, id: string): KeptRecord | undefined => {
    const key = `${kind} ${id}`;
    if (!single.has(key)) single.set(key, ledger.record(kind, id));
    return single.get(key);
  };
  return {
    live,
    many,
    find: (kind, id) => (many(kind) ? index(kind).get(id) : read(kind, id)),
  };
};

/** The same for those who look into a ledger record by record. */
export const keptReader = (ledger: Ledger, kinds: Iterable<SharedKind>): Pick<Ledger, 'record'> => {
  const { find } = keptRecords(ledger, kinds);
  // Each kind's records come from that kind's table, which the compiler can't follow through the maps.
  return { record: ((kind: SharedKind, id: string) => find(kind, id)) as Ledger['record'] };
};
