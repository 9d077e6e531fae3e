import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { PackageError } from './trouble.ts';

/** A file that goes into a package under its SHA-256. */
export interface AttachedFile {
  readonly sha256: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What a package holds, in the order in which it is written. */
export interface ZipContent {
  readonly manifest: Buffer;
  readonly signature: Buffer;
  readonly records: readonly Buffer[];
  readonly attachments: readonly AttachedFile[];
}

/**
 * ZIP keeps local time without a zone, hence local parts: the same bytes in every zone.
 */
const look = (compressed: boolean) => ({
  mtime: new Date(1980, 0, 1, 12),
  mode: 0o100644,
  forceDosTimestamp: true,
  compressionLevel: compressed ? 6 : 0,
});

async function* verified({ sha256, path, size }: AttachedFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    const bytes = piece as Uint8Array;
    hash.update(bytes);
    read += bytes.length;
    yield bytes;
  }
  if (read !== size || hash.digest('hex') !== sha256)
    throw new PackageError(
      'attachment-changed',
      `附件文件的内容与登记的不一致（${sha256.slice(0, 12)}），没有写成联系包；请从原处重新添加这个附件。`,
    );
}

/** The package's ZIP piece by piece. Attachments are stored as they are: what is allowed is packed already. */
export async function* zipBytes(content: ZipContent): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new TypeError('yazl gives a stream of another kind');
  const sources: Readable[] = [];
  const fail = (error: Error): void => {
    output.destroy(error);
  };
  zip.on('error', fail);
  const add = (
    name: string,
    compressed: boolean,
    bytes: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): void => {
    zip.addReadStreamLazy(name, look(compressed), (answer) => {
      const source = Readable.from(bytes(), { objectMode: false });
      // yazl pipes without listening for faults of what it reads, and never closes it.
      source.on('error', fail);
      sources.push(source);
      answer(null, source);
    });
  };
  add('manifest.json', true, () => [content.manifest]);
  add('manifest.sig', true, () => [content.signature]);
  add('records.ndjson', true, () => content.records);
  for (const file of content.attachments)
    add(`attachments/${file.sha256}`, false, () => verified(file));
  zip.end();
  try {
    for await (const piece of output) yield piece as Uint8Array;
  } finally {
    for (const source of sources) source.destroy();
  }
}
