import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import type { Deadline, Rhythm } from '#domain/policy/schema';
import { clause, frequency, row, small, visits } from './small.ts';
import { evening, post, visit } from './world.ts';

/*
 * Autumn 2026 begins on Monday 31 August: teaching week 17 is 21—27 December, the last one, 20, ends on 17 January.
 * Spring 2026 begins on Monday 2 March: week 17 is 22—28 June, the last one is 19.
 */

const due = (deadline: Deadline, period: Rhythm, day: string): string | null =>
  small(clause(frequency({ period, deadline }))).at('甲', day, '2026-09-01').deadline;

const week = (number: number, edge: 'before' | 'end'): Deadline => ({
  kind: 'teaching-week',
  week: number,
  edge,
});

describe('a deadline by teaching week', () => {
  it.each([
    ['semester', '2026-10-01', week(17, 'before'), '2026-12-20'],
    ['semester', '2026-10-01', week(17, 'end'), '2026-12-27'],
    ['semester', '2026-04-01', week(17, 'before'), '2026-06-21'],
    ['semester', '2026-10-01', week(1, 'before'), '2026-08-30'],
    // the semester that holds 31 December is the autumn's, the one that holds 30 August the spring's
    ['calendar-year', '2026-03-01', week(17, 'before'), '2026-12-20'],
    ['academic-year', '2025-10-01', week(17, 'end'), '2026-06-28'],
    // there is no week 21, and no semester in 2024
    ['semester', '2026-10-01', week(20, 'end'), '2027-01-17'],
    ['semester', '2026-10-01', week(21, 'end'), null],
    ['month', '2024-10-01', week(3, 'end'), null],
  ] as const)('of a %s that holds %s', (period, day, deadline, expected) => {
    expect(due(deadline, period, day)).toBe(expected);
  });

  const rule = clause(frequency({ period: 'semester', deadline: week(17, 'before') }));

  it('is kept on the Sunday, not on the Monday after', () => {
    const heard = (submitted: string) =>
      small(rule, {
        entries: [visit('甲', '2026-12-18', '走访', { submitted: evening(submitted) })],
      }).at('甲', '2026-10-01', '2027-01-31');
    expect(row(heard('2026-12-20'))).toEqual(['met', 1, 1, 1]);
    expect(row(heard('2026-12-21'))).toEqual(['met-late', 1, 1, 0]);
  });

  it('is missed from the Monday on', () => {
    const none = small(rule);
    expect(none.at('甲', '2026-10-01', '2026-12-20').status).toBe('due-soon');
    expect(none.at('甲', '2026-10-01', '2026-12-21').status).toBe('missed');
  });
});

describe('a deadline on a day that is not worked', () => {
  const moved = (how: 'keep' | 'postpone' | 'bring-forward', month: string, day: number) => {
    const demand = frequency({ deadline: { kind: 'day-of-next-month', day } });
    return small(clause(demand, { holidays: { deadline: how } })).at('甲', month, '2026-08-01')
      .deadline;
  };

  it.each([
    // 5 October 2026 is a holiday until the 7th
    ['keep', '2026-09-01', 5, '2026-10-05'],
    ['postpone', '2026-09-01', 5, '2026-10-08'],
    ['bring-forward', '2026-09-01', 5, '2026-09-30'],
    // Sunday 20 September 2026 is worked
    ['postpone', '2026-08-01', 20, '2026-09-20'],
    // Saturday 5 December
    ['postpone', '2026-11-01', 5, '2026-12-07'],
    ['bring-forward', '2026-11-01', 5, '2026-12-04'],
    ['postpone', '2026-10-01', 5, '2026-11-05'],
  ] as const)('%s: %s, day %i', (how, month, day, expected) => {
    expect(moved(how, month, day)).toBe(expected);
  });
});

describe('a last day for late entries', () => {
  const demand = frequency({
    deadline: { kind: 'days-after', days: 7 },
    closes: { kind: 'days-after', days: 14 },
  });
  const submittedOn = (day: string) =>
    small(clause(demand), {
      entries: [visit('甲', '2026-10-20', '走访', { submitted: evening(day) })],
    });

  it.each([
    ['2026-11-07', ['met', 1, 1, 1]],
    ['2026-11-08', ['met-late', 1, 1, 0]],
    ['2026-11-14', ['met-late', 1, 1, 0]],
    ['2026-11-15', ['missed', 1, 0, 0]],
  ] as const)('October, submitted on %s', (day, expected) => {
    expect(row(submittedOn(day).at('甲', '2026-10-01', '2026-12-01'))).toEqual(expected);
  });

  it('is named when it has passed, and only then', () => {
    expect(submittedOn('2026-11-15').nearly('甲', '2026-10-01')).toEqual([
      ['2026-10-20', 'too-late'],
    ]);
    expect(submittedOn('2026-11-14').nearly('甲', '2026-10-01')).toEqual([]);
    // in November it is outside of the period, not too late
    expect(submittedOn('2026-11-20').nearly('甲', '2026-11-01')).toEqual([
      ['2026-10-20', 'outside-period'],
    ]);
  });

  it('says nothing of a draft', () => {
    const draft = visit('甲', '2026-10-20', '走访', {
      status: 'draft',
      submitted: null,
      created: evening('2026-11-20'),
    });
    const world = small(clause(demand), { entries: [draft] });
    expect(world.nearly('甲', '2026-10-01')).toEqual([['2026-10-20', 'draft']]);
  });
});

describe('entries that count once the office has accepted them', () => {
  const demand = frequency({ acceptance: true });
  const withStatus = (status: 'submitted' | 'accepted' | 'returned', evidence?: string) =>
    small(clause(evidence === undefined ? demand : { ...demand, evidence }), {
      entries: [visit('甲', '2026-10-20', '走访', { status })],
    });

  it('are 待核 until then', () => {
    const waiting = withStatus('submitted');
    expect(row(waiting.at('甲', '2026-10-01', '2026-12-01'))).toEqual(['under-review', 1, 0, 0]);
    expect(waiting.nearly('甲', '2026-10-01')).toEqual([['2026-10-20', 'not-accepted']]);
    expect(row(withStatus('accepted').at('甲', '2026-10-01', '2026-12-01'))).toEqual([
      'met',
      1,
      1,
      1,
    ]);
  });

  it('are nothing once returned', () => {
    const returned = withStatus('returned');
    expect(returned.at('甲', '2026-10-01', '2026-12-01').status).toBe('missed');
    expect(returned.nearly('甲', '2026-10-01')).toEqual([['2026-10-20', 'returned']]);
  });

  it('may lack their evidence as well', () => {
    const both = withStatus('submitted', '讲稿');
    expect(both.at('甲', '2026-10-01', '2026-12-01').status).toBe('under-review');
    expect(both.nearly('甲', '2026-10-01')).toEqual([
      ['2026-10-20', 'no-evidence', 'not-accepted'],
    ]);
    expect(withStatus('accepted', '讲稿').nearly('甲', '2026-10-01')).toEqual([
      ['2026-10-20', 'no-evidence'],
    ]);
  });
});

describe('the second warning', () => {
  const month = small(clause(frequency({ deadline: { kind: 'days-after', days: 5 } })));

  it.each([
    // 31 days: 30 % are 9, 15 % are 4
    ['2026-10-21', 'open', false],
    ['2026-10-22', 'due-soon', false],
    ['2026-10-26', 'due-soon', false],
    ['2026-10-27', 'due-soon', true],
    // the period is over, only the deadline is outstanding
    ['2026-11-01', 'due-soon', true],
    ['2026-11-05', 'due-soon', true],
    ['2026-11-06', 'missed', false],
  ] as const)('of October on %s', (today, status, urgent) => {
    const found = month.at('甲', '2026-10-01', today);
    expect([found.status, found.urgent]).toEqual([status, urgent]);
  });

  it('is not given for what is done', () => {
    const done = small(clause(frequency()), { entries: visits('2026-10-08') });
    expect(done.at('甲', '2026-10-01', '2026-10-31').urgent).toBe(false);
  });
});

describe('a date that was over before a person came', () => {
  const rule = clause(
    frequency({
      period: 'academic-year',
      deadline: { kind: 'date', month: 9, day: 10 },
      closes: { kind: 'date', month: 9, day: 30 },
    }),
  );
  const came = (since: string, ...days: readonly string[]) =>
    small(rule, { posts: [post('甲', { since })], entries: visits(...days) });

  it('binds who came by that day', () => {
    const found = came('2026-09-10').at('甲', '2026-10-01', '2026-09-11');
    expect([found.status, found.deadline]).toEqual(['missed', '2026-09-10']);
  });

  it('does not bind who came a day later: they owe it by the end of the period', () => {
    const none = came('2026-09-11');
    const found = none.at('甲', '2026-10-01', '2026-12-01');
    expect([found.status, found.deadline]).toEqual(['open', null]);
    expect(none.at('甲', '2026-10-01', '2027-08-31').status).toBe('due-soon');
    expect(none.at('甲', '2026-10-01', '2027-09-01').status).toBe('missed');
  });

  it('closes nothing to them either, where it was over too', () => {
    const visited = (since: string) =>
      row(came(since, '2026-10-12').at('甲', '2026-10-01', '2027-09-01'));
    expect(visited('2026-09-11')).toEqual(['missed', 1, 0, 0]);
    expect(visited('2026-10-01')).toEqual(['met', 1, 1, 1]);
    const found = came('2026-10-01', '2026-10-12');
    expect(found.why('甲', '2026-10-01').counted).toMatchObject([{ onTime: true }]);
    const [entry] = visits('2026-10-12');
    if (entry === undefined) throw new Error('one visit');
    expect(creditsOf(came('2026-10-01').prepared, entry, '2026-12-01')).toMatchObject([
      { onTime: true },
    ]);
  });

  it('does not bind who came back after it, and binds who only changed posts', () => {
    const posts = (until: string) =>
      small(rule, { posts: [post('甲', { until }), post('甲', { since: '2026-10-08' })] });
    expect(posts('2026-08-20').at('甲', '2026-10-01', '2026-12-01').status).toBe('open');
    expect(posts('2026-10-07').at('甲', '2026-10-01', '2026-12-01').status).toBe('missed');
  });
});
