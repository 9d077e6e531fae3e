import { Buffer } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';

/** Bytes of a directory that are looked at; a document's has a few thousand. */
const MOST = 8 * 1024 * 1024;

/** Up to `length` bytes from `from` on; fewer at the end of the file. */
export const bytesAt = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(Math.min(length, MOST));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
};

const END = 0x06054b50;
const MEMBER = 0x02014b50;

/**
 * Names of a ZIP's members by its directory, to tell what it is without opening anything; `undefined` when the
 * directory isn't there or is cut. Nothing is promised about the members: whoever reads them guards himself.
 */
export const zipNames = async (
  file: FileHandle,
  size: number,
): Promise<readonly string[] | undefined> => {
  const tail = await bytesAt(file, Math.max(0, size - 65_557), 65_557);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1 || end + 22 > tail.length || tail.readUInt32LE(end) !== END) return undefined;
  const length = tail.readUInt32LE(end + 12);
  const directory = await bytesAt(file, tail.readUInt32LE(end + 16), length);
  if (directory.length !== length) return undefined;
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== MEMBER) return undefined;
    const name = directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
};

/** Sectors that mark an end or a gap in a chain are above this. */
const LAST_SECTOR = 0xfffffff9;

const entryNames = (directory: Buffer): readonly string[] => {
  const names: string[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = directory.readUInt16LE(at + 64);
    if (length >= 2 && length <= 64) names.push(directory.toString('utf16le', at, at + length - 2));
  }
  return names;
};

/**
 * Names of the streams of an OLE2 compound file (.doc, .xls, .wps, .et, .ppt, protected documents); `undefined`
 * when its header is cut. A chain that runs in circles ends.
 */
export const streamNames = async (file: FileHandle): Promise<readonly string[] | undefined> => {
  const header = await bytesAt(file, 0, 512);
  const shift = header.length < 512 ? 0 : header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const sector = 2 ** shift;
  const perSector = sector / 4;
  const at = (number: number): number => (number + 1) * sector;
  const names: string[] = [];
  let next = header.readUInt32LE(48);
  for (let count = 0; count < 64 && next < LAST_SECTOR; count += 1) {
    names.push(...entryNames(await bytesAt(file, at(next), sector)));
    const table = Math.floor(next / perSector);
    if (table >= 109) break;
    const link = await bytesAt(
      file,
      at(header.readUInt32LE(76 + table * 4)) + (next % perSector) * 4,
      4,
    );
    next = link.length === 4 ? link.readUInt32LE(0) : LAST_SECTOR;
  }
  return names;
};
