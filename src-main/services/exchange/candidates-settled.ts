import { edited } from '#domain/exchange/field-values';
import type { SharedData } from '#domain/exchange/package';
import type { Candidate } from '#domain/exchange/plan';
import { canonicalText } from '#domain/exchange/shared-form';

/** What a person put into doubtful fields, each in its own wire form. */
export type Settled = Readonly<Record<string, string>>;

const patched = (candidate: Candidate, settled: Settled, onlyNames: boolean): SharedData => {
  const isName = (said: string): boolean =>
    candidate.doubts.some(({ field, name }) => field === said && name !== undefined);
  const data = candidate.data ?? {};
  const fields = Object.entries(settled)
    .filter(([field]) => !onlyNames || isName(field))
    .map(([field, value]) => [field, { value }] as const);
  return edited(data, null, data, Object.fromEntries(fields));
};

/**
 * A candidate with what a person settled in it. Its digest stays that of what was written, with only the names put
 * in that are remembered: the same paper read again is known by it.
 */
export const settledCandidate = (
  candidate: Candidate,
  settled: Settled,
  digest: (text: string) => string,
): Candidate => ({
  ...candidate,
  data: patched(candidate, settled, false),
  digest: digest(canonicalText(patched(candidate, settled, true))),
  doubts: candidate.doubts.filter(({ field }) => settled[field] === undefined),
});
