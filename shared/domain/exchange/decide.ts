import type { Arrival, Conflict, Match } from './kept.ts';
import type { SharedData } from './package.ts';
import type { Decision, PlanRow, PlanWorld, PlanWrites, Source } from './plan.ts';
import { distinctText, matchOf } from './matches.ts';
import type { PlanIds } from './matches.ts';
import { agreedOn } from './merge.ts';
import { planRecords } from './plan-records.ts';
import { disputeOf, isEnding, resolve } from './resolve.ts';
import type { Verdict } from './resolve.ts';
import { isJudged, isSame } from './shared-form.ts';
import { nothing, writesFrom } from './effects.ts';
import type { Effect } from './effects.ts';
import { edited } from './field-values.ts';
import { received } from './verdict.ts';

interface Deciding {
  readonly source: Source;
  readonly world: PlanWorld;
  readonly ids: PlanIds;
}

const arrivalOf = (row: PlanRow, source: Source, base: SharedData | null): Arrival => ({
  kind: row.candidate.kind,
  record: row.record,
  partner: source.partner,
  installation: source.installation,
  rev: row.candidate.rev,
  digest: row.candidate.digest,
  saw: row.candidate.base,
  base,
});

/** What both agree on after taking a row; null where that is just what the record says. */
const agreed = (
  { candidate, base }: PlanRow,
  { source }: Deciding,
  after: SharedData | null,
  open: readonly string[],
): SharedData | null => {
  const theirs = candidate.data;
  if (theirs === null) return null;
  if (after !== null && Object.keys(theirs).every((field) => isSame(after[field], theirs[field])))
    return null;
  const verdict = source.side === 'office' && isJudged(candidate.kind) ? ['status'] : [];
  const untaken = verdict.filter((field) => !isSame(after?.[field], theirs[field]));
  return agreedOn(candidate.kind, theirs, base, [...open, ...untaken]);
};

const typeOf = ({ outcome, because, candidate }: PlanRow): Conflict['type'] => {
  if (outcome === 'duplicate') return 'duplicate';
  if (candidate.data === null) return 'withdrawn';
  return because.code === 'settled' ? 'settled' : 'differs';
};

const conflictOf = (
  row: PlanRow,
  { source, world, ids }: Deciding,
  settled: Conflict['settled'],
): Conflict => {
  const { candidate, record, base, fields } = row;
  const { kind, id, rev, data } = candidate;
  const open = world.open(kind, id);
  return {
    id: open?.id ?? ids.newId(),
    type: typeOf(row),
    kind,
    record,
    partner: source.partner,
    delivery: source.delivery,
    at: open?.at ?? world.now,
    theirs: { id, rev, data },
    base,
    fields,
    settled,
  };
};

/** An open conflict that a row of the same record ends. */
const ended = (
  { candidate }: PlanRow,
  { world }: Deciding,
  choice: 'ours' | 'theirs',
): readonly Conflict[] => {
  const open = world.open(candidate.kind, candidate.id);
  return open === undefined ? [] : [{ ...open, settled: { choice, at: world.now } }];
};

/** Their id is ours from now on; what came without an id of its own has none to remember. */
const aliasOf = (
  { candidate, record }: PlanRow,
  { source, world, ids }: Deciding,
): readonly Match[] =>
  candidate.id === record ||
  source.partner === null ||
  world.alias(candidate.kind, candidate.id) === record
    ? []
    : [
        matchOf(
          { type: 'id', kind: candidate.kind, text: candidate.id, target: record },
          world.now,
          ids.digest,
        ),
      ];

const SILENT: ReadonlySet<string> = new Set(['seen', 'older', 'withdrawn-before']);

const unchangedEffect = (row: PlanRow, deciding: Deciding): Effect => {
  const { candidate, because, ours } = row;
  const { world, source } = deciding;
  const fromElsewhere =
    because.code === 'seen' &&
    world.arrival(candidate.kind, row.record)?.installation !== source.installation;
  if (SILENT.has(because.code) && !fromElsewhere) return nothing('unchanged');
  return {
    ...nothing('unchanged'),
    arrivals: [arrivalOf(row, source, agreed(row, deciding, ours, []))],
    conflicts: ended(row, deciding, because.code === 'same' ? 'theirs' : 'ours'),
    matches: aliasOf(row, deciding),
  };
};

const takenEffect = (row: PlanRow, after: SharedData | null, deciding: Deciding): Effect => ({
  ...nothing(row.outcome),
  records: [
    {
      kind: row.candidate.kind,
      id: row.record,
      after: received(row.candidate.kind, after, row.ours, deciding.world),
    },
  ],
  arrivals: [arrivalOf(row, deciding.source, agreed(row, deciding, after, []))],
  conflicts: ended(row, deciding, 'theirs'),
  matches: aliasOf(row, deciding),
});

/** Both sides stay until somebody decides; what isn't disputed is taken. */
const pendingEffect = (row: PlanRow, deciding: Deciding): Effect => {
  const { candidate, record, after, ours, outcome, fields } = row;
  const type = typeOf(row);
  const base =
    type === 'differs' && after !== null ? agreed(row, deciding, after, fields) : row.base;
  const conflict = { ...conflictOf(row, deciding, null), base };
  const arrival = arrivalOf(row, deciding.source, base);
  return {
    ...nothing(outcome),
    records: after !== null && after !== ours ? [{ kind: candidate.kind, id: record, after }] : [],
    arrivals: [outcome === 'duplicate' ? { ...arrival, record: candidate.id } : arrival],
    conflicts: [conflict],
  };
};

const settledEffect = (row: PlanRow, decision: Verdict, deciding: Deciding): Effect => {
  const { source, world, ids } = deciding;
  const { kind, id } = row.candidate;
  const choice = decision.choice;
  const resolution = resolve(disputeOf(row, typeOf(row), source.side), decision, ids.newId);
  const { distinct } = resolution;
  const target = { ...row, record: resolution.record };
  const own = resolution.records.find((one) => one.id === resolution.record)?.after ?? null;
  return {
    ...nothing(row.outcome),
    records: resolution.records
      .filter(({ after }) => after !== null || row.ours !== null)
      .map((one) => ({
        ...one,
        after: received(kind, one.after, one.id === row.record ? row.ours : null, world),
      })),
    arrivals: [arrivalOf(target, source, agreed(row, deciding, own, []))],
    conflicts: [conflictOf(row, deciding, { choice, at: world.now })],
    matches: [
      ...(resolution.alias ? aliasOf(target, deciding) : []),
      ...(distinct === null
        ? []
        : [
            matchOf(
              { type: 'distinct', kind, text: distinctText(...distinct), target: null },
              world.now,
              ids.digest,
            ),
          ]),
    ],
    alias: resolution.alias ? { kind, id, record: resolution.record } : null,
  };
};

/** The row as it is once a person answered what couldn't be read; `undefined` while something is still open. */
const answered = (
  { candidate }: PlanRow,
  decision: Decision | undefined,
): PlanRow['candidate'] | undefined => {
  const { data, doubts } = candidate;
  if (decision?.choice !== 'edit' || data === null) return undefined;
  if (doubts.some(({ field }) => decision.fields[field] === undefined)) return undefined;
  return { ...candidate, data: edited(data, null, data, decision.fields), doubts: [] };
};

/** Names that a person said once whom they mean. */
const namesIn = (
  { candidate }: PlanRow,
  decision: Decision | undefined,
  { world, ids }: Deciding,
): readonly Match[] =>
  candidate.doubts.flatMap(({ field, name }) => {
    const choice = decision?.choice === 'edit' ? decision.fields[field] : undefined;
    return name === undefined || typeof choice !== 'object' || choice.value === ''
      ? []
      : [
          matchOf(
            { type: 'name', kind: name.kind, text: name.text, target: choice.value },
            world.now,
            ids.digest,
          ),
        ];
  });

/** What happens to a row on which nobody decided. */
const undecided = (choice: Decision['choice']): Decision =>
  choice === 'edit' ? { choice, fields: {} } : { choice };

const effectOf = (row: PlanRow, asked: Decision | undefined, deciding: Deciding): Effect => {
  const decision =
    asked !== undefined && row.choices.includes(asked.choice)
      ? asked
      : row.choices[0] === undefined
        ? undefined
        : undecided(row.choices[0]);
  if (decision === undefined)
    return row.outcome === 'unchanged' ? unchangedEffect(row, deciding) : nothing(row.outcome);
  if (decision.choice === 'leave') return nothing(row.outcome === 'doubt' ? 'doubt' : 'left');
  if (decision.choice === 'take') return takenEffect(row, row.after, deciding);
  if (decision.choice === 'later') return pendingEffect(row, deciding);
  if (decision.choice === 'edit' && (row.outcome === 'new' || row.outcome === 'update')) {
    const after = edited(row.after ?? {}, row.ours, row.candidate.data, decision.fields);
    return takenEffect(row, after, deciding);
  }
  return isEnding(decision) ? settledEffect(row, decision, deciding) : nothing(row.outcome);
};

/**
 * What a decided plan writes. Without a decision a row's first choice holds; a decision that isn't among its choices
 * counts as none. Rows that still wait for somebody, and rows that refer to what isn't taken, write nothing.
 */
export const writesOf = (
  rows: readonly PlanRow[],
  decisions: ReadonlyMap<string, Decision>,
  source: Source,
  world: PlanWorld,
  ids: PlanIds,
  // eslint-disable-next-line max-params -- what was planned, what was decided, and the three it was planned with
): PlanWrites => {
  const deciding: Deciding = { source, world, ids };
  const names: Match[] = [];
  const settledRows = new Map<string, PlanRow>();
  const candidates = rows.flatMap((row) => {
    const decision = decisions.get(row.candidate.key);
    const candidate = row.outcome === 'doubt' ? answered(row, decision) : undefined;
    if (candidate === undefined) return [];
    names.push(...namesIn(row, decision, deciding));
    return [candidate];
  });
  for (const row of planRecords(candidates, source, world)) settledRows.set(row.candidate.key, row);
  const effects = rows.map((row) => {
    const after = settledRows.get(row.candidate.key);
    return after === undefined
      ? effectOf(row, decisions.get(row.candidate.key), deciding)
      : effectOf(after, undefined, deciding);
  });
  return writesFrom(effects, names, world);
};
