/** From the paper's edge to a page's head and foot, in millimetres: within the margins of either direction. */
export const HEAD_DISTANCE = 12;

/** The number stands 7 mm under the text (GB/T 9704—2012, 7.5); a margin without the room has it at this. */
const FOOT_DISTANCE = 9;

/** From the text to the lower edge of the number: 7 mm and its own height. */
const UNDER_TEXT = 7 + 5;

/** 小五. */
export const NOTE_SIZE = 9;

/** 四号, between rules of one em (GB/T 9704—2012, 7.5). */
export const NUMBER_SIZE = 14;

/** From the paper's edge to the lower edge of a page's number, in millimetres. */
export const footDistance = (bottom: number): number =>
  Math.max(FOOT_DISTANCE, bottom - UNDER_TEXT);
