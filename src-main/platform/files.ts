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

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const troubleOf = (error: unknown): FileTrouble => TROUBLE[codeOf(error)] ?? 'other';

/** What a rename is refused with over a file that is open in Word (Windows), or may not be touched. */
const HELD: readonly string[] = ['EPERM', 'EACCES', 'EBUSY', 'ETXTBSY'];

/**
 * Why a file could not take the place of another, though its bytes were written beside it: the folder takes files, so
 * it is the one in its place that does not let go.
 */
export const replaceTrouble = (
  code: string,
  there: 'none' | 'folder' | 'read-only' | 'file',
): FileTrouble | undefined => {
  if (there === 'folder') return 'exists';
  if (there === 'none' || !HELD.includes(code)) return undefined;
  return there === 'read-only' ? 'read-only' : 'in-use';
};

const whatIsThere = (path: string): Parameters<typeof replaceTrouble>[1] => {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known === undefined) return 'none';
  if (known.isDirectory()) return 'folder';
  return (known.mode & 0o200) === 0 ? 'read-only' : 'file';
};

/** Carries why a rename was refused past the code that only knows the system's word for it. */
class Held extends Error {
  readonly why: FileTrouble;
  constructor(why: FileTrouble) {
    super(why);
    this.why = why;
  }
}

const rename = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch (error) {
    const why = replaceTrouble(codeOf(error), whatIsThere(to));
    throw why === undefined ? error : new Held(why);
  }
};

/** Runs something that touches the disk; its failure becomes a value. */
export const attempt = <Value>(action: () => Value): FileResult<Value> => {
  try {
    return { ok: true, value: action() };
  } catch (error) {
    return { ok: false, why: error instanceof Held ? error.why : troubleOf(error) };
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
    rename(temporary, path);
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
      // Where a whole disk is read-only, Node's recursive way says that nothing is there
      const isLast = existsSync(dirname(path)) && !existsSync(path);
      mkdirSync(path, { recursive: !isLast });
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
