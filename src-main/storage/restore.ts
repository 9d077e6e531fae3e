import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { checkFile, type BackupProblem } from './backup.ts';
import { connect } from './connection.ts';
import { diskProblem } from './faults.ts';
import { discard, settleFile, settleFolderOf, sidecarsOf } from './files.ts';
import type { Head } from './history.ts';
import { takeLock, type Lock } from './lock.ts';
import type { StoragePorts } from './records.ts';

export interface RestoreOptions {
  /** The ledger to replace; it must be closed, and may be missing or broken. */
  readonly file: string;
  /** The backup to put in its place; it stays where it is. */
  readonly backup: string;
  readonly ports: Pick<StoragePorts, 'now'>;
  readonly nativeBinding?: string | undefined;
}

export type Restored =
  | {
      readonly ok: true;
      /** Where the replaced ledger lies now; null when there was none. */
      readonly replaced: string | null;
      /** The end of the restored history; null when the backup is of an older version. */
      readonly head: Head | null;
    }
  | { readonly ok: false; readonly problem: BackupProblem };

const replacedName = (file: string, at: string): string => {
  const stamp = at.replaceAll('-', '').replace('T', '-').replaceAll(':', '');
  const base = file.replace(/\.lxdb$/u, '');
  for (let copy = 1; ; copy += 1) {
    const name = `${base}-被替换-${stamp}${copy > 1 ? `-${String(copy)}` : ''}.lxdb`;
    if (!existsSync(name)) return name;
  }
};

/** Brings what the WAL still holds into the file. A broken ledger may not take it; then the WAL is kept with it. */
const settleWal = (file: string, nativeBinding: string | undefined): void => {
  try {
    const db = connect(file, { nativeBinding });
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch {
    // kept as it is, see putAside
  }
};

/** Takes away what SQLite kept beside the ledger: a WAL that stayed would be read into the restored one. */
const moveSidecars = (file: string, aside: string): void => {
  for (const [index, sidecar] of sidecarsOf(file).entries()) {
    const target = sidecarsOf(aside)[index];
    if (!existsSync(sidecar) || target === undefined) continue;
    if (statSync(sidecar).size > 0) renameSync(sidecar, target);
    else rmSync(sidecar, { force: true });
  }
};

/** Gives the ledger its second name. Its own name stays until the backup takes it over in one step. */
const putAside = (file: string, aside: string): void => {
  try {
    linkSync(file, aside);
  } catch {
    copyFileSync(file, aside, constants.COPYFILE_EXCL);
    settleFile(aside);
  }
};

/**
 * Puts a backup in the place of a closed ledger, proving it whole first, and keeps the replaced one
 * beside it (`…-被替换-20261009-081500.lxdb`). Killed at any moment, the ledger is the old or the new one.
 * An older backup is migrated when it is next opened.
 */
export const restoreBackup = (options: RestoreOptions): Restored => {
  const { file, backup, ports, nativeBinding } = options;
  const part = `${file}.part`;
  let lock: Lock | undefined;
  try {
    lock = takeLock(file, nativeBinding);
    rmSync(part, { force: true });
    copyFileSync(backup, part);
    settleFile(part);
    const checked = checkFile(part, { nativeBinding });
    if (!checked.ok) {
      discard(part);
      return checked;
    }
    const aside = replacedName(file, ports.now());
    const replaced = existsSync(file) ? aside : null;
    if (replaced !== null) {
      settleWal(file, nativeBinding);
      putAside(file, aside);
    }
    moveSidecars(file, aside);
    for (const sidecar of sidecarsOf(part)) rmSync(sidecar, { force: true });
    renameSync(part, file);
    settleFolderOf(file);
    return { ok: true, replaced, head: checked.head };
  } catch (error) {
    rmSync(part, { force: true });
    return { ok: false, problem: diskProblem(error) };
  } finally {
    lock?.release();
  }
};
