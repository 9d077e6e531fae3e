import type { DiskCode, DiskProblem } from './records.ts';

const byPrefix: readonly (readonly [prefix: string, code: DiskCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'not-a-ledger'],
  ['SQLITE_CANTOPEN', 'cannot-open'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_IOERR', 'io'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EBUSY', 'locked'],
  ['EIO', 'io'],
  ['ENOENT', 'cannot-open'],
  ['ENOTDIR', 'cannot-open'],
];

/** The code that SQLite or the system gave an error; empty when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A thrown error as a problem. Errors of SQLite and of the file system are known; anything else is `unexpected`. */
export const diskProblem = (error: unknown): DiskProblem => {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'unexpected',
    detail: code === '' ? message : `${code}: ${message}`,
  };
};
