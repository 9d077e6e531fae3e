import type { Delivery } from '#domain/exchange/kept';
import type { Ledger } from '#storage/ledger';
import type { Change } from '#storage/records';
import type { Held, Told } from './scope.ts';

/** What packages had to leave out for want of a file, by package: they go without a change once it is there again. */
const HELD_SETTING = 'exchange-held';

type Kept = Readonly<Record<string, readonly string[]>>;

const keptIn = (ledger: Ledger): Kept => {
  const value = ledger.record('setting', HELD_SETTING)?.record.value;
  return typeof value === 'object' && value !== null ? (value as Kept) : {};
};

/** Entries that a package left out because a file of theirs was missing. */
export const heldOf = (ledger: Ledger, delivery: Pick<Delivery, 'id'>): readonly string[] =>
  keptIn(ledger)[delivery.id] ?? [];

/** Notes what a package leaves out, and forgets it of packages that came before the last one known to be there. */
export const holding = (
  ledger: Ledger,
  delivery: string,
  { held }: { readonly held: readonly { readonly told: Told; readonly why: Held }[] },
  going: readonly Delivery[],
): readonly Change[] => {
  const before = keptIn(ledger);
  const left = held.flatMap(({ told, why }) => (why === 'no-file' ? [told.record.id] : []));
  const value: Kept = Object.fromEntries([
    ...going.flatMap(({ id }) => (before[id] === undefined ? [] : [[id, before[id]] as const])),
    ...(left.length === 0 ? [] : [[delivery, left] as const]),
  ]);
  return Object.keys(value).length === 0 && Object.keys(before).length === 0
    ? []
    : [{ kind: 'setting', id: HELD_SETTING, after: { id: HELD_SETTING, value } }];
};
