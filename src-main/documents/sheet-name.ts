/** Longest name of a sheet, in UTF-16 units. */
const LONGEST = 31;

/** Refused by Excel, or by XML. */
const REFUSED = /[\\/?*[\]:\p{Cc}\ufffe\uffff\u{d800}-\u{dfff}]/gu;

const cut = (text: string, longest: number): string => {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > longest) break;
    kept += character;
  }
  return kept;
};

/** Names Excel takes for sheets: no two the same whatever their case, none empty, none it keeps for itself. */
export const sheetNames = (titles: readonly string[]): readonly string[] => {
  const taken = new Set(['history']);
  return titles.map((title) => {
    const plain = cut(title.replace(REFUSED, ' ').trim(), LONGEST)
      .replace(/^'+|'+$/gu, '')
      .trim();
    const base = plain === '' ? '清单' : plain;
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
      const ending = `（${number}）`;
      name = cut(base, LONGEST - ending.length) + ending;
    }
    taken.add(name.toLowerCase());
    return name;
  });
};
