import { describe, expect, it } from 'vitest';
import { policyFrom, ruleIn, textOf } from './policies.ts';

const read = (name: string) => policyFrom(textOf(`tests/fixtures/policies/${name}.json`));

const LECTURES = read('mingde-2024-6');
const BRANCHES = read('qingyuan-2025-11');
const WEEKS = read('yunling-2026-3');

const lecture = (id: string) => ruleIn(LECTURES, id).demand;
const branch = (id: string) => ruleIn(BRANCHES, id).demand;
const weekly = (id: string) => ruleIn(WEEKS, id).demand;

describe('a school that counts lectures by the hour', () => {
  it('asks more of middle managers than of leaders, and most of two named posts', () => {
    const asked = ['md.1', 'md.2', 'md.3'].map((id) => ruleIn(LECTURES, id));
    expect(asked.map(({ demand }) => 'minimum' in demand && demand.minimum)).toEqual([4, 6, 10]);
    expect(new Set(asked.map((rule) => rule.choice))).toEqual(new Set(['听课']));
    expect(asked.map((rule) => rule.audience)).toEqual([
      { ranks: ['leader'] },
      { ranks: ['middle'], exceptTitles: ['教务处处长', '质量监控中心主任'] },
      { ranks: ['middle'], titles: ['教务处处长', '质量监控中心主任'] },
    ]);
    expect(lecture('md.1')).toMatchObject({
      measure: { of: 'amount', unit: '学时', minimumEach: 2 },
      deadline: { kind: 'teaching-week', week: 17, edge: 'before' },
    });
  });

  it('counts by two months, takes late entries for a week, and moves a deadline off a holiday', () => {
    expect(lecture('md.5')).toMatchObject({
      period: 'two-months',
      deadline: { kind: 'days-after', days: 7 },
      closes: { kind: 'days-after', days: 14 },
    });
    expect(lecture('md.6')).toMatchObject({ minimum: 1, maximum: 2 });
    expect(ruleIn(LECTURES, 'md.7')).toMatchObject({
      demand: { deadline: { kind: 'day-of-next-month', day: 5 } },
      holidays: { deadline: 'postpone' },
    });
  });

  it('has versions of one document under one series', () => {
    expect(LECTURES.series).toBe('mingde-lectures');
    expect(BRANCHES.series).toBe(BRANCHES.id);
  });
});

describe('a school that looks at branches and at pairs', () => {
  it('wants somebody at each branch, and one or two of its own', () => {
    expect(branch('qy.1')).toMatchObject({ dimension: 'object', acceptance: true, minimum: 1 });
    expect(branch('qy.2')).toMatchObject({ dimension: 'object', minimum: 1, maximum: 2 });
    expect(branch('qy.3')).toMatchObject({ kind: 'tenure', years: 3 });
    expect(branch('qy.4')).toMatchObject({ dimension: 'object', match: { cohort: 'newest' } });
  });

  it('wants a talk of each pair a year, closed after the last day of it', () => {
    expect(branch('qy.5')).toMatchObject({
      dimension: 'pair',
      period: 'calendar-year',
      closes: { kind: 'date', month: 12, day: 31 },
    });
  });

  it('counts by two years from a month on, by quarter, and by different objects', () => {
    expect(branch('qy.6')).toMatchObject({ period: { months: 24, from: '2025-09' }, minimum: 4 });
    expect(ruleIn(BRANCHES, 'qy.6').effectiveFrom).toBe('2025-09-01');
    expect(branch('qy.7')).toMatchObject({ period: 'quarter', measure: { of: 'objects' } });
    expect(branch('qy.9')).toEqual({ kind: 'follow-up', period: 'quarter', workingDays: 10 });
  });
});

describe('a school that lives by weeks', () => {
  it('counts calendar weeks, teaching weeks, odd and even ones, and pairs of them', () => {
    const periods = ['yl.1', 'yl.2', 'yl.3', 'yl.4', 'yl.5'].map((id) => {
      const demand = weekly(id);
      return 'period' in demand ? demand.period : null;
    });
    expect(periods).toEqual(['week', 'two-weeks', 'even-week', 'odd-week', 'teaching-week']);
  });

  it('pauses, puts off and brings forward what a holiday takes away', () => {
    expect(['yl.1', 'yl.2', 'yl.3', 'yl.6'].map((id) => ruleIn(WEEKS, id).holidays)).toEqual([
      { statutory: 'exempt', vacation: 'count' },
      { statutory: 'postpone' },
      { statutory: 'bring-forward', days: 7 },
      { deadline: 'bring-forward' },
    ]);
  });

  it('looks at places and at a most, and lets a clause end before the document does', () => {
    expect(weekly('yl.1')).toMatchObject({ maximum: 2, match: { places: ['北校区', '临床学院'] } });
    expect(weekly('yl.5')).toMatchObject({
      deadline: { kind: 'teaching-week', week: 18, edge: 'end' },
      closes: { kind: 'teaching-week', week: 19, edge: 'end' },
    });
    expect(ruleIn(WEEKS, 'yl.7').effectiveUntil).toBe('2028-12-31');
  });
});
