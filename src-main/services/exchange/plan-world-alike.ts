import { alikeAmong } from '#domain/exchange/alike';
import { groupBy } from '#domain/exchange/folding';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import type { Candidate } from '#domain/exchange/plan';
import type { Entry } from '#domain/entry';
import type { ContactObject, Link } from '#domain/people';
import { isPlainDate } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { Kept } from './plan-world-kept.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const firstPerson = ({ participants }: SharedData): string => {
  const [first] = (Array.isArray(participants) ? participants : []) as readonly {
    readonly person?: unknown;
  }[];
  return textOf(first?.person);
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

type Finder = (candidate: Candidate, data: SharedData) => readonly string[];

const listed = (entries: readonly Entry[]) =>
  entries.map((entry) => [entry.id, { ...entry }] as const);

/**
 * Ours that look like a record that arrived under another id: entries of one person and day with similar texts,
 * objects of the same name, links that overlap. Best first.
 */
export const makeAlike = (
  ledger: Ledger,
  kept: Kept,
): ((candidate: Candidate) => readonly string[]) => {
  let entries: ReturnType<typeof alikeAmong> | undefined;
  let byName: ReadonlyMap<string, readonly ContactObject[]> | undefined;
  let byPerson: ReadonlyMap<string, readonly Link[]> | undefined;
  const alikeEntries: Finder = (candidate, data) => {
    if (kept.many('entry')) {
      entries ??= alikeAmong(listed(kept.live('entry')));
      return entries(candidate);
    }
    const day = textOf(data.happened);
    const person = firstPerson(data);
    return isPlainDate(day) && person !== ''
      ? alikeAmong(listed(ledger.entries({ from: day, until: day, person })))(candidate)
      : [];
  };
  const finders: Readonly<Partial<Record<SharedKind, Finder>>> = {
    entry: alikeEntries,
    object: (candidate, data) => {
      byName ??= groupBy(kept.live('object'), ({ name }) => name);
      return alikeObjects(byName.get(textOf(data.name)) ?? [], candidate);
    },
    link: (candidate, data) => {
      byPerson ??= groupBy(kept.live('link'), ({ person }) => person);
      return alikeLinks(byPerson.get(textOf(data.person)) ?? [], candidate);
    },
  };
  return (candidate) =>
    candidate.data === null ? [] : (finders[candidate.kind]?.(candidate, candidate.data) ?? []);
};
