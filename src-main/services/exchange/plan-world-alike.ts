import type { Entry } from '#domain/entry';
import type { SharedData } from '#domain/exchange/package';
import type { Candidate } from '#domain/exchange/plan';
import type { ContactObject, Link } from '#domain/people';
import type { Ledger } from '#storage/ledger';
import type { Kept } from './plan-world-kept.ts';

/** From this share of common pairs of characters on, two texts are similar. */
const SIMILAR = 0.6;

/** How many that look alike are shown. */
const MOST = 5;

const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const signs = [...text.replace(/[\p{P}\p{Z}\s]/gu, '')];
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < signs.length; index += 1) {
    const pair = `${signs[index] ?? ''}${signs[index + 1] ?? ''}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

/** Share of common pairs of characters, from 0 to 1; punctuation and spaces don't count. */
const similarity = (one: string, other: string): number => {
  const a = pairsOf(one);
  const b = pairsOf(other);
  const size = (pairs: ReadonlyMap<string, number>): number =>
    [...pairs.values()].reduce((sum, count) => sum + count, 0);
  const total = size(a) + size(b);
  if (total === 0) return 1;
  let common = 0;
  for (const [pair, count] of a) common += Math.min(count, b.get(pair) ?? 0);
  return (2 * common) / total;
};

const peopleKey = (participants: unknown): string =>
  Array.isArray(participants)
    ? participants
        .map((one: unknown) =>
          typeof one === 'object' && one !== null && 'person' in one ? String(one.person) : '',
        )
        .sort()
        .join(' ')
    : '';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const entryKey = (data: SharedData | Entry): string =>
  `${textOf(data.happened)} ${peopleKey(data.participants)}`;

/** Entries of the same people on the same day in the same row whose texts are similar, most similar first. */
const alikeEntries = (entries: readonly Entry[], { id, data }: Candidate): readonly string[] => {
  if (data === null) return [];
  const key = entryKey(data);
  const carriers = new Set(listOf(data.carriers));
  const summary = textOf(data.summary);
  return entries
    .filter(
      (entry) =>
        entry.id !== id &&
        entryKey(entry) === key &&
        (entry.carriers.some((carrier) => carriers.has(carrier)) ||
          (entry.carriers.length === 0 && carriers.size === 0)),
    )
    .map((entry) => ({ id: entry.id, share: similarity(entry.summary, summary) }))
    .filter(({ share }) => share >= SIMILAR)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map((found) => found.id);
};

const alikeObjects = (objects: readonly ContactObject[], { id, data }: Candidate) =>
  objects
    .filter(
      (object) =>
        object.id !== id &&
        object.name === data?.name &&
        object.kind === data.kind &&
        object.unit === data.unit &&
        object.cohort === (data.cohort ?? null),
    )
    .map((object) => object.id);

const alikeLinks = (links: readonly Link[], { id, data }: Candidate) =>
  links
    .filter(
      (link) =>
        link.id !== id &&
        link.person === data?.person &&
        link.object === data.object &&
        (link.until ?? '9999') >= textOf(data.since) &&
        link.since <= (typeof data.until === 'string' ? data.until : '9999'),
    )
    .map((link) => link.id);

const grouped = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

/**
 * Ours that look like a record that arrived under another id: entries of the same people, day and carrier with
 * similar text, objects of the same name, links that overlap. Best first.
 */
export const makeAlike = (
  ledger: Ledger,
  kept: Kept,
): ((candidate: Candidate) => readonly string[]) => {
  let byKey: ReadonlyMap<string, readonly Entry[]> | undefined;
  let byName: ReadonlyMap<string, readonly ContactObject[]> | undefined;
  let byPerson: ReadonlyMap<string, readonly Link[]> | undefined;
  const entriesNear = (data: SharedData): readonly Entry[] => {
    if (kept.many('entry')) {
      byKey ??= grouped(kept.live('entry'), entryKey);
      return byKey.get(entryKey(data)) ?? [];
    }
    const day = textOf(data.happened);
    const [first] = listOf(data.participants) as readonly { readonly person?: unknown }[];
    return ledger.entries({ from: day, until: day, person: textOf(first?.person) });
  };
  return (candidate) => {
    const { kind, data } = candidate;
    if (data === null) return [];
    switch (kind) {
      case 'entry':
        return alikeEntries(entriesNear(data), candidate);
      case 'object':
        byName ??= grouped(kept.live('object'), ({ name }) => name);
        return alikeObjects(byName.get(textOf(data.name)) ?? [], candidate);
      case 'link':
        byPerson ??= grouped(kept.live('link'), ({ person }) => person);
        return alikeLinks(byPerson.get(textOf(data.person)) ?? [], candidate);
      default:
        return [];
    }
  };
};
