import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileTrouble } from '#api/reply';
import type { FileResult, Files } from '#services/ports';
import { momentText } from './clock.ts';

const TROUBLE: Readonly<Record<string, FileTrouble>> = {
  EEXIST: 'exists',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENODEV: 'missing',
  EFBIG: 'too-large',
};

const troubleOf = (error: unknown): FileTrouble => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return TROUBLE[code] ?? 'other';
};

/** Runs something that touches the disk; its failure becomes a value. */
export const attempt = <Value>(action: () => Value): FileResult<Value> => {
  try {
    return { ok: true, value: action() };
  } catch (error) {
    return { ok: false, why: troubleOf(error) };
  }
};

const syncFolder = (folder: string): void => {
  // Windows can't open a folder for syncing; there the rename itself is journalled.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const writeWhole = (path: string, bytes: Uint8Array): void => {
  const temporary = `${path}.${String(process.pid)}.part`;
  try {
    const handle = openSync(temporary, 'w');
    try {
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(handle, bytes, written, bytes.length - written);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};

const hashOf = async (path: string): Promise<FileResult<string>> => {
  try {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
      hash.update(piece as Uint8Array);
    return { ok: true, value: hash.digest('hex') };
  } catch (error) {
    return { ok: false, why: troubleOf(error) };
  }
};

/** The disk through Node. */
export const diskFiles: Files = {
  join: (folder, ...names) => join(folder, ...names),
  name: (path) => basename(path),
  exists: (path) => existsSync(path),
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  size: (path) => (existsSync(path) ? statSync(path).size : 0),
  read: (path, limit) =>
    attempt(() => {
      if (statSync(path).size > limit)
        throw Object.assign(new Error('too large'), { code: 'EFBIG' });
      return new Uint8Array(readFileSync(path));
    }),
  write: (path, bytes, existing) => {
    if (existing === 'refuse' && existsSync(path)) return { ok: false, why: 'exists' };
    return attempt(() => {
      writeWhole(path, bytes);
      return null;
    });
  },
  makeFolder: (path) =>
    attempt(() => {
      mkdirSync(path, { recursive: true });
      return null;
    }),
  list: (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []),
  remove: (path) =>
    attempt(() => {
      rmSync(path, { recursive: true, force: true });
      return null;
    }),
  modified: (path) => {
    const known = statSync(path, { throwIfNoEntry: false });
    return known === undefined ? null : momentText(known.mtime);
  },
  hash: hashOf,
};
