import type { FileKind } from '#api/exchange-views';
import { kindOfFile } from '#intake/file-kind';
import type { LocalTime } from '#domain/plain-date';
import type { Ports } from '../ports.ts';

/** A file as it lay there when it was looked at: a new time or size is another file. */
export interface Lying {
  readonly path: string;
  readonly size: number;
  readonly modified: LocalTime;
}

/** What is known of files by their content, so that a stick is read once and not at every look. */
export interface FileFacts {
  readonly kind: (file: Lying) => Promise<FileKind>;
  /** SHA-256; `undefined` while it isn't known. */
  readonly hash: (file: Lying) => string | undefined;
  /** Reads the files not yet hashed, in order, until about so many bytes were read; answers whether some are left. */
  readonly hashMore: (files: readonly Lying[], bytes: number) => Promise<boolean>;
}

const keyOf = ({ path, size, modified }: Lying): string => `${path}\n${String(size)}\n${modified}`;

/** Keeps {@link FileFacts} for as long as the app runs. */
export const makeFileFacts = (ports: Ports): FileFacts => {
  const kinds = new Map<string, FileKind>();
  /** Null for what could not be read; it isn't tried again until it changes. */
  const hashes = new Map<string, string | null>();
  return {
    kind: async (file) => {
      const key = keyOf(file);
      const known = kinds.get(key);
      if (known !== undefined) return known;
      const read = await kindOfFile(file.path);
      const kind = read.ok ? read.kind : 'unknown';
      // A file that another program holds open may be read the next time.
      if (read.ok || read.refusal.code !== 'unreadable') kinds.set(key, kind);
      return kind;
    },
    hash: (file) => hashes.get(keyOf(file)) ?? undefined,
    hashMore: async (files, bytes) => {
      let left = bytes;
      for (const file of files) {
        const key = keyOf(file);
        if (hashes.has(key)) continue;
        if (left <= 0) return true;
        left -= file.size;
        const hash = await ports.files.hash(file.path);
        hashes.set(key, hash.ok ? hash.value : null);
      }
      return false;
    },
  };
};
