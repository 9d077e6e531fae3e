/**
 * How words are compared when files meet the ledger: full-width and half-width forms are one (NFKC),
 * blanks and letter case don't matter, and every sort of middle dot in a name is `·`.
 * For comparing only; what is stored and shown stays as it was written.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[•‧∙⋅・･]/gu, '·')
    .replace(/\s+/gu, '')
    .toLowerCase();

/** A value as it is quoted in a sentence: at most 30 characters, one line. */
export const shorten = (text: string): string => {
  const signs = Array.from(text.replace(/\s+/gu, ' ').trim().slice(0, 200));
  return signs.length > 30 ? `${signs.slice(0, 30).join('')}…` : signs.join('');
};

/** Items in the order of their first appearance, gathered by key. */
export const groupBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};
