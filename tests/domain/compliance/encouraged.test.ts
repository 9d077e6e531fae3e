import { describe, expect, it } from 'vitest';
import type { Facts } from '#domain/compliance/facts';
import type { Rule } from '#domain/policy/schema';
import { clause, frequency, row, small, visits } from './small.ts';
import { link, object, post, sheet } from './world.ts';

/* 倡导 is only counted, whatever the clause names: nothing is expected, nothing missed. */

const encouraged = (demand: Rule['demand'], over: Partial<Facts> = {}) =>
  small(clause(demand, { force: 'encouraged' }), over);

const place = object('一班', '班级');
const old = link('甲', '一班', '2020-01-01');
const issue = {
  id: '一',
  raised: '2026-10-12',
  person: '甲',
  entry: null,
  text: '宿舍热水',
  kind: '',
  weight: 'ordinary' as const,
  unit: null,
  steps: [],
};

const submission: Rule['demand'] = {
  kind: 'submission',
  what: 'sheet',
  period: 'month',
  deadline: { kind: 'days-after', days: 5 },
};

const CASES: readonly (readonly [
  says: string,
  demand: Rule['demand'],
  facts: Partial<Facts>,
  done: number,
])[] = [
  ['a frequency, once of three', frequency({ minimum: 3 }), { entries: visits('2026-10-12') }, 1],
  [
    'more than its maximum',
    frequency({ maximum: 1 }),
    { entries: visits('2026-10-12', '2026-10-13') },
    2,
  ],
  ['nothing before its deadline', frequency({ deadline: { kind: 'days-after', days: 0 } }), {}, 0],
  [
    'each class',
    frequency({ dimension: 'person-object', match: { objectKinds: ['班级'] } }),
    {},
    0,
  ],
  ['links', { kind: 'standing', period: 'month', objectKinds: ['班级'], minimum: 2 }, {}, 1],
  ['a sheet not handed in', submission, {}, 0],
  ['a sheet handed in', submission, { sheets: [sheet('甲', '2026-10', '2026-11-20')] }, 1],
  [
    'a share of working days',
    { kind: 'share', period: 'month', match: {}, share: 0.5 },
    { entries: visits('2026-10-12') },
    1,
  ],
  ['a link too old', { kind: 'tenure', period: 'month', objectKinds: ['班级'], years: 2 }, {}, 0],
  ['no answer', { kind: 'follow-up', period: 'month', workingDays: 5 }, { issues: [issue] }, 0],
  [
    'a new post',
    { kind: 'qualification', period: 'month', attribute: '学生工作经历' },
    { posts: [post('甲', { since: '2026-10-12' })] },
    0,
  ],
];

describe('a clause that is 倡导', () => {
  it.each(CASES)('counts %s', (_, demand, facts, done) => {
    const found = encouraged(demand, { objects: [place], links: [old], ...facts });
    const verdict = found.at('甲', '2026-10-01', '2027-06-30');
    expect(row(verdict).slice(0, 3)).toEqual(['counted', 0, done]);
    expect(verdict.figures).toEqual({ expected: 0, done: 0, onTime: 0 });
  });

  it('is not applicable where there is nothing to count, as any other', () => {
    const found = encouraged({ kind: 'follow-up', period: 'month', workingDays: 5 });
    expect(found.at('甲', '2026-10-01', '2027-06-30').status).toBe('not-applicable');
  });
});
