/** Length of the record with which an archive ends, when it has no comment. */
const END = 22;

/** Fixed length of an entry of the central directory, before its name. */
const ENTRY = 46;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly start: number;
}

const directoryOf = (archive: Uint8Array): Directory => {
  const view = viewOf(archive);
  const end = archive.length - END;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw new Error('Not a plain archive');
  return {
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    start: view.getUint32(end + 16, true),
  };
};

/**
 * Two ZIP archives as one, the entries of `first` first, without compressing anything again (APPNOTE 4.3.12, 4.3.16).
 * Both are fflate's: no comments, no ZIP64, no entry in both.
 */
export const joinArchives = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const a = directoryOf(first);
  const b = directoryOf(second);
  const start = a.start + b.start;
  const joined = new Uint8Array(start + a.size + b.size + END);
  joined.set(first.subarray(0, a.start));
  joined.set(second.subarray(0, b.start), a.start);
  joined.set(first.subarray(a.start, a.start + a.size), start);
  joined.set(second.subarray(b.start), start + a.size);
  const view = viewOf(joined);
  let at = start + a.size;
  for (let entry = 0; entry < b.count; entry += 1) {
    view.setUint32(at + 42, view.getUint32(at + 42, true) + a.start, true);
    at +=
      ENTRY +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  view.setUint16(at + 8, a.count + b.count, true);
  view.setUint16(at + 10, a.count + b.count, true);
  view.setUint32(at + 12, a.size + b.size, true);
  view.setUint32(at + 16, start, true);
  return joined;
};
