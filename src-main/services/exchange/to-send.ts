import { OFFICE_PARTNER } from '#domain/exchange/kept';
import type { Delivery } from '#domain/exchange/kept';
import { REPORTED } from '#domain/exchange/package';
import type { SharedKind, Side } from '#domain/exchange/package';
import { canonicalText, DELETED, sharedForm } from '#domain/exchange/shared-form';
import type { Ledger } from '#storage/ledger';
import { isImport, SETUP_SOURCE } from '../session.ts';
import type { Session } from '../session.ts';
import { purposeOf } from './purpose.ts';
import { heldBack, isInScope, scopeOf } from './scope.ts';
import type { Held, Scope, Told } from './scope.ts';
import { trafficWith } from './traffic.ts';
import type { Traffic } from './traffic.ts';

/** A record that a package shall tell of. */
export interface Outgoing {
  /** As it is, or as it last was where it was withdrawn. */
  readonly told: Told;
  /** Number of its last row in the history. */
  readonly seq: number;
  readonly deleted: boolean;
}

/** What goes into a package, and what stays here for now. */
export interface Gathered {
  readonly records: readonly Outgoing[];
  readonly held: readonly { readonly told: Told; readonly why: Held }[];
}

/** Where packages go to from here. */
export interface Target {
  /** Unit id, or `office`. */
  readonly partner: string;
  readonly side: Side;
  readonly scope: Scope;
  readonly traffic: Traffic;
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
  { told, deleted }: Outgoing,
  arrived: string | undefined,
): boolean => {
  const { digest } = session.ports;
  const text = deleted ? DELETED : canonicalText(sharedForm(told.kind, told.record, 'office'));
  if (arrived !== digest(text)) return false;
  // What was changed, told and changed back here has to be told again.
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

/** Issues that stand in an entry go when it goes: while it was held back, they were passed over. */
const withIssues = (session: Session, ledger: Ledger, { records, held }: Gathered): Gathered => {
  const going = new Set<string>();
  for (const { told, deleted } of records)
    if (told.kind === 'entry' && !deleted) going.add(told.record.id);
  const isHeld = new Set(held.map(({ told }) => told.record.id));
  const waits = ({ told, deleted }: Outgoing): boolean =>
    told.kind === 'issue' &&
    !deleted &&
    told.record.entry !== null &&
    isHeld.has(told.record.entry);
  const there = new Set(records.map(({ told }) => told.record.id));
  const along = changedSince(session, ledger, 'issue', 0).filter(
    ({ told, deleted }) =>
      told.kind === 'issue' &&
      !deleted &&
      told.record.entry !== null &&
      going.has(told.record.entry) &&
      !there.has(told.record.id),
  );
  return {
    records: [...records.filter((outgoing) => !waits(outgoing)), ...along],
    held: [
      ...held,
      ...records.filter(waits).map(({ told }) => ({ told, why: 'with-entry' as const })),
    ],
  };
};

/**
 * What a department has to tell the office, or the office about a department's records: all of it, or what changed
 * after a number of the history. A department doesn't tell back what the office itself said last.
 */
export const gatherReported = (
  session: Session,
  ledger: Ledger,
  target: Target,
  since: number | 'all',
): Gathered => {
  const { side, partner, scope, traffic } = target;
  const arrivals = ledger.arrivalsFrom(partner);
  const records: Outgoing[] = [];
  const held: Gathered['held'][number][] = [];
  const sort = (outgoing: Outgoing): void => {
    const { told, deleted } = outgoing;
    const arrived = arrivals.get(`${told.kind} ${told.record.id}`)?.digest;
    if (deleted) {
      const known = arrived !== undefined || wasTold(ledger, side, traffic.went, told);
      if (known && (since === 'all' || !isAsTheySaid(session, ledger, outgoing, arrived)))
        records.push(outgoing);
      return;
    }
    if (
      since !== 'all' &&
      side === 'department' &&
      isAsTheySaid(session, ledger, outgoing, arrived)
    )
      return;
    const lost = side === 'department' ? lostFiles(session, told) : [];
    const why = heldBack(side, told) ?? (lost.length === 0 ? undefined : 'no-file');
    if (why === undefined) records.push(outgoing);
    else held.push({ told, why });
  };
  for (const kind of REPORTED) {
    for (const outgoing of changedSince(session, ledger, kind, since === 'all' ? 0 : since))
      if (isInScope(scope, outgoing.told)) sort(outgoing);
  }
  return withIssues(session, ledger, { records, held });
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
