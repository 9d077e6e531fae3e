import { RandomAccessReader, fromRandomAccessReaderPromise } from 'yauzl';
import type { Entry } from 'yauzl';
import { Readable } from 'node:stream';
import { findDirectory } from './archive-end.ts';
import type { DirectoryPlace } from './archive-end.ts';
import { decodedName, nameCollision, nameFault, shownName } from './archive-names.ts';
import type { ByteSource } from './archive-source.ts';
import { ArchiveError, sizeText } from './archive-words.ts';

/** What an archive may be at most; sizes in bytes. */
export interface ArchiveLimits {
  readonly file: number;
  readonly unpacked: number;
  readonly members: number;
  /** Unpacked : packed, of a member above `ratioFrom` bytes and of the whole. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** A member whose headers were checked against each other. */
export interface ArchiveMember {
  /** A folder's ends in `/`. */
  readonly name: string;
  readonly deflated: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

/** yauzl reads the directory record by record; one window ahead saves it the way to the disk. */
class WindowReader extends RandomAccessReader {
  readonly #source: ByteSource;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.#source.read(start, end - start)]);
  }

  // eslint-disable-next-line max-params -- the signature is yauzl's
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#bytes(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null, length);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new ArchiveError('unreadable'));
      },
    );
  }

  async #bytes(position: number, length: number): Promise<Buffer> {
    const at = position - this.#start;
    if (at >= 0 && at + length <= this.#window.length)
      return this.#window.subarray(at, at + length);
    const ahead = Math.min(Math.max(length, 256 * 1024), this.#source.size - position);
    this.#window = await this.#source.read(position, Math.max(ahead, length));
    this.#start = position;
    return this.#window.subarray(0, length);
  }
}

const UNIX = 3;
const MAC = 19;

const checkKind = (entry: Entry, name: string): void => {
  const where = shownName(name);
  const mode = entry.externalFileAttributes >>> 16;
  const type = mode & 0xf000;
  if (type === 0xa000 || (entry.externalFileAttributes & 0x400) !== 0)
    throw new ArchiveError('link', where);
  const host = entry.versionMadeBy >>> 8;
  if (host !== UNIX && host !== MAC) return;
  const expected = name.endsWith('/') ? 0x4000 : 0x8000;
  if (type !== 0 && type !== expected) throw new ArchiveError('special', where);
};

const checkEntry = (entry: Entry, limits: ArchiveLimits): string => {
  const name = decodedName(entry.fileNameRaw);
  if (name === undefined)
    throw new ArchiveError('name-encoding', shownName(entry.fileNameRaw.toString('latin1')));
  const where = shownName(name);
  const fault = nameFault(name);
  if (fault !== undefined) throw new ArchiveError(fault, where);
  // The Info-ZIP extra field for Unicode names lets two programs see two names.
  const other = entry.extraFields.find(({ id }) => id === 0x7075)?.data.subarray(5);
  if (other !== undefined && !other.equals(entry.fileNameRaw))
    throw new ArchiveError('header-differs', where);
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0) throw new ArchiveError('encrypted', where);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw new ArchiveError('method', where);
  checkKind(entry, name);
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (entry.compressionMethod === 0 && packed !== size) throw new ArchiveError('size-lie', where);
  if (name.endsWith('/') && size !== 0) throw new ArchiveError('special', where);
  if (size > limits.ratioFrom && size > packed * limits.ratio)
    throw new ArchiveError('ratio', `“${where}”超过 ${String(limits.ratio)} 倍`);
  return name;
};

const LOCAL = 30;
const DESCRIPTOR = 0x8;

/** Reads the member's own header and holds it against the directory; answers where its packed bytes begin. */
const checkLocal = async (
  reader: (position: number, length: number) => Promise<Buffer>,
  entry: Entry,
  name: string,
): Promise<number> => {
  const at = entry.relativeOffsetOfLocalHeader;
  const header = await reader(at, LOCAL + entry.fileNameRaw.length);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ArchiveError('damaged', shownName(name));
  const later = (entry.generalPurposeBitFlag & DESCRIPTOR) !== 0;
  const sizes = [
    [14, entry.crc32],
    [18, entry.compressedSize],
    [22, entry.uncompressedSize],
  ] as const;
  const same =
    header.readUInt16LE(26) === entry.fileNameRaw.length &&
    header.subarray(LOCAL).equals(entry.fileNameRaw) &&
    header.readUInt16LE(8) === entry.compressionMethod &&
    ((header.readUInt16LE(6) ^ entry.generalPurposeBitFlag) & 0x2049) === 0 &&
    sizes.every(([place, value]) => {
      const here = header.readUInt32LE(place);
      return here === value || here === 0xffffffff || (later && here === 0);
    });
  if (!same) throw new ArchiveError('header-differs', shownName(name));
  return at + LOCAL + header.readUInt16LE(26) + header.readUInt16LE(28);
};

interface Extent {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  /** Bytes that may follow: sizes and checksum, written after the data. */
  readonly slack: number;
}

const checkExtents = (extents: readonly Extent[], directory: number): void => {
  let end = 0;
  let slack = 0;
  for (const extent of extents.toSorted((one, other) => one.from - other.from)) {
    if (extent.from < end) throw new ArchiveError('overlap', shownName(extent.name));
    if (extent.from > end + slack)
      throw new ArchiveError('hidden', `“${shownName(extent.name)}”之前`);
    ({ until: end, slack } = extent);
  }
  if (end > directory) throw new ArchiveError('overlap', '目录');
  if (directory > end + slack) throw new ArchiveError('hidden', '目录之前');
};

const readEntries = async (
  reader: WindowReader,
  source: ByteSource,
  place: DirectoryPlace,
): Promise<readonly Entry[]> => {
  const zip = await fromRandomAccessReaderPromise(reader, source.size, {
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const entries: Entry[] = [];
  let length = 0;
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    length += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    if (length > place.size) throw new ArchiveError('damaged', '目录长度');
  }
  if (length !== place.size) throw new ArchiveError('hidden', '目录里多出的内容');
  return entries;
};

const checkWhole = (entries: readonly Entry[], size: number, limits: ArchiveLimits): void => {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > limits.unpacked)
    throw new ArchiveError(
      'unpacked-too-large',
      `${sizeText(unpacked)}，上限 ${sizeText(limits.unpacked)}`,
    );
  if (unpacked > limits.ratioFrom && unpacked > size * limits.ratio)
    throw new ArchiveError('ratio', `整个文件超过 ${String(limits.ratio)} 倍`);
};

/** Reads the whole directory before anything of a member is touched. Throws an {@link ArchiveError} at the first fault. */
export const readDirectory = async (
  source: ByteSource,
  limits: ArchiveLimits,
): Promise<readonly ArchiveMember[]> => {
  if (source.size > limits.file)
    throw new ArchiveError(
      'file-too-large',
      `${sizeText(source.size)}，上限 ${sizeText(limits.file)}`,
    );
  if (source.size < 22) throw new ArchiveError('not-archive');
  const place = await findDirectory(source);
  if (place.count > limits.members)
    throw new ArchiveError(
      'too-many-members',
      `${String(place.count)} 项，上限 ${String(limits.members)} 项`,
    );
  const reader = new WindowReader(source);
  const entries = await readEntries(reader, source, place).catch((error: unknown) => {
    if (error instanceof ArchiveError && error.refusal.code !== 'truncated') throw error;
    throw new ArchiveError('damaged', '目录项');
  });
  const names = entries.map((entry) => checkEntry(entry, limits));
  const collision = nameCollision(names);
  if (collision !== undefined) throw new ArchiveError(collision.code, collision.where);
  checkWhole(entries, source.size, limits);
  const members: ArchiveMember[] = [];
  const extents: Extent[] = [];
  for (const [index, entry] of entries.entries()) {
    const name = names[index] ?? '';
    if (entry.relativeOffsetOfLocalHeader + LOCAL > place.start)
      throw new ArchiveError('damaged', shownName(name));
    const start = await checkLocal(source.read, entry, name);
    const { compressedSize: packed, uncompressedSize: size } = entry;
    extents.push({
      name,
      from: entry.relativeOffsetOfLocalHeader,
      until: start + packed,
      slack: (entry.generalPurposeBitFlag & DESCRIPTOR) === 0 ? 0 : 24,
    });
    const deflated = entry.compressionMethod === 8;
    members.push({ name, deflated, checksum: entry.crc32, packed, size, start });
  }
  checkExtents(extents, place.start);
  return members;
};
