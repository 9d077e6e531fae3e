import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { EXCHANGE_LIMITS, PACKAGE_VERSION } from '#domain/exchange/package';
import type { Manifest } from '#domain/exchange/package';
import { isSealed } from '#domain/exchange/sealed';
import { openArchive } from '../archive.ts';
import type { GuardedArchive } from '../archive.ts';
import { shownName } from '../archive-names.ts';
import { fileSource } from '../archive-source.ts';
import type { ByteSource } from '../archive-source.ts';
import { ArchiveError, sizeText } from '../archive-words.ts';
import { matchAttachments, stageAttachments } from './attachments.ts';
import type { ReadAttachment } from './attachments.ts';
import { parseManifest, readVersion, verifySignature } from './manifest.ts';
import { PackageFault, ofArchive } from './package-words.ts';
import type { PackageRefusal } from './package-words.ts';
import { makeLineReader, readLines } from './record-reader.ts';
import type { ReadLine, ReadLines } from './record-reader.ts';
import { sealedSource } from './sealed-source.ts';
import { makeTurns } from './turns.ts';

/** How a package is opened and followed. */
export interface ReadOptions {
  /** null: none was given. */
  readonly passphrase: string | null;
  /** A folder for attachments; nothing is written anywhere else, and after a refusal nothing is left there. */
  readonly staging: string;
  /** Bytes read so far, and how many there are to read. */
  readonly progress: (done: number, total: number) => void;
  /** Asked between pieces and lines. */
  readonly cancelled: () => boolean;
}

/** Something the clerk should know about a package that was read. */
export interface PackageNotice {
  readonly code: 'newer-minor' | 'dropped' | 'invisible-characters';
  /** One Chinese sentence. */
  readonly text: string;
}

/** A package that is what its signature says. Whether the key may be trusted, and the content fits, others decide. */
export interface ReadPackage {
  readonly manifest: Manifest;
  /** SPKI DER in base64. */
  readonly publicKey: string;
  /** SHA-256 of the DER, hexadecimal. */
  readonly fingerprint: string;
  /** SHA-256 of the file as it lies on the stick. */
  readonly digest: string;
  readonly records: readonly ReadLine[];
  readonly attachments: readonly ReadAttachment[];
  readonly notices: readonly PackageNotice[];
}

export type PackageRead =
  | { readonly ok: true; readonly package: ReadPackage }
  | { readonly ok: false; readonly refusal: PackageRefusal };

const STEP = 256 * 1024;

type Between = (bytes?: number) => Promise<void>;

const digestOf = async (file: ByteSource, between: Between): Promise<string> => {
  const hash = createHash('sha256');
  for (let at = 0; at < file.size; at += STEP) {
    const piece = await file.read(at, Math.min(STEP, file.size - at));
    hash.update(piece);
    await between(piece.length);
  }
  return hash.digest('hex');
};

const small = async (archive: GuardedArchive, name: string): Promise<Uint8Array> => {
  const read = await archive.read(name, EXCHANGE_LIMITS.manifest);
  if (read.ok) return read.bytes;
  throw new Refused(read.refusal);
};

class Refused extends Error {
  readonly refusal: PackageRefusal;

  constructor(refusal: PackageRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const SIGNED = ['manifest.json', 'manifest.sig'];

const checkNames = (archive: GuardedArchive, { members }: Manifest): void => {
  const said = new Set([...SIGNED, ...members.map(({ name }) => name)]);
  const surplus = archive.names.find((name) => !said.has(name));
  if (surplus !== undefined) throw new PackageFault('member-surplus', shownName(surplus));
  for (const { name, size } of members) {
    const found = archive.size(name);
    if (found === undefined) throw new PackageFault('member-missing', shownName(name));
    if (found !== size) throw new PackageFault('size-differs', shownName(name));
  }
};

/** Before a line is read: whether the records, and members of newer versions, are what was signed. */
const checkDigests = async (
  archive: GuardedArchive,
  { members }: Manifest,
  between: Between,
): Promise<void> => {
  for (const { name, sha256 } of members) {
    if (name.startsWith('attachments/')) continue;
    const hash = createHash('sha256');
    for await (const piece of archive.stream(name)) {
      hash.update(piece);
      await between(piece.length);
    }
    if (hash.digest('hex') !== sha256) throw new PackageFault('altered', shownName(name));
  }
};

const listed = (lines: readonly number[]): string =>
  `第 ${lines.slice(0, 5).map(String).join('、')} 行${lines.length > 5 ? `等 ${String(lines.length)} 行` : ''}`;

const noticesOf = (
  { version }: Manifest,
  newer: boolean,
  { invisible, dropped }: ReadLines,
): readonly PackageNotice[] => {
  const own = `${String(PACKAGE_VERSION.major)}.${String(PACKAGE_VERSION.minor)}`;
  const notices: PackageNotice[] = [];
  if (newer)
    notices.push({
      code: 'newer-minor',
      text: `对方的程序较新（格式 ${version}，本机 ${own}），本机不认识的内容没有收；建议更新本机的程序。`,
    });
  if (dropped.length > 0)
    notices.push({
      code: 'dropped',
      text: `${listed(dropped)}有本机不认识的栏目，没有收这些栏目。`,
    });
  if (invisible.length > 0)
    notices.push({
      code: 'invisible-characters',
      text: `${listed(invisible)}的文字里有看不见的控制字符，已照原样保留；打印前请看一看。`,
    });
  return notices;
};

interface Work {
  readonly file: ByteSource;
  readonly options: ReadOptions;
  readonly between: Between;
  readonly expect: (bytes: number) => void;
  readonly made: (folder: string) => void;
}

const opened = async ({ file, options }: Work): Promise<GuardedArchive> => {
  const { file: limit } = EXCHANGE_LIMITS;
  if (file.size > limit)
    throw new ArchiveError('file-too-large', `${sizeText(file.size)}，上限 ${sizeText(limit)}`);
  const head = await file.read(0, Math.min(8, file.size));
  const source = isSealed(head) ? await sealedSource(file, options.passphrase) : file;
  const start = await source.read(0, Math.min(4, source.size));
  const archive = await openArchive(source, EXCHANGE_LIMITS);
  if (archive.ok) return archive.archive;
  throw new Refused(ofArchive(archive.refusal, start.toString('latin1') === 'PK\x03\x04'));
};

const readAll = async (work: Work): Promise<ReadPackage> => {
  const { file, between } = work;
  const archive = await opened(work);
  if (!archive.names.includes('manifest.json')) throw new PackageFault('not-package');
  const text = await small(archive, 'manifest.json');
  const { newer } = readVersion(text);
  if (!archive.names.includes('manifest.sig')) throw new PackageFault('unsigned');
  const key = verifySignature(text, await small(archive, 'manifest.sig'));
  const manifest = parseManifest(text, newer, key.fingerprint);
  checkNames(archive, manifest);
  const { members, kind } = manifest;
  const records = archive.size('records.ndjson') ?? 0;
  work.expect(file.size + records + members.reduce((sum, { size }) => sum + size, 0));
  const digest = await digestOf(file, between);
  await checkDigests(archive, manifest, between);
  const lines = await readLines(
    archive.stream('records.ndjson'),
    makeLineReader(manifest, newer),
    between,
  );
  const references = matchAttachments(kind, members, lines.records);
  const attachments = await stageAttachments(archive, members, references, {
    staging: work.options.staging,
    made: work.made,
    between,
  });
  const notices = noticesOf(manifest, newer, lines);
  return { manifest, ...key, digest, records: lines.records, attachments, notices };
};

const refusalOf = (error: unknown): PackageRefusal => {
  if (error instanceof PackageFault || error instanceof ArchiveError || error instanceof Refused)
    return error.refusal;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Whatever the disk says while staging; anything else is a fault of ours and must be seen.
  if (/^E[A-Z0-9]+$/u.test(code)) return new PackageFault('staging-full', code).refusal;
  throw error;
};

/**
 * Reads a 联系包 that somebody handed in: whole, checked in every part, or refused with one named reason. Signature and
 * digests come before any content is looked at. Trust in the key, the right ledger and the right order are not its matter.
 */
export const readPackage = async (path: string, options: ReadOptions): Promise<PackageRead> => {
  const turn = makeTurns();
  let done = 0;
  let total = 0;
  let folder: string | undefined;
  const between: Between = async (bytes = 0) => {
    if (options.cancelled()) throw new PackageFault('cancelled');
    done += bytes;
    if (bytes > 0) options.progress(Math.min(done, total), total);
    await turn();
  };
  let file: ByteSource | undefined;
  try {
    file = await fileSource(path);
    const read = await readAll({
      file,
      options,
      between,
      expect: (bytes) => (total = bytes),
      made: (made) => (folder = made),
    });
    return { ok: true, package: read };
  } catch (error) {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    return { ok: false, refusal: refusalOf(error) };
  } finally {
    await file?.close();
  }
};
