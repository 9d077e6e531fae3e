import type { SharedKind } from '#domain/exchange/package';
import type { Revision } from '#storage/history';
import type { Ledger } from '#storage/ledger';
import { isImport, SETUP_SOURCE } from '../session.ts';

/** Whether a revision came with an import that was taken back. */
export const cameToNothing = (
  ledger: Ledger,
  { source, batch }: Pick<Revision, 'source' | 'batch'>,
): boolean => isImport(source) && ledger.batch(batch)?.undone === true;

/**
 * Whether a record lies in the recycle bin only because the import that brought it was taken back. It is as if it had
 * never come: nobody withdrew it, and it may come again.
 */
export const isTakenBack = (ledger: Ledger, kind: SharedKind, id: string): boolean => {
  const last = ledger.historyOf(kind, id).at(-1);
  if (last?.after !== null || last.erased) return false;
  const undoes = ledger.batch(last.batch)?.undoes ?? null;
  return undoes !== null && isImport(ledger.batch(undoes)?.source ?? '');
};

/** Whether somebody here ever wrote it, rather than a file that came in. */
export const isOwn = (ledger: Ledger, kind: SharedKind, id: string): boolean =>
  ledger.historyOf(kind, id).some(({ source }) => !isImport(source) && source !== SETUP_SOURCE);
