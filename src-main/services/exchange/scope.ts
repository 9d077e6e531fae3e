import type { SharedKind, Side } from '#domain/exchange/package';
import { isSent } from '#domain/exchange/shared-form';
import type { Ledger } from '#storage/ledger';
import type { Records } from '#storage/records';
import type { Session } from '../session.ts';

/** For whom a department answers. */
export interface Scope {
  readonly unit: string;
  /** The unit and every unit below it. */
  readonly units: ReadonlySet<string>;
  /** Everybody who ever held a post in one of them, by a post that may lie in the recycle bin. */
  readonly people: ReadonlySet<string>;
}

const unitsBelow = (ledger: Ledger, unit: string): ReadonlySet<string> => {
  const all = ledger.all('unit');
  const found = new Set([unit]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { id, parent } of all) if (parent !== null && found.has(parent)) found.add(id);
  }
  return found;
};

/** For whom a unit answers, kept until the next write. */
export const scopeOf = (session: Session, ledger: Ledger, unit: string): Scope =>
  session.kept(`exchange scope ${unit}`, () => {
    const units = unitsBelow(ledger, unit);
    const posts = [...ledger.all('post'), ...ledger.deletedRecords('post')];
    const people = posts.filter((post) => units.has(post.unit)).map(({ person }) => person);
    return { unit, units, people: new Set(people) };
  });

/** A record of a kind, for looking at it by its kind. */
export type Told = {
  readonly [K in SharedKind]: { readonly kind: K; readonly record: Records[K] };
}[SharedKind];

/** The person whose record it is: an entry stands on the sheet of its first one. Null for what is about nobody. */
const personOf = (told: Told): string | null => {
  switch (told.kind) {
    case 'entry':
      return told.record.participants[0]?.person ?? null;
    case 'person':
      return told.record.id;
    case 'issue':
    case 'sheet':
    case 'declaration':
    case 'link':
    case 'reason':
    case 'post':
    case 'exemption':
      return told.record.person;
    case 'unit':
    case 'object':
    case 'semester':
    case 'holiday-year':
    case 'policy':
    case 'setting':
    case 'month-lock':
      return null;
  }
};

/** Whether a record is about somebody for whom a department answers, or about nobody. */
export const isInScope = (scope: Scope, told: Told): boolean => {
  const person = personOf(told);
  return person === null || scope.people.has(person);
};

/** Why a record stays here for now. */
export type Held = 'draft' | 'returned' | 'with-entry' | 'no-file';

/**
 * Why a record isn't told of by itself: what is being written stays aside. `returned` is what the office gave back
 * and the department hasn't handed in again.
 */
export const heldBack = (side: Side, told: Told): Held | undefined => {
  if (isSent(told.kind, told.record, side)) return undefined;
  return 'status' in told.record && told.record.status === 'returned' ? 'returned' : 'draft';
};
