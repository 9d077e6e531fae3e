import type { SharedData } from './package.ts';
import type { Candidate, PlanRow, PlanWorld, Source } from './plan.ts';
import {
  doubtful,
  duplicate,
  isOlder,
  planDeleted,
  planMerge,
  planNew,
  planWithdrawal,
  problem,
  stillNeeded,
  unchanged,
} from './plan-one.ts';
import type { Found } from './plan-one.ts';
import { merge } from './merge.ts';
import { referencesIn, withReferences } from './references.ts';
import type { Reference } from './references.ts';
import { DELETED_DIGEST, isVerdict } from './shared-form.ts';

const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

/** What one plan knows about its own candidates. */
interface Package {
  /** Our ids of live candidates, by their kind and id. */
  readonly records: ReadonlyMap<string, string>;
  /** Records that candidates of this plan stand for. */
  readonly claimed: Set<string>;
}

const recordFor = (candidate: Candidate, world: PlanWorld): string => {
  const { kind, id, data, digest, rev } = candidate;
  const alias = world.alias(kind, id);
  if (alias !== undefined) return alias;
  if (world.here(kind, id) !== undefined) return id;
  if (data === null) return id;
  const same = world.sameKey(kind, data);
  if (same !== undefined) return same;
  if (rev > 0) return id;
  const before = world.seenAs(kind, digest);
  return before === undefined ? id : (world.alias(kind, before) ?? before);
};

/** Of several lines about one record the one with the highest revision counts, and of those the last. */
const superseded = (
  candidates: readonly Candidate[],
  records: ReadonlyMap<Candidate, string>,
): ReadonlySet<Candidate> => {
  const best = new Map<string, Candidate>();
  const lost = new Set<Candidate>();
  for (const candidate of candidates) {
    if (candidate.doubts.length > 0) continue;
    const key = keyOf(candidate.kind, records.get(candidate) ?? candidate.id);
    const other = best.get(key);
    const wins = other === undefined || candidate.rev >= other.rev;
    if (wins) best.set(key, candidate);
    if (other !== undefined) lost.add(wins ? other : candidate);
  }
  return lost;
};

/** Ours of one that looks like theirs, as far as the sender doesn't have both. */
const alikeTo = (
  candidate: Candidate,
  world: PlanWorld,
  source: Source,
  { claimed }: Package,
): readonly string[] =>
  world
    .alike(candidate)
    .filter(
      (id) =>
        id !== candidate.id &&
        !claimed.has(keyOf(candidate.kind, id)) &&
        !world.distinct(id, candidate.id) &&
        (source.partner === null || world.arrival(candidate.kind, id) === undefined),
    );

/** Fields that differ between two records of one visit written down twice, and say nothing about it. */
const INCIDENTAL: ReadonlySet<string> = new Set(['created', 'submitted']);

/** Whether theirs says nothing that ours doesn't say. */
const saysNothingNew = (kind: Candidate['kind'], ours: SharedData, theirs: SharedData): boolean => {
  const told = Object.fromEntries(
    Object.entries(theirs).filter(([field]) => !INCIDENTAL.has(field) && !isVerdict(kind, field)),
  );
  const { after, conflicts } = merge(kind, ours, told, null);
  return after === ours && conflicts.length === 0;
};

const planUnknown = (found: Found, world: PlanWorld, source: Source, plan: Package): PlanRow => {
  const { candidate, theirs } = found;
  const { kind, id } = candidate;
  const waiting = world.open(kind, id);
  if (waiting?.type === 'duplicate') {
    const ours = world.here(kind, waiting.record);
    if (ours !== undefined && !ours.deleted)
      return duplicate(candidate, ours.data, theirs, [waiting.record]);
  }
  const records = alikeTo(candidate, world, source, plan);
  for (const record of records) {
    const ours = world.here(kind, record)?.data;
    if (ours === undefined || !saysNothingNew(kind, ours, theirs)) continue;
    plan.claimed.add(keyOf(kind, record));
    return unchanged({ candidate, record }, 'same', ours);
  }
  const ours = records[0] === undefined ? undefined : world.here(kind, records[0]);
  return ours === undefined
    ? planNew(found, world, source)
    : duplicate(candidate, ours.data, theirs, records);
};

const missingIn = (
  theirs: SharedData,
  { kind }: Candidate,
  world: PlanWorld,
  { records }: Package,
): Reference | undefined =>
  referencesIn(kind, theirs).find(
    (target) =>
      !world.exists(target.kind, target.id) && !records.has(keyOf(target.kind, target.id)),
  );

const planOne = (
  candidate: Candidate,
  record: string,
  world: PlanWorld,
  { source, ...plan }: Package & { readonly source: Source },
): PlanRow => {
  const { kind, data, digest } = candidate;
  const here = world.here(kind, record);
  const live = here !== undefined && !here.deleted;
  const arrival = world.arrival(kind, record);
  const older = isOlder(candidate, arrival, source);
  if (older !== null && arrival !== undefined) {
    if (data !== null && arrival.digest === DELETED_DIGEST)
      return unchanged({ candidate, record }, 'withdrawn-before');
    return unchanged({ candidate, record }, older, live ? here.data : null);
  }
  if (candidate.doubts.length > 0) return doubtful(candidate, record);
  if (data === null)
    return planWithdrawal({ candidate, theirs: {}, record, arrival }, here, world, source);
  if (live && here.digest === digest) return unchanged({ candidate, record }, 'same', here.data);
  const trusted =
    candidate.rev > 0 && !source.forked && arrival?.installation === source.installation;
  if (!trusted && world.seen(kind, record, digest))
    return unchanged({ candidate, record }, 'seen', live ? here.data : null);
  const day = kind === 'entry' ? data.happened : kind === 'issue' ? data.raised : undefined;
  if (source.side === 'department' && typeof day === 'string' && day > world.today)
    return problem(candidate, record, { code: 'future', day });
  const theirs = withReferences(kind, data, (target) => {
    const ours = world.alias(target.kind, target.id);
    return ours ?? plan.records.get(keyOf(target.kind, target.id)) ?? target.id;
  });
  const missing = missingIn(theirs, candidate, world, plan);
  if (missing !== undefined)
    return problem(candidate, record, { code: 'missing', kind: missing.kind, id: missing.id });
  const found: Found = {
    candidate: theirs === data ? candidate : { ...candidate, data: theirs },
    theirs,
    record,
    arrival,
  };
  if (here === undefined)
    return arrival?.digest === DELETED_DIGEST
      ? planDeleted(found, { data: {}, digest: '', deleted: true }, world, source)
      : planUnknown(found, world, source, plan);
  return here.deleted
    ? planDeleted(found, here, world, source)
    : planMerge(found, here, world, source);
};

/** Withdrawals of what would still be referred to afterwards wait for a person. */
const withoutNeeded = (rows: readonly PlanRow[], world: PlanWorld): readonly PlanRow[] => {
  const nameOf = ({ candidate, record }: PlanRow): string => keyOf(candidate.kind, record);
  const going = new Set(rows.filter(({ outcome }) => outcome === 'withdraw').map(nameOf));
  if (going.size === 0) return rows;
  const changed = new Map(
    rows.flatMap((row) => (row.outcome === 'update' ? [[nameOf(row), row.after]] : [])),
  );
  const refersTo = (from: Reference, to: Reference): boolean => {
    const after = changed.get(keyOf(from.kind, from.id));
    return after === undefined || after === null
      ? !going.has(keyOf(from.kind, from.id))
      : referencesIn(from.kind, after).some(({ kind, id }) => kind === to.kind && id === to.id);
  };
  for (let size = -1; size !== going.size;) {
    size = going.size;
    for (const { candidate, record, outcome } of rows) {
      const target = { kind: candidate.kind, id: record };
      if (outcome !== 'withdraw') continue;
      if (world.neededBy(target.kind, record).some((from) => refersTo(from, target)))
        going.delete(keyOf(target.kind, record));
    }
  }
  return rows.map((row) =>
    row.outcome === 'withdraw' && !going.has(nameOf(row)) ? stillNeeded(row) : row,
  );
};

/**
 * What taking candidates in would do, one row each, in their order: a three-way merge against what is here, in time
 * linear in the candidates. Nothing of a row depends on what is decided about another.
 */
export const planRecords = (
  candidates: readonly Candidate[],
  source: Source,
  world: PlanWorld,
): readonly PlanRow[] => {
  const found = new Map<Candidate, string>();
  const records = new Map<string, string>();
  const claimed = new Set<string>();
  for (const candidate of candidates) {
    const record = recordFor(candidate, world);
    found.set(candidate, record);
    claimed.add(keyOf(candidate.kind, record));
    if (candidate.data !== null && candidate.doubts.length === 0)
      records.set(keyOf(candidate.kind, candidate.id), record);
  }
  const lost = superseded(candidates, found);
  const plan = { records, claimed, source };
  const rows = candidates.map((candidate) => {
    const record = found.get(candidate) ?? candidate.id;
    return lost.has(candidate)
      ? unchanged({ candidate, record }, 'older')
      : planOne(candidate, record, world, plan);
  });
  return withoutNeeded(rows, world);
};
