import { counts } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { monthOf } from '../plain-date.ts';

/** Shorter texts say too little to be the same by more than chance. In characters, without punctuation and digits. */
const SHORTEST = 12;

/**
 * Two texts are nearly the same when they share so much of all the pairs of characters they have together (Jaccard):
 * another word in a sentence of thirty characters.
 */
const NEAR = 0.75;

const SHINGLE = 2;

/** Of a phrase that many texts use, only so many of the last ones are compared: work stays linear in the texts. */
const COMPARED = 50;

/** What a text says, without how it is punctuated, counted or spaced. */
const bareText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{N}\s]/gu, '');

/** Entries whose texts are the same or nearly so. */
export interface Alike {
  readonly entries: readonly Entry[];
  /** Whether all say exactly the same, punctuation and digits aside. */
  readonly same: boolean;
}

const shinglesOf = (text: string): readonly string[] => {
  const letters = Array.from(text);
  const found = new Set<string>();
  for (let at = 0; at + SHINGLE <= letters.length; at += 1)
    found.add(letters.slice(at, at + SHINGLE).join(''));
  return [...found];
};

/** The smallest whole number of shingles that may be shared for two texts of these sizes to be near. */
const overlapNeeded = (a: number, b: number): number => Math.ceil((NEAR / (1 + NEAR)) * (a + b));

const isNear = (a: ReadonlySet<string>, b: readonly string[]): boolean => {
  const needed = overlapNeeded(a.size, b.length);
  let shared = 0;
  for (const shingle of b) if (a.has(shingle)) shared += 1;
  return shared >= needed;
};

/** The representative of each text's group; groups are joined as near texts are found. */
const grouping = (size: number) => {
  const parents = Array.from({ length: size }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    for (let up = parents[at]; up !== undefined && up !== at; up = parents[at]) at = up;
    return at;
  };
  return {
    root,
    join: (a: number, b: number): void => {
      const [first, second] = [root(a), root(b)];
      parents[Math.max(first, second)] = Math.min(first, second);
    },
  };
};

/**
 * For each text the group it belongs to: texts are in one group when they are near, directly or through others.
 * An inverted index of each text's rarest shingles finds them: two near texts share at least one of those (prefix
 * filtering), so that common phrases bring next to nothing together.
 */
const groupsOf = (texts: readonly string[]): readonly number[] => {
  const shingles = texts.map(shinglesOf);
  const often = new Map<string, number>();
  for (const list of shingles)
    for (const shingle of list) often.set(shingle, (often.get(shingle) ?? 0) + 1);
  const { root, join } = grouping(texts.length);
  const index = new Map<string, number[]>();
  shingles.forEach((list, text) => {
    const rarest = list.toSorted(
      (a, b) => (often.get(a) ?? 0) - (often.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    const own = new Set(list);
    const seen = new Set<number>();
    const prefix = list.length - Math.ceil(NEAR * list.length) + 1;
    for (const shingle of rarest.slice(0, prefix)) {
      const others = index.get(shingle) ?? [];
      index.set(shingle, others);
      for (const other of others.slice(-COMPARED)) {
        if (seen.has(other)) continue;
        seen.add(other);
        const theirs = shingles[other] ?? [];
        if (root(other) !== root(text) && isNear(own, theirs)) join(text, other);
      }
      others.push(text);
    }
  });
  return texts.map((_, text) => root(text));
};

const peopleOf = (entry: Entry): readonly string[] =>
  entry.participants.map(({ person }) => person);

/** Of other months, or by other people. */
const isElsewhere = (a: Entry, b: Entry): boolean => {
  if (monthOf(a.happened) !== monthOf(b.happened)) return true;
  const people = peopleOf(a);
  return !peopleOf(b).some((person) => people.includes(person));
};

/**
 * Counting entries whose 工作简况 are the same, or nearly, in other months or by other people. Two who took part in
 * one entry share its text and are no match.
 */
export const alikeEntries = (entries: readonly Entry[]): readonly Alike[] => {
  const byText = new Map<string, Entry[]>();
  for (const entry of entries) {
    const text = bareText(entry.summary);
    if (!counts(entry) || Array.from(text).length < SHORTEST) continue;
    const list = byText.get(text);
    if (list === undefined) byText.set(text, [entry]);
    else list.push(entry);
  }
  const texts = [...byText.keys()];
  const groups = new Map<number, string[]>();
  groupsOf(texts).forEach((group, index) => {
    groups.set(group, [...(groups.get(group) ?? []), texts[index] ?? '']);
  });
  return [...groups.values()].flatMap((group) => {
    const all = group.flatMap((text) => byText.get(text) ?? []);
    const matched = all.filter((entry) => all.some((other) => isElsewhere(entry, other)));
    return matched.length < 2 ? [] : [{ entries: matched, same: group.length === 1 }];
  });
};
