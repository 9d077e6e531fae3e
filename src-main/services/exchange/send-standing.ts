import type { Side } from '#domain/exchange/package';
import { canonicalText, DELETED, sharedForm } from '#domain/exchange/shared-form';
import type { NotedArrival } from '#storage/arrivals';
import type { Ledger } from '#storage/ledger';
import type { Session } from '../session.ts';
import type { Told } from './scope.ts';
import { theirIds } from './their-ids.ts';
import type { TheirIds } from './their-ids.ts';

/** How things stand with a partner; records by `kind record`. */
export interface Standing {
  readonly arrivals: ReadonlyMap<string, NotedArrival>;
  /** About these something with them is undecided. */
  readonly open: ReadonlySet<string>;
  /** Numbers in the history of the last decision about a record of theirs and ours. */
  readonly settled: ReadonlyMap<string, number>;
  readonly theirs: TheirIds;
}

/** A record to be looked at, with the number of its last row in the history. */
interface Looked {
  readonly told: Told;
  readonly seq: number;
  readonly deleted: boolean;
}

/** With whom, and from which side. */
interface Toward {
  readonly side: Side;
  readonly standing: Standing;
}

/** Names a record in {@link Standing}. */
export const keyOf = ({ kind, record }: Told): string => `${kind} ${record.id}`;

/** How things stand with a partner, kept until the next write. */
export const standingWith = (session: Session, ledger: Ledger, partner: string): Standing =>
  session.kept(`exchange standing ${partner}`, () => {
    const open = new Set<string>();
    const settled = new Map<string, number>();
    // In the order of their last change: of several decisions about one record the last one stays.
    for (const { id, seq } of ledger.changedAfter('conflict', 0)) {
      const found = ledger.record('conflict', id);
      if (found === undefined || found.deleted || found.record.partner !== partner) continue;
      const key = `${found.record.kind} ${found.record.record}`;
      if (found.record.settled === null) open.add(key);
      else settled.set(key, seq);
    }
    const arrivals = ledger.arrivalsFrom(partner);
    return { arrivals, open, settled, theirs: theirIds(session, ledger, partner) };
  });

/** Whether a record is here what the other side said last: in the form, and with the ids, in which it would say it. */
export const saysTheSame = (
  session: Session,
  { side, standing }: Toward,
  { told, deleted }: Pick<Looked, 'told' | 'deleted'>,
): boolean => {
  const arrived = standing.arrivals.get(keyOf(told))?.digest;
  if (arrived === undefined) return false;
  const other = side === 'office' ? 'department' : 'office';
  const text = deleted
    ? DELETED
    : canonicalText(standing.theirs.inTheirs(told.kind, sharedForm(told.kind, told.record, other)));
  return arrived === session.ports.digest(text);
};

/** Number of the last thing that happened to a record: see `RecordLine.rev`. */
export const revisionOf = (session: Session, target: Toward, outgoing: Looked): number => {
  const { arrivals, settled } = target.standing;
  const key = keyOf(outgoing.told);
  const arrived = arrivals.get(key)?.seq ?? 0;
  const known = Math.max(outgoing.seq, settled.get(key) ?? 0);
  return arrived <= known || saysTheSame(session, target, outgoing) ? known : arrived;
};

/** Records about which something was decided, or arrived that left the two different, after a number of the history. */
export const stirredSince = (
  session: Session,
  ledger: Ledger,
  target: Toward,
  { since, skip }: { readonly since: number; readonly skip: ReadonlySet<string> },
): readonly Looked[] => {
  const { arrivals, settled } = target.standing;
  const keys = new Set<string>();
  for (const [key, seq] of settled) if (seq > since) keys.add(key);
  for (const [key, { seq }] of arrivals) if (seq > since) keys.add(key);
  return [...keys].flatMap((key) => {
    const [kind = '', id = ''] = key.split(' ');
    const found = skip.has(key) ? undefined : ledger.record(kind as Told['kind'], id);
    if (found === undefined) return [];
    const { deleted } = found;
    // The record is of the kind that was asked for, which the compiler can't follow through the union.
    const told = { kind, record: found.record } as Told;
    if ((settled.get(key) ?? 0) <= since && saysTheSame(session, target, { told, deleted }))
      return [];
    const seq = ledger.historyOf(told.kind, id).at(-1)?.seq ?? 0;
    return [{ told, seq, deleted }];
  });
};
