import type { WaitingFile } from '#api/exchange-views';
import { exchangeText } from '../text.ts';

/** Files as they are listed: what is new first, then what was taken in; the newest of each first. */
export const waitingOrder = (files: readonly WaitingFile[]): readonly WaitingFile[] =>
  files.toSorted(
    (a, b) =>
      Number(a.taken !== null) - Number(b.taken !== null) || b.modified.localeCompare(a.modified),
  );

/** Why files can't be taken in together, in words; null when they can: one alone, or any number of forms. */
export const fitTogether = (files: readonly WaitingFile[]): string | null => {
  if (files.length <= 1) return null;
  if (files.some(({ kind }) => kind === 'unknown')) return exchangeText.unknownKind;
  const forms = files.every(({ kind }) => kind === 'word' || kind === 'excel');
  return forms ? null : exchangeText.oneByOne;
};

/** `12 字节`, `3.4 KB`, `1.2 MB`. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${String(bytes)} 字节`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${kilo.toFixed(kilo < 10 ? 1 : 0)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
};
