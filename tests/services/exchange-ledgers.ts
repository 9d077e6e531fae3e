import type { SharedData } from '#domain/exchange/package';
import { ISSUED, REPORTED } from '#domain/exchange/package';
import { canonicalText, sharedForm } from '#domain/exchange/shared-form';
import type { Ledger } from '#storage/ledger';

/** What the whole school has in common: each department has all of it. */
const COMMON = new Set(['policy', 'semester', 'holiday-year', 'month-lock', 'object']);

/** Settings of one PC; no package tells of them. */
const OWN = new Set(['setting purpose', 'setting demo']);

interface Shown {
  readonly form: string;
  readonly deleted: boolean;
}

const shownIn = (ledger: Ledger): ReadonlyMap<string, Shown> =>
  new Map(
    [...ISSUED, ...REPORTED].flatMap((kind) =>
      [false, true].flatMap((deleted) =>
        (deleted ? ledger.deletedRecords(kind) : ledger.all(kind)).map(
          (record) =>
            [
              `${kind} ${record.id}`,
              { form: canonicalText(sharedForm(kind, record, 'office')), deleted },
            ] as const,
        ),
      ),
    ),
  );

/** What a ledger says, record by record. */
export interface Contents {
  readonly shown: ReadonlyMap<string, Shown>;
  /** Records about which a conflict is open. */
  readonly waiting: ReadonlySet<string>;
  /** Who holds a post; at a department those for whom it answers. */
  readonly people: ReadonlySet<string>;
}

/** Reads everything that packages may tell of. */
export const contentsOf = (ledger: Ledger): Contents => ({
  shown: shownIn(ledger),
  waiting: new Set(
    ledger
      .all('conflict')
      .flatMap((one) => (one.settled === null ? [`${one.kind} ${one.record}`] : [])),
  ),
  people: new Set(ledger.all('post').map(({ person }) => person)),
});

/**
 * Records of a department of which it and the office don't say the same, with both texts; those that wait in a
 * conflict aside.
 */
export const differencesBetween = (office: Contents, department: Contents): readonly unknown[] => {
  const { shown: there, people } = department;
  const isTheirs = (key: string, { form }: Shown): boolean => {
    const data = JSON.parse(form) as SharedData;
    const [first] = (data.participants ?? []) as readonly { readonly person: string }[];
    const person = data.person ?? first?.person;
    const [kind = ''] = key.split(' ');
    if (there.has(key) || COMMON.has(kind)) return true;
    return typeof person === 'string' && people.has(person);
  };
  const keys = [...office.shown].filter(([key, one]) => isTheirs(key, one)).map(([key]) => key);
  return [...new Set([...keys, ...there.keys()])]
    .filter((key) => !office.waiting.has(key) && !department.waiting.has(key) && !OWN.has(key))
    .map((key) => ({ key, here: office.shown.get(key), there: there.get(key) }))
    .filter(({ here, there: other }) => {
      // What is gone at both ends, or was never there at one, needs no likeness of its last words
      const [gone, goneThere] = [here?.deleted ?? true, other?.deleted ?? true];
      return gone !== goneThere || (!gone && here?.form !== other?.form);
    });
};
