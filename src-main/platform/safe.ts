import { safeStorage } from 'electron';

// The asynchronous calls that take their place came after the oldest Electron the app runs on.
/* eslint-disable @typescript-eslint/no-deprecated */

/** Seals a secret with the operating system's safe for this user, as base64; null where it has none. */
export const seal = (secret: string): string | null =>
  safeStorage.isEncryptionAvailable() ? safeStorage.encryptString(secret).toString('base64') : null;

/** Opens what {@link seal} sealed; null where the system has no safe any more, or it was sealed for somebody else. */
export const unseal = (sealed: string): string | null => {
  if (!safeStorage.isEncryptionAvailable()) return null;
  try {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
  } catch {
    // Copied from another PC or another user: keys.ts says so, and makes no new identity by itself.
    return null;
  }
};
