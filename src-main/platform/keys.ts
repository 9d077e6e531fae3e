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

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What the file says, if it says it whole; throws for a damaged one: a new identity would be a stranger to everybody. */
const read = (text: string): Kept => {
  const said = JSON.parse(text) as Partial<Kept> | null;
  const key: Record<string, unknown> = { ...said?.key };
  if (
    !isText(said?.installation) ||
    !isText(said.publicKey) ||
    !(isText(key.plain) || isText(key.sealed))
  )
    throw new Error('the identity is damaged');
  return said as Kept;
};

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
        ? read(readFileSync(file, 'utf8'))
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
      return attempt((): Identity => {
        const der = createPublicKey({
          key: Buffer.from(publicKey, 'base64'),
          format: 'der',
          type: 'spki',
        }).export({ type: 'spki', format: 'der' });
        const fingerprint = createHash('sha256').update(der).digest('hex');
        return { installation, publicKey, fingerprint };
      });
    },
    sign: async (bytes) => {
      const found = await kept();
      if (!found.ok) return found;
      const { key } = found.value;
      const secret = 'plain' in key ? key.plain : await safe.unseal(key.sealed);
      if (secret === null) return { ok: false, why: 'other' };
      return attempt(() => {
        const privateKey = createPrivateKey({
          key: Buffer.from(secret, 'base64'),
          format: 'der',
          type: 'pkcs8',
        });
        return new Uint8Array(sign(null, bytes, privateKey));
      });
    },
  };
};
