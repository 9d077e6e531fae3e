/** A label as it is compared: letters and figures only, of one width, so that `姓 名：` is `姓名`. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a text holds anything: blanks, and the strokes people put into an empty cell, are nothing. */
export const isBlank = (text: string): boolean =>
  /^(?:[\s/\\—–―\-_*×·.。…]*|[\s（(]*[无空][\s）)。]*)$/u.test(text);

/** What follows a label at the beginning of a text, as written; `undefined` when the text begins otherwise. */
export const afterLabel = (text: string, label: string): string | undefined => {
  const wanted = bare(label);
  if (wanted === '') return undefined;
  let met = 0;
  let at = 0;
  for (const character of text) {
    at += character.length;
    const letters = bare(character);
    if (letters === '') continue;
    if (!wanted.startsWith(letters, met)) return undefined;
    met += letters.length;
    if (met === wanted.length) return text.slice(at);
  }
  return undefined;
};

const OPENING = '（([［【〔';
const CLOSING = '）)]］】〕';

/** A text without the one pair of brackets around all of it. */
export const unbracketed = (text: string): string => {
  const plain = text.trim();
  const last = plain.at(-1) ?? '';
  if (plain === '' || !OPENING.includes(plain.charAt(0)) || !CLOSING.includes(last)) return plain;
  const characters = Array.from(plain);
  let depth = 0;
  for (const [index, character] of characters.entries()) {
    if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth -= 1;
    if (depth === 0 && index < characters.length - 1) return plain;
  }
  return plain.slice(1, -1).trim();
};

const ORDINAL = /^\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[.．、)）]?\s*/u;

const parted = /^\s*(?:$|[（(［[【〔:：\n])/u;

const beside = (text: string, label: string): string | undefined => {
  const rest = afterLabel(text, label);
  return rest !== undefined && (bare(rest) === '' || parted.test(rest))
    ? rest.replace(/^[\s:：]+/u, '').trim()
    : undefined;
};

/**
 * What stands beside a label in its own cell: empty for the label alone, the rest where brackets, a colon or a new
 * line part them. An ordinal before it is passed over. `undefined` when the cell isn't this label.
 */
export const restOfLabel = (text: string, label: string): string | undefined =>
  beside(text, label) ?? beside(text.replace(ORDINAL, ''), label);
