import type { ByteSource } from './archive-source.ts';
import { ArchiveError } from './archive-words.ts';

const END = 22;
const LOCATOR = 20;
const COMMENT = 0xffff;

/** Where the central directory lies. */
export interface DirectoryPlace {
  readonly start: number;
  /** Bytes. */
  readonly size: number;
  readonly count: number;
}

/** Places in the tail where an end record would be whole: its comment reaches exactly to the end of the file. */
const endRecords = (tail: Buffer): readonly number[] => {
  const found: number[] = [];
  for (let at = tail.length - END; at >= 0; at -= 1)
    if (
      tail.readUInt32LE(at) === 0x06054b50 &&
      tail.readUInt16LE(at + 20) === tail.length - at - END
    )
      found.push(at);
  return found;
};

const wide = (bytes: Buffer, at: number): number => {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ArchiveError('damaged', '目录位置');
  return Number(value);
};

const wideEnd = async (
  source: ByteSource,
  locator: Buffer,
  locatorAt: number,
): Promise<DirectoryPlace> => {
  const at = wide(locator, 8);
  if (at + 56 > locatorAt) throw new ArchiveError('damaged', '目录位置');
  const record = await source.read(at, 56);
  if (record.readUInt32LE(0) !== 0x06064b50) throw new ArchiveError('damaged', '目录结尾');
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0)
    throw new ArchiveError('many-disks');
  if (at + 12 + wide(record, 4) !== locatorAt) throw new ArchiveError('hidden', '目录之后');
  const place = { count: wide(record, 32), size: wide(record, 40), start: wide(record, 48) };
  if (place.start + place.size !== at) throw new ArchiveError('hidden', '目录之后');
  return place;
};

/**
 * Finds the one central directory. Refuses what ends in two ways, what has bytes between the directory and its end,
 * and archives in several volumes.
 */
export const findDirectory = async (source: ByteSource): Promise<DirectoryPlace> => {
  const length = Math.min(source.size, END + COMMENT);
  const tail = await source.read(source.size - length, length);
  const found = endRecords(tail);
  const [at] = found;
  if (at === undefined) {
    const after = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (after !== -1 && tail.length - after >= END) throw new ArchiveError('hidden', '文件末尾');
    throw new ArchiveError('not-archive');
  }
  if (found.length > 1) throw new ArchiveError('hidden', '两份目录');
  const end = tail.subarray(at);
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0) throw new ArchiveError('many-disks');
  if (end.readUInt16LE(8) !== end.readUInt16LE(10)) throw new ArchiveError('damaged', '目录项数');
  const endAt = source.size - length + at;
  if (endAt >= LOCATOR) {
    const locator = await source.read(endAt - LOCATOR, LOCATOR);
    if (locator.readUInt32LE(0) === 0x07064b50) return wideEnd(source, locator, endAt - LOCATOR);
  }
  const place = {
    count: end.readUInt16LE(10),
    size: end.readUInt32LE(12),
    start: end.readUInt32LE(16),
  };
  if (place.start + place.size > endAt) throw new ArchiveError('damaged', '目录位置');
  if (place.start + place.size !== endAt) throw new ArchiveError('hidden', '目录前后');
  return place;
};
