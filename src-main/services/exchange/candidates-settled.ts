import { edited } from '#domain/exchange/field-values';
import type { Candidate } from '#domain/exchange/plan';

/** What a person put into doubtful fields, each in its own wire form. */
export type Settled = Readonly<Record<string, string>>;

/**
 * A candidate with what a person settled in it. Its digest stays that of what was written, so that the same paper
 * read again is known by it.
 */
export const settledCandidate = (candidate: Candidate, settled: Settled): Candidate => {
  const data = candidate.data ?? {};
  const fields = Object.entries(settled).map(([field, value]) => [field, { value }] as const);
  return {
    ...candidate,
    data: edited(data, null, data, Object.fromEntries(fields)),
    doubts: candidate.doubts.filter(({ field }) => settled[field] === undefined),
  };
};
