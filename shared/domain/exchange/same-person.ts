import type { Post } from '../people.ts';
import type { PlainDate } from '../plain-date.ts';
import { fold, groupBy } from './folding.ts';
import type { RosterDecisions } from './planned.ts';
import type { PersonRow } from './roster-rows.ts';

/** A person of the ledger who has the name in question, with their posts and the folded names of those units. */
export interface KnownPerson {
  readonly id: string;
  readonly posts: readonly (Post & { readonly unitKey: string })[];
}

/** Whom a line is about. Lines with the same `key` are about the same new person. */
export type Identity =
  | { readonly is: 'known'; readonly person: string; readonly successive: boolean }
  | { readonly is: 'new'; readonly key: string; readonly successive: boolean }
  /** Lines of the file that may be the same person, beside everyone in the ledger with the name. */
  | { readonly is: 'ask'; readonly rows: readonly number[] }
  | { readonly is: 'bad-decision' };

/** Lines of one name and one unit (and one answer of the clerk): taken as one person. */
interface Cluster {
  readonly key: string;
  readonly unitKey: string;
  readonly rows: readonly PersonRow[];
  readonly decision: string | undefined;
}

interface Held {
  readonly rank: string;
  readonly since: PlainDate;
  readonly until: PlainDate | null;
}

/** More people or units of one name than this are not compared pair by pair; the clerk is asked. */
const COMPARED = 40;

/** Whether two posts follow each other without doubt: one rank, the earlier ended before the later begins. */
const follow = (one: Held, other: Held): boolean => {
  const [earlier, later] = one.since <= other.since ? [one, other] : [other, one];
  return earlier.rank === later.rank && earlier.until !== null && earlier.until < later.since;
};

const allFollow = (ones: readonly Held[], others: readonly Held[]): boolean =>
  ones.length > 0 &&
  others.length > 0 &&
  ones.every((one) => others.every((other) => follow(one, other)));

const clustersOf = (rows: readonly PersonRow[], decisions: RosterDecisions): readonly Cluster[] =>
  [...groupBy(rows, (row) => fold(row.unit))].flatMap(([unitKey, ofUnit]) => {
    const first = ofUnit[0]?.row ?? 0;
    return [...groupBy(ofUnit, (row) => decisions[row.row] ?? decisions[first] ?? '')].map(
      ([decision, own]): Cluster => ({
        key: `row-${String(own[0]?.row ?? 0)}`,
        unitKey,
        rows: own,
        decision: decision === '' ? undefined : decision,
      }),
    );
  });

/** What the ledger person will have held once the file's lines about their own units are taken in. */
const heldAfter = (person: KnownPerson, clusters: readonly Cluster[]): readonly Held[] => {
  const own = clusters.filter((cluster) =>
    person.posts.some((post) => post.unitKey === cluster.unitKey),
  );
  const said = own.flatMap((cluster) =>
    cluster.rows.map((row) => ({
      ...row,
      unitKey: cluster.unitKey,
      says: row.until !== null || row.ongoing,
    })),
  );
  const kept = person.posts.map((post) => {
    const row = said.find((one) => one.unitKey === post.unitKey && one.since === post.since);
    return row?.says === true ? { ...post, until: row.until } : post;
  });
  return [
    ...kept,
    ...said.filter(
      (row) => !kept.some((post) => post.unitKey === row.unitKey && post.since === row.since),
    ),
  ];
};

/** Connected groups of clusters and known people whose posts follow each other. */
const components = (edges: readonly (readonly boolean[])[]): readonly (readonly number[])[] => {
  const seen = new Set<number>();
  return edges.flatMap((_, start) => {
    if (seen.has(start)) return [];
    const found = [start];
    seen.add(start);
    for (const node of found) {
      edges[node]?.forEach((joined, next) => {
        if (!joined || seen.has(next)) return;
        seen.add(next);
        found.push(next);
      });
    }
    return [found];
  });
};

/** Clusters nobody decided on and whose unit the ledger doesn't connect with the name. */
const resolveOpen = (
  open: readonly Cluster[],
  known: readonly KnownPerson[],
  all: readonly Cluster[],
): ReadonlyMap<Cluster, Identity> => {
  const answers = new Map<Cluster, Identity>();
  if (open.length + known.length > COMPARED) {
    for (const cluster of open) answers.set(cluster, { is: 'ask', rows: [] });
    return answers;
  }
  const held = [
    ...open.map((cluster) => cluster.rows),
    ...known.map((person) => heldAfter(person, all)),
  ];
  const isOpen = (node: number): boolean => node < open.length;
  const edges = held.map((ones, at) =>
    held.map(
      (others, with_) => at !== with_ && (isOpen(at) || isOpen(with_)) && allFollow(ones, others),
    ),
  );
  for (const nodes of components(edges)) {
    const clusters = nodes.filter(isOpen);
    const people = nodes.filter((node) => !isOpen(node));
    const clear =
      people.length <= 1 &&
      nodes.every((one) => nodes.every((other) => one === other || edges[one]?.[other] === true)) &&
      clusters.every((node) => known.every((_, at) => edges[node]?.[open.length + at] === true));
    const person = known[(people[0] ?? 0) - open.length];
    const key = open[clusters[0] ?? 0]?.key ?? '';
    for (const node of clusters) {
      const cluster = open[node];
      if (cluster === undefined) continue;
      const rows = clusters.flatMap((other) =>
        other === node ? [] : (open[other]?.rows.slice(0, 1).map((row) => row.row) ?? []),
      );
      if (!clear) answers.set(cluster, { is: 'ask', rows });
      else if (people.length === 1 && person !== undefined)
        answers.set(cluster, { is: 'known', person: person.id, successive: true });
      else answers.set(cluster, { is: 'new', key, successive: clusters.length > 1 });
    }
  }
  return answers;
};

/** Lines whose unit the ledger already connects with the name; of several such people the start of the post tells. */
const resolveByUnit = (
  cluster: Cluster,
  inUnit: readonly KnownPerson[],
): ReadonlyMap<number, Identity> => {
  const identify = (row: PersonRow): Identity => {
    const fitting =
      inUnit.length === 1
        ? inUnit
        : inUnit.filter((person) =>
            person.posts.some(
              (post) => post.unitKey === cluster.unitKey && post.since === row.since,
            ),
          );
    const only = fitting.length === 1 ? fitting[0] : undefined;
    return only === undefined
      ? { is: 'ask', rows: [] }
      : { is: 'known', person: only.id, successive: false };
  };
  return new Map(cluster.rows.map((row) => [row.row, identify(row)]));
};

const decided = (
  cluster: Cluster,
  known: readonly KnownPerson[],
): Identity | { readonly row: number } => {
  const decision = cluster.decision ?? '';
  if (decision === 'new') return { is: 'new', key: cluster.key, successive: false };
  const person = known.find((one) => one.id === decision);
  if (person !== undefined) return { is: 'known', person: person.id, successive: false };
  const row = /^row-(\d{1,7})$/.exec(decision)?.[1];
  return row === undefined ? { is: 'bad-decision' } : { row: Number(row) };
};

/**
 * Whom the lines of one name are about. By unit first; then, for units the ledger doesn't connect with the name,
 * as the same person only when the posts follow each other without doubt (ended before the next begins, one rank)
 * and nobody else could be meant. Overlapping posts in different units of a file are two people;
 * against the ledger every doubt is a question.
 */
export const identify = (
  rows: readonly PersonRow[],
  known: readonly KnownPerson[],
  decisions: RosterDecisions,
): ReadonlyMap<number, Identity> => {
  const clusters = clustersOf(rows, decisions);
  const found = new Map<number, Identity>();
  const settle = (cluster: Cluster, identity: Identity): void => {
    for (const row of cluster.rows) found.set(row.row, identity);
  };
  const pointing: { readonly cluster: Cluster; readonly row: number }[] = [];
  const open: Cluster[] = [];
  const byUnit = new Map<string, KnownPerson[]>();
  for (const person of known)
    for (const unit of new Set(person.posts.map((post) => post.unitKey)))
      byUnit.set(unit, [...(byUnit.get(unit) ?? []), person]);
  for (const cluster of clusters) {
    const inUnit = byUnit.get(cluster.unitKey) ?? [];
    if (cluster.decision !== undefined) {
      const answer = decided(cluster, known);
      if ('row' in answer) pointing.push({ cluster, row: answer.row });
      else settle(cluster, answer);
    } else if (inUnit.length > 0) {
      for (const [row, identity] of resolveByUnit(cluster, inUnit)) found.set(row, identity);
    } else open.push(cluster);
  }
  for (const [cluster, identity] of resolveOpen(open, known, clusters)) settle(cluster, identity);
  for (const { cluster, row } of pointing) {
    const other = found.get(row);
    const itself = cluster.rows.some((one) => one.row === row);
    const usable = !itself && (other?.is === 'known' || other?.is === 'new');
    settle(cluster, usable ? { ...other, successive: false } : { is: 'bad-decision' });
  }
  return found;
};
