import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillHeight, linesOf, measured, millimetres, points, widthOf } from '#domain/forms/measure';

describe('measuring text', () => {
  it('takes a Chinese character for one em and a figure for half of one', () => {
    expect(widthOf(measured('党总支'))).toBe(3);
    expect(widthOf(measured('2026'))).toBe(2);
    expect(widthOf(measured('王𠮷'))).toBe(2);
    expect(widthOf(measured('10月9日'))).toBeGreaterThanOrEqual(3.5);
  });

  it('counts lines, and never lets a line begin with a full stop', () => {
    expect(linesOf(measured(''), 10)).toBe(1);
    expect(linesOf(measured('五个联系'), 4)).toBe(1);
    expect(linesOf(measured('五个联系'), 1.2)).toBe(4);
    expect(linesOf(measured('五个联系。'), 4)).toBe(2);
    expect(linesOf(measured('一行\n又一行', '再一行'), 20)).toBe(3);
    expect(linesOf(measured('x'.repeat(400)), 10)).toBeGreaterThan(15);
  });

  it('needs no fewer lines in a narrower column', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.double({ min: 3, max: 40, noNaN: true }),
        (text, width) => {
          const taken = measured(text);
          expect(linesOf(taken, width + 8)).toBeLessThanOrEqual(linesOf(taken, width) + 1);
          expect(linesOf(taken, width)).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });

  it('raises low rows to one height that fills the room', () => {
    expect(fillHeight([10, 10, 40], 100, 50)).toBeCloseTo(30, 1);
    expect(fillHeight([10, 10], 1000, 42)).toBe(42);
    expect(fillHeight([60, 60], 100, 42)).toBeLessThan(1);
    expect(millimetres(points(25.4))).toBe(25.4);
  });
});
