/** Points in a millimetre. */
const POINTS = 72 / 25.4;

/** Millimetres as points. */
export const points = (millimetres: number): number => millimetres * POINTS;

/** Points as millimetres, to a hundredth. */
export const millimetres = (inPoints: number): number =>
  Math.round((inPoints / POINTS) * 100) / 100;

/** May not begin a line (避头); Word and LibreOffice push the character before it down with it. */
const NO_START = '，。、；：？！）】》〉」』〕”’…—·,.;:?!)]}%';

/** May not end a line (避尾). */
const NO_END = '（【《〈「『〔“‘([{';

/** Set as a full square although it stands outside the Chinese blocks, because runs are marked as Chinese. */
const WIDE = '“”‘’…—·';

/**
 * Width of one character in ems: a square for Chinese, about what Times New Roman gives for the rest.
 * Deliberately a little generous: a form that is estimated too long is only set smaller.
 */
const characterWidth = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80 || WIDE.includes(character)) return 1;
  if (code < 0x20) return 0;
  if (" .,;:!'|ijlft()[]/".includes(character)) return 0.34;
  if (code >= 0x41 && code <= 0x5a) return 0.72;
  return character === 'm' || character === 'w' || character === '%' || character === '@'
    ? 0.85
    : 0.5;
};

/** Between Chinese and Latin or figures most programs leave a quarter of an em, unless told not to; some never listen. */
const GAP = 0.25;

const isChinese = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;
const isLatin = (character: string): boolean => /[0-9A-Za-z]/u.test(character);

/** A text taken apart for measuring: for each line of its own, the widths of what is never broken inside, in ems. */
export type Measured = readonly (readonly number[])[];

/** A run of Latin letters or figures with what clings to it, or one other character. */
const PIECE = /[!-~]+|[^!-~]/gu;

const measureLine = (line: string): readonly number[] => {
  const widths: number[] = [];
  let open = 0;
  let before = '';
  for (const [piece] of line.matchAll(PIECE)) {
    let width = 0;
    for (const character of piece) width += characterWidth(character);
    const first = piece.charAt(0);
    if ((isChinese(before) && isLatin(first)) || (isLatin(before) && isChinese(first)))
      width += GAP;
    before = piece.length === 2 && isChinese(piece) ? piece : piece.charAt(piece.length - 1);
    if (NO_END.includes(piece)) {
      open += width;
    } else if (open === 0 && widths.length > 0 && NO_START.includes(piece)) {
      widths.push((widths.pop() ?? 0) + width);
    } else {
      widths.push(open + width);
      open = 0;
    }
  }
  if (open > 0) widths.push(open);
  return widths;
};

/** Takes paragraphs apart, once, so that they can be tried in columns of several widths. */
export const measured = (...paragraphs: readonly string[]): Measured =>
  paragraphs.flatMap((paragraph) => paragraph.split(/\r\n|[\r\n\v]/u)).map(measureLine);

/** Width of the widest line, in ems. */
export const widthOf = (text: Measured): number =>
  text.reduce(
    (widest, line) =>
      Math.max(
        widest,
        line.reduce((sum, width) => sum + width, 0),
      ),
    0,
  );

/** Lines that a text takes in a column `width` ems wide; an empty paragraph is one line. */
export const linesOf = (text: Measured, width: number): number => {
  let lines = 0;
  for (const line of text) {
    let used = 0;
    lines += 1;
    for (const wide of line) {
      if (used + wide <= width) {
        used += wide;
      } else if (wide <= width) {
        lines += used === 0 ? 0 : 1;
        used = wide;
      } else {
        lines += Math.ceil((used + wide) / width) - 1;
        used = (used + wide) % width;
      }
    }
  }
  return Math.max(1, lines);
};

/**
 * The height, at most `cap`, to which low rows rise so that all together fill `room`; higher ones stay as they are.
 * Zero when they are too high as it is.
 */
export const fillHeight = (heights: readonly number[], room: number, cap: number): number => {
  const sum = (level: number): number =>
    heights.reduce((total, height) => total + Math.max(height, level), 0);
  if (sum(cap) <= room) return cap;
  let low = 0;
  let high = cap;
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    if (sum(middle) > room) high = middle;
    else low = middle;
  }
  return low;
};
