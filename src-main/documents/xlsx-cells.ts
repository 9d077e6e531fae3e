import { escaped } from './xml-text.ts';

/** More characters in a cell, and Excel says that the file is damaged. */
const LONGEST = 32767;

/** Name of a column, from 0: A … Z, AA … */
export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26));

const whole = (text: string): string => {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST - 1);
  return `${/[\ud800-\udbff]$/u.test(cut) ? cut.slice(0, -1) : cut}…`;
};

/** A text as a cell has it; what looks like an escape of Excel's own (_x000D_) is escaped. */
const content = (text: string): string =>
  escaped(whole(text.replace(/\r\n|[\r\v]/gu, '\n')).replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_'));

/** A cell of text, whatever it looks like; `place` as in B7, `style` as the styles number it. */
export const textCell = (place: string, text: string, style: number): string => {
  const start = `<c r="${place}" s="${style}"`;
  const shown = content(text);
  return shown === ''
    ? `${start}/>`
    : `${start} t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
};

/** A cell of a number, or an empty one. */
export const numberCell = (place: string, value: number | null, style: number): string =>
  value === null
    ? `<c r="${place}" s="${style}"/>`
    : `<c r="${place}" s="${style}"><v>${value}</v></c>`;
