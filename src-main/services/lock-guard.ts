import type { Entry, Sheet } from '#domain/entry';
import type { LockException } from '#domain/office';
import { monthOf } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import type { Altered } from '#storage/history';
import type { Ledger } from '#storage/ledger';
import type { Change } from '#storage/records';

/** A month of somebody's records that a change reaches into. */
interface Reached {
  readonly month: PlainMonth;
  /** On whose sheet it stands. */
  readonly person: string;
}

/** An entry reaches into the month it happened in, and into the one that it makes up for. */
const ofEntry = ({ happened, makeUp, participants }: Entry): readonly Reached[] =>
  [happened, ...(makeUp === null ? [] : [makeUp.for])].map((day) => ({
    month: monthOf(day),
    person: participants[0]?.person ?? '',
  }));

const reachedBy = ({ kind, before, after }: Altered): readonly Reached[] => {
  const both = [before, after].filter((record) => record !== null);
  if (kind === 'entry') return both.flatMap((record) => ofEntry(record as Entry));
  return kind === 'sheet' ? (both as readonly Sheet[]) : [];
};

/** The open exception under which a person's records of a month may be changed; `undefined` when there is none. */
export const openExceptionFor = (
  ledger: Pick<Ledger, 'all'>,
  { month, person }: Reached,
): LockException | undefined =>
  ledger
    .all('lock-exception')
    .find(
      (exception) =>
        exception.until === null &&
        exception.month === month &&
        (exception.person === null || exception.person === person),
    );

/**
 * 封账: the first closed month that changes would reach into without an exception; `undefined` when they may be
 * made. What a record was and what it becomes are both looked at: nothing leaves a closed month either.
 */
export const lockedMonth = (
  ledger: Pick<Ledger, 'all'>,
  altered: readonly Altered[],
): PlainMonth | undefined => {
  const closed = new Set(ledger.all('month-lock').map(({ id }) => id));
  if (closed.size === 0) return undefined;
  return altered
    .flatMap(reachedBy)
    .find((reached) => closed.has(reached.month) && openExceptionFor(ledger, reached) === undefined)
    ?.month;
};

/** The same for a batch that is about to be written. */
export const lockedByBatch = (
  ledger: Ledger,
  changes: readonly Change[],
): PlainMonth | undefined => {
  if (!changes.some(({ kind }) => kind === 'entry' || kind === 'sheet')) return undefined;
  // Reading every record of a large import would be for nothing
  if (ledger.all('month-lock').length === 0) return undefined;
  return lockedMonth(
    ledger,
    changes.map(({ kind, id, after }) => {
      const found = ledger.record(kind, id);
      return { kind, id, before: found?.deleted === false ? found.record : null, after };
    }),
  );
};
