import type Sqlite from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isPlainDate, type LocalTime } from '#domain/plain-date';
import { APPLICATION_ID, connect, makeStore, type ConnectOptions } from './connection.ts';
import { diskProblem } from './faults.ts';
import { discard, settleFile, settleFolderOf } from './files.ts';
import { headOf, type Head } from './history.ts';
import { latestOf, MIGRATIONS, versionOf } from './migrate.ts';
import type { DiskProblem } from './records.ts';
import { expendable } from './retention.ts';
import { verifyHistory } from './verify.ts';

/** A backup in the backups folder. */
export interface Backup {
  readonly file: string;
  readonly at: LocalTime;
  readonly reason: string;
  readonly bytes: number;
}

/** Why there is no backup; none was left behind, and none was deleted. */
export type BackupProblem =
  | DiskProblem
  /** The copy was made, but didn't prove whole. */
  | { readonly code: 'not-verified'; readonly detail: string };

export type BackedUp =
  | { readonly ok: true; readonly backup: Backup; readonly head: Head }
  | { readonly ok: false; readonly problem: BackupProblem };

export type Checked =
  | { readonly ok: true; readonly version: number; readonly head: Head | null }
  | { readonly ok: false; readonly problem: BackupProblem };

const NAME =
  /^台账备份-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-([\p{L}\p{N}]+)(?:-\d+)?\.lxdb$/u;

/** `台账备份-20261009-081500-每日.lxdb`; letters and figures of the reason only. */
export const backupName = (at: LocalTime, reason: string, copy = 1): string => {
  const word = reason.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 20) || '手动';
  const stamp = `${at.slice(0, 10).replaceAll('-', '')}-${at.slice(11, 19).replaceAll(':', '')}`;
  return `台账备份-${stamp}-${word}${copy > 1 ? `-${String(copy)}` : ''}.lxdb`;
};

const freeName = (folder: string, at: LocalTime, reason: string): string => {
  for (let copy = 1; ; copy += 1) {
    const file = join(folder, backupName(at, reason, copy));
    if (!existsSync(file)) return file;
  }
};

const numberOf = (name: string): number => Number(/-(\d+)\.lxdb$/u.exec(name)?.[1] ?? 1);

const backupOf = (folder: string, name: string): readonly Backup[] => {
  const found = NAME.exec(name);
  if (found === null) return [];
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', reason = ''] =
    found;
  const date = `${year}-${month}-${day}`;
  if (!isPlainDate(date)) return [];
  const file = join(folder, name);
  return [{ file, at: `${date}T${hour}:${minute}:${second}`, reason, bytes: statSync(file).size }];
};

/** The backups in a folder, newest first; files with other names are not ours and never touched. */
export const listBackups = (folder: string): readonly Backup[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => backupOf(folder, name))
        .sort((a, b) =>
          a.at === b.at ? numberOf(b.file) - numberOf(a.file) : a.at < b.at ? 1 : -1,
        )
    : [];

const first = (db: Sqlite.Database, pragma: string): unknown => db.pragma(pragma, { simple: true });

/**
 * Opens a closed ledger or backup read-only and proves it whole: a ledger, not from a newer version,
 * `integrity_check`, `foreign_key_check`, and (when it is of today's version) its whole history.
 */
export const checkFile = (file: string, options: ConnectOptions): Checked => {
  const unproven = (detail: string): Checked => ({
    ok: false,
    problem: { code: 'not-verified', detail },
  });
  let db: Sqlite.Database | undefined;
  try {
    db = connect(file, { ...options, readonly: true });
    db.pragma('trusted_schema = OFF');
    if (first(db, 'application_id') !== APPLICATION_ID) return unproven('not a ledger');
    const version = versionOf(db);
    const today = latestOf(MIGRATIONS);
    if (version > today) return unproven(`of version ${String(version)}`);
    const integrity = String(first(db, 'integrity_check(1)'));
    if (integrity !== 'ok') return unproven(integrity);
    if ((db.pragma('foreign_key_check') as readonly unknown[]).length > 0)
      return unproven('broken references');
    if (version < today) return { ok: true, version, head: null };
    const store = makeStore(db);
    const verified = verifyHistory(store);
    return verified.ok
      ? { ok: true, version, head: headOf(store) }
      : unproven(`history ${String(verified.seq)}: ${verified.flaw}`);
  } catch (error) {
    return { ok: false, problem: diskProblem(error) };
  } finally {
    db?.close();
  }
};

export interface BackupTarget {
  readonly folder: string;
  readonly at: LocalTime;
  readonly reason: string;
  readonly nativeBinding?: string | undefined;
  /** Proves the finished copy whole; stands in for {@link checkFile} where the file isn't of today's version. */
  readonly check?: ((copy: string) => Checked) | undefined;
}

const removeUnfinished = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith('台账备份-') && /\.lxdb\.part(-journal)?$/u.test(name))
      rmSync(join(folder, name), { force: true });
};

/**
 * Copies an open ledger into the folder (`VACUUM INTO`: one consistent state, packed, without a WAL),
 * proves the copy whole, and only then gives it its name. A copy that was cut short is cleared away by the next.
 */
export const makeBackup = (db: Sqlite.Database, target: BackupTarget): BackedUp => {
  const { folder, at, reason, nativeBinding } = target;
  let part: string | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    removeUnfinished(folder);
    const file = freeName(folder, at, reason);
    part = `${file}.part`;
    db.prepare('VACUUM INTO ?').run(part);
    settleFile(part);
    const checked = (target.check ?? ((copy) => checkFile(copy, { nativeBinding })))(part);
    if (!checked.ok) {
      discard(part);
      return checked;
    }
    renameSync(part, file);
    settleFolderOf(file);
    const head = checked.head ?? { seq: 0, hash: '', at: null };
    return { ok: true, backup: { file, at, reason, bytes: statSync(file).size }, head };
  } catch (error) {
    if (part !== undefined) discard(part);
    return { ok: false, problem: diskProblem(error) };
  }
};

/** Deletes the backups that needn't be kept, but never the one named; answers what it deleted. */
export const pruneBackups = (folder: string, keep: string): readonly string[] => {
  const aged = listBackups(folder).map(({ file, at }) => ({ file, day: at.slice(0, 10) }));
  const gone = expendable(aged).filter((file) => file !== keep);
  for (const file of gone) rmSync(file, { force: true });
  return gone;
};
