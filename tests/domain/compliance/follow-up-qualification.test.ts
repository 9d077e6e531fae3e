import { describe, expect, it } from 'vitest';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { judge, unitOf } from '#domain/compliance/judge';
import type { Issue, IssueStepKind } from '#domain/issue';
import type { Post } from '#domain/people';
import type { Rule } from '#domain/policy/schema';
import { periodHolding } from '#domain/period';
import { clause, policyOf, row, small } from './small.ts';
import { DAYS, facts, post } from './world.ts';

const issue = (
  id: string,
  raised: string,
  steps: readonly (readonly [IssueStepKind, string])[] = [],
  weight: Issue['weight'] = 'ordinary',
): Issue => ({
  id,
  raised,
  person: '甲',
  entry: null,
  text: '宿舍热水',
  kind: '',
  weight,
  unit: null,
  steps: steps.map(([kind, date]) => ({ kind, date, by: '', note: '' })),
});

describe('feedback within 15 working days', () => {
  const rule = clause({
    kind: 'follow-up',
    period: 'month',
    workingDays: 15,
    heavyReported: true,
  });
  const world = (...issues: readonly Issue[]) => small(rule, { issues });
  const OCTOBER = '2026-10-01';

  it.each([
    // Monday 12 October: 13—16 are 4, 19—23 make 9, 26—30 make 14, Monday 2 November is the 15th
    ['2026-10-12', '2026-11-02'],
    // Friday 18 September: Sunday 20 is worked, 21—24, 28—30, 8—10 October, 12—15
    ['2026-09-18', '2026-10-15'],
    // raised on a holiday: 8—10, 12—16, 19—23, 26, 27
    ['2026-10-03', '2026-10-27'],
  ])('raised on %s is due on %s', (raised, due) => {
    const found = world(issue('一', raised)).why('甲', raised, raised);
    expect(found.issues).toEqual([{ issue: '一', due, fedBack: null, unreported: false }]);
    expect(found.verdict.deadline).toBe(due);
  });

  it.each([
    ['2026-11-02', 'met', [1, 1, 1]],
    ['2026-11-03', 'met-late', [1, 1, 0]],
  ] as const)('fed back on %s is %s', (day, status, numbers) => {
    const found = world(issue('一', '2026-10-12', [['fed-back', day]]));
    expect(row(found.at('甲', OCTOBER, '2026-12-31'))).toEqual([status, ...numbers]);
    expect(found.at('甲', OCTOBER, '2026-12-31').deadline).toBeNull();
  });

  it.each([
    // 28, 29, 30 October and 2 November are left on the 27th
    ['2026-10-27', 'open', false],
    ['2026-10-28', 'due-soon', false],
    // of 22 days 15 % are 3
    ['2026-10-30', 'due-soon', true],
    ['2026-11-02', 'due-soon', true],
    ['2026-11-03', 'missed', false],
  ] as const)('not fed back on %s is %s', (today, status, urgent) => {
    const found = world(issue('一', '2026-10-12', [['resolved', '2026-10-20']]));
    expect(found.at('甲', OCTOBER, today)).toMatchObject({ status, urgent, expected: 1, done: 0 });
  });

  it.each([
    ['heavy', '2026-11-03', [['fed-back', '2026-10-20']], 'missed'],
    ['common', '2026-11-03', [['fed-back', '2026-10-20']], 'missed'],
    ['ordinary', '2026-11-03', [['fed-back', '2026-10-20']], 'met'],
    ['heavy', '2026-11-02', [['fed-back', '2026-10-20']], 'due-soon'],
    [
      'heavy',
      '2026-12-31',
      [
        ['fed-back', '2026-10-20'],
        ['reported', '2026-10-15'],
      ],
      'met',
    ],
    [
      'heavy',
      '2026-12-31',
      [
        ['fed-back', '2026-10-20'],
        ['reported', '2026-11-10'],
      ],
      'met-late',
    ],
    ['heavy', '2026-12-31', [['reported', '2026-10-15']], 'missed'],
  ] as const)('%s as of %s with %j is %s', (weight, today, steps, status) => {
    const found = world(issue('一', '2026-10-12', steps, weight));
    expect(found.at('甲', OCTOBER, today).status).toBe(status);
  });

  it('says what is unreported', () => {
    const found = world(issue('一', '2026-10-12', [['fed-back', '2026-10-20']], 'heavy'));
    expect(found.why('甲', OCTOBER).issues).toMatchObject([
      { fedBack: '2026-10-20', unreported: true },
    ]);
  });

  it('counts issue by issue', () => {
    expect(unitOf(rule)).toBe('件');
    const found = world(
      issue('一', '2026-10-12', [['fed-back', '2026-10-13']]),
      issue('二', '2026-10-20'),
      issue('三', '2026-11-02'),
    );
    const verdict = found.at('甲', OCTOBER, '2026-11-03');
    expect(row(verdict)).toEqual(['open', 2, 1, 1]);
    expect(verdict.figures).toEqual({ expected: 2, done: 1, onTime: 1 });
  });

  it('is not applicable where nothing was raised', () => {
    expect(world().why('甲', OCTOBER).exemptBecause).toEqual({ kind: 'no-issues' });
  });

  it('rests neither in vacation nor in absence', () => {
    const august = issue('一', '2026-08-06');
    expect(world(august).at('甲', '2026-08-01', '2026-12-31').status).toBe('missed');
    const leave = { id: 'x', person: '甲', from: '2026-08-01', until: '2026-12-31' };
    const away = { ...leave, reason: '挂职', approver: '' };
    const found = small(rule, { issues: [august], exemptions: [away] });
    expect(found.at('甲', '2026-08-01', '2026-12-31').status).toBe('missed');
    expect(found.why('甲', '2026-08-01').exemptBecause).toBeNull();
    expect(found.why('甲', OCTOBER).exemptBecause).toEqual({ kind: 'no-issues' });
  });

  it('is owed by who held the post on the day it was raised, wherever they are later', () => {
    const held = (since: string, until: string | null) =>
      small(rule, {
        posts: [post('甲', { since, until })],
        issues: [issue('一', '2026-10-12'), issue('二', '2026-10-20')],
      });
    const shown = (world: ReturnType<typeof held>) =>
      world.why('甲', OCTOBER).issues.map((one) => one.issue);
    expect(shown(held('2020-01-01', '2026-10-12'))).toEqual(['一']);
    expect(shown(held('2026-10-13', null))).toEqual(['二']);
    expect(held('2020-01-01', '2026-10-12').at('甲', OCTOBER, '2026-12-31').status).toBe('missed');
    expect(held('2026-10-21', null).why('甲', OCTOBER).exemptBecause).toEqual({
      kind: 'no-issues',
    });
  });

  it('is asked by the alternative whose post was held that day', () => {
    const [first, second] = ['leader', 'middle'].map((rank, index) =>
      clause(
        { kind: 'follow-up', period: 'month', workingDays: 5 + 5 * index },
        { id: `x.${String(index + 1)}`, choice: '反馈', audience: { ranks: [rank] } },
      ),
    );
    if (first === undefined || second === undefined) throw new Error('two rules');
    const found = (asked: Rule) =>
      small(asked, {
        policies: [policyOf([first, second])],
        posts: [
          post('甲', { rank: 'middle', until: '2026-10-15' }),
          post('甲', { since: '2026-10-15' }),
        ],
        issues: ['12', '15', '19'].map((day) => issue(day, `2026-10-${day}`)),
      })
        .why('甲', OCTOBER)
        .issues.map((one) => one.issue);
    // on the 15th both posts were held: the first of the alternatives asks
    expect(found(first)).toEqual(['15', '19']);
    expect(found(second)).toEqual(['12']);
  });
});

describe('what who is newly put into a post has to have', () => {
  const rule = clause({
    kind: 'qualification',
    period: 'calendar-year',
    attribute: '学生工作经历',
  });
  const person = (has: boolean | null): Facts['people'][number] => ({
    id: '甲',
    name: '甲',
    pinyin: '',
    initials: '',
    attributes: has === null ? [] : [{ name: '学生工作经历', has, source: '干部档案' }],
  });
  const world = (has: boolean | null, posts: readonly Post[], asked: Rule = rule) =>
    small(asked, { people: [person(has)], posts });
  const fresh = post('甲', { since: '2026-09-01' });
  const status = (has: boolean | null, ...posts: readonly Post[]) =>
    world(has, posts).at('甲', '2026-06-01', '2026-12-31').status;

  it('is met, missed or to be looked at', () => {
    expect(status(true, fresh)).toBe('met');
    expect(status(false, fresh)).toBe('missed');
    expect(status(null, fresh)).toBe('under-review');
    expect(world(true, [fresh]).why('甲', '2026-06-01').qualifications).toEqual([
      { post: fresh.id, has: true, source: '干部档案' },
    ]);
    expect(row(world(true, [fresh]).at('甲', '2026-06-01', '2026-12-31'))).toEqual([
      'met',
      1,
      1,
      1,
    ]);
    expect(world(null, [fresh]).why('甲', '2026-06-01').qualifications).toMatchObject([
      { has: null },
    ]);
  });

  it('is asked however late in the year the post begins, and of its year only', () => {
    expect(status(false, post('甲', { since: '2026-12-31' }))).toBe('missed');
    expect(status(false, post('甲', { since: '2025-12-31' }))).toBe('not-applicable');
    expect(world(false, []).why('甲', '2026-06-01').exemptBecause).toEqual({ kind: 'no-post' });
    const old = world(false, [post('甲')]);
    expect(old.why('甲', '2026-06-01').exemptBecause).toEqual({ kind: 'no-new-post' });
  });

  it('is not asked of who goes on in the same post', () => {
    expect(status(false, post('甲', { until: '2026-08-31' }), fresh)).toBe('not-applicable');
    expect(status(false, post('甲', { until: '2026-08-30' }), fresh)).toBe('missed');
    expect(status(false, post('甲', { until: '2026-08-31', unit: '他' }), fresh)).toBe('missed');
    expect(status(false, post('甲', { until: '2026-08-31', title: '他' }), fresh)).toBe('missed');
  });

  it('is asked for posts the clause speaks to', () => {
    const audience = { ranks: ['leader'], exceptTitles: ['副院长'] };
    expect(
      world(false, [fresh], { ...rule, audience }).at('甲', '2026-06-01', '2026-12-31').status,
    ).toBe('not-applicable');
  });

  it('is not asked of posts from before the document, though an amended one goes on', () => {
    const period = periodHolding('calendar-year', '2026-06-01', DAYS);
    if (period === undefined) throw new Error('no year');
    const judged = (...policies: Parameters<typeof policyOf>[1][]) => {
      const made = policies.map((over) => policyOf([{ ...rule }], over));
      const prepared = prepare(facts({ people: [person(false)], posts: [fresh], policies: made }));
      const asked = made.at(-1)?.rules[0] ?? rule;
      return judge(prepared, { rule: asked, subject: '甲', period }, '2026-12-31').status;
    };
    const october = { id: 'x-2', effectiveFrom: '2026-10-01' };
    expect(judged({ effectiveFrom: '2026-09-01' })).toBe('missed');
    expect(judged({ effectiveFrom: '2026-09-02' })).toBe('not-applicable');
    expect(judged(october)).toBe('not-applicable');
    expect(judged({}, october)).toBe('missed');
  });
});
