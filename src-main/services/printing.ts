import type { Printed } from '#api/office-views';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Printing } from '#domain/office';
import type { SheetContent } from '#domain/sheet';
import type { Ledger } from '#storage/ledger';
import { ledgerOf, LASTING_SOURCE } from './session.ts';
import type { Session } from './session.ts';
import type { Key } from './sheet-content.ts';

/** A sheet as it goes to paper: what is kept once the paper is written. */
export interface ToPrint extends Key {
  /** 第几稿 */
  readonly edition: number;
  readonly fingerprint: string;
}

/** Parts of a composed sheet that no paper shows: ids of entries, and visits without a row. */
const UNSEEN: readonly string[] = ['entry', 'unplaced'];

/** A value as one text: keys sorted, so that the order in which they were composed doesn't matter. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  return `{${Object.entries(value)
    .filter(([name]) => !UNSEEN.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .join(',')}}`;
};

/**
 * SHA-256 over what a sheet says, not over the file's bytes: the same sheet set by a later version of the program is
 * still the same. Of the form only its heading counts, for how it is set is no content.
 */
const fingerprintOf = (session: Session, content: SheetContent): string => {
  const { id, title, attachment } = content.form;
  return session.ports.digest(canonical({ ...content, form: { id, title, attachment } }));
};

const keyOf = ({ person, month }: Key): string => `${person}/${month}`;

/** The last edition of every sheet that was ever printed. */
const lastEditions = (session: Session, ledger: Ledger): ReadonlyMap<string, Printing> =>
  session.kept(
    'printings',
    // In order of edition, so that the last one stays.
    () => new Map(ledger.all('printing').map((printing) => [keyOf(printing), printing])),
  );

/** How a sheet was printed last, and whether it still says the same; null when it never was. */
export const printedOf = (
  session: Session,
  ledger: Ledger,
  key: Key,
  content: SheetContent,
): Printed | null => {
  const last = lastEditions(session, ledger).get(keyOf(key));
  return last === undefined
    ? null
    : {
        edition: last.edition,
        at: last.at,
        same: last.fingerprint === fingerprintOf(session, content),
      };
};

/** Which edition a sheet would be if it were printed now: a new one only when it says something else. */
export const nextPrint = (
  session: Session,
  ledger: Ledger,
  key: Key,
  content: SheetContent,
): ToPrint => {
  const last = lastEditions(session, ledger).get(keyOf(key));
  const fingerprint = fingerprintOf(session, content);
  const edition =
    last === undefined ? 1 : last.fingerprint === fingerprint ? last.edition : last.edition + 1;
  return { person: key.person, month: key.month, edition, fingerprint };
};

/** Keeps what was printed, all of it as one act. Printing the same once more only moves its time. */
export const recordPrints = (
  session: Session,
  prints: readonly ToPrint[],
  what: string,
): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const last = lastEditions(session, open.value);
  const at = session.ports.clock.now();
  const changes = prints.map(({ person, month, edition, fingerprint }) => {
    const known = last.get(keyOf({ person, month }));
    const id = known?.edition === edition ? known.id : session.ports.newId();
    return {
      kind: 'printing' as const,
      id,
      after: { id, person, month, edition, fingerprint, at },
    };
  });
  const written = session.write(what, changes, ['sheets'], LASTING_SOURCE);
  return written.ok ? done(null) : written;
};
