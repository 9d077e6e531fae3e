import { describe, expect, test } from 'vitest';
import { drawnRows, offsetsOf, topToShow } from '../../src-renderer/parts/long-rows.ts';

const heights = Array.from({ length: 1000 }, (_, index) => (index % 10 === 0 ? 1.5 : 2));
const offsets = offsetsOf(heights);
const whole = heights.reduce((sum, height) => sum + height, 0);

const heightOf = (drawn: ReturnType<typeof drawnRows>): number =>
  drawn.reduce(
    (sum, item) => sum + (item.kind === 'gap' ? item.height : (heights[item.index] ?? 0)),
    0,
  );
const rowsOf = (drawn: ReturnType<typeof drawnRows>): readonly number[] =>
  drawn.flatMap((item) => (item.kind === 'row' ? [item.index] : []));

describe('rows of a long table', () => {
  test('what is drawn is as high as all rows, wherever one scrolls', () => {
    for (let top = 0; top < whole; top += 37.3) {
      for (const pinned of [-1, 0, 500, 999]) {
        const drawn = drawnRows(offsets, top, 40, pinned);
        expect(heightOf(drawn)).toBeCloseTo(whole, 6);
        expect(rowsOf(drawn).length).toBeLessThan(40);
        expect(rowsOf(drawn)).toEqual([...new Set(rowsOf(drawn))].toSorted((a, b) => a - b));
      }
    }
  });

  test('every row in sight is drawn', () => {
    for (let top = 0; top < whole - 40; top += 11) {
      const rows = new Set(rowsOf(drawnRows(offsets, top, 40, -1)));
      heights.forEach((height, index) => {
        const begins = offsets[index] ?? 0;
        if (begins + height > top && begins < top + 40) expect(rows.has(index)).toBe(true);
      });
    }
  });

  test('the pinned row is drawn far from sight', () => {
    expect(rowsOf(drawnRows(offsets, 0, 40, 900))).toContain(900);
    expect(rowsOf(drawnRows(offsets, whole, 40, 3))).toContain(3);
  });

  test('no rows are no trouble, and a pin beyond the end is none', () => {
    expect(drawnRows(offsetsOf([]), 0, 40, -1)).toEqual([]);
    expect(heightOf(drawnRows(offsets, 0, 40, 5000))).toBeCloseTo(whole, 6);
  });

  test('scrolls no further than it must', () => {
    expect(topToShow(offsets, 0, 0, 40)).toBe(0);
    expect(topToShow(offsets, 500, 0, 40)).toBeCloseTo((offsets[501] ?? 0) - 40, 6);
    expect(topToShow(offsets, 10, 300, 40)).toBe(offsets[10]);
    expect(topToShow(offsets, 160, offsets[155] ?? 0, 40)).toBe(offsets[155]);
  });
});
