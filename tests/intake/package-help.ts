import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { writePackage } from '#documents/package/write-package';
import type { PackageContent, PackageWritten } from '#documents/package/write-package';
import type { Manifest, RecordLine } from '#domain/exchange/package';
import { canonicalText } from '#domain/exchange/shared-form';
import { readPackage } from '#intake/package/read-package';
import type { PackageRead } from '#intake/package/read-package';
import { zipOf } from './archive-help.ts';
import type { Part } from './archive-help.ts';

/** A key for tests only: RFC 8032, 7.1, test 1, in PKCS #8. */
const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${SEED}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
export const publicKey = createPublicKey(privateKey)
  .export({ format: 'der', type: 'spki' })
  .toString('base64');

export const signed = (bytes: Uint8Array): Buffer => sign(null, bytes, privateKey);
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

export interface Workplace {
  readonly folder: string;
  readonly staging: string;
  readonly file: (name: string, bytes: Uint8Array) => string;
  /** Every file below the folder but those made through `file`. */
  readonly others: () => readonly string[];
  readonly clear: () => void;
}

/** A folder of its own, with a staging folder in it. */
export const workplace = (): Workplace => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const staging = mkdtempSync(join(folder, 'staging-'));
  const made = new Set<string>();
  return {
    folder,
    staging,
    file: (name, bytes) => {
      made.add(name);
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    },
    others: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !made.has(entry.name))
        .map(({ name }) => name),
    clear: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const entryData = (summary: string): Record<string, unknown> => ({
  happened: '2026-10-15',
  until: null,
  timeNote: '下午',
  amount: 0.5,
  amountUnit: '天',
  mode: 'face-to-face',
  participants: [{ person: 'person-1', role: 'led' }],
  carriers: ['班级'],
  object: null,
  objectText: '机械 2401 班',
  activities: ['谈心谈话'],
  summary,
  place: '教学楼 A-301',
  present: 32,
  evidence: [] as unknown[],
  commendable: false,
  makeUp: null,
  status: 'submitted',
  submitted: '2026-10-16T09:00:00',
  created: '2026-10-15T17:00:00',
});

export const entryLine = (
  index: number,
  summary = `走访第 ${String(index)} 间宿舍`,
): RecordLine => ({
  type: 'entry',
  id: `entry-${String(index)}`,
  rev: index,
  base: null,
  deleted: false,
  data: entryData(summary),
});

export const goneLine = (index: number): RecordLine => ({
  type: 'link',
  id: `link-${String(index)}`,
  rev: index,
  base: sha256('base'),
  deleted: true,
  data: null,
});

export const manifestGiven: PackageContent['manifest'] = {
  kind: 'entries',
  id: '0199a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b',
  created: '2026-11-02T08:30:00',
  ledger: { id: 'ledger-1', name: '某学院联系师生台账' },
  unit: { id: 'unit-7', name: '机械工程系' },
  sender: { installation: 'installation-1', name: '机械工程系办公室' },
  sequence: 1,
  previous: null,
  acknowledges: null,
};

/** Writes with our writer. */
export const written = (
  path: string,
  content: Partial<PackageContent>,
  passphrase: string | null = null,
): Promise<PackageWritten> =>
  writePackage(
    path,
    { manifest: manifestGiven, records: [], attachments: [], ...content },
    {
      publicKey,
      sign: (bytes) => Promise.resolve({ ok: true, value: signed(bytes) }),
      passphrase,
      progress: () => undefined,
      cancelled: () => false,
    },
  );

/** Reads with our reader. */
export const read = (
  place: Workplace,
  path: string,
  passphrase: string | null = null,
): Promise<PackageRead> =>
  readPackage(path, {
    passphrase,
    staging: place.staging,
    progress: () => undefined,
    cancelled: () => false,
  });

/** The code of a refusal, whose sentence is looked at; `ok` for what is taken. */
export const refusalCode = async (
  place: Workplace,
  bytes: Uint8Array,
  passphrase: string | null = null,
): Promise<string> => {
  const taken = await read(place, place.file('a.lxb', bytes), passphrase);
  if (taken.ok) return 'ok';
  expect(taken.refusal.text).toMatch(/^[^]{8,}[。]$/u);
  expect(taken.refusal.text).not.toMatch(/undefined|null|NaN|\[object/u);
  return taken.refusal.code;
};

/** How a package is made wrong, layer by layer; everything above the fault is right and signed anew. */
export interface Faults {
  readonly lines?: readonly RecordLine[];
  /** `records.ndjson` as it is to be, instead of what follows from the lines. */
  readonly records?: string | Uint8Array;
  readonly attachments?: readonly Uint8Array[];
  readonly manifest?: (manifest: Manifest) => unknown;
  /** After the manifest was written as text, and before it is signed. */
  readonly text?: (text: string) => string;
  readonly signature?: (file: Record<string, string>) => unknown;
  readonly parts?: (parts: readonly Part[]) => readonly Part[];
}

/** A package written by hand, without our writer. */
export const packageOf = (faults: Faults = {}): Buffer => {
  const lines = faults.lines ?? [entryLine(1), goneLine(2)];
  const records = Buffer.from(
    faults.records ?? lines.map((line) => `${canonicalText(line)}\n`).join(''),
  );
  const counts: Record<string, number> = {};
  for (const { type } of lines) counts[type] = (counts[type] ?? 0) + 1;
  const attached = (faults.attachments ?? []).map((bytes) => ({
    name: `attachments/${sha256(bytes)}`,
    bytes,
    stored: true,
  }));
  const manifest: Manifest = {
    format: 'lianxi-package',
    version: '1.0',
    ...manifestGiven,
    sender: { ...manifestGiven.sender, fingerprint: sha256(Buffer.from(publicKey, 'base64')) },
    algorithms: { digest: 'SHA-256', signature: 'Ed25519' },
    counts,
    members: [
      { name: 'records.ndjson', size: records.length, sha256: sha256(records) },
      ...attached.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
    ],
  };
  const plain = JSON.stringify(faults.manifest?.(manifest) ?? manifest);
  const text = faults.text?.(plain) ?? plain;
  const file = {
    algorithm: 'Ed25519',
    publicKey,
    signature: signed(Buffer.from(text)).toString('base64'),
  };
  const parts: readonly Part[] = [
    { name: 'manifest.json', bytes: text },
    { name: 'manifest.sig', bytes: JSON.stringify(faults.signature?.(file) ?? file) },
    { name: 'records.ndjson', bytes: records },
    ...attached,
  ];
  return zipOf(faults.parts?.(parts) ?? parts);
};
