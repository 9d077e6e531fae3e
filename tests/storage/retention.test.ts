import { expect, test } from 'vitest';
import { addDays, mondayOf, monthOf } from '#domain/plain-date';
import { expendable, KEEP } from '#storage/retention';

/** One backup a day, newest first. */
const daily = (last: string, count: number): readonly { file: string; day: string }[] =>
  Array.from({ length: count }, (_, index) => {
    const day = addDays(last, -index);
    return { file: `${day}.lxdb`, day };
  });

const keptOf = (backups: readonly { file: string; day: string }[]): readonly string[] => {
  const gone = new Set(expendable(backups));
  return backups.filter(({ file }) => !gone.has(file)).map(({ day }) => day);
};

test('of two years of daily backups 7 days, 8 weeks and 12 months stay', () => {
  const kept = keptOf(daily('2026-10-09', 730));
  expect(kept.slice(0, 7)).toEqual(daily('2026-10-09', 7).map(({ day }) => day));
  expect(new Set(kept.map(mondayOf)).size).toBeGreaterThanOrEqual(KEEP.weekly);
  expect([...new Set(kept.map(monthOf))]).toHaveLength(12);
  expect(kept).toContain('2026-08-23');
  expect(kept).not.toContain('2026-08-24');
  expect(kept).toContain('2025-11-30');
  expect(kept).not.toContain('2025-10-31');
  // 7 days, of which two weeks and one month are the first; then 6 weeks and 11 months, August's last among neither
  expect(kept).toHaveLength(24);
});

test('the newest three stay though they are of one day', () => {
  const backups = [5, 4, 3, 2, 1].map((hour) => ({ file: String(hour), day: '2026-10-09' }));
  expect(expendable(backups)).toEqual(['2', '1']);
});

test('days without backups use up nothing', () => {
  const backups = ['2026-10-09', '2026-06-30', '2025-12-31', '2020-01-01'].map((day) => ({
    file: day,
    day,
  }));
  expect(expendable(backups)).toEqual([]);
});

test('the last backup of a day is the one that stays', () => {
  const backups = daily('2026-10-09', 10).flatMap(({ day }) => [
    { file: `${day} evening`, day },
    { file: `${day} morning`, day },
  ]);
  expect(expendable(backups)).not.toContain('2026-10-05 evening');
  expect(expendable(backups)).toContain('2026-10-05 morning');
});

test('nothing to keep, nothing to let go', () => {
  expect(expendable([])).toEqual([]);
});

test('what stays, stays when looked at again', () => {
  const backups = daily('2026-10-09', 400);
  const gone = new Set(expendable(backups));
  expect(expendable(backups.filter(({ file }) => !gone.has(file)))).toEqual([]);
});
