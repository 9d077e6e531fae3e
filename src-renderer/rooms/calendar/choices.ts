import type { Overview } from '#api/views';
import type { PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/schema';

export type ReadyOverview = Extract<Overview, { stage: 'ready' }>;
type RankChoice = ReadyOverview['ranks'][number];

/** Ranks once each: two policies may speak to the same one. */
export const rankChoices = (ranks: readonly RankChoice[]): readonly RankChoice[] =>
  ranks.filter((rank, index) => ranks.findIndex((other) => other.id === rank.id) === index);

/** Series of all the ranks, once each. */
export const seriesOf = (ranks: readonly RankChoice[]): readonly string[] => [
  ...new Set(ranks.map((rank) => rank.policy)),
];

/** Series that speak to a rank, in the ledger's order. */
export const policiesOf = (ranks: readonly RankChoice[], rank: string): readonly string[] =>
  seriesOf(ranks.filter((choice) => choice.id === rank));

/** The version of a series that is in force on a day, else its last; policies are also found by their own id. */
export const versionOf = (
  policies: readonly Policy[],
  series: string,
  day: PlainDate,
): Policy | undefined => {
  const versions = policies.filter((policy) => policy.series === series || policy.id === series);
  return (
    versions.findLast(
      ({ effectiveFrom, effectiveUntil }) =>
        effectiveFrom <= day && (effectiveUntil === null || day <= effectiveUntil),
    ) ?? versions.at(-1)
  );
};
