import { describe, expect, it } from 'vitest';
import { parseDay, shownDay } from '../../src-renderer/parts/parse-day.ts';

const today = '2026-11-21';

describe('parseDay', () => {
  it.each([
    ['3.9', '2026-03-09'],
    ['3-9', '2026-03-09'],
    ['3/9', '2026-03-09'],
    ['３．９', '2026-03-09'],
    ['0309', '2026-03-09'],
    ['3月9日', '2026-03-09'],
    ['3月9号', '2026-03-09'],
    ['3月9日 周一', '2026-03-09'],
    ['2026-03-09', '2026-03-09'],
    ['2026年3月9日', '2026-03-09'],
    ['2025年12月31日 周三', '2025-12-31'],
    ['26.3.9', '2026-03-09'],
    ['20260309', '2026-03-09'],
    ['9', '2026-11-09'],
    ['9日', '2026-11-09'],
    ['昨天', '2026-11-20'],
    ['前天', '2026-11-19'],
    ['今天', '2026-11-21'],
    ['周五', '2026-11-20'],
    ['上周五', '2026-11-13'],
    ['上星期天', '2026-11-15'],
  ])('reads %s as %s', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it.each(['', '2.30', '13.1', '明', '3.9.', 'abc', '2026-02-29', '0', '32'])(
    'refuses %j',
    (text) => {
      expect(parseDay(text, today)).toBeNull();
    },
  );

  it('takes the year before when a day without a year would lie far ahead', () => {
    expect(parseDay('12.28', '2026-01-05')).toBe('2025-12-28');
    expect(parseDay('2.20', '2026-01-05')).toBe('2026-02-20');
  });

  it('takes day and year from the month on screen', () => {
    expect(parseDay('9', today, '2025-10')).toBe('2025-10-09');
    expect(parseDay('12.28', today, '2025-10')).toBe('2025-12-28');
  });

  it('reads what it shows', () => {
    for (const day of ['2026-03-09', '2025-12-31', '2026-11-21', '2024-02-29']) {
      expect(parseDay(shownDay(day, today), today)).toBe(day);
    }
  });
});
