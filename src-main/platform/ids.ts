import { randomBytes } from 'node:crypto';

/**
 * Makes UUIDs version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, a 12-bit counter, random bits. The counter
 * makes ids of one process sort in the order they were made (RFC 9562, 6.2, method 1), so that records read back
 * stand in the order of the file they came from. `crypto.randomUUIDv7` would do most of it, but the oldest
 * supported runtime lacks it.
 */
const makeIds = (): (() => string) => {
  let last = 0;
  let counter = 0;
  return () => {
    const now = Date.now();
    counter = now > last ? 0 : counter + 1;
    last = Math.max(now, last);
    if (counter > 0xfff) {
      counter = 0;
      last += 1;
    }
    const bytes = randomBytes(16);
    bytes.writeUIntBE(last, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    const cut = [0, 8, 12, 16, 20, 32];
    return cut
      .slice(1)
      .map((end, index) => hex.slice(cut[index], end))
      .join('-');
  };
};

/** A new id; later ones sort after earlier ones. */
export const newId = makeIds();
