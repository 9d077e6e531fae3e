import type { SharedData } from './package.ts';

/** From here on two entries are shown as possibly one. */
export const ALIKE = 0.6;

const plain = (text: unknown): string =>
  typeof text === 'string'
    ? text
        .normalize('NFKC')
        .replace(/[\s\p{P}\p{S}]+/gu, '')
        .toLowerCase()
    : '';

const bigrams = (text: string): ReadonlyMap<string, number> => {
  const signs = Array.from(text);
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < signs.length; at += 1) {
    const pair = `${signs[at] ?? ''}${signs[at + 1] ?? ''}`;
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  if (signs.length === 1) found.set(text, 1);
  return found;
};

/** Dice's coefficient of two texts' pairs of characters, without punctuation and blanks: 0 to 1. */
const similarity = (one: string, other: string): number => {
  if (one === other) return 1;
  const ones = bigrams(one);
  const others = bigrams(other);
  let common = 0;
  let all = 0;
  for (const [pair, times] of ones) {
    common += Math.min(times, others.get(pair) ?? 0);
    all += times;
  }
  for (const times of others.values()) all += times;
  return all === 0 ? 0 : (2 * common) / all;
};

const firstOf = (data: SharedData): string => {
  const [first] = (Array.isArray(data.participants) ? data.participants : []) as readonly {
    readonly person: string;
  }[];
  return first?.person ?? '';
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Entries that could be the same visit at all have this in common: the first person and the day. */
const keyOf = (data: SharedData): string | null =>
  typeof data.happened === 'string' && firstOf(data) !== ''
    ? `${firstOf(data)} ${data.happened}`
    : null;

const objectOf = (data: SharedData): string => plain(data.objectText);

/**
 * How much two entries look like one visit, 0 to 1: nothing unless the first person and the day are the same and the
 * carriers overlap; then by their texts, of which the object weighs a quarter. An empty text speaks neither for nor
 * against.
 */
export const alike = (one: SharedData, other: SharedData): number => {
  if (keyOf(one) === null || keyOf(one) !== keyOf(other)) return 0;
  const carriers = listOf(other.carriers);
  const known = listOf(one.carriers).length > 0 && carriers.length > 0;
  if (known && !listOf(one.carriers).some((carrier) => carriers.includes(carrier))) return 0;
  const parts = [
    { one: plain(one.summary), other: plain(other.summary), weight: 3 },
    { one: objectOf(one), other: objectOf(other), weight: 1 },
  ].filter((part) => part.one !== '' && part.other !== '');
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return ALIKE;
  return (
    parts.reduce((sum, part) => sum + part.weight * similarity(part.one, part.other), 0) / weight
  );
};

/** Finds the entries that look like a candidate, best first; only those of its person and day are compared. */
export const alikeAmong = (
  entries: Iterable<readonly [id: string, data: SharedData]>,
): ((candidate: {
  readonly id: string;
  readonly data: SharedData | null;
}) => readonly string[]) => {
  const byDay = new Map<string, (readonly [string, SharedData])[]>();
  for (const entry of entries) {
    const key = keyOf(entry[1]);
    if (key === null) continue;
    const day = byDay.get(key);
    if (day === undefined) byDay.set(key, [entry]);
    else day.push(entry);
  }
  return ({ id, data }) => {
    const key = data === null ? null : keyOf(data);
    if (data === null || key === null) return [];
    return (byDay.get(key) ?? [])
      .filter(([other]) => other !== id)
      .map(([other, theirs]) => ({ other, score: alike(data, theirs) }))
      .filter(({ score }) => score >= ALIKE)
      .sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1))
      .map(({ other }) => other);
  };
};
