import type { SharedData, SharedKind, Side } from '#domain/exchange/package';
import type { LocalTime } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { Change, Records } from '#storage/records';

/** What a new record says where its sender says nothing: older programs know fewer fields. */
const UNSAID: Readonly<Partial<Record<SharedKind, SharedData>>> = {
  entry: { returnReason: '', received: null, makeUp: null, evidence: [], commendable: false },
  sheet: { received: null },
  object: { counsellor: '', contact: '', size: null },
  person: { attributes: [] },
};

/** A record that a plan writes. */
export interface Written {
  readonly kind: SharedKind;
  readonly id: string;
  readonly after: SharedData | null;
}

/** The office's stamp: what comes in for the first time is received now. */
const stamped = (
  kind: SharedKind,
  record: SharedData,
  { side, now }: { readonly side: Side; readonly now: LocalTime },
): SharedData =>
  side === 'office' && (kind === 'entry' || kind === 'sheet') && (record.received ?? null) === null
    ? { ...record, received: now }
    : record;

/**
 * A plan's record as the storage writes it. What the plan doesn't say stays as it is here, so that nothing is wiped
 * by a sender who doesn't answer for it.
 */
export const changeOf = (
  ledger: Ledger,
  { kind, id, after }: Written,
  at: { readonly side: Side; readonly now: LocalTime },
): Change => {
  if (after === null) return { kind, id, after: null };
  const ours: SharedData = { ...UNSAID[kind], ...ledger.record(kind, id)?.record };
  const record = stamped(kind, { ...ours, ...after }, at);
  return { kind, id, after: { ...record, id } as unknown as Records[SharedKind] } as Change;
};
