import type { Change } from '#storage/records';

/** What makes a value fit what was written since; `undefined` when it has to be made anew. */
export type Follow<Value> = (value: Value, changes: readonly Change[]) => Value | undefined;

/** Values that stay over writes, because it is known what was written. */
export interface Following {
  /** Notes what was written; null when that isn't known, so that everything is made anew. */
  readonly wrote: (changes: readonly Change[] | null) => void;
  readonly value: <Value>(key: string, make: () => Value, follow: Follow<Value>) => Value;
}

/** So many values are kept; whichever was asked for longest ago goes first. */
const KEPT_AT_MOST = 8;
/** After so many changes that nobody asked about, making anew costs less than following. */
const CHANGES_AT_MOST = 2000;

/** Keeps values, and what was written since each of them was last asked for. */
export const makeFollowing = (): Following => {
  const values = new Map<string, { value: unknown; pending: Change[] }>();
  return {
    wrote: (changes) => {
      if (changes === null) values.clear();
      for (const [key, kept] of values) {
        if (kept.pending.length + (changes?.length ?? 0) > CHANGES_AT_MOST) values.delete(key);
        else kept.pending.push(...(changes ?? []));
      }
    },
    value: <Value>(key: string, make: () => Value, follow: Follow<Value>): Value => {
      const kept = values.get(key);
      values.delete(key);
      const before = kept?.value as Value | undefined;
      const fitting =
        kept === undefined || kept.pending.length === 0
          ? before
          : follow(before as Value, kept.pending);
      const value = fitting ?? make();
      values.set(key, { value, pending: [] });
      const [oldest] = values.keys();
      if (values.size > KEPT_AT_MOST && oldest !== undefined) values.delete(oldest);
      return value;
    },
  };
};
