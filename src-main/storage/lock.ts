import type Sqlite from 'better-sqlite3';
import { connect } from './connection.ts';

/** The lock on a ledger; the operating system lets it go when the process ends, however it ends. */
export interface Lock {
  readonly release: () => void;
}

/**
 * Takes the lock on a ledger: an exclusive transaction that stays open on a small SQLite file beside it,
 * so that the same system locks which guard the ledger's pages guard this on every platform.
 * The file stays behind; it is never deleted, since a deleted lock could be held twice.
 * Throws SQLITE_BUSY when someone else has it, SQLITE_READONLY or SQLITE_CANTOPEN where it can't be written.
 */
export const takeLock = (ledgerFile: string, nativeBinding: string | undefined): Lock => {
  let db: Sqlite.Database | undefined;
  try {
    const opened = connect(`${ledgerFile}.lock`, { nativeBinding, timeout: 250 });
    db = opened;
    opened.pragma('journal_mode = MEMORY');
    opened.exec('BEGIN EXCLUSIVE');
    // On a file that can't be written BEGIN EXCLUSIVE only reads, and locks nobody out
    opened.pragma('user_version = 1');
    return {
      release: () => {
        opened.close();
      },
    };
  } catch (error) {
    db?.close();
    throw error;
  }
};
