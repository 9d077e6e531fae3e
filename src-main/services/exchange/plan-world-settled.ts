import type { Entry, Sheet } from '#domain/entry';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import { monthOf } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { Records } from '#storage/records';
import { lockedMonth } from '../lock-guard.ts';
import type { Register } from '../register.ts';
import { sheetKey } from '../sheet-content.ts';
import type { Kept } from './plan-world-kept.ts';

/** Why changing a record of the office needs a person. */
export type SettledAs = 'accepted' | 'printed' | 'locked' | null;

/** Guards answered from what was read once. */
export interface Guards {
  readonly settled: (kind: SharedKind, id: string) => SettledAs;
  /** Whether what a record says belongs to a closed month. */
  readonly closed: (kind: SharedKind, data: SharedData) => boolean;
}

/** A ledger that answers what the lock guard asks from one reading. */
const lockReader = (ledger: Ledger): Pick<Ledger, 'all'> => {
  const locks = ledger.all('month-lock');
  const exceptions = ledger.all('lock-exception');
  return {
    all: ((kind) =>
      kind === 'month-lock'
        ? locks
        : kind === 'lock-exception'
          ? exceptions
          : ledger.all(kind)) as Ledger['all'],
  };
};

/** Whether data has what the guard of closed months looks at; what hasn't is refused as unfit anyway. */
const isDated = (kind: SharedKind, data: SharedData): boolean =>
  kind === 'entry'
    ? typeof data.happened === 'string' && Array.isArray(data.participants)
    : kind === 'sheet' && typeof data.month === 'string';

/** What was accepted, printed or closed, for the whole of a plan. */
export const makeGuards = (ledger: Ledger, kept: Kept, register: Register): Guards => {
  const reader = lockReader(ledger);
  const printed = new Set(
    ledger
      .all('printing')
      .flatMap(({ document, person, month }) =>
        document === 'sheets' && person !== null ? [`${person} ${month}`] : [],
      ),
  );
  const isLocked = (kind: SharedKind, record: Records[SharedKind]): boolean =>
    lockedMonth(reader, [{ kind, id: record.id, before: record, after: null }]) !== undefined;
  const isPrinted = (person: string, month: PlainMonth): boolean =>
    printed.size > 0 && printed.has(`${person} ${sheetKey(register, { person, month }).month}`);
  const entryPrinted = ({ participants, happened, makeUp }: Entry): boolean =>
    participants.some(({ person }) =>
      [happened, ...(makeUp === null ? [] : [makeUp.for])].some((day) =>
        isPrinted(person, monthOf(day)),
      ),
    );
  return {
    closed: (kind, data) =>
      isDated(kind, data) && isLocked(kind, { ...data, id: '' } as Records[SharedKind]),
    settled: (kind, id) => {
      if (kind !== 'entry' && kind !== 'sheet') return null;
      const found = kept.find(kind, id);
      if (found === undefined || found.deleted) return null;
      const { record } = found;
      if (isLocked(kind, record)) return 'locked';
      const own = record as Entry | Sheet;
      if (own.status === 'accepted') return 'accepted';
      const paper = 'participants' in own ? entryPrinted(own) : isPrinted(own.person, own.month);
      return paper ? 'printed' : null;
    },
  };
};
