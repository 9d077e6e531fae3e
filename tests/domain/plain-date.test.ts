import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  covers,
  dayNumber,
  dayText,
  dayWithWeekday,
  daysBetween,
  daysInMonth,
  daysOf,
  firstOfMonth,
  fromDayNumber,
  fullDayText,
  isPlainDate,
  isPlainMonth,
  lastOfMonth,
  mondayOf,
  monthText,
  plainDate,
  weekdayOf,
} from '#domain/plain-date';

const MILLISECONDS = 86_400_000;

/** Days from 1900-01-01 to 2200-12-31. */
const dayNumbers = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2200-12-31') });

describe('days', () => {
  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '1900-02-29',
    '2026-10-09T00:00:00',
    ' 2026-10-09',
    '',
  ])('refuses %j', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  it.each(['2024-02-29', '2000-02-29', '1900-02-28', '2200-12-31'])('takes %s', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it('refuses numbers that are no day', () => {
    expect(plainDate(2026, 2, 29)).toBeUndefined();
    expect(plainDate(2026.5, 1, 1)).toBeUndefined();
    expect(plainDate(1899, 12, 31)).toBeUndefined();
    expect(daysInMonth(2024, 2)).toBe(29);
  });

  it('knows the weekdays of a calendar on the wall', () => {
    expect(weekdayOf('1970-01-01')).toBe(4);
    expect(weekdayOf('2026-10-10')).toBe(6);
    expect(weekdayOf('2026-10-11')).toBe(7);
    expect(mondayOf('2026-10-11')).toBe('2026-10-05');
  });

  it('is the same as the clock of UTC, in whatever zone this runs', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        const known = new Date(number * MILLISECONDS).toISOString().slice(0, 10);
        expect(fromDayNumber(number)).toBe(known);
        expect(dayNumber(known)).toBe(number);
        expect(weekdayOf(known)).toBe(new Date(number * MILLISECONDS).getUTCDay() || 7);
      }),
    );
  });

  it('comes back from any number of days', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: -40_000, max: 40_000 }), (number, days) => {
        const day = fromDayNumber(number);
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('lists the days of a span, ends included, and none of an empty one', () => {
    expect(daysOf({ from: '2026-02-27', until: '2026-03-01' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect(daysOf({ from: '2026-03-01', until: '2026-02-27' })).toEqual([]);
    expect(covers({ from: '2026-03-01', until: '2026-03-01' }, '2026-03-01')).toBe(true);
    expect(covers({ from: '2026-03-01', until: '2026-03-01' }, '2026-03-02')).toBe(false);
  });
});

describe('months', () => {
  it('steps over years, both ways', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-10', -22)).toBe('2024-12');
    expect(firstOfMonth('2024-02')).toBe('2024-02-01');
    expect(lastOfMonth('2024-02')).toBe('2024-02-29');
    expect([isPlainMonth('2026-12'), isPlainMonth('2026-13'), isPlainMonth('2026-1')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('words', () => {
  it('writes dates without leading zeros', () => {
    expect(dayText('2026-03-09')).toBe('3月9日');
    expect(dayWithWeekday('2026-10-09')).toBe('10月9日 周五');
    expect(fullDayText('2026-03-09')).toBe('2026年3月9日');
    expect(monthText('2026-03')).toBe('2026年3月');
  });
});
