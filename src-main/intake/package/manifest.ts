import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import {
  EXCHANGE_LIMITS,
  HOLDS,
  ISSUED,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  REPORTED,
} from '#domain/exchange/package';
import type { Manifest } from '#domain/exchange/package';
import { PackageFault } from './package-words.ts';
import { digest, id, localTime, shortText } from './plain-schemas.ts';

const KEY_START = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_LENGTH = 44;

const named = (object: typeof z.strictObject) => object({ id, name: shortText });

/** The manifest's shape; `object` decides what unknown keys are: faults, or passed over. */
const manifestSchema = (object: typeof z.strictObject) =>
  object({
    format: z.literal(PACKAGE_FORMAT),
    version: z.string().max(20),
    kind: z.enum(['entries', 'roster', 'receipt']),
    id: z.uuidv7(),
    created: localTime,
    ledger: named(object),
    unit: named(object),
    sender: object({ installation: id, name: shortText, fingerprint: digest }),
    sequence: z.int().min(1),
    previous: id.nullable(),
    acknowledges: id.nullable(),
    algorithms: object({ digest: z.literal('SHA-256'), signature: z.literal('Ed25519') }),
    counts: z.partialRecord(z.enum([...REPORTED, ...ISSUED]), z.int().min(0)),
    members: z
      .array(object({ name: z.string().max(200), size: z.int().min(0), sha256: digest }))
      .min(1)
      .max(EXCHANGE_LIMITS.members),
  });

const strict = manifestSchema(z.strictObject);
// `z.object` takes the same arguments and drops what it doesn't know.
const lenient = manifestSchema(z.object);

const signatureSchema = z.strictObject({
  algorithm: z.literal('Ed25519'),
  publicKey: z.string().max(200),
  signature: z.string().max(200),
});

const parsedJson = (bytes: Uint8Array, fault: () => PackageFault): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw fault();
  }
};

/** A version that can be read, and whether it may say more than we know. */
export const readVersion = (bytes: Uint8Array): { readonly newer: boolean } => {
  const raw = parsedJson(bytes, () => new PackageFault('bad-manifest', '不是 JSON 文本'));
  const head = z.object({ format: z.string(), version: z.string() }).safeParse(raw);
  if (!head.success || head.data.format !== PACKAGE_FORMAT) throw new PackageFault('not-package');
  const found = /^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/u.exec(head.data.version);
  if (found === null) throw new PackageFault('bad-manifest', '版本号');
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major > PACKAGE_VERSION.major) throw new PackageFault('newer-version', head.data.version);
  if (major < PACKAGE_VERSION.major) throw new PackageFault('bad-manifest', '版本号');
  return { newer: minor > PACKAGE_VERSION.minor };
};

/** Base64 in its one canonical form; undefined otherwise. */
const exactBytes = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

const isSignedBy = (der: Buffer, manifest: Uint8Array, signature: Uint8Array): boolean => {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, manifest, key, signature);
  } catch {
    // 32 bytes that are no point of the curve.
    return false;
  }
};

/** Verifies the signature over the manifest's exact bytes; answers with the key that made it. */
export const verifySignature = (
  manifest: Uint8Array,
  signature: Uint8Array,
): { readonly publicKey: string; readonly fingerprint: string } => {
  const malformed = () => new PackageFault('bad-key', '签名文件不合格式');
  const parsed = signatureSchema.safeParse(parsedJson(signature, malformed));
  if (!parsed.success) throw malformed();
  const der = exactBytes(parsed.data.publicKey);
  const signed = exactBytes(parsed.data.signature);
  if (der === undefined || signed === undefined) throw malformed();
  if (der.length !== KEY_LENGTH || !der.subarray(0, KEY_START.length).equals(KEY_START))
    throw new PackageFault('bad-key', '不是 Ed25519 公钥');
  if (signed.length !== 64 || !isSignedBy(der, manifest, signed))
    throw new PackageFault('bad-signature');
  return {
    publicKey: parsed.data.publicKey,
    fingerprint: createHash('sha256').update(der).digest('hex'),
  };
};

const RECORDS = 'records.ndjson';

const checkMembers = ({ members, kind, counts }: Manifest, newer: boolean): void => {
  const names = members.map(({ name }) => name);
  if (new Set(names).size !== names.length) throw new PackageFault('bad-manifest', '成员重复');
  if (!names.includes(RECORDS)) throw new PackageFault('bad-manifest', '没有记录文件');
  for (const { name, sha256, size } of members) {
    const content = /^attachments\/([0-9a-f]{64})$/u.exec(name)?.[1];
    if (name === 'manifest.json' || name === 'manifest.sig')
      throw new PackageFault('bad-manifest', '成员名称');
    if (content === undefined) {
      if (name !== RECORDS && !newer) throw new PackageFault('bad-manifest', '成员名称');
    } else if (content !== sha256) throw new PackageFault('bad-manifest', '附件名称');
    else if (size > EXCHANGE_LIMITS.attachment)
      throw new PackageFault('attachment-too-large', content.slice(0, 12));
  }
  const foreign = Object.keys(counts).find((type) => !HOLDS[kind].some((held) => held === type));
  if (foreign !== undefined) throw new PackageFault('not-allowed', foreign);
};

/** The manifest, once its signature was found good. */
export const parseManifest = (bytes: Uint8Array, newer: boolean, fingerprint: string): Manifest => {
  const raw = parsedJson(bytes, () => new PackageFault('bad-manifest', '不是 JSON 文本'));
  const parsed = (newer ? lenient : strict).safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.map(String).join('.') ?? '';
    const keys = issue?.code === 'unrecognized_keys' ? issue.keys.join('、').slice(0, 80) : '';
    throw new PackageFault('bad-manifest', [path, keys].filter((part) => part !== '').join('：'));
  }
  const manifest = parsed.data as Manifest;
  if (manifest.sender.fingerprint !== fingerprint) throw new PackageFault('bad-key', '指纹不符');
  checkMembers(manifest, newer);
  return manifest;
};
