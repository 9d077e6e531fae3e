import type { SharedData } from '#domain/exchange/package';
import type { Candidate } from '#domain/exchange/plan';
import { canonicalText } from '#domain/exchange/shared-form';
import { fieldsOf } from './field-words.ts';

/** What a person put into doubtful fields, each in its own wire form. */
export type Settled = Readonly<Record<string, string>>;

/** How readers call the fields of an entry that they are in doubt about. */
const OF_ENTRY: Readonly<Record<string, string>> = {
  day: 'happened',
  carrier: 'carriers',
  person: 'participants',
};

const valueOf = (candidate: Candidate, field: string, value: string): unknown => {
  switch (fieldsOf(candidate.kind).find((word) => word.field === field)?.type) {
    case 'number':
      return value.trim() === '' || Number.isNaN(Number(value)) ? null : Number(value);
    case 'flag':
      return value === 'true';
    case 'carriers':
    case 'list':
      return value === '' ? [] : [value];
    case 'people': {
      const people = candidate.data?.[field];
      const others: readonly unknown[] = Array.isArray(people) ? people.slice(1) : [];
      return [{ person: value, role: 'attended' }, ...others];
    }
    case 'object':
    case 'unit':
      return value === '' ? null : value;
    default:
      return value;
  }
};

const patched = (candidate: Candidate, settled: Settled, names: boolean): SharedData => {
  const data: Record<string, unknown> = { ...candidate.data };
  for (const [said, value] of Object.entries(settled)) {
    const isName = candidate.doubts.some(({ field, name }) => field === said && name !== undefined);
    if (names && !isName) continue;
    const field = candidate.kind === 'entry' ? (OF_ENTRY[said] ?? said) : said;
    data[field] = valueOf(candidate, field, value);
  }
  return data;
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
