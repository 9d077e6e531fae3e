/** Millimetres as twentieths of a point, Word's unit of length. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
