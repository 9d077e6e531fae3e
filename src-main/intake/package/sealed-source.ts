import { createDecipheriv, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { SEALED, parseSealedHeader, pieceNonce, sealedLayout } from '#domain/exchange/sealed';
import type { ByteSource } from '../archive-source.ts';
import { ArchiveError } from '../archive-words.ts';
import { PackageFault } from './package-words.ts';

const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

const STEP = SEALED.piece + SEALED.tag;
/** Reading runs along two pieces at most; a few more serve the directory at the end. */
const KEPT = 4;

/**
 * The ZIP inside a sealed file, opened piece by piece as it is read; nothing is handed out before it is authenticated,
 * and nothing clear touches the disk. Throws a {@link PackageFault} when it can't be opened.
 */
export const sealedSource = async (
  file: ByteSource,
  passphrase: string | null,
): Promise<ByteSource> => {
  if (file.size < SEALED.header) throw new PackageFault('truncated');
  const head = await file.read(0, SEALED.header);
  const parsed = parseSealedHeader(head);
  if (!parsed.ok)
    throw parsed.code === 'newer'
      ? new PackageFault('newer-version', `${String(head[8])}.${String(head[9])}`)
      : new PackageFault('sealed-damaged', '的文件头读不懂');
  if (passphrase === null) throw new PackageFault('sealed');
  const layout = sealedLayout(file.size);
  if (layout === undefined) throw new PackageFault('truncated');
  const { salt, prefix, verifier } = parsed.header;
  const derived = await derive(
    passphrase.normalize('NFC'),
    salt,
    SEALED.key + SEALED.verifier,
    SEALED.scrypt,
  );
  if (!timingSafeEqual(derived.subarray(SEALED.key), verifier))
    throw new PackageFault('wrong-passphrase');
  const key = derived.subarray(0, SEALED.key);

  const openPiece = async (index: number): Promise<Buffer> => {
    const at = SEALED.header + index * STEP;
    const bytes = await file.read(at, Math.min(STEP, file.size - at));
    const last = index === layout.pieces - 1;
    const decipher = createDecipheriv('aes-256-gcm', key, pieceNonce(prefix, index, last), {
      authTagLength: SEALED.tag,
    });
    decipher.setAAD(head);
    decipher.setAuthTag(bytes.subarray(-SEALED.tag));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(0, -SEALED.tag)), decipher.final()]);
    } catch {
      throw new PackageFault(
        'sealed-damaged',
        last ? '结尾不完整或被改动过' : `第 ${String(index + 1)} 段被改动过或已损坏`,
      );
    }
  };
  const kept = new Map<number, Buffer>();
  const piece = async (index: number): Promise<Buffer> => {
    const known = kept.get(index);
    if (known !== undefined) return known;
    const opened = await openPiece(index);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(index, opened);
    return opened;
  };

  // The last piece first: it proves that nothing was cut off.
  await piece(layout.pieces - 1);
  return {
    size: layout.clear,
    read: async (position, length) => {
      if (position < 0 || position + length > layout.clear) throw new ArchiveError('truncated');
      const first = Math.floor(position / SEALED.piece);
      const parts: Buffer[] = [];
      for (let index = first; index * SEALED.piece < position + length; index += 1)
        parts.push(await piece(index));
      const start = position - first * SEALED.piece;
      return Buffer.concat(parts).subarray(start, start + length);
    },
    close: file.close,
  };
};
