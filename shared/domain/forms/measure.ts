/** Points in a millimetre. */
const POINTS = 72 / 25.4;

/** Millimetres as points. */
export const points = (millimetres: number): number => millimetres * POINTS;

/** Points as millimetres, to a hundredth. */
export const millimetres = (inPoints: number): number => Math.round((inPoints / POINTS) * 100) / 100;

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
  if (' .,;:!\'|ijlft()[]/'.includes(character)) return 0.34;
  if (code >= 0x41 && code <= 0x5a) return 0.72;
  return character === 'm' || character === 'w' || character === '%' || character === '@' ? 0.85 : 0.5;
};

/** Width of a text on one line, in ems. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
};

/** What is never broken inside: a run of Latin letters or figures with what clings to it, or one Chinese character. */
const pieces = (text: string): readonly string[] => text.match(/[!-~]+|[^!-~]/gu) ?? [];

/** Joins to each piece the punctuation that may not be parted from it. */
const unbreakable = (text: string): readonly string[] => {
  const joined: string[] = [];
  let open = '';
  for (const piece of pieces(text)) {
    if (NO_END.includes(piece)) {
      open += piece;
    } else if (open === '' && joined.length > 0 && NO_START.includes(piece)) {
      joined.push(`${joined.pop() ?? ''}${piece}`);
    } else {
      joined.push(`${open}${piece}`);
      open = '';
    }
  }
  return open === '' ? joined : [...joined, open];
};

const linesOfParagraph = (text: string, width: number): number => {
  let lines = 1;
  let used = 0;
  for (const piece of unbreakable(text)) {
    const wide = widthOf(piece);
    if (used + wide <= width) {
      used += wide;
    } else if (wide <= width) {
      lines += used === 0 ? 0 : 1;
      used = wide;
    } else {
      const over = used + wide;
      lines += Math.ceil(over / width) - 1;
      used = over % width;
    }
  }
  return lines;
};

/** Lines that paragraphs take in a column `width` ems wide; an empty paragraph is one line, a newline begins one. */
export const linesOf = (paragraphs: readonly string[], width: number): number =>
  Math.max(
    1,
    paragraphs
      .flatMap((paragraph) => paragraph.split(/\r\n|[\r\n\v]/u))
      .reduce((sum, line) => sum + linesOfParagraph(line, Math.max(width, 1)), 0),
  );

/**
 * Least heights of rows so that together they fill `room`: the low ones rise to a common height, at most `cap`;
 * what is higher stays as it is.
 */
export const filled = (heights: readonly number[], room: number, cap: number): readonly number[] => {
  const sum = (level: number): number =>
    heights.reduce((total, height) => total + Math.max(height, level), 0);
  let low = 0;
  let high = cap;
  if (sum(high) > room) {
    for (let step = 0; step < 24; step += 1) {
      const middle = (low + high) / 2;
      if (sum(middle) > room) high = middle;
      else low = middle;
    }
    high = low;
  }
  return heights.map((height) => Math.max(height, high));
};
