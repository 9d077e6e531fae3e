import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import type { Entry } from '#domain/entry';
import type { Rhythm } from '#domain/policy/schema';
import { clause, frequency, row, small } from './small.ts';
import { DEFAULT_SETTINGS } from '#domain/compliance/facts';
import { facts, visit } from './world.ts';

/*
 * 补做 is for the period before, and taken for 31 days after that one's last day. For 14 October 2026: its week ends on
 * Sunday 18 October, so until the end of the next, 25 October; its month on the 31st, so until 30 November; its quarter
 * on 31 December, so until 31 January.
 */

const TODAY = '2027-06-30';
const FOR = '2026-10-14';

const madeUp = (happened: string, day: string = FOR): Entry =>
  visit('甲', happened, '走访', { makeUp: { for: day, reason: '出差' } });

const world = (period: Rhythm, ...entries: readonly Entry[]) =>
  small(clause(frequency({ period, deadline: { kind: 'day-of-next-month', day: 5 } })), {
    entries,
  });

const at = (period: Rhythm, entry: Entry, day: string) =>
  row(world(period, entry).at('甲', day, TODAY));

describe('an entry that makes up for an earlier week', () => {
  const entry = madeUp('2026-10-20');

  it('counts in that week and not in its own', () => {
    expect(at('week', entry, FOR)).toEqual(['met', 1, 1, 1]);
    expect(at('week', entry, '2026-10-20')).toEqual(['missed', 1, 0, 0]);
    const found = world('week', entry);
    expect(found.why('甲', FOR).counted).toMatchObject([{ makeUp: true, credit: 1 }]);
    expect(found.nearly('甲', '2026-10-20')).toEqual([['2026-10-20', 'made-up-elsewhere']]);
  });

  it('just counts in the month that holds both days', () => {
    expect(at('month', entry, FOR)).toEqual(['met', 1, 1, 1]);
    expect(world('month', entry).why('甲', FOR).counted).toMatchObject([{ makeUp: false }]);
  });

  it('is credited to that week', () => {
    const [credit, ...rest] = creditsOf(world('week').prepared, entry, TODAY);
    expect(rest).toEqual([]);
    expect([credit?.period.from, credit?.makeUp, credit?.after.status]).toEqual([
      '2026-10-12',
      true,
      'met',
    ]);
    const [month] = creditsOf(world('month').prepared, entry, TODAY);
    expect([month?.period.label, month?.makeUp]).toEqual(['2026年10月', false]);
  });
});

describe('the days in which 补做 is taken', () => {
  it.each([
    ['week', '2026-10-25', 'met'],
    ['week', '2026-10-26', 'missed'],
    ['month', '2026-11-30', 'met-late'],
    ['month', '2026-12-01', 'missed'],
    ['quarter', '2027-01-31', 'met-late'],
    ['quarter', '2027-02-01', 'missed'],
    // week 7: any day up to the end of week 9, the next odd one
    ['odd-week', '2026-10-24', 'met'],
    ['odd-week', '2026-11-01', 'met'],
    ['odd-week', '2026-11-02', 'missed'],
  ] as const)('%s: made up on %s is %s', (period, happened, status) => {
    expect(at(period, madeUp(happened), FOR)[0]).toBe(status);
  });

  it('are over a day later: then it counts nowhere', () => {
    const late = world('week', madeUp('2026-10-26'));
    expect(late.nearly('甲', FOR)).toEqual([['2026-10-26', 'make-up-late']]);
    expect(late.nearly('甲', '2026-10-26')).toEqual([['2026-10-26', 'make-up-late']]);
    expect(late.at('甲', '2026-10-26', TODAY).status).toBe('missed');
    expect(creditsOf(world('week').prepared, madeUp('2026-10-26'), TODAY)).toEqual([]);
  });

  it('may be none, by the settings', () => {
    const none = small(clause(frequency({ period: 'week' })), {
      entries: [madeUp('2026-10-19')],
      settings: { ...DEFAULT_SETTINGS, makeUpDays: 0 },
    });
    expect(none.at('甲', FOR, TODAY).status).toBe('missed');
    expect(facts({}).settings.makeUpDays).toBe(31);
  });

  it('is timely by the deadline of the month that is made up for', () => {
    // that month's deadline is 5 November
    expect(at('month', madeUp('2026-11-05'), FOR)).toEqual(['met', 1, 1, 1]);
    expect(at('month', madeUp('2026-11-06'), FOR)).toEqual(['met-late', 1, 1, 0]);
  });
});

describe('what can not be made up', () => {
  it('a day to come', () => {
    const ahead = world('week', madeUp('2026-10-20', '2026-10-28'));
    expect(ahead.at('甲', '2026-10-28', TODAY).status).toBe('missed');
    expect(ahead.at('甲', '2026-10-20', TODAY).status).toBe('missed');
  });

  it('a day of no teaching week', () => {
    // 10 February 2026 lies in vacation; term begins on 2 March
    const entry = madeUp('2026-03-03', '2026-02-10');
    expect(at('teaching-week', entry, '2026-03-03')[0]).toBe('missed');
    expect(world('teaching-week', entry).nearly('甲', '2026-03-03')).toEqual([
      ['2026-03-03', 'made-up-elsewhere'],
    ]);
  });

  it('but a vacation day can make up for a teaching week', () => {
    // the last teaching week of autumn 2025 ends on 18 January
    const entry = madeUp('2026-01-20', '2026-01-13');
    expect(at('teaching-week', entry, '2026-01-13')[0]).toBe('met');
    expect(at('teaching-week', madeUp('2026-01-20', '2026-01-09'), '2026-01-09')[0]).toBe('missed');
  });

  it('the same week, which needs no making up', () => {
    const entry = madeUp('2026-10-16');
    expect(at('week', entry, FOR)).toEqual(['met', 1, 1, 1]);
    expect(world('week', entry).why('甲', FOR).counted).toMatchObject([{ makeUp: false }]);
  });
});

it('is found behind the period, together with what happened in it, in order', () => {
  const usual = visit('甲', '2026-10-13', '走访');
  const found = small(clause(frequency({ period: 'week', minimum: 2 })), {
    entries: [madeUp('2026-10-22'), usual, madeUp('2026-10-20')],
  });
  expect(found.counted('甲', FOR)).toEqual(['2026-10-13', '2026-10-20', '2026-10-22']);
  expect(row(found.at('甲', FOR, TODAY))).toEqual(['met', 2, 3, 3]);
});
