import type { EntryBrief } from '#api/cell-views';
import { isBackfill } from '#domain/entry';
import type { Entry } from '#domain/entry';
import { dayText } from '#domain/plain-date';
import type { Carrier } from '#domain/policy/schema';
import type { Register } from './register.ts';

/** Every carrier of the policies in the ledger, by id. */
export const carriersOf = (register: Register): ReadonlyMap<string, Carrier> =>
  new Map(
    register.policies.flatMap((policy) =>
      policy.carriers.map((carrier) => [carrier.id, carrier] as const),
    ),
  );

const labelsOf = (register: Register, ids: readonly string[]): readonly string[] => {
  const carriers = carriersOf(register);
  return ids.map((id) => carriers.get(id)?.label ?? id);
};

/** An entry in a few words: `10月9日 党总支`. */
export const entryLabel = (register: Register, entry: Entry): string =>
  [dayText(entry.happened), labelsOf(register, entry.carriers)[0] ?? entry.objectText]
    .filter((word) => word !== '')
    .join(' ');

/** An entry as lists show it. */
export const briefOf = (register: Register, entry: Entry): EntryBrief => ({
  id: entry.id,
  happened: entry.happened,
  status: entry.status,
  person: entry.participants[0]?.person ?? '',
  names: entry.participants.map(({ person }) => register.people.get(person)?.name ?? ''),
  carriers: labelsOf(register, entry.carriers),
  object: entry.objectText,
  summary: entry.summary,
  backfill: isBackfill(entry, register.settings.backfillDays),
});
