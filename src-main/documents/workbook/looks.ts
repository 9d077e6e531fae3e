import type { SheetLook } from '../xlsx-styles.ts';

/* How the sheets that people fill in look. */

export const TITLE: SheetLook = {
  face: 'body',
  size: 16,
  bold: true,
  align: 'left',
  running: true,
};

export const HELP: SheetLook = { face: 'body', size: 10, align: 'left', running: true };

export const HEADING: SheetLook = {
  face: 'heading',
  size: 10,
  align: 'center',
  bordered: true,
  shaded: true,
};

/** A cell to be filled in. */
export const CELL = { face: 'body', size: 10, bordered: true } as const;

/** A text that begins like a formula, for a program that asks only the first sign. */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n]/u.test(text);

/** A column's width: characters of seven pixels, with five around. */
export const millimetres = (characters: number): number => ((characters * 7 + 5) / 96) * 25.4;
