import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes sure a finished file is on the disk, not only in memory. */
export const settleFile = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Makes sure a rename in the file's folder is on the disk. Windows has no such call, and needs none. */
export const settleFolderOf = (file: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(dirname(file), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** What SQLite keeps beside a file. */
export const sidecarsOf = (file: string): readonly string[] => [`${file}-wal`, `${file}-shm`];

/** Deletes a SQLite file that nobody needs, with what lies beside it; no matter if it isn't there. */
export const discard = (file: string): void => {
  for (const each of [file, `${file}-journal`, ...sidecarsOf(file)]) rmSync(each, { force: true });
};
