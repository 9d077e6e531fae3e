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

const matrix = (asked: Asked<'compliance.matrix'>) => school.world.get('compliance.matrix', asked);

const cell = async (asked: Asked<'compliance.matrix'>, name: string, rule: string) => {
  const { rows } = await matrix(asked);
  return rows
    .find(({ subject }) => subject.name === name)
    ?.cells.find((found) => found.rule === rule);
};

describe('a matrix', () => {
  it('sums what falls due in its range, without drafts and without those who were away', async () => {
    const asked = { policy: FJ, rank: 'leader', range: october } as const;
    const { rows, figures } = await matrix(asked);
    const before = await school.world.get('compliance.before', asked);
    expect(rows.map(({ subject }) => subject.name)).toEqual(['林甲', '周乙']);
    // Of each: six clauses a month and five weeks. 周乙 owes but the week from 28 September, whose three working days
    // came before the leave. Done: the visit to the 党总支, two weeks with visits to classes, the sheet.
    expect(figures).toEqual({ expected: 11 + 1, done: 4, onTime: 4 });
    // September: six clauses and the weeks of the 3rd, 10th, 17th and 24th, for two.
    expect(before).toEqual({ expected: 20, done: 0, onTime: 0 });
  });

  it('counts entries in one period, and fulfilled periods in several', async () => {
    const asked = { policy: FJ, rank: 'leader', range: october } as const;
    expect(await cell(asked, '林甲', 'fj.1.2')).toMatchObject({
      status: 'met',
      done: 1,
      expected: 1,
      unit: '次',
    });
    expect(await cell(asked, '林甲', 'fj.3.2')).toMatchObject({ status: 'missed', done: 0 });
    expect(await cell(asked, '林甲', 'fj.6.0')).toMatchObject({
      status: 'missed',
      done: 2,
      expected: 5,
      unit: '周',
      figures: { expected: 5, done: 2, onTime: 2 },
    });
    expect(await cell(asked, '周乙', 'fj.1.2')).toMatchObject({ status: 'exempt' });
  });

  it('judges two ranks by two policies at once', async () => {
    const fj = await matrix({ policy: FJ, rank: 'middle', range: october });
    expect(fj.rules.map(({ id }) => id)).not.toContain('fj.1.2');
    expect(fj.rows.map(({ subject }) => subject.name)).toEqual(['秦丙', '叶丁']);
    // The sheet of October for two; the declaration's year ends later.
    expect(fj.figures).toEqual({ expected: 2, done: 0, onTime: 0 });
    const neu = await matrix({ policy: NEU, rank: 'middle', range: autumn });
    expect(neu.policy).toMatchObject({ id: NEU });
    expect(neu.figures).toEqual({ expected: 2, done: 0, onTime: 0 });
    const asked = { policy: NEU, rank: 'middle', range: autumn } as const;
    expect(await cell(asked, '秦丙', 'neu.1')).toMatchObject({
      status: 'met',
      done: 1,
      unit: '个',
    });
    expect(await cell(asked, '叶丁', 'neu.1')).toMatchObject({ done: 0, expected: 1 });
  });

  it('has contact objects for rows where a rule asks of each of them', async () => {
    const { rows, rules, figures } = await matrix({ policy: NEU, rank: null, range: autumn });
    expect(rules).toMatchObject([{ id: 'neu.2', perObject: true, unit: '人' }]);
    expect(rows.map(({ subject, cells }) => [subject, cells[0]?.done])).toEqual([
      [
        {
          kind: 'object',
          id: school.id('护理26级1班'),
          name: '护理26级1班',
          title: '班级',
          unit: '护理学院',
        },
        1,
      ],
      [expect.objectContaining({ name: '药学26级1班', unit: '药学院' }), 0],
    ]);
    expect(figures).toEqual({ expected: 2, done: 1, onTime: 1 });
  });

  it('says which policy or period it does not know', async () => {
    const refused = (asked: Asked<'compliance.matrix'>) =>
      school.world.refused('compliance.matrix', asked);
    expect(await refused({ policy: 'none', rank: 'leader', range: october })).toEqual({
      code: 'not-found',
      what: 'policy',
    });
    const range = { kind: 'semester', day: '2020-01-01' } as const;
    expect(await refused({ policy: FJ, rank: 'leader', range })).toMatchObject({ code: 'invalid' });
  });
});

describe('an explanation', () => {
  it('gives for every cell of every matrix the periods and entries its numbers are made of', async () => {
    let entries = 0;
    for (const [policy, rank] of [
      [FJ, 'leader'],
      [FJ, 'middle'],
      [NEU, 'middle'],
      [NEU, null],
    ] as const)
      for (const range of [october, autumn, year]) {
        const { rows } = await matrix({ policy, rank, range });
        for (const { subject, cells } of rows)
          for (const shown of cells) {
            const asked = { policy, rule: shown.rule, subject: subject.id, range };
            const explained = await school.world.get('compliance.explain', asked);
            expect(explained.cell).toEqual(shown);
            for (const { verdict, counted } of explained.periods) {
              if (explained.rule.kind !== 'frequency') continue;
              expect(counted.reduce((sum, { credit }) => sum + credit, 0)).toBe(verdict.done);
              for (const { entry } of counted) expect(explained.entries).toHaveProperty([entry]);
              entries += counted.length;
            }
          }
      }
    expect(entries).toBeGreaterThan(10);
  });

  it('names the draft that nearly counted, the leave, the object, and what was said', async () => {
    const explain = (rule: string, name: string, policy = FJ) =>
      school.world.get('compliance.explain', {
        policy,
        rule,
        subject: school.id(name),
        range: rule.startsWith('neu') ? autumn : october,
      });
    const nearly = await explain('fj.3.2', '林甲');
    const [draft] = nearly.periods[0]?.nearly ?? [];
    expect(draft?.obstacles).toEqual(['draft']);
    expect(nearly.entries[draft?.entry ?? '']).toMatchObject({ happened: '2026-10-23' });
    const away = await explain('fj.1.2', '周乙');
    expect(Object.values(away.exemptions)).toMatchObject([{ reason: '外出培训' }]);
    const held = await explain('neu.1', '秦丙', NEU);
    expect(Object.values(held.links)).toMatchObject([{ object: '护理26级1班' }]);
    const classes = await explain('neu.2', '药学26级1班', NEU);
    expect(classes.subject).toMatchObject({ kind: 'object', name: '药学26级1班' });
  });
});

describe('two versions of a series', () => {
  let amended: School;
  beforeAll(async () => {
    amended = await makeSchool();
    const { world } = amended;
    const candidate = await world.get('policy.amend', {
      base: NEU,
      effectiveFrom: '2027-03-01',
      changes: [{ rule: 'neu.4', minimum: 2 }],
    });
    await world.get('policy.enact', { candidate: candidate.id, effectiveFrom: '2027-03-01' });
  });
  afterAll(() => {
    amended.world.end();
  });

  it('judge each period by the one in force, and name a rank and a rule once', async () => {
    const { world, id } = amended;
    const overview = await world.get('app.overview', null);
    expect(overview.stage).toBe('ready');
    if (overview.stage !== 'ready') return;
    const ranks = overview.ranks.map(({ policy, id: rank }) => `${policy} ${rank}`);
    expect(ranks).toContain(`${NEU} middle`);
    expect(new Set(ranks).size).toBe(ranks.length);
    const asked = { policy: NEU, rank: 'middle', range: year } as const;
    const found = await world.get('compliance.matrix', asked);
    expect(found.rules.filter((rule) => rule.id === 'neu.4')).toHaveLength(1);
    const { periods, cell: shown } = await world.get('compliance.explain', {
      policy: NEU,
      range: year,
      rule: 'neu.4',
      subject: id('秦丙'),
    });
    expect(periods.map(({ verdict }) => verdict.expected)).toEqual([1, 2]);
    expect(shown).toMatchObject({ done: 0, expected: 2, unit: '个学期' });
    expect(shown.figures.expected).toBe(3);
  });
});
