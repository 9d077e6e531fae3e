import type { SharedKind } from '#domain/exchange/package';
import { referencesIn } from '#domain/exchange/references';
import type { Reference } from '#domain/exchange/references';
import type { Ledger } from '#storage/ledger';
import type { Register } from '../register.ts';
import { keyOf } from './send-standing.ts';
import type { Gathered, Target } from './to-send.ts';

/** Since when a record is here, as a number of the history. */
const firstSeq = (ledger: Ledger, kind: SharedKind, id: string): number =>
  ledger.historyOf(kind, id)[0]?.seq ?? Infinity;

/** People a department knew at a number of the history: by a post there, or by an entry of its own. */
const peopleKnown = (ledger: Ledger, { scope }: Target, upTo: number): ReadonlySet<string> => {
  const posts = [...ledger.all('post'), ...ledger.deletedRecords('post')];
  const known = new Set(
    posts
      .filter(({ id, unit }) => scope.units.has(unit) && firstSeq(ledger, 'post', id) <= upTo)
      .map(({ person }) => person),
  );
  for (const { id } of ledger.changedAfter('entry', 0)) {
    const then = ledger.historyOf('entry', id).findLast(({ seq }) => seq <= upTo)?.after;
    const people = then?.participants.map(({ person }) => person) ?? [];
    if (scope.people.has(people[0] ?? '')) for (const person of people) known.add(person);
  }
  return known;
};

const nameOf = (register: Register, kind: SharedKind, id: string): string => {
  if (kind === 'person') return register.people.get(id)?.name ?? '';
  return (kind === 'unit' ? register.units : register.objects).get(id)?.name ?? '';
};

/**
 * Names of people, units and objects that records for a department refer to and that it doesn't have: they came, or
 * came to it, after its last roster. Empty where it never had one.
 */
export const unknownThere = (
  ledger: Ledger,
  register: Register,
  target: Target,
  { records }: Gathered,
): readonly string[] => {
  const roster = target.traffic.went.findLast(({ kind }) => kind === 'roster');
  if (roster === undefined) return [];
  const { upTo } = roster;
  const { arrivals } = target.standing;
  const along = new Set(records.map(({ told }) => keyOf(told)));
  let people: ReadonlySet<string> | undefined;
  const isKnown = ({ kind, id }: Reference): boolean => {
    if (along.has(`${kind} ${id}`) || arrivals.has(`${kind} ${id}`)) return true;
    return kind === 'person'
      ? (people ??= peopleKnown(ledger, target, upTo)).has(id)
      : firstSeq(ledger, kind, id) <= upTo;
  };
  const unknown = records.flatMap(({ told, deleted }) =>
    deleted ? [] : referencesIn(told.kind, { ...told.record }).filter((target) => !isKnown(target)),
  );
  const names = new Set(unknown.map(({ kind, id }) => nameOf(register, kind, id)));
  return [...names].filter((name) => name !== '');
};
