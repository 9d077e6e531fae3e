import { ISSUED } from './package.ts';
import type { SharedData, SharedKind } from './package.ts';
import type { Because, Candidate, Decision, Here, PlanRow, PlanWorld, Source } from './plan.ts';
import type { Arrival } from './kept.ts';
import { merge } from './merge.ts';
import type { Merged } from './merge.ts';
import { DELETED_DIGEST, answeredBy, isSame } from './shared-form.ts';
import { saysAll, withVerdict } from './verdict.ts';

type Choices = readonly Decision['choice'][];

const TAKE: Choices = ['take', 'leave', 'edit'];
const WITHDRAW: Choices = ['take', 'leave'];
const KEEP_OR_GO: Choices = ['later', 'ours', 'theirs', 'leave'];
const SPLIT: ReadonlySet<string> = new Set(['entry', 'issue']);

/** What the planner knows about a candidate's record once it is found. */
export interface Found {
  readonly candidate: Candidate;
  /** Their data with our ids in its references. */
  readonly theirs: SharedData;
  readonly record: string;
  readonly arrival: Arrival | undefined;
}

const row = (
  { candidate, record }: Pick<Found, 'candidate' | 'record'>,
  over: Pick<PlanRow, 'outcome' | 'because'> & Partial<PlanRow>,
): PlanRow => ({
  candidate,
  record,
  ours: null,
  base: null,
  after: null,
  fields: [],
  choices: [],
  ...over,
});

/** A row about which nothing is to be decided and nothing is written. */
export const unchanged = (
  found: Pick<Found, 'candidate' | 'record'>,
  code:
    'same' | 'seen' | 'older' | 'ours-newer' | 'withdrawn' | 'withdrawn-before' | 'deleted-here',
  ours: SharedData | null = null,
): PlanRow => row(found, { outcome: 'unchanged', because: { code }, ours, after: ours });

/** A row that can't be taken. */
export const problem = (candidate: Candidate, record: string, because: Because): PlanRow =>
  row({ candidate, record }, { outcome: 'problem', because });

/** A row that waits for somebody to settle what couldn't be read. */
export const doubtful = (candidate: Candidate, record: string): PlanRow =>
  row(
    { candidate, record },
    {
      outcome: 'doubt',
      because: { code: 'unsure', doubts: candidate.doubts },
      after: candidate.data,
      choices: ['leave', 'edit'],
    },
  );

/** A row that looks like a record of ours under another id. */
export const duplicate = (
  candidate: Candidate,
  ours: SharedData | null,
  theirs: SharedData,
  records: readonly string[],
): PlanRow => {
  const merged = merge(candidate.kind, ours ?? {}, theirs, null);
  return row(
    { candidate, record: records[0] ?? candidate.id },
    {
      outcome: 'duplicate',
      because: { code: 'alike', records },
      ours,
      after: ours,
      fields: [...merged.taken, ...merged.conflicts],
      choices: ['later', 'theirs', 'ours', 'both', 'edit', 'distinct', 'leave'],
    },
  );
};

/** Whether the candidate is no later word of its sender than what arrived last. */
export const isOlder = (
  { rev, digest }: Candidate,
  arrival: Arrival | undefined,
  source: Source,
): 'seen' | 'older' | null => {
  if (arrival === undefined || source.forked || rev === 0) return null;
  if (source.installation === null || arrival.installation !== source.installation) return null;
  if (rev > arrival.rev) return null;
  return digest === arrival.digest ? 'seen' : 'older';
};

/** A record that isn't here yet. */
export const planNew = (found: Found, world: PlanWorld, source: Source): PlanRow => {
  const { candidate, theirs } = found;
  const fields = Object.keys(theirs);
  if (source.side === 'department' && world.closed(candidate.kind, theirs))
    return row(found, {
      outcome: 'conflict',
      because: { code: 'settled', as: 'locked' },
      fields,
      choices: ['later', 'ours', 'theirs', 'leave'],
    });
  return row(found, {
    outcome: 'new',
    because: { code: 'not-here' },
    after: theirs,
    choices: TAKE,
  });
};

/** What both sides agreed on last: an open conflict knows it field by field. */
const agreedBefore = ({ candidate, arrival }: Found, world: PlanWorld): SharedData | null => {
  const waiting = world.open(candidate.kind, candidate.id);
  return waiting === undefined ? (arrival?.base ?? null) : waiting.base;
};

/** They tell of a record that is in the recycle bin here. */
export const planDeleted = (
  found: Found,
  here: Here,
  world: PlanWorld,
  source: Source,
): PlanRow => {
  const { candidate, theirs, record, arrival } = found;
  const { kind, digest, base } = candidate;
  if (arrival?.digest === DELETED_DIGEST) {
    const later = isOlder(candidate, arrival, source) === null;
    const comparable = arrival.installation === source.installation && !source.forked;
    if (!later || !comparable || candidate.rev === 0) return unchanged(found, 'withdrawn-before');
    return row(found, {
      outcome: 'update',
      because: { code: 'theirs-newer' },
      after: theirs,
      choices: TAKE,
    });
  }
  // The office has seen our withdrawal and keeps the record all the same
  const overruled = source.side === 'office' && base === DELETED_DIGEST;
  const known = base === null ? undefined : world.version(kind, record, base);
  const before = known ?? agreedBefore(found, world);
  if (!overruled) {
    const repeated = digest === arrival?.digest || world.seen(kind, record, digest);
    if (repeated && world.open(kind, candidate.id) === undefined)
      return unchanged(found, 'deleted-here');
    if (before !== null && !merge(kind, before, theirs, before).theirsChanged)
      return unchanged(found, 'deleted-here');
  }
  if (overruled || (arrival === undefined && before === null)) return planNew(found, world, source);
  return row(found, {
    outcome: 'conflict',
    because: { code: 'deleted-here' },
    base: before,
    fields: Object.keys(theirs).filter((field) => !isSame(here.data[field], theirs[field])),
    choices: ['later', 'ours', 'theirs', 'leave'],
  });
};

/** They withdraw a record. */
export const planWithdrawal = (
  found: Found,
  here: Here | undefined,
  world: PlanWorld,
  source: Source,
): PlanRow => {
  const { candidate, record, arrival } = found;
  if (here === undefined) return unchanged(found, 'withdrawn');
  if (here.deleted) return unchanged(found, 'deleted-here');
  // The echo of a withdrawal of ours: what was taken back to be written on stays.
  if (candidate.base === DELETED_DIGEST && here.data.status === 'draft')
    return unchanged(found, 'ours-newer', here.data);
  const seen =
    candidate.base === null || candidate.base === arrival?.saw
      ? undefined
      : world.version(candidate.kind, record, candidate.base);
  const known = seen ?? agreedBefore(found, world);
  const before = known === null ? null : answeredBy(candidate.kind, known, source.side);
  const settled = source.side === 'department' ? world.settled(candidate.kind, record) : null;
  const untouched =
    here.digest === arrival?.digest ||
    (before !== null && !merge(candidate.kind, before, here.data, before).theirsChanged);
  if (settled === null && untouched)
    return row(found, {
      outcome: 'withdraw',
      because: { code: 'withdrawn' },
      ours: here.data,
      base: before,
      choices: WITHDRAW,
    });
  return row(found, {
    outcome: 'conflict',
    because: settled === null ? { code: 'withdrawn' } : { code: 'settled', as: settled },
    ours: here.data,
    base: before,
    after: here.data,
    choices: KEEP_OR_GO,
  });
};

/** A withdrawal of what records of ours still refer to: a person decides, and the rest isn't held up. */
export const stillNeeded = (withdrawal: PlanRow): PlanRow => ({
  ...withdrawal,
  outcome: 'conflict',
  after: withdrawal.ours,
  choices: KEEP_OR_GO,
});

const BY_OFFICE: ReadonlySet<string> = new Set(ISSUED);

const settledAs = (
  { candidate, record }: Found,
  after: SharedData,
  world: PlanWorld,
): 'accepted' | 'locked' | null => {
  const settled = world.settled(candidate.kind, record);
  if (settled === 'accepted' || settled === 'locked') return settled;
  return world.closed(candidate.kind, after) ? 'locked' : null;
};

const reasonOf = (kind: SharedKind, { after, taken }: Merged, theirs: SharedData): Because =>
  taken.length === 0 || saysAll(kind, after, theirs)
    ? { code: 'theirs-newer' }
    : { code: 'merged', fields: taken };

/** Both have the record, and it isn't the same: three ways. */
export const planMerge = (found: Found, here: Here, world: PlanWorld, source: Source): PlanRow => {
  const { candidate, theirs, record, arrival } = found;
  const { kind } = candidate;
  const ours = here.data;
  const before = agreedBefore(found, world);
  const fast = here.digest === arrival?.digest;
  // Also where we have their last word: who took an import of ours back goes on from an earlier version.
  const seen =
    candidate.base === null || candidate.base === arrival?.saw
      ? undefined
      : world.version(kind, record, candidate.base);
  const issued = source.side === 'office' && BY_OFFICE.has(kind);
  const known = issued ? ours : (seen ?? (fast ? ours : before));
  const base = known === null ? null : answeredBy(kind, known, source.side);
  const merged = merge(kind, ours, theirs, base);
  const after = withVerdict(
    {
      kind,
      from: source.side,
      ours,
      theirs,
      before,
      seen,
      changed: merged.theirsChanged,
    },
    merged.after,
  );
  const { conflicts } = merged;
  const about = { ours, base };
  if (after !== ours || conflicts.length > 0) {
    const as = source.side === 'department' ? settledAs(found, after, world) : null;
    if (as !== null)
      return row(found, {
        ...about,
        outcome: 'conflict',
        because: { code: 'settled', as },
        after: ours,
        fields: Object.keys(theirs).filter((field) => !isSame(ours[field], theirs[field])),
        choices: ['later', 'ours', 'theirs', 'edit', 'leave'],
      });
  }
  if (conflicts.length > 0)
    return row(found, {
      ...about,
      outcome: 'conflict',
      because: { code: 'both-changed', fields: conflicts },
      after,
      fields: conflicts,
      choices: SPLIT.has(kind)
        ? ['later', 'ours', 'theirs', 'both', 'edit', 'leave']
        : ['later', 'ours', 'theirs', 'edit', 'leave'],
    });
  if (after === ours) {
    const same = Object.keys(theirs).every((field) => isSame(ours[field], theirs[field]));
    return { ...unchanged(found, same ? 'same' : 'ours-newer', ours), base };
  }
  return row(found, {
    ...about,
    outcome: 'update',
    because: reasonOf(kind, merged, theirs),
    after,
    choices: TAKE,
  });
};
