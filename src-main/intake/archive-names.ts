import type { ArchiveRefusal } from './archive-words.ts';

/** Names that Windows gives to devices, whatever ending follows. */
const DEVICE =
  /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)/iu;

/** Controls, invisible and direction-changing characters, and what Windows forbids in names. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd<>"|?*]/u;

const LONGEST = 1024;

/** A name as it may be shown: cut short, with what can't be seen written as `U+202E`. */
export const shownName = (name: string): string =>
  name
    .slice(0, 80)
    .replace(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (character) =>
        `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );

/** Bytes of a name as text; undefined when they are no UTF-8, whatever the flag says. */
export const decodedName = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** What is wrong with a member's name; undefined when it may lie in any folder of any system. A folder's ends in `/`. */
export const nameFault = (name: string): ArchiveRefusal | undefined => {
  if (name === '') return 'name-empty';
  if (name.length > LONGEST) return 'name-long';
  if (name.includes('\\')) return 'name-backslash';
  if (name.startsWith('/')) return 'name-absolute';
  if (name.includes(':')) return 'name-drive';
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  if (parts.includes('..')) return 'name-parent';
  if (parts.some((part) => part === '' || part === '.')) return 'name-empty';
  if (FORBIDDEN.test(name)) return 'name-character';
  if (parts.some((part) => /[. ]$/u.test(part))) return 'name-ending';
  if (parts.some((part) => DEVICE.test(part))) return 'name-device';
  return undefined;
};

/** A name as the least particular file system compares it. */
const folded = (name: string): string =>
  name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');

/** The first two names that would be one, or would need one name for a file and a folder. */
export const nameCollision = (
  names: readonly string[],
): { readonly code: 'duplicate' | 'collision'; readonly where: string } | undefined => {
  const seen = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const name of names) {
    const key = folded(name.endsWith('/') ? name.slice(0, -1) : name);
    const other = seen.get(key);
    if (other === name) return { code: 'duplicate', where: shownName(name) };
    if (other !== undefined)
      return { code: 'collision', where: `${shownName(other)}”和“${shownName(name)}` };
    seen.set(key, name);
    const parts = key.split('/');
    for (let length = 1; length < parts.length; length += 1)
      folders.set(parts.slice(0, length).join('/'), name);
  }
  for (const [key, name] of seen) {
    const inside = folders.get(key);
    if (inside !== undefined && !name.endsWith('/'))
      return { code: 'collision', where: `${shownName(name)}”和“${shownName(inside)}` };
  }
  return undefined;
};
