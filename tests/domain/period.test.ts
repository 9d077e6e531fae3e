import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodHolding, periodsIn, rhythmKey, termShare } from '#domain/period';
import {
  addDays,
  covers,
  dayNumber,
  fromDayNumber,
  lastOfMonth,
  monthOf,
} from '#domain/plain-date';
import type { PeriodKind, Rhythm } from '#domain/policy/schema';
import { DAYS } from './compliance/world.ts';

const KINDS: readonly PeriodKind[] = [
  'week',
  'month',
  'two-months',
  'quarter',
  'half-year',
  'semester',
  'academic-year',
  'calendar-year',
];

const kinds = fc.constantFrom(...KINDS);
/** Days of the entered semesters. */
const days = fc
  .integer({ min: dayNumber('2025-09-01'), max: dayNumber('2027-08-31') })
  .map(fromDayNumber);

const labels = (kind: Rhythm, from: string, until: string): readonly string[] =>
  periodsIn(kind, { from, until }, DAYS).map((period) => period.label);

describe('labels', () => {
  it.each([
    ['week', '2026-10-07', '第6周（10月5日—10月11日）'],
    ['week', '2026-08-31', '第1周（8月31日—9月6日）'],
    ['week', '2026-02-04', '寒假（2月2日—2月8日）'],
    ['week', '2026-08-05', '暑假（8月3日—8月9日）'],
    ['week', '2030-01-02', '该周（12月31日—1月6日）'],
    ['month', '2026-10-31', '2026年10月'],
    ['half-year', '2026-06-30', '2026年上半年'],
    ['half-year', '2026-07-01', '2026年下半年'],
    ['calendar-year', '2026-07-01', '2026年'],
    ['semester', '2026-10-01', '2026—2027学年第一学期'],
    ['semester', '2026-08-30', '2025—2026学年第二学期'],
    ['academic-year', '2026-08-31', '2026—2027学年'],
  ] as const)('%s of %s is %s', (kind, day, label) => {
    expect(periodHolding(kind, day, DAYS)?.label).toBe(label);
  });

  it('is nothing for a semester that is not entered', () => {
    expect(periodHolding('semester', '2024-10-01', DAYS)).toBeUndefined();
    expect(periodsIn('academic-year', { from: '2024-10-01', until: '2024-10-31' }, DAYS)).toEqual(
      [],
    );
  });
});

/*
 * Teaching weeks of autumn 2026: the first begins on Monday 31 August, the last, the 20th, on 11 January. Spring 2026
 * has 19, from 2 March; its vacation begins on Sunday 12 July.
 */
describe('teaching weeks', () => {
  const TWO_YEARS = { months: 24, from: '2025-09' } as const;

  it.each([
    ['teaching-week', '2026-10-07', '第6周（10月5日—10月11日）'],
    ['odd-week', '2026-10-04', '第5周（9月28日—10月4日）'],
    ['even-week', '2026-10-05', '第6周（10月5日—10月11日）'],
    ['two-weeks', '2026-10-04', '第5—6周（9月28日—10月11日）'],
    ['two-weeks', '2026-10-05', '第5—6周（9月28日—10月11日）'],
    ['two-weeks', '2026-08-31', '第1—2周（8月31日—9月13日）'],
    ['two-weeks', '2027-01-11', '第19—20周（1月4日—1月17日）'],
    // the 19th week of spring stands alone
    ['two-weeks', '2026-07-06', '第19周（7月6日—7月12日）'],
    ['two-weeks', '2026-07-05', '第17—18周（6月22日—7月5日）'],
    // the Sunday on which the vacation begins ends that week
    ['teaching-week', '2026-07-12', '第19周（7月6日—7月12日）'],
    ['two-months', '2026-02-10', '2026年1—2月'],
    ['two-months', '2026-12-31', '2026年11—12月'],
    ['quarter', '2026-07-01', '2026年第三季度'],
    ['quarter', '2026-03-31', '2026年第一季度'],
    ['quarter', '2026-12-01', '2026年第四季度'],
    [TWO_YEARS, '2025-09-01', '2025年9月—2027年8月'],
    [TWO_YEARS, '2027-08-31', '2025年9月—2027年8月'],
    [TWO_YEARS, '2027-09-01', '2027年9月—2029年8月'],
    [{ months: 4, from: '2026-01' }, '2026-05-01', '2026年5—8月'],
    [{ months: 1, from: '2026-01' }, '2026-05-01', '2026年5月'],
  ] as const)('%j of %s is %s', (kind, day, label) => {
    expect(periodHolding(kind, day, DAYS)?.label).toBe(label);
  });

  it.each([
    ['teaching-week', '2026-07-13'],
    ['teaching-week', '2026-08-30'],
    ['two-weeks', '2026-02-10'],
    ['odd-week', '2026-10-05'],
    ['even-week', '2026-10-04'],
    ['teaching-week', '2024-10-10'],
    [TWO_YEARS, '2025-08-31'],
    [{ months: 0, from: '2025-09' }, '2025-10-01'],
  ] as const)('%j has none that holds %s', (kind, day) => {
    expect(periodHolding(kind, day, DAYS)).toBeUndefined();
  });

  it('are shown by their Thursday, two weeks by the last one', () => {
    expect(labels('teaching-week', '2026-10-01', '2026-10-31')).toHaveLength(5);
    expect(labels('odd-week', '2026-10-01', '2026-10-31')).toEqual([
      '第5周（9月28日—10月4日）',
      '第7周（10月12日—10月18日）',
      '第9周（10月26日—11月1日）',
    ]);
    // the Thursdays of weeks 6 and 8 are 8 and 22 October, that of week 10 is 5 November
    expect(labels('two-weeks', '2026-10-01', '2026-10-31')).toEqual([
      '第5—6周（9月28日—10月11日）',
      '第7—8周（10月12日—10月25日）',
    ]);
    expect(labels('two-weeks', '2026-09-28', '2026-10-04')).toEqual([
      '第5—6周（9月28日—10月11日）',
    ]);
    expect(labels('two-weeks', '2026-07-01', '2026-07-31')).toEqual([
      '第17—18周（6月22日—7月5日）',
      '第19周（7月6日—7月12日）',
    ]);
  });

  it('are none in vacation, also in a month that ends in the first week', () => {
    expect(labels('teaching-week', '2026-02-01', '2026-02-28')).toEqual([]);
    // 31 August 2026 is the Monday of week 1, which September shows
    expect(labels('teaching-week', '2026-08-01', '2026-08-31')).toEqual([]);
    expect(labels('teaching-week', '2026-09-01', '2026-09-30')[0]).toBe('第1周（8月31日—9月6日）');
    expect(labels('odd-week', '2026-10-05', '2026-10-11')).toEqual([]);
  });

  it('leave blocks of months to their first day', () => {
    expect(labels('two-months', '2026-08-31', '2027-02-28')).toEqual([
      '2026年9—10月',
      '2026年11—12月',
      '2027年1—2月',
    ]);
    expect(labels('quarter', '2026-01-01', '2026-12-31')).toHaveLength(4);
    expect(labels('quarter', '2026-08-01', '2026-08-31')).toEqual(['2026年第三季度']);
    expect(labels(TWO_YEARS, '2026-01-01', '2026-12-31')).toEqual(['2025年9月—2027年8月']);
    expect(labels(TWO_YEARS, '2020-01-01', '2030-12-31')).toHaveLength(3);
    expect(labels(TWO_YEARS, '2024-01-01', '2024-12-31')).toEqual([]);
  });

  it('have a key each', () => {
    const keys = ['week', 'two-weeks', TWO_YEARS, { ...TWO_YEARS, months: 12 }] as const;
    expect(new Set(keys.map(rhythmKey)).size).toBe(4);
    expect(rhythmKey({ ...TWO_YEARS })).toBe(rhythmKey(TWO_YEARS));
  });
});

describe('periods to show for a span', () => {
  it('takes weeks by their Thursday: October 2026 has the five of 1, 8, 15, 22 and 29', () => {
    const found = periodsIn('week', { from: '2026-10-01', until: '2026-10-31' }, DAYS);
    expect(found.map((period) => period.from)).toEqual([
      '2026-09-28',
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
    ]);
  });

  it('takes longer kinds by the last day', () => {
    expect(labels('semester', '2026-10-01', '2026-10-31')).toEqual(['2026—2027学年第一学期']);
    expect(labels('semester', '2026-08-01', '2026-08-31')).toEqual(['2026—2027学年第一学期']);
    expect(labels('semester', '2026-08-01', '2026-08-30')).toEqual(['2025—2026学年第二学期']);
    expect(labels('calendar-year', '2026-10-01', '2026-10-31')).toEqual(['2026年']);
    expect(labels('half-year', '2026-10-01', '2026-10-31')).toEqual(['2026年下半年']);
    expect(labels('month', '2026-10-05', '2026-10-11')).toEqual(['2026年10月']);
  });

  it('takes shorter kinds by their first day', () => {
    expect(labels('semester', '2026-01-01', '2026-12-31')).toEqual([
      '2025—2026学年第二学期',
      '2026—2027学年第一学期',
    ]);
    expect(labels('month', '2026-08-31', '2027-02-28')).toHaveLength(6);
    expect(labels('half-year', '2026-08-31', '2027-08-30')).toEqual([
      '2027年上半年',
      '2027年下半年',
    ]);
    expect(labels('calendar-year', '2025-01-01', '2026-12-31')).toEqual(['2025年', '2026年']);
  });
});

describe('what makes a period one in which something is owed', () => {
  it('is one working day in term, ten for a month', () => {
    const share = (kind: PeriodKind, day: string) => {
      const period = periodHolding(kind, day, DAYS);
      return period === undefined ? undefined : termShare(kind, period, DAYS, 10);
    };
    // 28—30 September 2026 are worked; so are 8, 9 and Saturday 10 October
    expect(share('week', '2026-10-01')).toEqual({ termDays: 3, neededDays: 1 });
    expect(share('week', '2026-10-05')).toEqual({ termDays: 3, neededDays: 1 });
    expect(share('month', '2026-07-01')).toEqual({ termDays: 8, neededDays: 10 });
    expect(share('semester', '2026-07-01')?.neededDays).toBe(1);
  });
});

describe('properties', () => {
  it('every day lies in exactly one period of a kind, and the next begins where it ends', () => {
    fc.assert(
      fc.property(kinds, days, (kind, day) => {
        const period = periodHolding(kind, day, DAYS);
        if (period === undefined) throw new Error(`no ${kind} holds ${day}`);
        expect(covers(period, day)).toBe(true);
        expect(periodHolding(kind, period.from, DAYS)).toEqual(period);
        expect(periodHolding(kind, period.until, DAYS)).toEqual(period);
        const next = periodHolding(kind, addDays(period.until, 1), DAYS);
        if (next !== undefined) expect(next.from).toBe(addDays(period.until, 1));
      }),
    );
  });

  it('a week belongs to exactly one month view, also over the turn of a year', () => {
    fc.assert(
      fc.property(days, (day) => {
        const week = periodHolding('week', day, DAYS);
        const months = new Set([
          monthOf(addDays(day, -31)),
          monthOf(addDays(day, -6)),
          monthOf(day),
          monthOf(addDays(day, 6)),
          monthOf(addDays(day, 31)),
        ]);
        const views = [...months].filter((month) =>
          periodsIn('week', { from: `${month}-01`, until: lastOfMonth(month) }, DAYS).some(
            (shown) => shown.from === week?.from,
          ),
        );
        expect(views).toHaveLength(1);
      }),
    );
  });
});
