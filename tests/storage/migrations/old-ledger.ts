import Sqlite from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, MIGRATIONS } from '#storage/migrate';

/** Makes a ledger of an old version, with rows and a history as the app of that version wrote them. */
export const makeOld = (file: string, version: number): void => {
  const rows = readFileSync(join(import.meta.dirname, `version-${String(version)}.sql`), 'utf8');
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  migrate(db, MIGRATIONS.slice(0, version));
  // The rows bring the id to which their chain is bound
  const guard = db
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'ledger_no_delete'")
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER ledger_no_delete; DELETE FROM ledger');
  db.transaction(() => db.exec(rows))();
  db.exec(guard);
  db.close();
};
