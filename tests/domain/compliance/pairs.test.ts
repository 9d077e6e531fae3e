import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import type { Facts } from '#domain/compliance/facts';
import { clause, frequency, row, small } from './small.ts';
import { post, visit } from './world.ts';

/* Each member of a team of three talks with each other at least once a year, by 20 December. */

const YEAR = '2026-06-01';
const TODAY = '2027-01-01';

const rule = clause(
  frequency({
    period: 'calendar-year',
    dimension: 'pair',
    match: { carriers: ['谈心'] },
    deadline: { kind: 'date', month: 12, day: 20 },
  }),
);

const talk = (day: string, ...people: readonly string[]) =>
  visit('', day, '谈心', {
    participants: people.map((person, index) => ({
      person,
      role: index === 0 ? 'led' : 'attended',
    })),
  });

const TEAM = ['甲', '乙', '丙'].map((who) => post(who));
const world = (over: Partial<Facts>) => small(rule, { posts: TEAM, ...over });

describe('a clause per pair', () => {
  const two = world({ entries: [talk('2026-10-12', '甲', '乙')] });

  it('is owed to each other member', () => {
    expect(row(two.at('甲', YEAR, TODAY))).toEqual(['missed', 2, 1, 1]);
    expect(row(two.at('乙', YEAR, TODAY))).toEqual(['missed', 2, 1, 1]);
    expect(row(two.at('丙', YEAR, TODAY))).toEqual(['missed', 2, 0, 0]);
    expect(two.at('甲', YEAR, TODAY).figures).toEqual({ expected: 2, done: 1, onTime: 1 });
    expect(two.why('甲', YEAR).targets).toEqual([
      { target: '丙', done: 0, met: false },
      { target: '乙', done: 1, met: true },
    ]);
  });

  it('is done for each pair in a talk of three', () => {
    const three = world({
      entries: [talk('2026-10-12', '甲', '乙'), talk('2026-12-21', '甲', '乙', '丙')],
    });
    // the second talk is late for those who hadn't talked before
    expect(row(three.at('甲', YEAR, TODAY))).toEqual(['met-late', 2, 2, 1]);
    expect(row(three.at('丙', YEAR, TODAY))).toEqual(['met-late', 2, 2, 0]);
    const credits = (who: string) => three.why(who, YEAR).counted.map(({ credit }) => credit);
    expect(credits('甲')).toEqual([1, 1]);
    expect(credits('丙')).toEqual([2]);
  });

  it('is credited once per pair', () => {
    const found = creditsOf(world({}).prepared, talk('2026-11-03', '甲', '乙', '丙'), TODAY);
    expect(found.map((one) => [one.subject, one.credit, one.after.status])).toEqual([
      ['甲', 2, 'met'],
      ['乙', 2, 'met'],
      ['丙', 2, 'met'],
    ]);
  });

  it('adds nothing when repeated', () => {
    const again = world({
      entries: [talk('2026-10-12', '甲', '乙'), talk('2026-10-13', '乙', '甲')],
    });
    expect(row(again.at('甲', YEAR, TODAY))).toEqual(['missed', 2, 1, 1]);
    expect(again.nearly('甲', YEAR)).toEqual([['2026-10-13', 'already-counted']]);
  });

  it('leaves out who is there for less than half of the year, and excuses them', () => {
    const late = world({
      posts: [...TEAM, post('丁', { since: '2026-09-01' })],
      entries: [talk('2026-10-12', '甲', '丁')],
    });
    expect(row(late.at('甲', YEAR, TODAY))).toEqual(['missed', 2, 0, 0]);
    expect(late.nearly('甲', YEAR)).toEqual([['2026-10-12', 'wrong-object']]);
    expect(late.at('丁', YEAR, TODAY).status).toBe('exempt');
    const away = world({
      exemptions: [
        {
          id: 'x',
          person: '丙',
          from: '2026-01-01',
          until: '2026-08-31',
          reason: '挂职',
          approver: '',
        },
      ],
      entries: [talk('2026-10-12', '甲', '乙')],
    });
    expect(row(away.at('甲', YEAR, TODAY))).toEqual(['met', 1, 1, 1]);
  });

  it('counts nothing before the person is a member', () => {
    const early = world({
      posts: [post('甲', { since: '2026-02-01' }), post('乙')],
      entries: [talk('2026-01-20', '甲', '乙')],
    });
    expect(early.nearly('甲', YEAR)).toEqual([['2026-01-20', 'post-not-held']]);
    expect(row(early.at('甲', YEAR, TODAY))).toEqual(['missed', 1, 0, 0]);
  });

  it('is not applicable to who is alone', () => {
    const alone = small(rule, { posts: [post('甲'), post('宋', { rank: 'middle' })] });
    expect(alone.at('甲', YEAR, TODAY).status).toBe('not-applicable');
    expect(alone.why('甲', YEAR).exemptBecause).toEqual({ kind: 'no-others' });
  });
});
