import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import type { Facts } from '#domain/compliance/facts';
import { isObjectRule, unitOf } from '#domain/compliance/judge';
import { subjectsOf } from '#domain/compliance/range';
import { clause, frequency, row, small } from './small.ts';
import { link, object, post, visit } from './world.ts';

/*
 * Autumn 2026, 31 August to 28 February 2027, has 126 working days: 62 up to 30 November (1 in August, 22 in
 * September, 18 in October, 21 in November), then 23, 21 and 20. 宋 is a middle manager, whom the clause doesn't bind.
 */

const TODAY = '2027-03-01';
const SEMESTER = '2026-10-01';

const POSTS = [
  post('甲'),
  post('乙', { until: '2026-10-20' }),
  post('宋', { rank: 'middle', title: '处长' }),
];
const OBJECTS = [
  object('一支部', '党支部'),
  object('二支部', '师生党支部'),
  object('一班', '班级', { cohort: 2026 }),
  object('二班', '班级', { cohort: 2025 }),
  object('半支部', '党支部', { since: '2026-12-02' }),
  object('新支部', '党支部', { since: '2026-12-03' }),
  object('旧支部', '党支部', { until: '2026-06-30' }),
];
const match = { carriers: ['走访'], objectKinds: ['党支部'] } as const;
const both = (first: 'led' | 'attended', second: 'led' | 'attended') => ({
  participants: [
    { person: '甲', role: first },
    { person: '宋', role: second },
  ],
});

describe('a clause per object', () => {
  const rule = clause(frequency({ period: 'semester', dimension: 'object', match }));
  const world = (over: Partial<Facts> = {}) =>
    small(rule, { posts: POSTS, objects: OBJECTS, ...over });
  const visited = (to: string, day: string, over: Parameters<typeof visit>[3] = {}) =>
    visit('甲', day, '走访', { object: to, ...over });

  it('is fulfilled by anyone of the audience, once per entry', () => {
    const together = visited('一支部', '2026-10-12', {
      participants: [
        { person: '甲', role: 'led' },
        { person: '乙', role: 'attended' },
      ],
    });
    const found = world({ entries: [together] });
    expect(row(found.at('一支部', SEMESTER, TODAY))).toEqual(['met', 1, 1, 1]);
    expect(row(found.at('二支部', SEMESTER, TODAY))).toEqual(['missed', 1, 0, 0]);
    expect(found.at('二支部', SEMESTER, '2027-02-28').status).toBe('due-soon');
  });

  it('is not by others, nor by one whose post is over', () => {
    const bySong = visited('一支部', '2026-10-12', {
      participants: [{ person: '宋', role: 'led' }],
    });
    const lastDay = visited('二支部', '2026-10-20', {
      participants: [{ person: '乙', role: 'led' }],
    });
    const dayAfter = visited('半支部', '2026-10-21', {
      participants: [{ person: '乙', role: 'led' }],
    });
    const found = world({ entries: [bySong, lastDay, dayAfter] });
    expect(found.nearly('一支部', SEMESTER)).toEqual([['2026-10-12', 'post-not-held']]);
    expect(found.at('二支部', SEMESTER, TODAY).status).toBe('met');
    expect(found.nearly('半支部', SEMESTER)).toEqual([['2026-10-21', 'post-not-held']]);
  });

  it('asks for the role of somebody of the audience', () => {
    const led = {
      ...rule,
      demand: frequency({
        period: 'semester',
        dimension: 'object',
        match: { ...match, role: 'led' },
      }),
    };
    const attended = small(led, {
      posts: POSTS,
      objects: OBJECTS,
      entries: [visited('一支部', '2026-10-12', both('attended', 'led'))],
    });
    expect(attended.nearly('一支部', SEMESTER)).toEqual([['2026-10-12', 'wrong-role']]);
    const lead = small(led, {
      posts: POSTS,
      objects: OBJECTS,
      entries: [visited('一支部', '2026-10-12', both('led', 'attended'))],
    });
    expect(lead.at('一支部', SEMESTER, TODAY).status).toBe('met');
  });

  it('asks for somebody who is linked, where only links count', () => {
    const linkedOnly = clause(
      frequency({ period: 'semester', dimension: 'object', match: { ...match, linkedOnly: true } }),
    );
    const entries = [visited('一支部', '2026-10-12'), visited('二支部', '2026-10-13')];
    const links = [link('甲', '一支部', '2026-09-01'), link('宋', '二支部', '2026-09-01')];
    const found = small(linkedOnly, { posts: POSTS, objects: OBJECTS, entries, links });
    expect(found.at('一支部', SEMESTER, TODAY).status).toBe('met');
    expect(found.nearly('二支部', SEMESTER)).toEqual([['2026-10-13', 'not-linked']]);
  });

  it.each([
    // exactly half of the working days, and one fewer
    ['半支部', 'missed', null],
    ['新支部', 'exempt', { kind: 'absent', presentDays: 62, workingDays: 126 }],
    ['旧支部', 'exempt', { kind: 'absent', presentDays: 0, workingDays: 126 }],
    ['一班', 'not-applicable', { kind: 'no-objects' }],
    ['无名', 'not-applicable', { kind: 'no-objects' }],
  ] as const)('of %s is %s', (id, status, because) => {
    expect(world().at(id, SEMESTER, TODAY).status).toBe(status);
    expect(world().why(id, SEMESTER).exemptBecause).toEqual(because);
  });

  it('owes nothing in vacation either', () => {
    const monthly = small(clause(frequency({ dimension: 'object', match })), {
      posts: POSTS,
      objects: OBJECTS,
    });
    expect(monthly.why('一支部', '2026-02-01').exemptBecause).toEqual({
      kind: 'vacation',
      termDays: 0,
      neededDays: 10,
    });
  });

  it('is credited to its object', () => {
    const found = creditsOf(world().prepared, visited('一支部', '2026-10-12'), TODAY);
    expect(found.map((one) => [one.subject, one.credit, one.after.status])).toEqual([
      ['一支部', 1, 'met'],
    ]);
    expect(creditsOf(world().prepared, visited('一班', '2026-10-12'), TODAY)).toEqual([]);
  });

  it('has the objects of its kinds as subjects, as they exist in a span', () => {
    const { prepared } = world();
    const november = { from: '2026-11-01', until: '2026-11-30' };
    expect(subjectsOf(prepared, rule, november)).toEqual(['一支部', '二支部']);
    const autumn = { from: '2026-08-31', until: '2027-02-28' };
    expect(subjectsOf(prepared, rule, autumn)).toEqual(['一支部', '二支部', '半支部', '新支部']);
    expect(isObjectRule(rule)).toBe(true);
    const perPerson = clause(frequency());
    const people = small(perPerson, { posts: POSTS }).prepared;
    expect(subjectsOf(people, perPerson, november)).toEqual(['甲']);
  });
});

describe('links an object has', () => {
  const rule = clause({
    kind: 'standing',
    period: 'semester',
    dimension: 'object',
    objectKinds: ['党支部'],
    minimum: 1,
    maximum: 2,
  });
  const linked = (...links: readonly ReturnType<typeof link>[]) =>
    small(rule, {
      posts: [post('甲'), post('丙'), post('丁'), ...POSTS.slice(1)],
      objects: OBJECTS,
      links,
    });
  const at = (...links: readonly ReturnType<typeof link>[]) =>
    row(linked(...links).at('一支部', SEMESTER, TODAY));

  it('are counted by people of the audience', () => {
    expect(unitOf(rule)).toBe('人');
    expect(at(link('甲', '一支部', '2026-01-01'))).toEqual(['met', 1, 1, 1]);
    expect(at(link('宋', '一支部', '2026-01-01'))).toEqual(['missed', 1, 0, 0]);
    expect(at()).toEqual(['missed', 1, 0, 0]);
    expect(at(link('甲', '一支部', '2026-01-01'), link('丙', '一支部', '2026-01-01'))).toEqual([
      'met',
      1,
      2,
      2,
    ]);
    const three = ['甲', '丙', '丁'].map((who) => link(who, '一支部', '2026-01-01'));
    expect(at(...three)).toEqual(['missed', 1, 3, 0]);
  });

  it('may have gaps, and end with the post', () => {
    const gap = linked(
      link('甲', '一支部', '2026-01-01', '2026-10-11'),
      link('丙', '一支部', '2026-10-19'),
    );
    expect(row(gap.at('一支部', SEMESTER, TODAY))).toEqual(['met-late', 1, 1, 0]);
    expect(gap.why('一支部', SEMESTER).gaps).toEqual([{ from: '2026-10-12', until: '2026-10-18' }]);
    const left = linked(link('乙', '一支部', '2026-01-01'));
    expect(left.at('一支部', SEMESTER, '2026-10-20').status).toBe('met');
    expect(left.at('一支部', SEMESTER, '2026-10-21').status).toBe('due-soon');
    expect(left.why('一支部', SEMESTER).links).toEqual(['乙-一支部-2026-01-01']);
  });

  it('may be asked of first-year classes only', () => {
    const classes = small(
      clause({
        kind: 'standing',
        period: 'semester',
        dimension: 'object',
        objectKinds: ['班级'],
        cohort: 'newest',
        minimum: 1,
      }),
      { posts: POSTS, objects: OBJECTS, links: [link('甲', '一班', '2026-09-01')] },
    );
    // no link on the first day of the semester, Monday 31 August
    expect(row(classes.at('一班', SEMESTER, TODAY))).toEqual(['met-late', 1, 1, 0]);
    expect(classes.at('二班', SEMESTER, TODAY).status).toBe('not-applicable');
    const of2025 = classes.at('二班', '2026-04-01', TODAY);
    expect(of2025.status).toBe('missed');
  });
});
