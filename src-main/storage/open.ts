import type Sqlite from 'better-sqlite3';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeBackup, type Checked } from './backup.ts';
import { APPLICATION_ID, connect, harden, makeStore } from './connection.ts';
import { driveOf, type Drive } from './drive.ts';
import { codeOf, diskProblem } from './faults.ts';
import { discard } from './files.ts';
import { makeLedger, type Ledger } from './ledger.ts';
import { takeLock, type Lock } from './lock.ts';
import { latestOf, migrate, MIGRATIONS, natureOf, versionOf, type Migration } from './migrate.ts';
import type { DiskCode, StoragePorts } from './records.ts';

export type OpenCode =
  | DiskCode
  /** Made by a newer version of the app. */
  | 'newer'
  | 'missing-folder'
  /** The file isn't there, and wasn't to be made. */
  | 'missing-file'
  | 'network-drive'
  /** FAT or exFAT, as on most USB sticks. */
  | 'fat-drive'
  /** The backup before a migration failed; nothing was migrated. */
  | 'backup-failed'
  /** A migration failed; the file is as it was. */
  | 'migration-failed';

export type Opened =
  | {
      readonly ok: true;
      readonly ledger: Ledger;
      /** Whether the file was made just now. */
      readonly created: boolean;
      /** The version it was migrated from, and the backup made before; null when it wasn't. */
      readonly migrated: { readonly from: number; readonly backup: string } | null;
    }
  | {
      readonly ok: false;
      readonly code: OpenCode;
      /** For the log, not for the screen: it may hold a path. */
      readonly detail: string;
      /** The backup made before a migration that failed. */
      readonly backup?: string;
    };

export interface OpenOptions {
  readonly file: string;
  readonly ports: StoragePorts;
  readonly backups: { readonly folder: string };
  /** Make the file when it isn't there (the default). Give false for a ledger that was there before. */
  readonly create?: boolean | undefined;
  /** better-sqlite3's own option: where its native part lies. */
  readonly nativeBinding?: string | undefined;
  /** For tests: other migrations, another view of the disk. */
  readonly migrations?: readonly Migration[] | undefined;
  readonly driveOf?: ((folder: string) => Drive) | undefined;
}

type Refused = Opened & { readonly ok: false };

const refuse = (code: OpenCode, detail: string): Refused => ({ ok: false, code, detail });

const MAGIC = 'SQLite format 3\0';

/**
 * Opens for writing too: SQLite would open a file that can't be written, and leave a WAL that can't be written either.
 * Only under the lock: closing a second handle would drop the system's locks on an open database.
 */
const startsLikeSqlite = (file: string): boolean => {
  const handle = openSync(file, 'r+');
  try {
    const head = Buffer.alloc(MAGIC.length);
    const read = readSync(handle, head, 0, head.length, 0);
    return read === 0 || head.toString('latin1') === MAGIC;
  } finally {
    closeSync(handle);
  }
};

const refusePlace = (options: OpenOptions): Refused | undefined => {
  const folder = dirname(options.file);
  if (!existsSync(folder)) return refuse('missing-folder', folder);
  const drive = (options.driveOf ?? driveOf)(folder);
  if (drive === 'network') return refuse('network-drive', folder);
  if (drive === 'fat') return refuse('fat-drive', folder);
  const there = existsSync(options.file) && statSync(options.file).size > 0;
  return there || options.create !== false ? undefined : refuse('missing-file', options.file);
};

/** Whether the file takes writes: SQLite opens one that doesn't without a word. */
const probeWriting = (db: Sqlite.Database): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.pragma(`user_version = ${String(versionOf(db))}`);
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
};

/** A copy of an older ledger can be proved whole only by SQLite: its history has yet to learn today's tables. */
const checkOlder =
  (nativeBinding: string | undefined, version: number) =>
  (copy: string): Checked => {
    const db = connect(copy, { nativeBinding, readonly: true });
    try {
      const whole =
        db.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
        db.pragma('application_id', { simple: true }) === APPLICATION_ID &&
        versionOf(db) === version;
      return whole
        ? { ok: true, version, head: null }
        : { ok: false, problem: { code: 'not-verified', detail: 'integrity_check' } };
    } finally {
      db.close();
    }
  };

/** Brings the open file to today's version, an existing one only after a verified backup. */
const upgrade = (
  db: Sqlite.Database,
  options: OpenOptions,
  version: number,
): Refused | { readonly backup: string | null } => {
  const migrations = options.migrations ?? MIGRATIONS;
  if (version === latestOf(migrations)) return { backup: null };
  let backup: string | null = null;
  if (version > 0) {
    const { nativeBinding } = options;
    const made = makeBackup(db, {
      folder: options.backups.folder,
      at: options.ports.now(),
      reason: '升级前',
      nativeBinding,
      check: checkOlder(nativeBinding, version),
    });
    if (!made.ok) return refuse('backup-failed', `${made.problem.code}: ${made.problem.detail}`);
    backup = made.backup.file;
  }
  try {
    migrate(db, migrations);
    return { backup };
  } catch (error) {
    const problem = diskProblem(error);
    const code = problem.code === 'disk-full' ? 'disk-full' : 'migration-failed';
    return { ...refuse(code, problem.detail), ...(backup === null ? {} : { backup }) };
  }
};

const openLocked = (options: OpenOptions, lock: Lock, db: Sqlite.Database): Opened => {
  const { file, ports, backups, nativeBinding } = options;
  const nature = natureOf(db);
  if (nature === 'foreign') return refuse('not-a-ledger', 'another application_id');
  const version = versionOf(db);
  const latest = latestOf(options.migrations ?? MIGRATIONS);
  if (version > latest) return refuse('newer', `version ${String(version)}, not ${String(latest)}`);
  harden(db);
  probeWriting(db);
  const upgraded = upgrade(db, options, version);
  if ('code' in upgraded) return upgraded;
  harden(db);
  const store = makeStore(db);
  return {
    ok: true,
    ledger: makeLedger({ file, store, lock, ports, backups, nativeBinding }),
    created: nature === 'empty',
    migrated: upgraded.backup === null ? null : { from: version, backup: upgraded.backup },
  };
};

/** Code for an error while opening: a file or folder that can't be opened for writing is read-only to the clerk. */
const refusedBy = (error: unknown, found: boolean): Refused => {
  const problem = diskProblem(error);
  const unwritable = codeOf(error).startsWith('SQLITE_CANTOPEN') || problem.code === 'cannot-open';
  if (unwritable) return refuse('read-only', problem.detail);
  // It began like SQLite, so it was a ledger once
  if (problem.code === 'not-a-ledger' && found) return refuse('corrupt', problem.detail);
  return refuse(problem.code, problem.detail);
};

/**
 * Opens a ledger, making or migrating it where needed. Everything that can go wrong comes back as a code;
 * then the file is as it was, and nothing stays open. The caller closes the ledger.
 */
export const openLedger = (options: OpenOptions): Opened => {
  const { file, nativeBinding } = options;
  let lock: Lock | undefined;
  let db: Sqlite.Database | undefined;
  let found = false;
  let opened: Opened;
  try {
    const place = refusePlace(options);
    if (place !== undefined) return place;
    found = existsSync(file);
    lock = takeLock(file, nativeBinding);
    if (found && !startsLikeSqlite(file)) opened = refuse('not-a-ledger', 'not an SQLite file');
    else {
      db = connect(file, { nativeBinding });
      opened = openLocked(options, lock, db);
    }
  } catch (error) {
    opened = refusedBy(error, found);
  }
  if (!opened.ok) {
    db?.close();
    if (!found && db !== undefined) discard(file);
    lock?.release();
  }
  return opened;
};
