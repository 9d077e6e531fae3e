/** A quantity as clerks type it (`0.5`, `２`, `0，5` with a full-width point); null when it is none. */
export const numberOf = (text: string): number | null => {
  const plain = text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replace(/[^\d.]/gu, '');
  if (plain === '' || plain === '.') return null;
  const value = Number(plain);
  return Number.isFinite(value) && value <= 10_000 ? value : null;
};

/** A head count; null when it is none. */
export const countOf = (text: string): number | null => {
  const value = numberOf(text);
  return value === null ? null : Math.trunc(value);
};
