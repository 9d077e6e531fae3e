import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FJ, NEU, makeSchool, october, octoberOfLin } from './compliance-school.ts';
import type { School } from './compliance-school.ts';

let school: School;
beforeAll(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
});
afterAll(() => {
  school.world.end();
});

const year = { kind: 'academic-year', day: '2026-10-15' } as const;

const yearOf = (name: string) =>
  school.world.get('compliance.person', { person: school.id(name), year });

describe('the year of a person', () => {
  it('has every rule of all policies that speaks to them, once', async () => {
    const { rows, subject, months, label } = await yearOf('秦丙');
    expect(subject).toMatchObject({ name: '秦丙', title: '院长', unit: '护理学院' });
    expect(label).toBe('2026—2027学年');
    expect(months).toHaveLength(12);
    expect([months[0], months[11]]).toEqual(['2026-09', '2027-08']);
    // Nothing of what is asked of leaders, of heads of departments, or of issues nobody raised.
    expect(rows.map(({ policy, rule }) => [policy, rule.id])).toEqual([
      [NEU, 'neu.1'],
      [NEU, 'neu.3'],
      [NEU, 'neu.4'],
      [NEU, 'neu.12'],
      [NEU, 'neu.13'],
      [NEU, 'neu.5'],
      [FJ, 'fj.8'],
      [FJ, 'fj.9'],
    ]);
  });

  it('places each period on the months it lies in, and weeks in the month of their Thursday', async () => {
    const segmentsOf = async (name: string, rule: string) => {
      const { rows } = await yearOf(name);
      const found = rows.find((row) => row.rule.id === rule)?.segments ?? [];
      return found.map(({ month, months, from }) => [month, months, from]);
    };
    expect(await segmentsOf('秦丙', 'neu.4')).toEqual([
      [0, 6, '2026-08-31'],
      [6, 6, '2027-03-01'],
    ]);
    expect(await segmentsOf('秦丙', 'neu.5')).toEqual(
      [[4, 6, '2027-01-01']].concat([[10, 2, '2027-07-01']]),
    );
    expect(await segmentsOf('林甲', 'fj.3.3')).toEqual([[4, 8, '2027-01-01']]);
    expect((await segmentsOf('秦丙', 'fj.9')).map(([month]) => month)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    const weeks = await segmentsOf('林甲', 'fj.6.0');
    expect(weeks.slice(0, 6)).toEqual([
      [0, 1, '2026-08-31'],
      [0, 1, '2026-09-07'],
      [0, 1, '2026-09-14'],
      [0, 1, '2026-09-21'],
      [1, 1, '2026-09-28'],
      [1, 1, '2026-10-05'],
    ]);
  });

  it('sums what falls due in it as the matrix of the year does', async () => {
    const matrix = await school.world.get('compliance.matrix', {
      policy: FJ,
      rank: 'leader',
      range: year,
    });
    const [lin, zhou] = [await yearOf('林甲'), await yearOf('周乙')];
    expect(matrix.figures.expected).toBe(lin.figures.expected + zhou.figures.expected);
    expect(matrix.figures.done).toBe(lin.figures.done + zhou.figures.done);
    expect(lin.figures.done).toBe(4);
  });
});

describe('the year of a rule', () => {
  const ruleYear = (policy: string, rule: string) =>
    school.world.get('compliance.rule', { policy, rule, year });

  it('has a column for each period, and months where these are shorter', async () => {
    const weekly = await ruleYear(FJ, 'fj.6.0');
    expect(weekly.rule).toMatchObject({ id: 'fj.6.0', periodUnit: '周', kind: 'frequency' });
    expect(weekly.columns.map(({ label }) => label).slice(0, 3)).toEqual([
      '2026年9月',
      '2026年10月',
      '2026年11月',
    ]);
    const shown = weekly.rows.map(({ subject, cells }) => [subject.name, cells[1]]);
    expect(shown).toEqual([
      ['林甲', expect.objectContaining({ done: 2, expected: 5, unit: '周' })],
      ['周乙', expect.objectContaining({ done: 0, expected: 1 })],
    ]);
    expect(weekly.figures[1]).toEqual({ expected: 6, done: 2, onTime: 2 });
    const semesters = await ruleYear(NEU, 'neu.4');
    expect(semesters.columns).toHaveLength(2);
    expect(semesters.rows.map(({ subject }) => subject.name)).toEqual(['秦丙', '叶丁']);
    expect(semesters.figures.map(({ expected }) => expected)).toEqual([2, 2]);
  });

  it('has contact objects for rows where it asks of each of them', async () => {
    const { rows, figures } = await ruleYear(NEU, 'neu.2');
    expect(rows.map(({ subject }) => subject.name)).toEqual(['护理26级1班', '药学26级1班']);
    expect(figures[0]).toEqual({ expected: 2, done: 1, onTime: 1 });
  });
});

describe('a month', () => {
  const dueOn = async (
    day: string,
    asked: { readonly rank: string | null; readonly person: string | null },
  ) => {
    const { days } = await school.world.get('compliance.month', {
      month: day.slice(0, 7),
      ...asked,
    });
    return new Map(
      days.find(({ date }) => date === day)?.due.map(({ label, missing }) => [label, missing]),
    );
  };

  it('says what of every kind is due on a day, and for how many it is missing', async () => {
    const due = await dueOn('2026-11-05', { rank: 'leader', person: null });
    // Six clauses of the month, and the four weeks that end in it.
    expect(due.size).toBe(10);
    const { rules } = await school.world.get('compliance.matrix', {
      policy: FJ,
      rank: 'leader',
      range: october,
    });
    const title = (id: string): string => rules.find((rule) => rule.id === id)?.title ?? '';
    expect(due.get(`2026年10月 ${title('fj.1.2')}`)).toBe(0);
    expect(due.get(`2026年10月 ${title('fj.3.2')}`)).toBe(1);
    expect(due.get(`第5周（9月28日—10月4日） ${title('fj.6.0')}`)).toBe(2);
    expect((await dueOn('2026-11-05', { rank: 'middle', person: null })).size).toBe(1);
    const own = await dueOn('2026-11-05', { rank: null, person: school.id('林甲') });
    expect([...own.values()].reduce((sum, missing) => sum + missing, 0)).toBe(4 + 2);
  });

  it('knows deadlines on the last day itself, and of issues', async () => {
    const ledger = [...(await dueOn('2026-12-31', { rank: 'middle', person: null }))];
    expect(ledger.find(([label]) => label.startsWith('2026年下半年'))?.[1]).toBe(2);
    await school.world.get('issue.save', {
      id: null,
      raised: '2026-11-02',
      person: school.id('秦丙'),
      entry: null,
      text: '教室灯管坏了。',
      kind: '后勤',
      weight: 'ordinary',
      unit: null,
    });
    // 15 working days after Monday, 2 November.
    const issues = [...(await dueOn('2026-11-23', { rank: null, person: school.id('秦丙') }))];
    expect(issues.map(([, missing]) => missing)).toEqual([1]);
  });
});
