import type { SharedData, SharedKind } from '#domain/exchange/package';
import type { PlanWrites } from '#domain/exchange/plan';
import type { Ledger } from '#storage/ledger';
import type { Change, Records } from '#storage/records';

/** What a new record says where its sender says nothing: older programs know fewer fields. */
const UNSAID: Readonly<Partial<Record<SharedKind, SharedData>>> = {
  entry: { returnReason: '', received: null, makeUp: null, evidence: [], commendable: false },
  sheet: { received: null },
  object: { counsellor: '', contact: '', size: null },
  person: { attributes: [] },
};

/**
 * A plan's record as the storage writes it. What the plan doesn't say stays as it is here, so that nothing is wiped
 * by a sender who doesn't answer for it. Without a ledger it is the first of its kind.
 */
export const changeOf = (
  ledger: Pick<Ledger, 'record'> | null,
  { kind, id, after }: PlanWrites['records'][number],
): Change => {
  if (after === null) return { kind, id, after: null };
  const record = { ...UNSAID[kind], ...ledger?.record(kind, id)?.record, ...after, id };
  // What came in a package was checked by its reader, kind by kind.
  return { kind, id, after: record as unknown as Records[SharedKind] } as Change;
};
