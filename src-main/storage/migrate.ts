import type Sqlite from 'better-sqlite3';
import { APPLICATION_ID } from './connection.ts';
import { first } from './migrations/0001-first.ts';
import { office } from './migrations/0002-office.ts';
import { exchange } from './migrations/0003-exchange.ts';
import { documents } from './migrations/0004-documents.ts';

/** One step from a version to the next. Frozen once released; imports nothing of ours. */
export interface Migration {
  /** The version it leads to: 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly up: (db: Sqlite.Database) => void;
}

/** All migrations, in order. */
export const MIGRATIONS: readonly Migration[] = [first, office, exchange, documents];

/** The version that a list of migrations leads to. */
export const latestOf = (migrations: readonly Migration[]): number =>
  migrations.at(-1)?.version ?? 0;

/** The version of an open file. */
export const versionOf = (db: Sqlite.Database): number =>
  db.pragma('user_version', { simple: true }) as number;

/** What an open SQLite file is: nothing yet, a ledger of some version, or something else's file. */
export const natureOf = (db: Sqlite.Database): 'empty' | 'ledger' | 'foreign' => {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return 'ledger';
  const objects = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  return objects === 0 && versionOf(db) === 0 ? 'empty' : 'foreign';
};

/**
 * Runs every pending migration inside one exclusive transaction. When one fails, throws its error,
 * and the file is as it was: neither tables nor version changed.
 */
export const migrate = (db: Sqlite.Database, migrations: readonly Migration[]): void => {
  // Can't be changed inside a transaction; a table can only be rebuilt without it
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      const from = versionOf(db);
      for (const { version, up } of migrations) {
        if (version <= from) continue;
        up(db);
        db.pragma(`user_version = ${String(version)}`);
      }
      db.pragma(`application_id = ${String(APPLICATION_ID)}`);
      const broken = db.pragma('foreign_key_check') as readonly unknown[];
      if (broken.length > 0)
        throw new Error(`${String(broken.length)} references broken by the migration`);
    }).exclusive();
  } finally {
    db.pragma('foreign_keys = ON');
  }
};
