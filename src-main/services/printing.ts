import type { Printed } from '#api/office-views';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Printing } from '#domain/office';
import type { Ledger } from '#storage/ledger';
import type { Change } from '#storage/records';
import type { PrintKey } from './papers/maker.ts';
import type { Ports } from './ports.ts';
import { ledgerOf, LASTING_SOURCE } from './session.ts';
import type { Session } from './session.ts';

/** A paper as it leaves the office: what is kept once it has left. */
export interface ToPrint extends PrintKey {
  /** 第几稿 */
  readonly edition: number;
  /** SHA-256 of what it says. */
  readonly fingerprint: string;
}

/** A value as one text: keys sorted, so that the order in which they were composed doesn't matter. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .join(',')}}`;
};

/** Over what a paper says, not over its bytes: the same said by a later version of the program is still the same. */
const fingerprintOf = ({ digest }: Ports, said: unknown): string => digest(canonical(said));

/** What tells the printings of one paper from those of others. */
const printName = ({
  document,
  person,
  month,
  subject,
}: Pick<Printing, 'document' | 'person' | 'month' | 'subject'>): string =>
  JSON.stringify([document, person, month, subject]);

/** The last edition of every paper that ever left. */
const lastEditions = (session: Session, ledger: Ledger): ReadonlyMap<string, Printing> =>
  session.kept(
    'printings',
    // In order of edition, so that the last one stays.
    () => new Map(ledger.all('printing').map((printing) => [printName(printing), printing])),
  );

/** How a paper left last, and whether it still says the same; null when it never did. */
export const printedOf = (
  session: Session,
  ledger: Ledger,
  key: PrintKey,
  /** Only asked for where the paper ever left. */
  said: () => unknown,
): Printed | null => {
  const last = lastEditions(session, ledger).get(printName(key));
  return last === undefined
    ? null
    : {
        edition: last.edition,
        copies: last.copies,
        at: last.at,
        same: last.fingerprint === fingerprintOf(session.ports, said()),
      };
};

/** Which edition a paper would be if it left now: a new one only when it says something else. */
export const nextPrint = (
  session: Session,
  ledger: Ledger,
  { document, person, month, subject }: PrintKey,
  said: unknown,
): ToPrint => {
  const key = { document, person, month, subject };
  const last = lastEditions(session, ledger).get(printName(key));
  const fingerprint = fingerprintOf(session.ports, said);
  const edition =
    last === undefined ? 1 : last.fingerprint === fingerprint ? last.edition : last.edition + 1;
  return { ...key, edition, fingerprint };
};

/** Keeps what left, with what else is to be recorded of it, as one act. Leaving once more makes one more copy. */
export const recordPrints = (
  session: Session,
  prints: readonly ToPrint[],
  what: string,
  others: readonly Change[] = [],
): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const last = lastEditions(session, open.value);
  const at = session.ports.clock.now();
  const changes = [...new Map(prints.map((print) => [printName(print), print])).values()].map(
    (print): Change => {
      const known = last.get(printName(print));
      const isAgain = known?.edition === print.edition;
      const id = isAgain ? known.id : session.ports.newId();
      const copies = isAgain ? known.copies + 1 : 1;
      return { kind: 'printing', id, after: { id, ...print, copies, at } };
    },
  );
  const written = session.write(
    what,
    [...changes, ...others],
    others.length === 0 ? ['sheets'] : ['sheets', 'compliance'],
    LASTING_SOURCE,
  );
  return written.ok ? done(null) : written;
};
