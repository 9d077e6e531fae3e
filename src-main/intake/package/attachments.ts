import { createHash } from 'node:crypto';
import { mkdtemp, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import type { Manifest, PackageKind } from '#domain/exchange/package';
import { openArchive } from '../archive.ts';
import type { GuardedArchive } from '../archive.ts';
import { nameFault, shownName } from '../archive-names.ts';
import { decode } from '../decode.ts';
import { signOf } from '../signs.ts';
import { PackageFault } from './package-words.ts';
import type { ReadLine } from './record-reader.ts';

/** A file that came with the package, verified, in staging. */
export interface ReadAttachment {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly path: string;
}

/** What may be evidence. */
export type ContentType = 'pdf' | 'jpeg' | 'png' | 'docx' | 'xlsx' | 'text';

/** Endings under which a content may be opened: the operating system goes by them. */
export const ENDINGS: Readonly<Record<ContentType, RegExp>> = {
  pdf: /\.pdf$/iu,
  jpeg: /\.jpe?g$/iu,
  png: /\.png$/iu,
  docx: /\.docx$/iu,
  xlsx: /\.xlsx$/iu,
  text: /\.(?:txt|csv|md)$/iu,
};

const PNG = '\x89PNG\r\n\x1a\n';

const officeType = async (path: string): Promise<ContentType | undefined> => {
  const opened = await openArchive(path, EXCHANGE_LIMITS);
  if (!opened.ok) return undefined;
  const { names } = opened.archive;
  await opened.archive.close();
  if (!names.includes('[Content_Types].xml') || names.some((name) => /vbaProject/iu.test(name)))
    return undefined;
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : undefined;
};

/** What a file is by its content; undefined for everything that isn't on the list. */
export const contentType = async (path: string): Promise<ContentType | undefined> => {
  const bytes = await readFile(path);
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head === PNG) return 'png';
  if (head.startsWith('PK\x03\x04')) return officeType(path);
  return signOf(bytes) === undefined && decode(bytes).ok ? 'text' : undefined;
};

interface Reference {
  readonly name: string;
  readonly size: number;
  readonly line: number;
}

interface EvidenceData {
  readonly evidence?: readonly {
    readonly file?: { readonly sha256: string; readonly name: string; readonly size: number };
  }[];
}

const referencesOf = (records: readonly ReadLine[]): ReadonlyMap<string, readonly Reference[]> => {
  const found = new Map<string, Reference[]>();
  for (const { line, record } of records)
    for (const { file } of (record.data as EvidenceData | null)?.evidence ?? []) {
      if (file === undefined) continue;
      const known = found.get(file.sha256) ?? [];
      known.push({ name: file.name, size: file.size, line });
      found.set(file.sha256, known);
    }
  return found;
};

/**
 * Holds the records' files against the members. A department sends every file its records name; the office need not,
 * since they came from there. Answers by which names each file goes.
 */
export const matchAttachments = (
  kind: PackageKind,
  members: Manifest['members'],
  records: readonly ReadLine[],
): ReadonlyMap<string, readonly Reference[]> => {
  const references = referencesOf(records);
  const there = new Map(
    members
      .filter(({ name }) => name.startsWith('attachments/'))
      .map((member) => [member.sha256, member.size]),
  );
  for (const sha256 of there.keys())
    if (!references.has(sha256)) throw new PackageFault('attachment-unused', sha256.slice(0, 12));
  for (const [sha256, named] of references)
    for (const { name, size, line } of named) {
      const where = `第 ${String(line)} 行：${shownName(name)}`;
      const found = there.get(sha256);
      if (found === undefined && kind === 'entries')
        throw new PackageFault('attachment-missing', where);
      if (found !== undefined && found !== size) throw new PackageFault('size-differs', where);
      if (name.includes('/') || nameFault(name) !== undefined)
        throw new PackageFault('attachment-type', where);
    }
  return references;
};

const stage = async (
  archive: GuardedArchive,
  path: string,
  sha256: string,
  between: (bytes: number) => Promise<void>,
): Promise<void> => {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of archive.stream(`attachments/${sha256}`)) {
      hash.update(piece);
      await file.writeFile(piece);
      await between(piece.length);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (hash.digest('hex') !== sha256)
    throw new PackageFault('altered', `attachments/${sha256.slice(0, 12)}`);
};

/** Streams every attachment into a new folder below `staging`, verified by digest and by what it is. */
export const stageAttachments = async (
  archive: GuardedArchive,
  members: Manifest['members'],
  references: ReadonlyMap<string, readonly Reference[]>,
  into: {
    readonly staging: string;
    readonly made: (folder: string) => void;
    readonly between: (bytes: number) => Promise<void>;
  },
): Promise<readonly ReadAttachment[]> => {
  const files = members.filter(({ name }) => name.startsWith('attachments/'));
  if (files.length === 0) return [];
  const folder = await mkdtemp(join(into.staging, 'package-'));
  into.made(folder);
  const attachments: ReadAttachment[] = [];
  for (const { sha256, size } of files) {
    const path = join(folder, sha256);
    await stage(archive, path, sha256, into.between);
    const type = await contentType(path);
    const wrong = (references.get(sha256) ?? []).find(
      ({ name }) => type === undefined || !ENDINGS[type].test(name),
    );
    if (wrong !== undefined)
      throw new PackageFault(
        'attachment-type',
        `第 ${String(wrong.line)} 行：${shownName(wrong.name)}`,
      );
    attachments.push({ sha256, size, path });
  }
  return attachments;
};
