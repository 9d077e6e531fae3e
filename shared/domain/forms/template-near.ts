/** A word without white space, marks and the difference of wide and narrow signs. */
const bare = (word: string): string => word.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, '');

/** How many signs have to be put in, left out, exchanged, or swapped with their neighbour, to make one of the other. */
const distance = (one: string, other: string): number => {
  const [from, to] = [Array.from(one), Array.from(other)];
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, at) => at);
  from.forEach((sign, row) => {
    const next = [row + 1];
    to.forEach((target, column) => {
      const changed = (last[column] ?? 0) + (sign === target ? 0 : 1);
      let least = Math.min(changed, (last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1);
      if (row > 0 && column > 0 && sign === to[column - 1] && from[row - 1] === target)
        least = Math.min(least, (before[column - 1] ?? 0) + 1);
      next.push(least);
    });
    before = last;
    last = next;
  });
  return last.at(-1) ?? 0;
};

/** The known word that was probably meant; `undefined` when none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const wanted = bare(word);
  if (wanted === '') return undefined;
  const scored = known.map((candidate) => {
    const other = bare(candidate);
    const contains = wanted.includes(other) || other.includes(wanted);
    const apart = distance(wanted, other);
    return { candidate, apart: contains ? Math.min(apart, 1.5) : apart, length: other.length };
  });
  const [best] = scored
    .filter(({ apart, length }) => apart < Math.max(wanted.length, length) / 2 + 0.6)
    .toSorted((a, b) => a.apart - b.apart || b.length - a.length);
  return best?.candidate;
};
