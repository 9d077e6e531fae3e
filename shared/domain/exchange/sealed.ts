import { SEALED_MAGIC } from './package.ts';

/*
 * The sealed form of a package: a clear header of 56 bytes, then pieces of the ZIP, each encrypted and authenticated on
 * its own (docs/exchange-format.md says it byte by byte). Pure layout; the ciphers are Node's, in writer and reader.
 */

/** Sizes in bytes, and the cost of turning a passphrase into a key. */
export const SEALED = {
  header: 56,
  /** Clear bytes of every piece but the last. */
  piece: 64 * 1024,
  /** Appended to every piece. */
  tag: 16,
  salt: 16,
  /** Begins the nonce of every piece. */
  prefix: 7,
  /** Ends what scrypt gives, after the key; tells a wrong passphrase from a damaged file. */
  verifier: 16,
  key: 32,
  scrypt: { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 },
} as const;

const MAGIC = Uint8Array.from({ length: SEALED_MAGIC.length }, (_, at) =>
  SEALED_MAGIC.charCodeAt(at),
);
const VERSION = { major: 1, minor: 0 } as const;
const COST = [17, SEALED.scrypt.r, SEALED.scrypt.p] as const;
const PIECE_LOG = 16;
const AT = { version: 8, cost: 10, pieceLog: 13, salt: 14, prefix: 30, zero: 37, verifier: 40 };

/** What a header carries besides what is the same in every one. */
export interface SealedHeader {
  readonly salt: Uint8Array;
  readonly prefix: Uint8Array;
  readonly verifier: Uint8Array;
}

/** The header's bytes. All of them are authenticated with every piece. */
export const sealedHeader = ({ salt, prefix, verifier }: SealedHeader): Uint8Array => {
  const bytes = new Uint8Array(SEALED.header);
  bytes.set(MAGIC);
  bytes.set([VERSION.major, VERSION.minor], AT.version);
  bytes.set(COST, AT.cost);
  bytes[AT.pieceLog] = PIECE_LOG;
  bytes.set(salt, AT.salt);
  bytes.set(prefix, AT.prefix);
  bytes.set(verifier, AT.verifier);
  return bytes;
};

/** Whether a file begins like a sealed package. */
export const isSealed = (head: Uint8Array): boolean =>
  MAGIC.every((value, at) => head[at] === value);

/** Reads a header. `newer`: a later major version; `strange`: costs or sizes that this version doesn't have. */
export const parseSealedHeader = (
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly header: SealedHeader }
  | { readonly ok: false; readonly code: 'newer' | 'strange' } => {
  const [major = 0] = bytes.subarray(AT.version);
  if (major > VERSION.major) return { ok: false, code: 'newer' };
  const known =
    major === VERSION.major &&
    COST.every((value, index) => bytes[AT.cost + index] === value) &&
    bytes[AT.pieceLog] === PIECE_LOG &&
    bytes.subarray(AT.zero, AT.verifier).every((value) => value === 0);
  if (!known) return { ok: false, code: 'strange' };
  return {
    ok: true,
    header: {
      salt: bytes.slice(AT.salt, AT.salt + SEALED.salt),
      prefix: bytes.slice(AT.prefix, AT.prefix + SEALED.prefix),
      verifier: bytes.slice(AT.verifier, AT.verifier + SEALED.verifier),
    },
  };
};

/** Nonce of a piece: the prefix, its number from 0 in four bytes with the highest first, and 1 for the last piece. */
export const pieceNonce = (prefix: Uint8Array, index: number, last: boolean): Uint8Array => {
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(SEALED.prefix, index);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

/** How the pieces of a sealed file of `size` bytes lie; undefined where no whole piece fits. */
export const sealedLayout = (
  size: number,
): { readonly pieces: number; readonly clear: number } | undefined => {
  const body = size - SEALED.header;
  const pieces = Math.ceil(body / (SEALED.piece + SEALED.tag));
  const last = body - (pieces - 1) * (SEALED.piece + SEALED.tag) - SEALED.tag;
  if (pieces < 1 || last < 0 || (last === 0 && pieces > 1)) return undefined;
  return { pieces, clear: (pieces - 1) * SEALED.piece + last };
};
