/** Ticks and boxes of Wingdings and Wingdings 2, as 0xF000 + code; Word writes them as `w:sym`. */
const TICKS: Readonly<Record<string, string>> = {
  F0FC: '√',
  F0FE: '☑',
  F052: '☑',
  F050: '√',
  F0A8: '□',
  F06F: '□',
  F0A3: '□',
  F0FB: '×',
  F0FD: '☒',
};

/** A symbol by its code in hexadecimal; one that only its font knows is a middle dot, so that it isn't lost. */
export const symbolText = (code: string): string => {
  const known = TICKS[code.toUpperCase()];
  if (known !== undefined) return known;
  const point = /^[0-9a-f]{1,4}$/iu.test(code) ? Number.parseInt(code, 16) : 0xf000;
  const usual = point >= 0x20 && (point < 0xd800 || (point > 0xf8ff && point < 0xfffe));
  return usual ? String.fromCharCode(point) : '·';
};

/** Text without what isn't seen: soft hyphens, zero-width marks; a hyphen that doesn't break is one. */
export const seenText = (text: string): string =>
  text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '').replaceAll('\u2011', '-');
