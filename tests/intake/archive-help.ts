import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP written by hand, so that every field can lie. */
export interface Part {
  readonly name: string | Uint8Array;
  readonly bytes?: Uint8Array | string;
  readonly stored?: boolean;
  /** Overrides, in both headers unless `local` says otherwise. */
  readonly flags?: number;
  readonly method?: number;
  readonly checksum?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly host?: number;
  readonly attributes?: number;
  readonly extra?: Uint8Array;
  readonly local?: { readonly name?: string; readonly method?: number; readonly size?: number };
  /** Where the directory says it begins. */
  readonly offset?: number;
  /** Packed bytes as they are, instead of what follows from `bytes`. */
  readonly packed?: Uint8Array;
  /** Bytes written before its header. */
  readonly before?: Uint8Array;
}

export interface Ending {
  readonly comment?: Uint8Array;
  readonly count?: number;
  readonly disk?: number;
  /** Bytes between the directory and its end record. */
  readonly gap?: Uint8Array;
  readonly after?: Uint8Array;
}

const bytesOf = (value: Uint8Array | string): Buffer =>
  typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value);

const fields = (...pairs: readonly (readonly [value: number, width: 2 | 4])[]): Buffer => {
  const bytes = Buffer.alloc(pairs.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of pairs) at = bytes.writeUIntLE(value % 2 ** (8 * width), at, width);
  return bytes;
};

/** Central headers of the parts and what lies before them. */
const written = (parts: readonly Part[]): { readonly body: Buffer; readonly directory: Buffer } => {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const data = bytesOf(part.bytes ?? '');
    const packed = Buffer.from(part.packed ?? (part.stored === true ? data : deflateRawSync(data)));
    const name = bytesOf(part.name);
    const extra = bytesOf(part.extra ?? '');
    const common = (method: number, size: number, length: number) =>
      fields(
        [20, 2],
        [part.flags ?? 0x800, 2],
        [method, 2],
        [0, 2],
        [0x21, 2],
        [part.checksum ?? crc32(data), 4],
        [part.packedSize ?? packed.length, 4],
        [size, 4],
        [length, 2],
        [extra.length, 2],
      );
    const method = part.method ?? (part.stored === true ? 0 : 8);
    const size = part.size ?? data.length;
    const localName = part.local?.name === undefined ? name : bytesOf(part.local.name);
    const before = bytesOf(part.before ?? '');
    const header = Buffer.concat([
      before,
      fields([0x04034b50, 4]),
      common(part.local?.method ?? method, part.local?.size ?? size, localName.length),
      localName,
      extra,
    ]);
    body.push(header, packed);
    directory.push(
      fields([0x02014b50, 4], [20 + 256 * (part.host ?? 0), 2]),
      common(method, size, name.length),
      fields([0, 2], [0, 2], [0, 2], [part.attributes ?? 0, 4]),
      fields([part.offset ?? at + before.length, 4]),
      name,
      extra,
    );
    at += header.length + packed.length;
  }
  return { body: Buffer.concat(body), directory: Buffer.concat(directory) };
};

/** The archive as bytes. */
export const zipOf = (parts: readonly Part[], ending: Ending = {}): Buffer => {
  const { body, directory } = written(parts);
  const count = ending.count ?? parts.length;
  const comment = bytesOf(ending.comment ?? '');
  return Buffer.concat([
    body,
    directory,
    bytesOf(ending.gap ?? ''),
    fields([0x06054b50, 4], [ending.disk ?? 0, 2], [ending.disk ?? 0, 2], [count, 2], [count, 2]),
    fields([directory.length, 4], [body.length, 4], [comment.length, 2]),
    comment,
    bytesOf(ending.after ?? ''),
  ]);
};
