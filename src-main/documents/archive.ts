import { strToU8, zipSync } from 'fflate';

/**
 * The day ZIP begins to count from, at noon: ZIP keeps local time without a zone, hence local parts, made when asked.
 */
const noTime = (): Date => new Date(1980, 0, 1, 12);

/** Parts in the order given, compressed by a program that gives the same bytes on every machine. */
export const archiveBytes = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(parts, { mtime: noTime(), level: 6, os: 0 });

/** The same for parts that are text. */
export const archive = (parts: Readonly<Record<string, string>>): Uint8Array =>
  archiveBytes(
    Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])),
  );
