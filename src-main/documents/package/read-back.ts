import { createDecipheriv, createHash, createPublicKey, verify } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader, fromRandomAccessReaderPromise } from 'yauzl';
import type { ZipFile } from 'yauzl';
import type { Manifest } from '#domain/exchange/package';
import { SEALED, parseSealedHeader, pieceNonce, sealedLayout } from '#domain/exchange/sealed';
import { keyOf } from './seal.ts';

/** What has to be on the disk. */
export interface Expected {
  /** SHA-256 of the whole file. */
  readonly digest: string;
  readonly manifest: Manifest;
  readonly publicKey: string;
  readonly passphrase: string | null;
}

type ReadAt = (position: number, length: number) => Promise<Buffer>;

const STEP = 1024 * 1024;

const exactly = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file.read(bytes, got, length - got, position + got);
    if (bytesRead === 0) throw new Error('cut short');
    got += bytesRead;
  }
  return bytes;
};

/** SHA-256 of a file as it lies on the disk. */
export const digestOnDisk = async (file: FileHandle): Promise<string> => {
  const { size } = await file.stat();
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += STEP)
    hash.update(await exactly(file, at, Math.min(STEP, size - at)));
  return hash.digest('hex');
};

/** The ZIP inside a sealed file, from its own header: what the reader will do with the same passphrase. */
const opened = async (
  file: FileHandle,
  size: number,
  passphrase: string,
): Promise<{ readonly size: number; readonly read: ReadAt }> => {
  const head = await exactly(file, 0, SEALED.header);
  const parsed = parseSealedHeader(head);
  const layout = sealedLayout(size);
  if (!parsed.ok || layout === undefined) throw new Error('no sealed header');
  const { key, verifier } = await keyOf(passphrase, parsed.header.salt);
  if (!verifier.equals(parsed.header.verifier)) throw new Error('another passphrase');
  const piece = async (index: number): Promise<Buffer> => {
    const at = SEALED.header + index * (SEALED.piece + SEALED.tag);
    const bytes = await exactly(file, at, Math.min(SEALED.piece + SEALED.tag, size - at));
    const nonce = pieceNonce(parsed.header.prefix, index, index === layout.pieces - 1);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(head);
    decipher.setAuthTag(bytes.subarray(-SEALED.tag));
    return Buffer.concat([decipher.update(bytes.subarray(0, -SEALED.tag)), decipher.final()]);
  };
  const read: ReadAt = async (position, length) => {
    const first = Math.floor(position / SEALED.piece);
    const parts: Buffer[] = [];
    for (let index = first; index * SEALED.piece < position + length; index += 1)
      parts.push(await piece(index));
    const start = position - first * SEALED.piece;
    return Buffer.concat(parts).subarray(start, start + length);
  };
  return { size: layout.clear, read };
};

class Reader extends RandomAccessReader {
  readonly #read: ReadAt;

  constructor(read: ReadAt) {
    super();
    this.#read = read;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const read = this.#read;
    const pieces = async function* (): AsyncGenerator<Buffer> {
      for (let at = start; at < end; at += SEALED.piece)
        yield await read(at, Math.min(SEALED.piece, end - at));
    };
    return Readable.from(pieces(), { objectMode: false });
  }
}

const checkMembers = async (zip: ZipFile, { manifest, publicKey }: Expected): Promise<void> => {
  const small = new Map<string, Buffer>();
  const seen: string[] = [];
  const members = new Map(manifest.members.map((member) => [member.name, member]));
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8');
    const member = members.get(name);
    const hash = createHash('sha256');
    const kept: Buffer[] = [];
    let size = 0;
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const bytes = piece as Buffer;
      hash.update(bytes);
      size += bytes.length;
      if (member === undefined) kept.push(bytes);
    }
    seen.push(name);
    if (member === undefined) small.set(name, Buffer.concat(kept));
    else if (member.size !== size || member.sha256 !== hash.digest('hex'))
      throw new Error(`${name} differs`);
  }
  const expected = ['manifest.json', 'manifest.sig', ...members.keys()];
  if (seen.join('\n') !== expected.join('\n')) throw new Error('other members');
  const text = small.get('manifest.json') ?? Buffer.alloc(0);
  const signed = JSON.parse((small.get('manifest.sig') ?? '').toString()) as {
    readonly publicKey: string;
    readonly signature: string;
  };
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  if (
    signed.publicKey !== publicKey ||
    !verify(null, text, key, Buffer.from(signed.signature, 'base64')) ||
    JSON.stringify(JSON.parse(text.toString())) !== JSON.stringify(manifest)
  )
    throw new Error('another signature');
};

/** Reads a written package back from the disk, whole, the way a reader does; throws when anything isn't as it was meant. */
export const readBack = async (path: string, expected: Expected): Promise<void> => {
  const file = await open(path, 'r');
  try {
    if ((await digestOnDisk(file)) !== expected.digest) throw new Error('other bytes');
    const { size } = await file.stat();
    const plain =
      expected.passphrase === null
        ? { size, read: (position: number, length: number) => exactly(file, position, length) }
        : await opened(file, size, expected.passphrase);
    const zip = await fromRandomAccessReaderPromise(new Reader(plain.read), plain.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    });
    await checkMembers(zip, expected);
  } finally {
    await file.close();
  }
};
