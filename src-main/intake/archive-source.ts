import { open, stat } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { ArchiveError } from './archive-words.ts';

/** Bytes that can be read anywhere: a file, a buffer, or a sealed file that opens itself piece by piece. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Exactly these bytes; throws an {@link ArchiveError} when they can't be had. */
  readonly read: (position: number, length: number) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** A file on disk. Refuses what isn't there, can't be read, or is no ordinary file. */
export const fileSource = async (path: string): Promise<ByteSource> => {
  try {
    // Asked before opening: opening a pipe would wait for ever.
    const about = await stat(path);
    if (!about.isFile()) throw new ArchiveError('not-a-file');
    const handle = await open(path, 'r');
    return {
      size: about.size,
      read: async (position, length) => {
        const bytes = Buffer.alloc(length);
        let got = 0;
        while (got < length) {
          const piece = await handle
            .read(bytes, got, length - got, position + got)
            .catch((error: unknown) => {
              throw new ArchiveError('unreadable', codeOf(error));
            });
          if (piece.bytesRead === 0) throw new ArchiveError('truncated');
          got += piece.bytesRead;
        }
        return bytes;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable', codeOf(error));
  }
};

/** Bytes in memory. */
export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (position, length) =>
    position < 0 || position + length > bytes.length
      ? Promise.reject(new ArchiveError('truncated'))
      : Promise.resolve(Buffer.from(bytes.subarray(position, position + length))),
  close: () => Promise.resolve(),
});
