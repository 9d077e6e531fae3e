import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { readDirectory } from './archive-directory.ts';
import type { ArchiveLimits, ArchiveMember } from './archive-directory.ts';
import { shownName } from './archive-names.ts';
import { bytesSource, fileSource } from './archive-source.ts';
import type { ByteSource } from './archive-source.ts';
import { ArchiveError, sizeText } from './archive-words.ts';
import type { ArchiveRefused } from './archive-words.ts';

/** A ZIP whose directory was checked whole. Every byte it hands out is checked again while it is unpacked. */
export interface GuardedArchive {
  /** Files in the archive's own order, without folders. */
  readonly names: readonly string[];
  /** Bytes, unpacked; undefined for a name that isn't there. */
  readonly size: (name: string) => number | undefined;
  /** A whole member; refuses above `limit` bytes, and one whose size or checksum isn't what the directory says. */
  readonly read: (
    name: string,
    limit: number,
  ) => Promise<
    | { readonly ok: true; readonly bytes: Uint8Array }
    | { readonly ok: false; readonly refusal: ArchiveRefused }
  >;
  /**
   * A member piece by piece. Throws an `ArchiveError` with its refusal; what came before it is not to be kept, since
   * only the end proves the checksum.
   */
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

const PIECE = 64 * 1024;

async function* packedBytes(source: ByteSource, member: ArchiveMember): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < member.packed; at += PIECE)
    yield await source.read(member.start + at, Math.min(PIECE, member.packed - at));
}

async function* inflated(source: ByteSource, member: ArchiveMember): AsyncGenerator<Uint8Array> {
  const where = shownName(member.name);
  const inflater = createInflateRaw({ chunkSize: PIECE });
  let cause: unknown;
  const fed = pipeline(Readable.from(packedBytes(source, member)), inflater).catch(
    (error: unknown) => {
      cause = error;
    },
  );
  try {
    for await (const piece of inflater) yield piece as Uint8Array;
  } catch (error) {
    await fed;
    throw cause instanceof ArchiveError ? cause : new ArchiveError('checksum', where, error);
  } finally {
    inflater.destroy();
  }
  if (inflater.bytesWritten !== member.packed) throw new ArchiveError('size-lie', where);
}

async function* checked(source: ByteSource, member: ArchiveMember): AsyncGenerator<Uint8Array> {
  const where = shownName(member.name);
  const pieces = member.deflated ? inflated(source, member) : packedBytes(source, member);
  let size = 0;
  let checksum = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > member.size) throw new ArchiveError('size-lie', where);
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (size !== member.size) throw new ArchiveError('size-lie', where);
  if (checksum !== member.checksum) throw new ArchiveError('checksum', where);
}

async function* nothingThere(name: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* [];
  throw new ArchiveError('no-member', shownName(name));
}

const refusalOf = (error: unknown): ArchiveRefused => {
  if (error instanceof ArchiveError) return error.refusal;
  throw error;
};

const guarded = (source: ByteSource, all: readonly ArchiveMember[]): GuardedArchive => {
  const members = new Map(
    all.filter(({ name }) => !name.endsWith('/')).map((member) => [member.name, member]),
  );
  const stream = (name: string): AsyncIterable<Uint8Array> => {
    const member = members.get(name);
    return member === undefined ? nothingThere(name) : checked(source, member);
  };
  return {
    names: [...members.keys()],
    size: (name) => members.get(name)?.size,
    stream,
    read: async (name, limit) => {
      const size = members.get(name)?.size ?? 0;
      if (size > limit) {
        const where = `“${shownName(name)}”有 ${sizeText(size)}，上限 ${sizeText(limit)}`;
        return { ok: false, refusal: new ArchiveError('member-too-large', where).refusal };
      }
      try {
        const bytes = new Uint8Array(size);
        let at = 0;
        for await (const piece of stream(name)) {
          bytes.set(piece, at);
          at += piece.length;
        }
        return { ok: true, bytes };
      } catch (error) {
        return { ok: false, refusal: refusalOf(error) };
      }
    },
    close: source.close,
  };
};

/**
 * The one way to open a ZIP that somebody handed in. The whole directory is checked before a byte of a member is
 * handed out: sizes, ratio, names, links, encryption, overlaps, and bytes that belong to nothing.
 * `source` is a path, bytes, or anything that reads like them; it is closed with the archive, and when refused.
 */
export const openArchive = async (
  source: string | Uint8Array | ByteSource,
  limits: ArchiveLimits,
): Promise<
  | { readonly ok: true; readonly archive: GuardedArchive }
  | { readonly ok: false; readonly refusal: ArchiveRefused }
> => {
  try {
    const bytes =
      typeof source === 'string'
        ? await fileSource(source)
        : source instanceof Uint8Array
          ? bytesSource(source)
          : source;
    try {
      return { ok: true, archive: guarded(bytes, await readDirectory(bytes, limits)) };
    } catch (error) {
      await bytes.close();
      throw error;
    }
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) };
  }
};
