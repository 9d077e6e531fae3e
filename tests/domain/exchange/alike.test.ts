import { describe, expect, it } from 'vitest';
import { ALIKE, alike, alikeAmong } from '#domain/exchange/alike';
import { entry } from './clerks.ts';

const ONE = { ...entry('党总支', '人甲'), summary: '听取党总支工作汇报，与支部书记座谈。' };

describe('how much two entries look like one visit', () => {
  it.each([
    ['the same', {}, 1],
    ['with other punctuation and blanks', { summary: '听取党总支工作汇报 与支部书记座谈' }, 1],
    ['of another day', { happened: '2026-10-10' }, 0],
    ['of another person', { participants: [{ person: '人乙', role: 'led' }] }, 0],
    ['of other carriers', { carriers: ['class'] }, 0],
  ])('is known: %s', (_, over, score) => {
    expect(alike(ONE, { ...ONE, ...over })).toBe(score);
  });

  it('tells a similar text from another one', () => {
    expect(alike(ONE, { ...ONE, summary: '听取党总支汇报，和支部书记座谈' })).toBeGreaterThan(
      ALIKE,
    );
    expect(alike(ONE, { ...ONE, objectText: '', summary: '走访学生宿舍查看安全' })).toBeLessThan(
      0.2,
    );
  });

  it('finds the best first, never itself', () => {
    const find = alikeAmong([
      ['一', { ...ONE, summary: '听取党总支汇报，和支部书记座谈' }],
      ['二', ONE],
      ['三', { ...ONE, happened: '2026-10-10' }],
    ]);
    expect(find({ id: '四', data: ONE })).toEqual(['二', '一']);
    expect(find({ id: '二', data: ONE })).toEqual(['一']);
    expect(find({ id: '四', data: null })).toEqual([]);
  });
});
