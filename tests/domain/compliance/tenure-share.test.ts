import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import type { Facts } from '#domain/compliance/facts';
import { unitOf } from '#domain/compliance/judge';
import type { Entry } from '#domain/entry';
import { clause, row, small } from './small.ts';
import { link, object, visit } from './world.ts';

describe('a link due for change after two years', () => {
  const rule = clause({ kind: 'tenure', period: 'semester', objectKinds: ['班级'], years: 2 });
  const world = (...links: readonly ReturnType<typeof link>[]) =>
    small(rule, {
      objects: [object('一班', '班级'), object('二班', '班级'), object('总支', '党总支')],
      links,
    });
  /* Linked on 10 October 2024: due on 10 October 2026, in the semester from 31 August on. */
  const since = (until: string | null = null) => link('甲', '一班', '2024-10-10', until);
  const AUTUMN = '2026-10-01';

  it.each([
    // 31 August to 10 October are 41 days: 30 % are 12, 15 % are 6
    ['2026-08-30', ['open', 1, 1, 1], false],
    ['2026-09-27', ['open', 1, 1, 1], false],
    ['2026-09-28', ['due-soon', 1, 1, 1], false],
    ['2026-10-03', ['due-soon', 1, 1, 1], false],
    ['2026-10-04', ['due-soon', 1, 1, 1], true],
    ['2026-10-10', ['due-soon', 1, 1, 1], true],
    ['2026-10-11', ['missed', 1, 0, 0], false],
    ['2027-12-31', ['missed', 1, 0, 0], false],
  ] as const)('on %s', (today, expected, urgent) => {
    const found = world(since()).at('甲', AUTUMN, today);
    expect(row(found)).toEqual(expected);
    expect(found.urgent).toBe(urgent);
  });

  it('names each link with its day', () => {
    const found = world(
      since(),
      link('甲', '二班', '2026-09-01'),
      link('甲', '总支', '2020-01-01'),
    );
    expect(found.why('甲', AUTUMN, '2026-11-01')).toMatchObject({
      verdict: { status: 'missed', expected: 2, done: 1 },
      tenures: [
        { link: '甲-一班-2024-10-10', due: '2026-10-10', over: true },
        { link: '甲-二班-2026-09-01', due: '2028-09-01', over: false },
      ],
      links: ['甲-一班-2024-10-10', '甲-二班-2026-09-01'],
    });
    expect(world(since()).at('甲', AUTUMN, '2026-09-01').deadline).toBe('2026-10-10');
  });

  it('is changed in time up to its day', () => {
    const after = link('甲', '二班', '2026-10-11');
    expect(row(world(since('2026-10-10'), after).at('甲', AUTUMN, '2026-12-01'))).toEqual([
      'met',
      2,
      2,
      2,
    ]);
    expect(row(world(since('2026-10-11'), after).at('甲', AUTUMN, '2026-12-01'))).toEqual([
      'missed',
      2,
      1,
      1,
    ]);
    // it is known to end in time
    expect(world(since('2026-10-10')).at('甲', AUTUMN, '2026-10-05').status).toBe('met');
  });

  it('is looked at as of the last day of a period that is over', () => {
    // spring 2026 ends on 30 August, before the link is due
    expect(row(world(since()).at('甲', '2026-04-01', '2027-12-31'))).toEqual(['met', 1, 1, 1]);
  });

  it('takes 29 February for the 28th', () => {
    const leap = world(link('甲', '一班', '2024-02-29')).why('甲', '2026-01-10', '2026-02-28');
    expect(leap.tenures).toMatchObject([{ due: '2026-02-28', over: false }]);
  });

  it('lasts on through records that follow without a gap', () => {
    const later = (from: string) =>
      world(since('2026-03-31'), link('甲', '一班', from)).why('甲', AUTUMN, '2026-11-01').tenures;
    const [next, gap] = ['2026-04-01', '2026-04-02'] as const;
    expect(later(next)).toEqual([{ link: `甲-一班-${next}`, due: '2026-10-10', over: true }]);
    expect(later(gap)).toEqual([{ link: `甲-一班-${gap}`, due: '2028-04-02', over: false }]);
    // also through one that lies within another, and one of another object between
    const nested = world(
      link('甲', '一班', '2025-01-01', '2025-02-01'),
      since(),
      link('甲', '二班', '2024-12-01', '2026-10-01'),
    );
    expect(nested.why('甲', AUTUMN, '2026-11-01').tenures).toEqual([
      { link: '甲-一班-2024-10-10', due: '2026-10-10', over: true },
      { link: '甲-二班-2024-12-01', due: '2026-12-01', over: false },
    ]);
  });

  it('is not applicable without a link', () => {
    const found = world(link('甲', '总支', '2020-01-01'), since('2026-08-30'));
    expect(found.at('甲', AUTUMN, '2026-10-01').status).toBe('not-applicable');
    expect(found.why('甲', AUTUMN).exemptBecause).toEqual({ kind: 'no-links' });
  });
});

describe('a share of working days', () => {
  const rule = clause({
    kind: 'share',
    period: 'month',
    match: { mode: 'face-to-face' },
    share: 0.5,
  });
  const world = (entries: readonly Entry[], over: Partial<Facts> = {}) =>
    small(rule, { entries, ...over });
  const stay = (from: string, until: string | null, over: Partial<Entry> = {}) =>
    visit('甲', from, '走访', { until, ...over });
  const OCTOBER = '2026-10-01';
  const TODAY = '2026-12-31';

  /* October 2026 has 18 working days: 8, 9 and Saturday the 10th, then 12—16, 19—23 and 26—30. */
  const eight = [stay('2026-10-12', '2026-10-16'), stay('2026-10-19', '2026-10-21')];

  it('asks for half of the 18 days of October', () => {
    expect(unitOf(rule)).toBe('天');
    expect(row(world(eight).at('甲', OCTOBER, TODAY))).toEqual(['missed', 9, 8, 8]);
    const nine = [...eight, stay('2026-10-10', null, { amount: 0.5, amountUnit: '天' })];
    const found = world(nine);
    expect(row(found.at('甲', OCTOBER, TODAY))).toEqual(['met', 9, 9, 9]);
    expect(found.at('甲', OCTOBER, TODAY).figures).toEqual({ expected: 1, done: 1, onTime: 1 });
    expect(found.why('甲', OCTOBER).days).toHaveLength(9);
    expect(found.why('甲', OCTOBER).days.slice(0, 2)).toEqual(['2026-10-10', '2026-10-12']);
  });

  it('marks each day once, and none that is not worked', () => {
    const twice = [
      ...eight,
      stay('2026-10-14', null),
      stay('2026-10-03', '2026-10-05'),
      stay('2026-10-17', '2026-10-18'),
    ];
    expect(world(twice).at('甲', OCTOBER, TODAY).done).toBe(8);
    const credits = world(twice)
      .why('甲', OCTOBER)
      .counted.map(({ credit }) => credit);
    expect(credits).toEqual([5, 3]);
  });

  it('counts an entry over the turn of a month in both', () => {
    const turn = stay('2026-09-29', '2026-10-09');
    expect(world([turn]).why('甲', '2026-09-01').days).toEqual(['2026-09-29', '2026-09-30']);
    expect(world([turn]).why('甲', OCTOBER).days).toEqual(['2026-10-08', '2026-10-09']);
    const credits = creditsOf(world([]).prepared, turn, TODAY);
    expect(credits.map((one) => [one.period.label, one.credit, one.unit])).toEqual([
      ['2026年9月', 2, '天'],
      ['2026年10月', 2, '天'],
    ]);
  });

  it('asks for less of who is away, who marks nothing then', () => {
    const exemptions = [
      {
        id: 'x',
        person: '甲',
        from: '2026-10-12',
        until: '2026-10-16',
        reason: '培训',
        approver: '',
      },
    ];
    expect(row(world(eight, { exemptions }).at('甲', OCTOBER, TODAY))).toEqual([
      'missed',
      6.5,
      3,
      3,
    ]);
  });

  it('is under way like every other demand', () => {
    expect(world(eight).at('甲', OCTOBER, '2026-10-21').status).toBe('open');
    expect(world(eight).at('甲', OCTOBER, '2026-10-22').status).toBe('due-soon');
    expect(world(eight).at('甲', OCTOBER, '2026-10-31').urgent).toBe(true);
  });

  it('counts no draft, nothing online, and 补做 for its day', () => {
    const entries = [
      stay('2026-10-12', null, { status: 'draft', submitted: null }),
      stay('2026-10-13', null, { mode: 'online' }),
      stay('2026-11-03', null, { makeUp: { for: '2026-10-14', reason: '出差' } }),
    ];
    expect(world(entries).why('甲', OCTOBER).days).toEqual(['2026-10-14']);
    expect(world(entries).why('甲', '2026-11-01').days).toEqual([]);
    expect(world(entries).nearly('甲', OCTOBER)).toEqual([
      ['2026-10-12', 'draft'],
      ['2026-10-13', 'wrong-mode'],
    ]);
  });
});
