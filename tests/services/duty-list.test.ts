import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from '#api/contract';
import { FJ, NEU, autumn, makeSchool, october, octoberOfLin } from './compliance-school.ts';
import type { School } from './compliance-school.ts';

let school: School;
beforeAll(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
});
afterAll(() => {
  school.world.end();
});

const list = (asked: Partial<Asked<'compliance.list'>>) =>
  school.world.get('compliance.list', {
    range: october,
    policy: FJ,
    rank: null,
    unit: null,
    rule: null,
    statuses: [],
    ...asked,
  });

const shown = async (asked: Partial<Asked<'compliance.list'>>) =>
  (await list(asked)).items.map(({ rule, subject, status }) => [rule, subject.name, status]);

describe('a list of duties', () => {
  it('has every period of every clause, what is missed first, and counts before it filters', async () => {
    const { items, counts } = await list({ rank: 'leader', rule: 'fj.6.0' });
    expect(items.map(({ subject, period, status }) => [subject.name, period.from, status])).toEqual(
      [
        ['林甲', '2026-09-28', 'missed'],
        ['林甲', '2026-10-05', 'missed'],
        ['周乙', '2026-09-28', 'missed'],
        // Their deadline, 5 December, is still to come.
        ['林甲', '2026-10-26', 'due-soon'],
        ['林甲', '2026-10-12', 'met'],
        ['林甲', '2026-10-19', 'met'],
        ['周乙', '2026-10-05', 'exempt'],
        ['周乙', '2026-10-12', 'exempt'],
        ['周乙', '2026-10-19', 'exempt'],
        ['周乙', '2026-10-26', 'exempt'],
      ],
    );
    expect(counts).toEqual({ missed: 3, 'due-soon': 1, met: 2, exempt: 4 });
    const missed = await list({ rank: 'leader', rule: 'fj.6.0', statuses: ['missed'] });
    expect(missed.items).toEqual(items.slice(0, 3));
    expect(missed.counts).toEqual(counts);
    expect(items[0]).toMatchObject({
      policy: FJ,
      force: 'must',
      done: 0,
      expected: 1,
      measure: '次',
      deadline: '2026-11-05',
      unit: school.id('党委'),
      reason: '',
      reminded: null,
    });
    expect(items[0]?.place).toContain('四');
  });

  it('reaches over both policies, people and objects, or as far as it is asked to', async () => {
    const all = await list({ policy: null, range: autumn });
    expect(new Set(all.items.map(({ policy }) => policy))).toEqual(new Set([FJ, NEU]));
    expect(all.items.filter(({ subject }) => subject.kind === 'object')).toHaveLength(2);
    expect(all.items.some(({ status }) => status === 'not-applicable')).toBe(false);
    expect(await shown({ policy: null, range: autumn, unit: school.id('药学院') })).toEqual([
      ['neu.2', '药学26级1班', expect.any(String)],
    ]);
    expect(await shown({ unit: school.id('护理学院'), rule: 'fj.9' })).toEqual([
      ['fj.9', '秦丙', 'missed'],
      ['fj.9', '叶丁', 'missed'],
    ]);
    expect(await shown({ rank: 'middle', rule: 'fj.1.2' })).toEqual([]);
  });

  it('puts what presses before what is due soon, and what waits to be looked at after it', async () => {
    const { items } = await list({ policy: null, range: autumn });
    const order = [
      'missed',
      'due-soon',
      'under-review',
      'met-late',
      'open',
      'met',
      'counted',
      'exempt',
    ];
    const ranks = items.map(({ status, urgent }) => order.indexOf(status) * 2 + (urgent ? 0 : 1));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it('has as many obligations missed as the figures lack', async () => {
    for (const [policy, rank] of [
      [FJ, 'leader'],
      [FJ, 'middle'],
    ] as const) {
      const { figures } = await school.world.get('compliance.matrix', {
        policy,
        rank,
        range: october,
      });
      const { items } = await list({ policy, rank });
      const due = items.filter(
        ({ force, status, period }) =>
          force === 'must' &&
          !['exempt', 'counted'].includes(status) &&
          (period.until <= '2026-10-31' || period.from === '2026-10-26'),
      );
      expect(due).toHaveLength(figures.expected);
      expect(due.filter(({ status }) => status === 'met')).toHaveLength(figures.done);
    }
  });
});
