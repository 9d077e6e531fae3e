import { createHash } from 'node:crypto';
import { alikeAmong } from '#domain/exchange/alike';
import { writesOf } from '#domain/exchange/decide';
import type { Arrival, Conflict, Match } from '#domain/exchange/kept';
import { distinctText } from '#domain/exchange/matches';
import type { SharedData, SharedKind, Side } from '#domain/exchange/package';
import type {
  Candidate,
  Decision,
  PlanRow,
  PlanWorld,
  PlanWrites,
  Source,
} from '#domain/exchange/plan';
import { planRecords } from '#domain/exchange/plan-records';
import { referencesIn } from '#domain/exchange/references';
import { settleConflict } from '#domain/exchange/settle';
import { DELETED, canonicalText, isSame, sharedForm } from '#domain/exchange/shared-form';

/* A small model of installations that exchange packages: ledgers in memory with versions, arrivals and conflicts. */

export const TODAY = '2026-11-21';
const NOW = `${TODAY}T09:00:00`;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
export const digestOfData = (data: SharedData | null): string =>
  digestOf(data === null ? DELETED : canonicalText(data));

interface Kept {
  readonly seq: number;
  readonly data: SharedData | null;
}

/** One ledger on one PC. */
export interface Installation {
  readonly name: string;
  readonly side: Side;
  readonly records: Map<string, Kept[]>;
  readonly arrivals: Map<string, Arrival & { readonly seq: number }>;
  readonly arrived: Map<string, Set<string>>;
  readonly conflicts: Map<string, { readonly seq: number; readonly conflict: Conflict }[]>;
  readonly matches: Map<string, Match>;
  /** By partner: up to which `seq` it has what went out, and up to which of its own we have. */
  readonly acknowledged: Map<string, number>;
  readonly taken: Map<string, number>;
  readonly closed: Set<string>;
  seq: number;
  ids: number;
}

export interface Package {
  readonly from: string;
  readonly side: Side;
  readonly upTo: number;
  readonly acknowledges: number;
  readonly lines: readonly Candidate[];
}

export const install = (name: string, side: Side): Installation => ({
  name,
  side,
  records: new Map(),
  arrivals: new Map(),
  arrived: new Map(),
  conflicts: new Map(),
  matches: new Map(),
  acknowledged: new Map(),
  taken: new Map(),
  closed: new Set(),
  seq: 0,
  ids: 0,
});

const keyOf = (kind: string, id: string): string => `${kind} ${id}`;
export const arrivalKey = (partner: string | null, kind: string, id: string): string =>
  `${partner ?? ''} ${kind} ${id}`;

const lastData = (versions: readonly Kept[]): SharedData =>
  versions.findLast(({ data }) => data !== null)?.data ?? {};

export const current = (at: Installation, kind: SharedKind, id: string): SharedData | null =>
  at.records.get(keyOf(kind, id))?.at(-1)?.data ?? null;

/** Writes a record; what doesn't differ leaves no trace. */
export const put = (
  at: Installation,
  kind: SharedKind,
  id: string,
  data: SharedData | null,
): void => {
  const key = keyOf(kind, id);
  const versions = at.records.get(key) ?? [];
  const before = versions.at(-1)?.data;
  if (before === undefined ? data === null : isSame(before, data)) return;
  at.seq += 1;
  at.records.set(key, [...versions, { seq: at.seq, data }]);
};

/** Changes some fields of a live record. */
export const change = (
  at: Installation,
  kind: SharedKind,
  id: string,
  fields: SharedData,
): void => {
  const before = current(at, kind, id);
  if (before !== null) put(at, kind, id, { ...before, ...fields });
};

export const conflictsOf = (at: Installation): readonly Conflict[] =>
  [...at.conflicts.values()].flatMap((versions) => versions.at(-1)?.conflict ?? []);

export const openConflicts = (at: Installation): readonly Conflict[] =>
  conflictsOf(at).filter(({ settled }) => settled === null);

export const other = (side: Side): Side => (side === 'office' ? 'department' : 'office');

export const worldOf = (at: Installation, partner: string | null): PlanWorld => {
  const from = partner === null ? 'department' : other(at.side);
  const open = openConflicts(at).filter((one) => one.partner === partner);
  const entries = [...at.records].flatMap(([key, versions]) => {
    const data = versions.at(-1)?.data;
    return key.startsWith('entry ') && data ? [[key.slice(6), data] as const] : [];
  });
  const find = alikeAmong(entries);
  return {
    today: TODAY,
    now: NOW,
    side: at.side,
    here: (kind, id) => {
      const versions = at.records.get(keyOf(kind, id));
      if (versions === undefined) return undefined;
      const data = sharedForm(kind, lastData(versions), from);
      return { data, digest: digestOfData(data), deleted: versions.at(-1)?.data === null };
    },
    sameKey: (kind, data) =>
      kind !== 'sheet'
        ? undefined
        : [...at.records]
            .find(([key, versions]) => {
              const ours = versions.at(-1)?.data;
              return (
                key.startsWith('sheet ') &&
                ours?.person === data.person &&
                ours?.month === data.month
              );
            })?.[0]
            .slice(6),
    arrival: (kind, id) => at.arrivals.get(arrivalKey(partner, kind, id)),
    seen: (kind, id, digest) => at.arrived.get(keyOf(kind, id))?.has(digest) ?? false,
    seenAs: (kind, digest) =>
      [...at.arrived]
        .find(([key, digests]) => key.startsWith(`${kind} `) && digests.has(digest))?.[0]
        .slice(kind.length + 1),
    version: (kind, id, digest) =>
      at.records
        .get(keyOf(kind, id))
        ?.flatMap(({ data }) => (data === null ? [] : [sharedForm(kind, data, at.side)]))
        .findLast((data) => digestOfData(data) === digest),
    open: (kind, id) => open.find((one) => one.kind === kind && one.theirs.id === id),
    settled: (kind, id) => {
      const data = current(at, kind, id);
      if (at.side === 'department') return null;
      if (data?.status === 'accepted') return 'accepted';
      return at.closed.has(String(data?.happened).slice(0, 7)) ? 'locked' : null;
    },
    closed: (_kind, data) =>
      at.side === 'office' && at.closed.has(String(data.happened).slice(0, 7)),
    alias: (kind, id) =>
      [...at.matches.values()].find(
        (one) => one.type === 'id' && one.kind === kind && one.text === id,
      )?.target ?? undefined,
    neededBy: (kind, id) =>
      [...at.records].flatMap(([key, versions]) => {
        const [from, record] = key.split(' ') as [SharedKind, string];
        const data = versions.at(-1)?.data ?? null;
        const refers =
          data !== null &&
          referencesIn(from, data).some((target) => target.kind === kind && target.id === id);
        return refers ? [{ kind: from, id: record }] : [];
      }),
    exists: (kind, id) => kind === 'person' || current(at, kind, id) !== null,
    alike: (candidate) => (candidate.kind === 'entry' ? find(candidate) : []),
    distinct: (one, two) =>
      [...at.matches.values()].some(
        ({ type, text }) => type === 'distinct' && text === distinctText(one, two),
      ),
  };
};

const apply = (at: Installation, writes: PlanWrites): void => {
  for (const { kind, id, after } of writes.records)
    put(at, kind, id, after === null ? null : { ...current(at, kind, id), ...after });
  for (const conflict of writes.conflicts) {
    at.seq += 1;
    const versions = at.conflicts.get(conflict.id) ?? [];
    at.conflicts.set(conflict.id, [...versions, { seq: at.seq, conflict }]);
  }
  for (const match of writes.matches) at.matches.set(match.id, match);
  at.seq += 1;
  for (const arrival of writes.arrivals) {
    const { kind, record, partner, digest, installation, rev } = arrival;
    const key = arrivalKey(partner, kind, record);
    const known = at.arrived.get(keyOf(kind, record)) ?? new Set();
    at.arrived.set(keyOf(kind, record), known.add(digest));
    const last = at.arrivals.get(key);
    if (last?.installation === installation && last.rev > rev) continue;
    const base = arrival.base ?? current(at, kind, record);
    at.arrivals.set(key, { ...arrival, base, seq: at.seq });
  }
};

const ids = (at: Installation) => ({
  newId: () => {
    at.ids += 1;
    return `${at.name}-new-${String(at.ids)}`;
  },
  digest: digestOf,
});

/** Plans what came and writes it as decided. */
export const takeIn = (
  at: Installation,
  lines: readonly Candidate[],
  partner: string | null,
  decide: (row: PlanRow) => Decision | undefined = () => undefined,
): { readonly rows: readonly PlanRow[]; readonly writes: PlanWrites } => {
  const source: Source = {
    delivery: 'delivery',
    partner,
    installation: partner,
    side: partner === null ? 'department' : other(at.side),
    forked: false,
  };
  const world = worldOf(at, partner);
  const rows = planRecords(lines, source, world);
  const decisions = new Map(
    rows.flatMap((row) => {
      const decision = decide(row);
      return decision === undefined ? [] : [[row.candidate.key, decision]];
    }),
  );
  const writes = writesOf(rows, decisions, source, world, ids(at));
  apply(at, writes);
  return { rows, writes };
};

export const takePackage = (
  at: Installation,
  sent: Package,
  decide?: (row: PlanRow) => Decision | undefined,
): ReturnType<typeof takeIn> => {
  const result = takeIn(at, sent.lines, sent.from, decide);
  const { acknowledged, taken } = at;
  acknowledged.set(sent.from, Math.max(acknowledged.get(sent.from) ?? 0, sent.acknowledges));
  taken.set(sent.from, Math.max(taken.get(sent.from) ?? 0, sent.upTo));
  return result;
};

export const settle = (at: Installation, conflict: Conflict, decision: Decision): void => {
  apply(at, settleConflict(conflict, decision, worldOf(at, conflict.partner), ids(at)));
};
