import type { Arrival, Conflict, Match } from './kept.ts';
import type { SharedData, SharedKind } from './package.ts';
import type { PlanWorld, PlanWrites } from './plan.ts';
import { referencesIn, withReferences } from './references.ts';
import type { Reference } from './references.ts';

/** What one row comes to. */
export interface Effect {
  /** Under which it is counted: the row's outcome, or `left`. */
  readonly outcome: string;
  readonly records: readonly {
    readonly kind: SharedKind;
    readonly id: string;
    readonly after: SharedData | null;
  }[];
  readonly arrivals: readonly Arrival[];
  readonly conflicts: readonly Conflict[];
  readonly matches: readonly Match[];
  /** Their id, which stands for another record of ours from now on. */
  readonly alias: (Reference & { readonly record: string }) | null;
}

/** A row that writes nothing. */
export const nothing = (outcome: string): Effect => ({
  outcome,
  records: [],
  arrivals: [],
  conflicts: [],
  matches: [],
  alias: null,
});

const keyOf = ({ kind, id }: Reference): string => `${kind} ${id}`;

/** Leaves out what would refer to a record that neither is here nor comes along. */
const standing = (effects: readonly Effect[], world: PlanWorld): readonly Effect[] => {
  const needed = new Map<Effect, readonly Reference[]>();
  const coming = new Set<string>();
  for (const effect of effects)
    for (const { kind, id, after } of effect.records) {
      if (after === null) continue;
      coming.add(keyOf({ kind, id }));
      const missing = referencesIn(kind, after).filter(
        (target) => !world.exists(target.kind, target.id),
      );
      if (missing.length > 0) needed.set(effect, [...(needed.get(effect) ?? []), ...missing]);
    }
  const left = new Set<Effect>();
  let before = -1;
  while (left.size > before) {
    before = left.size;
    for (const [effect, missing] of needed) {
      if (missing.every((target) => coming.has(keyOf(target)))) continue;
      left.add(effect);
      needed.delete(effect);
      for (const record of effect.records) coming.delete(keyOf(record));
    }
  }
  return left.size === 0
    ? effects
    : effects.map((effect) => (left.has(effect) ? nothing('left') : effect));
};

/** References to ids that the same decisions made stand for records of ours. */
const readdressed = (effects: readonly Effect[]): readonly Effect[] => {
  const ours = new Map(
    effects.flatMap(({ alias }) => (alias === null ? [] : [[keyOf(alias), alias.record]])),
  );
  if (ours.size === 0) return effects;
  return effects.map((effect) => ({
    ...effect,
    records: effect.records.map((one) =>
      one.after === null
        ? one
        : {
            ...one,
            after: withReferences(
              one.kind,
              one.after,
              (target) => ours.get(keyOf(target)) ?? target.id,
            ),
          },
    ),
  }));
};

/** Everything that the rows write, and how many there are of each outcome. */
export const writesFrom = (
  effects: readonly Effect[],
  names: readonly Match[],
  world: PlanWorld,
): PlanWrites => {
  const kept = standing(readdressed(effects), world);
  const counts: Record<string, number> = {};
  for (const { outcome } of kept) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const matches = new Map(
    [...names, ...kept.flatMap((effect) => effect.matches)].map((match) => [match.id, match]),
  );
  return {
    records: kept.flatMap(({ records }) => records),
    arrivals: kept.flatMap(({ arrivals }) => arrivals),
    conflicts: kept.flatMap(({ conflicts }) => conflicts),
    matches: [...matches.values()],
    counts,
  };
};
