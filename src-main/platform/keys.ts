import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileResult, Identity, Keys } from '#services/ports';
import { attempt } from './files.ts';

/** The operating system's own safe for secrets; null where it has none. */
interface Safe {
  readonly seal: (secret: string) => Promise<string | null>;
  readonly unseal: (sealed: string) => Promise<string | null>;
}

const FILE = '本机身份.json';

interface Kept {
  readonly installation: string;
  readonly publicKey: string;
  /** PKCS #8 DER in base64: as it is (readable by this user only), or sealed by the operating system. */
  readonly key: { readonly plain: string } | { readonly sealed: string };
}

const keep = (folder: string, kept: Kept): void => {
  const file = join(folder, FILE);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(kept), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
};

const make = async (folder: string, safe: Safe): Promise<Kept> => {
  const pair = generateKeyPairSync('ed25519');
  const secret = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  const sealed = await safe.seal(secret);
  const kept: Kept = {
    installation: randomUUID(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    key: sealed === null ? { plain: secret } : { sealed },
  };
  keep(folder, kept);
  return kept;
};

/** This installation's key pair in its data folder, made on first use. */
export const makeKeys = (dataFolder: string, safe: Safe): Keys => {
  let known: Promise<FileResult<Kept>> | undefined;
  const load = async (): Promise<FileResult<Kept>> => {
    const file = join(dataFolder, FILE);
    try {
      const kept = existsSync(file)
        ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
        : await make(dataFolder, safe);
      return { ok: true, value: kept };
    } catch (error) {
      known = undefined;
      return attempt(() => {
        throw error;
      });
    }
  };
  const kept = (): Promise<FileResult<Kept>> => (known ??= load());
  return {
    identity: async () => {
      const found = await kept();
      if (!found.ok) return found;
      const { installation, publicKey } = found.value;
      const der = createPublicKey({
        key: Buffer.from(publicKey, 'base64'),
        format: 'der',
        type: 'spki',
      }).export({ type: 'spki', format: 'der' });
      const identity: Identity = {
        installation,
        publicKey,
        fingerprint: createHash('sha256').update(der).digest('hex'),
      };
      return { ok: true, value: identity };
    },
    sign: async (bytes) => {
      const found = await kept();
      if (!found.ok) return found;
      const { key } = found.value;
      const secret = 'plain' in key ? key.plain : await safe.unseal(key.sealed);
      if (secret === null) return { ok: false, why: 'other' };
      const privateKey = createPrivateKey({
        key: Buffer.from(secret, 'base64'),
        format: 'der',
        type: 'pkcs8',
      });
      return { ok: true, value: new Uint8Array(sign(null, bytes, privateKey)) };
    },
  };
};
