import { createHash, createPublicKey, verify } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EXCHANGE_LIMITS, PACKAGE_FORMAT, PACKAGE_VERSION } from '#domain/exchange/package';
import type { Manifest, RecordLine } from '#domain/exchange/package';
import { digestOnDisk, readBack } from './read-back.ts';
import { recordBytes } from './record-lines.ts';
import type { RecordBytes } from './record-lines.ts';
import { sealedBytes } from './seal.ts';
import { PackageError, troubleOf } from './trouble.ts';
import type { WriteTrouble } from './trouble.ts';
import { makeTurns } from './turns.ts';
import { zipBytes } from './zip-stream.ts';
import type { AttachedFile, ZipContent } from './zip-stream.ts';

type Derived = 'format' | 'version' | 'algorithms' | 'counts' | 'members' | 'sender';

/** What goes into a package; the rest of the manifest follows from it. */
export interface PackageContent {
  readonly manifest: Omit<Manifest, Derived> & {
    readonly sender: Omit<Manifest['sender'], 'fingerprint'>;
  };
  /** In the order in which they are to stand; each record once. */
  readonly records: Iterable<RecordLine> | AsyncIterable<RecordLine>;
  /** Files named by the records' evidence; the same one may be named twice. */
  readonly attachments: readonly { readonly sha256: string; readonly path: string }[];
}

/** How it is signed, sealed and followed. */
export interface WriteOptions {
  /** Ed25519, SPKI DER in base64. */
  readonly publicKey: string;
  readonly sign: (
    bytes: Uint8Array,
  ) => Promise<{ readonly ok: true; readonly value: Uint8Array } | { readonly ok: false }>;
  /** null: not sealed. */
  readonly passphrase: string | null;
  /** Bytes written so far, and about how many it will be. */
  readonly progress: (done: number, total: number) => void;
  /** Asked between pieces. */
  readonly cancelled: () => boolean;
}

export type PackageWritten =
  | {
      readonly ok: true;
      readonly written: {
        /** SHA-256 of the file. */
        readonly digest: string;
        /** Bytes. */
        readonly size: number;
        readonly manifest: Manifest;
      };
    }
  | { readonly ok: false; readonly why: WriteTrouble };

const attachedFiles = async (
  attachments: PackageContent['attachments'],
): Promise<readonly AttachedFile[]> => {
  const files: AttachedFile[] = [];
  const unique = new Map(attachments.map((file) => [file.sha256, file.path]));
  for (const [sha256, path] of [...unique].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const about = await stat(path).catch(() => undefined);
    if (about?.isFile() !== true)
      throw new PackageError(
        'attachment-missing',
        `找不到一个附件文件（${sha256.slice(0, 12)}），没有写成联系包；请从原处重新添加这个附件。`,
      );
    if (about.size > EXCHANGE_LIMITS.attachment)
      throw new PackageError('limit', '有附件超过 50 MB，没有写成联系包；请换成较小的附件。');
    files.push({ sha256, path, size: about.size });
  }
  return files;
};

const manifestOf = (
  { manifest: { sender, ...given } }: PackageContent,
  publicKey: Buffer,
  records: RecordBytes,
  files: readonly AttachedFile[],
): Manifest => ({
  format: PACKAGE_FORMAT,
  version: `${String(PACKAGE_VERSION.major)}.${String(PACKAGE_VERSION.minor)}`,
  kind: given.kind,
  id: given.id,
  created: given.created,
  ledger: given.ledger,
  unit: given.unit,
  sender: { ...sender, fingerprint: createHash('sha256').update(publicKey).digest('hex') },
  sequence: given.sequence,
  previous: given.previous,
  acknowledges: given.acknowledges,
  algorithms: { digest: 'SHA-256', signature: 'Ed25519' },
  counts: records.counts,
  members: [
    { name: 'records.ndjson', size: records.size, sha256: records.sha256 },
    ...files.map(({ sha256, size }) => ({ name: `attachments/${sha256}`, size, sha256 })),
  ],
});

const signatureOf = async (
  manifest: Buffer,
  { publicKey, sign }: WriteOptions,
): Promise<Buffer> => {
  const signed = await sign(manifest);
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  if (!signed.ok || !verify(null, manifest, key, signed.value))
    throw new PackageError('unsigned', '本机的签名钥匙用不了，没有写成联系包；请重启程序后再试。');
  const text = {
    algorithm: 'Ed25519',
    publicKey,
    signature: Buffer.from(signed.value).toString('base64'),
  };
  return Buffer.from(`${JSON.stringify(text, null, 2)}\n`);
};

const checkSize = ({ records, attachments }: ZipContent): number => {
  const total = [...records.map(({ length }) => length), ...attachments.map(({ size }) => size)];
  const unpacked = total.reduce((sum, size) => sum + size, 0);
  const { members } = EXCHANGE_LIMITS;
  // The manifest and headers take the rest of the limit.
  const room = EXCHANGE_LIMITS.unpacked - 2 * EXCHANGE_LIMITS.manifest;
  if (unpacked > room || attachments.length + 3 > members)
    throw new PackageError('limit', '内容太多，一个联系包放不下；请分几次报送，或减少附件。');
  return unpacked;
};

const stopIf = (options: WriteOptions): void => {
  if (options.cancelled()) throw new PackageError('cancelled', '已取消，没有写出联系包。');
};

/** Writes the pieces to a new file and syncs it; answers what was written. */
const writeOut = async (
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  total: number,
  options: WriteOptions,
): Promise<{ readonly digest: string; readonly size: number }> => {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx');
  try {
    for await (const piece of bytes) {
      stopIf(options);
      hash.update(piece);
      let written = 0;
      while (written < piece.length)
        written += (await file.write(piece, written, piece.length - written)).bytesWritten;
      size += piece.length;
      if (size > EXCHANGE_LIMITS.file)
        throw new PackageError('limit', '联系包超过 512 MB；请分几次报送，或减少附件。');
      options.progress(size, Math.max(total, size));
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { digest: hash.digest('hex'), size };
};

const syncFolder = async (folder: string): Promise<void> => {
  // Windows can't open a folder for syncing; there the rename itself is journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const notVerified = (): never => {
  throw new PackageError(
    'not-verified',
    '联系包写出后读回来核对不上，U 盘可能已损坏或被拔出；请换一个 U 盘再试。',
  );
};

/** Makes the new name last, and looks at the disk once more; what isn't whole there goes again. */
const settled = async (path: string, digest: string): Promise<void> => {
  try {
    await syncFolder(dirname(path));
    const there = await open(path, 'r');
    if ((await digestOnDisk(there).finally(() => there.close())) !== digest) notVerified();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
};

const prepared = async (
  content: PackageContent,
  options: WriteOptions,
): Promise<{ readonly zip: ZipContent; readonly manifest: Manifest }> => {
  const turn = makeTurns();
  const records = await recordBytes(content.records, content.manifest.kind, async () => {
    stopIf(options);
    await turn();
  });
  const files = await attachedFiles(content.attachments);
  const publicKey = Buffer.from(options.publicKey, 'base64');
  const manifest = manifestOf(content, publicKey, records, files);
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const signature = await signatureOf(text, options);
  return {
    manifest,
    zip: { manifest: text, signature, records: records.pieces, attachments: files },
  };
};

/**
 * Writes a package beside its place, syncs it, reads it back whole and only then gives it its name, replacing what had
 * that name. The same content gives the same bytes, unless it is sealed. After a failure or a cancel nothing is left.
 */
export const writePackage = async (
  path: string,
  content: PackageContent,
  options: WriteOptions,
): Promise<PackageWritten> => {
  const temporary = `${path}.part`;
  try {
    const { zip, manifest } = await prepared(content, options);
    const total = checkSize(zip);
    const plain = zipBytes(zip);
    const { passphrase, publicKey } = options;
    await rm(temporary, { force: true });
    try {
      const bytes = passphrase === null ? plain : sealedBytes(plain, passphrase);
      const written = await writeOut(temporary, bytes, total, options);
      await readBack(temporary, { digest: written.digest, manifest, publicKey, passphrase }).catch(
        notVerified,
      );
      stopIf(options);
      await rename(temporary, path);
      await settled(path, written.digest);
      return { ok: true, written: { ...written, manifest } };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    return { ok: false, why: troubleOf(error) };
  }
};
