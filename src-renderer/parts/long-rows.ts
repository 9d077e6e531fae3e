/** What stands in the body of a long table: a row in sight, or a gap as high as the rows that aren't drawn. */
export type Drawn =
  | { readonly kind: 'row'; readonly index: number; readonly key: string }
  | { readonly kind: 'gap'; readonly height: number; readonly key: string };

/** How far from the top each row begins; one more than there are rows, the last is the height of all. */
export const offsetsOf = (heights: readonly number[]): readonly number[] => {
  const offsets = [0];
  let top = 0;
  for (const height of heights) {
    top += height;
    offsets.push(top);
  }
  return offsets;
};

/** The row at a height, by halving. */
const rowAt = (offsets: readonly number[], height: number): number => {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
};

const ROOM = 4;

/**
 * The rows to draw for a table scrolled so far, a few more on each side, and the pinned one wherever it is: the
 * keyboard stands in it, and an element that is taken away loses the keyboard.
 */
export const drawnRows = (
  offsets: readonly number[],
  top: number,
  height: number,
  pinned: number,
): readonly Drawn[] => {
  const count = offsets.length - 1;
  if (count === 0) return [];
  const from = Math.max(0, rowAt(offsets, top) - ROOM);
  const until = Math.min(count - 1, rowAt(offsets, top + height) + ROOM);
  const wanted = Array.from({ length: until - from + 1 }, (_, index) => from + index);
  if (pinned >= 0 && pinned < from) wanted.unshift(pinned);
  else if (pinned > until && pinned < count) wanted.push(pinned);
  const drawn: Drawn[] = [];
  let next = 0;
  const gapTo = (row: number): void => {
    const missing = (offsets[row] ?? 0) - (offsets[next] ?? 0);
    if (missing > 0) drawn.push({ kind: 'gap', height: missing, key: `gap ${String(next)}` });
  };
  for (const index of wanted) {
    gapTo(index);
    drawn.push({ kind: 'row', index, key: `row ${String(index)}` });
    next = index + 1;
  }
  gapTo(count);
  return drawn;
};

/** How far to scroll, as little as possible, so that a row is wholly in sight. */
export const topToShow = (
  offsets: readonly number[],
  row: number,
  top: number,
  height: number,
): number => {
  const begins = offsets[row] ?? 0;
  const ends = offsets[row + 1] ?? begins;
  if (begins < top) return begins;
  return ends > top + height ? ends - height : top;
};

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
};

/** The line a key leads to; null when the key is none of ours. */
export const lineAfter = (key: string, index: number, count: number): number | null => {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, index + step));
};
