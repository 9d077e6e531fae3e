import { OFFICE_PARTNER } from '#domain/exchange/kept';
import type { Delivery } from '#domain/exchange/kept';
import { REPORTED } from '#domain/exchange/package';
import type { SharedKind, Side } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import { isImport, SETUP_SOURCE } from '../session.ts';
import type { Session } from '../session.ts';
import { purposeOf } from './purpose.ts';
import { heldBack, isInScope, scopeOf } from './scope.ts';
import type { Held, Scope, Told } from './scope.ts';
import { heldOf } from './send-held.ts';
import { keyOf, saysTheSame, standingWith, stirredSince } from './send-standing.ts';
import type { Standing } from './send-standing.ts';
import { isOwn, isTakenBack } from './taken-back.ts';
import { trafficWith } from './traffic.ts';
import type { Traffic } from './traffic.ts';

/** A record that a package shall tell of. */
export interface Outgoing {
  /** As it is, or as it last was where it was withdrawn. */
  readonly told: Told;
  /** Number of its last row in the history. */
  readonly seq: number;
  /** Withdrawn: it is in the recycle bin, or handed in no longer. */
  readonly deleted: boolean;
}

/** What goes into a package, and what stays here for now. */
export interface Gathered {
  readonly records: readonly Outgoing[];
  readonly held: readonly {
    readonly told: Told;
    readonly why: Held;
    /** Names of the files that are missing. */
    readonly files: readonly string[];
  }[];
}

/** Where packages go to from here. */
export interface Target {
  /** Unit id, or `office`. */
  readonly partner: string;
  readonly side: Side;
  readonly scope: Scope;
  readonly traffic: Traffic;
  readonly standing: Standing;
}

/** The other end of the exchange with a unit (at a department there is only its own). */
export const targetFor = (session: Session, ledger: Ledger, unit: string): Target => {
  const purpose = purposeOf(ledger);
  const [partner, own] =
    purpose.side === 'department' ? [OFFICE_PARTNER, purpose.unit.id] : [unit, unit];
  return {
    partner,
    side: purpose.side,
    scope: scopeOf(session, ledger, own),
    traffic: trafficWith(session, ledger, partner),
    standing: standingWith(session, ledger, partner),
  };
};

/** Records as they are, read once between two writes however many partners are looked at. */
const toldOf = (
  session: Session,
  ledger: Ledger,
  kind: SharedKind,
  id: string,
): Told | undefined => {
  const known = session.kept('exchange records', () => new Map<string, Told>());
  const key = `${kind} ${id}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const record = ledger.record(kind, id)?.record;
  if (record === undefined) return undefined;
  // The kind of the record is the kind that was asked for, which the compiler can't follow through the union.
  const told = { kind, record } as Told;
  known.set(key, told);
  return told;
};

/** Every record of a kind that changed after a number of the history. */
export const changedSince = (
  session: Session,
  ledger: Ledger,
  kind: SharedKind,
  seq: number,
): readonly Outgoing[] =>
  ledger.changedAfter(kind, seq).flatMap(({ id, seq: last, deleted }) => {
    const told = toldOf(session, ledger, kind, id);
    return told === undefined ? [] : [{ told, seq: last, deleted }];
  });

/** Whether one of our packages told of a record that has been withdrawn since, or it came from there. */
export const wasTold = (
  ledger: Ledger,
  side: Side,
  went: readonly Delivery[],
  told: Told,
): boolean => {
  if (isTakenBack(ledger, told.kind, told.record.id)) return false;
  const revisions = ledger.historyOf(told.kind, told.record.id);
  return went.some(({ upTo }) => {
    const then = revisions.findLast(({ seq }) => seq <= upTo)?.after;
    return (
      then !== undefined &&
      then !== null &&
      heldBack(side, { kind: told.kind, record: then } as Told) === undefined
    );
  });
};

/** Whether what is here is what the other side said last, and nobody here changed it since. */
export const isAsTheySaid = (
  session: Session,
  ledger: Ledger,
  target: Target,
  outgoing: Pick<Outgoing, 'told' | 'deleted'>,
): boolean => {
  if (!saysTheSame(session, target, outgoing)) return false;
  // What was changed, told and changed back here has to be told again.
  const { told } = outgoing;
  const last = ledger.historyOf(told.kind, told.record.id).at(-1);
  return last !== undefined && (isImport(last.source) || last.source === SETUP_SOURCE);
};

/** Evidence that an entry names and whose file isn't here; a department's package has to bring every one. */
const lostFiles = ({ ports }: Session, told: Told): readonly string[] =>
  told.kind !== 'entry'
    ? []
    : told.record.evidence.flatMap(({ file }) =>
        file === undefined ||
        ports.files.exists(ports.files.join(ports.place.evidence(), file.sha256))
          ? []
          : [file.name],
      );

/** The packages of ours that the other side may have, once it has everything up to a number of the history. */
export const underWay = ({ traffic }: Target, since: number | 'all'): readonly Delivery[] =>
  since === 'all' ? traffic.went : traffic.went.filter(({ upTo }) => upTo >= since);

/**
 * Issues go with the entry in which they stand: they wait while it is held back, go when it goes, and are withdrawn
 * with it. They are told as no older than their entry, since they came and went with it.
 */
const withIssues = (
  session: Session,
  ledger: Ledger,
  { target, since }: { readonly target: Target; readonly since: number | 'all' },
  { records, held }: Gathered,
): Gathered => {
  const entries = new Map<string, Outgoing>();
  for (const outgoing of records)
    if (outgoing.told.kind === 'entry') entries.set(outgoing.told.record.id, outgoing);
  const isHeld = new Set(held.map(({ told }) => told.record.id));
  const there = new Set(records.map(({ told }) => told.record.id));
  const along = changedSince(session, ledger, 'issue', 0).filter(
    ({ told, deleted }) =>
      told.kind === 'issue' &&
      !deleted &&
      entries.has(told.record.entry ?? '') &&
      !there.has(told.record.id),
  );
  const going: Outgoing[] = [];
  const waiting: Gathered['held'][number][] = [];
  for (const outgoing of [...records, ...along]) {
    const { told, deleted, seq } = outgoing;
    const entry = told.kind === 'issue' && !deleted ? (told.record.entry ?? undefined) : undefined;
    const stands = entry === undefined ? undefined : entries.get(entry);
    if (entry !== undefined && isHeld.has(entry))
      waiting.push({ told, why: 'with-entry', files: [] });
    else if (stands === undefined) going.push(outgoing);
    else if (!stands.deleted) going.push({ ...outgoing, seq: Math.max(seq, stands.seq) });
    else if (wasTold(ledger, target.side, underWay(target, since), told))
      going.push({ told, seq: Math.max(seq, stands.seq), deleted: true });
  }
  return { records: going, held: [...held, ...waiting] };
};

/** What is looked at for telling: what changed, what was decided about, and what waited for its file. */
const candidatesSince = (
  session: Session,
  ledger: Ledger,
  target: Target,
  since: number | 'all',
): readonly Outgoing[] => {
  const changed = REPORTED.flatMap((kind) =>
    changedSince(session, ledger, kind, since === 'all' ? 0 : since),
  );
  if (since === 'all') return changed;
  const skip = new Set(changed.map(({ told }) => keyOf(told)));
  const stirred = stirredSince(session, ledger, target, { since, skip });
  for (const { told } of stirred) skip.add(keyOf(told));
  const { acknowledged } = target.traffic;
  const waited = acknowledged === undefined ? [] : heldOf(ledger, acknowledged);
  const again = waited.flatMap((id): readonly Outgoing[] => {
    const found = skip.has(`entry ${id}`) ? undefined : ledger.entry(id);
    const seq = ledger.historyOf('entry', id).at(-1)?.seq;
    return found === undefined || seq === undefined
      ? []
      : [{ told: { kind: 'entry', record: found }, seq, deleted: false }];
  });
  const rank = new Map<SharedKind, number>(REPORTED.map((kind, index) => [kind, index]));
  return [...changed, ...stirred, ...again]
    .filter(({ told }) => rank.has(told.kind))
    .sort((one, other) => (rank.get(one.told.kind) ?? 0) - (rank.get(other.told.kind) ?? 0));
};

/**
 * What a department has to tell the office, or the office about a department's records: all of it, or what happened
 * after a number of the history. A department doesn't tell back what the office itself said last, and withdraws what
 * it handed in once and took back to be written on.
 */
export const gatherReported = (
  session: Session,
  ledger: Ledger,
  target: Target,
  since: number | 'all',
): Gathered => {
  const { side, scope, traffic, standing } = target;
  const records: Outgoing[] = [];
  const held: Gathered['held'][number][] = [];
  const sort = (outgoing: Outgoing): void => {
    const { told, deleted } = outgoing;
    const isKnown = (): boolean => isAsTheySaid(session, ledger, target, outgoing);
    if (deleted) {
      const went = standing.arrivals.has(keyOf(told)) || wasTold(ledger, side, traffic.went, told);
      if (went && (since === 'all' || !isKnown())) records.push(outgoing);
      return;
    }
    // What the office took back it no longer has, although it said it once.
    const isLost = (): boolean => traffic.fellBack && isOwn(ledger, told.kind, told.record.id);
    if (since !== 'all' && side === 'department' && isKnown() && !isLost()) return;
    const files = side === 'department' ? lostFiles(session, told) : [];
    const why = heldBack(side, told) ?? (files.length === 0 ? undefined : 'no-file');
    if (why === undefined) records.push(outgoing);
    else if (why === 'draft' && wasTold(ledger, side, underWay(target, since), told))
      records.push({ ...outgoing, deleted: true });
    else held.push({ told, why, files: why === 'no-file' ? files : [] });
  };
  for (const outgoing of candidatesSince(session, ledger, target, since))
    if (isInScope(scope, outgoing.told)) sort(outgoing);
  return withIssues(session, ledger, { target, since }, { records, held });
};

/** What changed since the other side last said what it has; kept until the next write. */
export const toSend = (session: Session, ledger: Ledger, partner: string): Gathered =>
  session.kept(`exchange to send ${partner}`, () => {
    const target = targetFor(session, ledger, partner);
    return gatherReported(session, ledger, target, target.traffic.acknowledged?.upTo ?? 0);
  });

/**
 * How much there is to tell a partner. The office counts from its last package where a department never said that it
 * has one: what went out in it is on its way.
 */
export const countToSend = (session: Session, ledger: Ledger, partner: string): number => {
  const target = targetFor(session, ledger, partner);
  const { acknowledged, went } = target.traffic;
  if (target.side === 'department' || acknowledged !== undefined)
    return toSend(session, ledger, partner).records.length;
  const last = went.at(-1);
  // A unit that never took part in exchange by packages isn't owed any.
  return last === undefined ? 0 : gatherReported(session, ledger, target, last.upTo).records.length;
};
