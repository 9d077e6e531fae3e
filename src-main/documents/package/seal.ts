import { createCipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { SEALED, pieceNonce, sealedHeader } from '#domain/exchange/sealed';

const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

/** Key and verifier of a passphrase; composed and decomposed letters are the same passphrase. */
export const keyOf = async (
  passphrase: string,
  salt: Uint8Array,
): Promise<{ readonly key: Buffer; readonly verifier: Buffer }> => {
  const bytes = await derive(
    passphrase.normalize('NFC'),
    salt,
    SEALED.key + SEALED.verifier,
    SEALED.scrypt,
  );
  return { key: bytes.subarray(0, SEALED.key), verifier: bytes.subarray(SEALED.key) };
};

/** Pieces of exactly the sealed form's length, the last of which may be shorter; at least one. */
async function* evenPieces(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly piece: Buffer; readonly last: boolean }> {
  let waiting = Buffer.alloc(0);
  for await (const more of bytes) {
    waiting = Buffer.concat([waiting, more]);
    // What fills a piece exactly may be the last one, so it waits for more.
    while (waiting.length > SEALED.piece) {
      yield { piece: waiting.subarray(0, SEALED.piece), last: false };
      waiting = waiting.subarray(SEALED.piece);
    }
  }
  yield { piece: waiting, last: true };
}

/** The bytes sealed with a passphrase: header, then piece by piece, with a salt and nonces of their own. */
export async function* sealedBytes(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SEALED.salt);
  const prefix = randomBytes(SEALED.prefix);
  const { key, verifier } = await keyOf(passphrase, salt);
  const header = sealedHeader({ salt, prefix, verifier });
  yield header;
  let index = 0;
  for await (const { piece, last } of evenPieces(bytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, pieceNonce(prefix, index, last));
    cipher.setAAD(header);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    index += 1;
  }
}
