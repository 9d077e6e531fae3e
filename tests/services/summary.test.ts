import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from '#api/contract';
import { FJ, NEU, autumn, makeSchool, october, octoberOfLin, year } from './compliance-school.ts';
import type { School } from './compliance-school.ts';

let school: School;
beforeAll(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
});
afterAll(() => {
  school.world.end();
});

const summary = (asked: Partial<Asked<'compliance.summary'>>) =>
  school.world.get('compliance.summary', {
    range: october,
    policy: FJ,
    by: 'school',
    rank: null,
    ...asked,
  });

const totals = async (asked: Partial<Asked<'compliance.summary'>>) =>
  (await summary(asked)).rows.map(({ name, subjects, total }) => [
    name,
    subjects,
    total.expected,
    total.done,
  ]);

describe('five figures', () => {
  it('of a rank are those of its matrix, clause by clause', async () => {
    const { rules, rows } = await summary({ rank: 'leader' });
    const matrix = await school.world.get('compliance.matrix', {
      policy: FJ,
      rank: 'leader',
      range: october,
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.total).toEqual(matrix.figures);
    expect(rules).toEqual(matrix.rules);
    const cellOf = (id: string) => rows[0]?.cells[rules.findIndex((rule) => rule.id === id)];
    expect(cellOf('fj.1.2')).toEqual({ expected: 1, done: 1, onTime: 1 });
    expect(cellOf('fj.6.0')).toEqual({ expected: 6, done: 2, onTime: 2 });
    // Only counted, and not due before the year ends.
    expect(cellOf('fj.2.2')).toBeNull();
    expect(cellOf('fj.2.4')).toBeNull();
  });

  it('stand in one row for each person, rank or unit, and add up to the school', async () => {
    expect(await totals({})).toEqual([['全校', 4, 14, 4]]);
    expect(await totals({ by: 'rank' })).toEqual([
      ['领导班子成员', 2, 12, 4],
      ['中层干部', 2, 2, 0],
    ]);
    expect(await totals({ by: 'person' })).toEqual([
      ['林甲', 1, 11, 4],
      ['周乙', 1, 1, 0],
      ['秦丙', 1, 1, 0],
      ['叶丁', 1, 1, 0],
    ]);
    for (const range of [october, autumn, year])
      for (const policy of [FJ, NEU])
        for (const by of ['unit', 'person', 'rank'] as const) {
          const people = (await totals({ range, policy, by, rank: 'middle' })).map((row) => row[2]);
          const [all] = await totals({ range, policy, rank: 'middle' });
          expect(people.reduce<number>((sum, one) => sum + Number(one), 0)).toBe(all?.[2]);
        }
  });

  it('count a person in the unit of the last day, and an object in its own', async () => {
    // 叶丁 has been at 护理学院 since 1 October.
    expect(await totals({ by: 'unit' })).toEqual([
      ['党委', 2, 12, 4],
      ['护理学院', 2, 2, 0],
    ]);
    const september = { kind: 'month', day: '2026-09-15' } as const;
    expect(await totals({ by: 'unit', range: september, rank: 'middle' })).toEqual([
      ['护理学院', 1, 1, 0],
      ['药学院', 1, 1, 0],
    ]);
    // Of people one visit each and of the two new classes one link each; one class has its link.
    expect(await totals({ by: 'unit', range: autumn, policy: NEU })).toEqual([
      ['护理学院', 3, 3, 1],
      ['药学院', 1, 1, 0],
    ]);
  });

  it('open to the duties they counted', async () => {
    for (const range of [october, autumn, year]) {
      const { rules, rows } = await summary({ range, by: 'rank' });
      for (const row of rows)
        for (const [index, rule] of rules.entries()) {
          const { items } = await school.world.get('compliance.list', {
            range,
            policy: FJ,
            rank: row.id,
            unit: null,
            rule: rule.id,
            statuses: [],
            counted: true,
          });
          const behind = items.filter(({ expected }) => expected > 0);
          expect(behind.length > 0, rule.title).toBe((row.cells[index]?.expected ?? 0) > 0);
          expect(behind.length).toBeLessThanOrEqual(row.cells[index]?.expected ?? 0);
        }
    }
  });
});
