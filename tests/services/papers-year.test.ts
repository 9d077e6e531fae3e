import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FJ, handIn, makeSchool, note, octoberOfLin } from './compliance-school.ts';
import type { School } from './compliance-school.ts';
import { figuresIn, numbersIn, readPaper, tableWith } from './papers-year.ts';
import type { ReadPaper } from './papers-year.ts';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';

const FIVE = ['应完成', '已完成', '按时'] as const;

/** Rhythms of which no period goes beyond a calendar year. */
const WITHIN = new Set<unknown>(['week', 'month', 'half-year', 'calendar-year']);

const academic = { kind: 'academic-year', day: '2026-11-01' } as const;
const calendar = { kind: 'calendar-year', day: '2026-11-01' } as const;

/** The row of a rule in part 一. */
const dutyOf = (paper: ReadPaper, short: string): Readonly<Record<string, string>> => {
  const rows = tableWith(paper, '结论');
  const row = rows.find(([first]) => first === short) ?? [];
  return Object.fromEntries((rows[0] ?? []).map((head, index) => [head, row[index] ?? '']));
};

describe('a year counted by hand', () => {
  let school: School;
  let lin: ReadPaper;
  beforeAll(async () => {
    school = await makeSchool();
    await octoberOfLin(school);
    lin = await readPaper(
      school.world,
      { kind: 'year-person', range: academic },
      school.id('林甲'),
    );
  });
  afterAll(() => {
    school.world.end();
  });

  it('says what was owed, done and is wanting, and names the records', () => {
    // September to January and March to June have ten working days of term; September is overdue, October done.
    expect(dutyOf(lin, '深入党总支')).toMatchObject({
      依据: '四（一）1（1）',
      应完成: '9',
      已完成: '1',
      完成率: '11.1%',
      按时: '1',
      结论: '✕ 未达标\n缺1，未到期7',
      实绩: '1次',
      计入记录: '3',
    });
    // Two weeks of October were kept, by three visits to classes on the 13th, 19th and 20th.
    expect(dutyOf(lin, '面对面')).toMatchObject({ 已完成: '2', 实绩: '3次', 计入记录: '1、2、4' });
    // The visit to a branch is a draft.
    expect(dutyOf(lin, '深入党支部')).toMatchObject({ 已完成: '0', 计入记录: '' });
    expect(dutyOf(lin, '党政联席会')).toMatchObject({ 应完成: '—', 结论: '· 仅计次' });
    expect(dutyOf(lin, '工作记录表')).toMatchObject({
      应完成: '9',
      已完成: '1',
      计入记录: '报2',
    });
  });

  it('lists every record whole, with what it counts for', () => {
    const [, ...records] = tableWith(lin, '工作简况');
    expect(records.map(([number, time, , , , counted]) => [number, time, counted])).toEqual([
      ['1', '2026年10月13日', '面对面'],
      ['2', '2026年10月19日', '面对面'],
      ['3', '2026年10月20日', '深入党总支'],
      ['4', '2026年10月20日', '面对面'],
    ]);
    const marks = lin.data[1]?.rows.map(({ marks: said }) => said.join()) ?? [];
    expect(marks.at(-1)).toBe('草稿，未计入');
  });

  it('leads from its rows to where they are kept', () => {
    const [duties, records] = lin.data;
    expect(duties?.rows[1]?.to).toEqual({
      room: 'calendar',
      policy: FJ,
      rule: 'fj.1.2',
      subject: school.id('林甲'),
      range: academic,
    });
    expect(records?.rows[0]?.to).toEqual({
      room: 'sheets',
      person: school.id('林甲'),
      month: '2026-10',
    });
  });

  it('is headed by what the policies say it is for, and has both policies where both speak', async () => {
    const paper = await readPaper(
      school.world,
      { kind: 'year-person', range: calendar },
      school.id('秦丙'),
    );
    const said = paper.paragraphs.join('\n');
    expect(said).toContain('年度联系学生工作情况表');
    expect(said).toMatch(/用途：学校党委将把联系学生工作情况作为中层领导干部年度考核的重要参考/u);
    expect(said).toMatch(/用途：.*“三个纳入”.*五（四）/u);
    const headings = tableWith(paper, '结论').filter((row) => row.length === 1);
    expect(headings.flat().join()).toMatch(/中层领导干部.*》\s深入学生.*领导干部.*》\s三特一体/u);
    // The declaration is due in September: it belongs to the year in which it is due, not to that in which 学年 ends.
    expect(dutyOf(paper, '特长申报')).toMatchObject({ 应完成: '1', 结论: '✕ 未达标\n缺1' });
    expect(dutyOf(paper, '深入学生')).toMatchObject({ 应完成: '2', 已完成: '0' });
  });

  it('tells who was exempt, when and why', async () => {
    const paper = await readPaper(
      school.world,
      { kind: 'year-person', range: academic },
      school.id('周乙'),
    );
    expect(dutyOf(paper, '深入党总支')).toMatchObject({ 应完成: '8' });
    expect(dutyOf(paper, '深入党总支')['结论']).toContain('免1期：外出培训');
  });

  it('says in its plan what is wanting, and is ready once the year is over', async () => {
    const query = { kind: 'year-person', range: academic, options: { rank: 'leader' } } as const;
    const plan = await school.world.get('document.plan', query);
    expect(plan.items.map(({ name }) => name)).toEqual(['林甲', '周乙']);
    expect(plan.items[0]).toMatchObject({
      state: 'incomplete',
      gaps: ['1 条草稿没有计入', '年度未结束，统计至2026年11月21日'],
      file: '2026—2027学年/年度联系师生工作情况表-林甲-2026—2027学年',
    });
    expect(plan.notes.join()).toMatch(/统计至2026年11月21日.*还没有封账（2026年8月至2026年10月）/u);
    school.world.at('2027-10-21T09:00:00');
    const later = await school.world.get('document.plan', query);
    expect(later.items[1]).toMatchObject({ state: 'ready', gaps: [] });
    school.world.at('2026-11-21T09:00:00');
  });

  it('counts an academic year in the calendar year in which it ends', async () => {
    school.world.at('2026-08-25T09:00:00');
    await note(school, '林甲', {
      happened: '2026-06-09',
      carriers: ['教研室'],
      activities: ['师德师风研讨会'],
      objectText: '基础护理教研室',
    });
    await handIn(school, '林甲', '2026-06');
    const paper = await readPaper(
      school.world,
      { kind: 'year-person', range: calendar },
      school.id('林甲'),
    );
    expect(dutyOf(paper, '师德研讨会')).toMatchObject({ 应完成: '1', 已完成: '1', 计入记录: '1' });
    const next = { kind: 'calendar-year', day: '2027-05-01' } as const;
    const after = await readPaper(
      school.world,
      { kind: 'year-person', range: next },
      school.id('林甲'),
    );
    // 2026—2027 is another year's.
    expect(dutyOf(after, '师德研讨会')).toMatchObject({ 应完成: '1', 已完成: '0' });
    school.world.at('2026-11-21T09:00:00');
  });
});

describe('the years of a school', () => {
  let world: World;
  beforeAll(async () => {
    world = makeWorld();
    await world.get('demo.load', null);
  });
  afterAll(() => {
    world.end();
  });

  it.each([['calendar-year'], ['academic-year']] as const)(
    'name for every figure of a %s as many records as it counts',
    async (kind) => {
      const query = { kind: 'year-person', range: { kind, day: '2026-11-01' } } as const;
      const plan = await world.get('document.plan', { ...query, options: {} });
      expect(plan.items.length).toBeGreaterThan(30);
      let traced = 0;
      for (const { id, name } of plan.items) {
        const paper = await readPaper(world, query, id);
        const [, ...records] = tableWith(paper, '工作简况');
        const [head = [], ...duties] = tableWith(paper, '结论');
        for (const row of duties) {
          const amount = row[head.indexOf('实绩')] ?? '';
          const named = numbersIn(row[head.indexOf('计入记录')] ?? '');
          const counts = records.flatMap(([number, , , , , counted = '']) =>
            counted.split('、').includes(row[0] ?? '') ? [Number(number)] : [],
          );
          expect(named, `${name} ${row[0] ?? ''}`).toEqual(counts);
          // Lessons of several hours are one record.
          if (amount.endsWith('次') && named.length > 0) {
            expect(amount, `${name} ${row[0] ?? ''}`).toBe(`${String(named.length)}次`);
            traced += 1;
          }
        }
        for (const row of tableWith(paper, '记录序号').slice(1))
          for (const [amount = '', refs = ''] of [
            [row[1], row[2]],
            [row[4], row[5]],
          ])
            if (amount.endsWith('次'))
              expect(numbersIn(refs).length, `${name} ${amount}`).toBe(Number(amount.slice(0, -1)));
      }
      expect(traced).toBeGreaterThan(50);
    },
  );

  it.each([['calendar-year'], ['academic-year']] as const)(
    'of people add up to the units and the school in a %s',
    async (kind) => {
      const range = { kind, day: '2026-11-01' } as const;
      const people = await world.get('document.plan', { kind: 'year-person', range, options: {} });
      const sums = new Map<string, readonly number[]>();
      for (const { id, name } of people.items) {
        const paper = await readPaper(world, { kind: 'year-person', range }, id);
        const rows = tableWith(paper, '结论');
        sums.set(`${name} ${id}`, figuresIn(rows, rows.at(-1) ?? [], FIVE));
      }
      const added = (all: Iterable<readonly number[]>): readonly number[] =>
        [...all].reduce(
          (sum, one) => sum.map((value, index) => value + (one[index] ?? 0)),
          [0, 0, 0],
        );
      const units = await world.get('document.plan', { kind: 'year-unit', range, options: {} });
      const totals: (readonly number[])[] = [];
      for (const { id } of units.items) {
        const rows = tableWith(await readPaper(world, { kind: 'year-unit', range }, id), '职务');
        const body = rows.filter(([number]) => /^\d+$/u.test(number ?? ''));
        const total = figuresIn(rows, rows.at(-1) ?? [], FIVE);
        expect(added(body.map((row) => figuresIn(rows, row, FIVE)))).toEqual(total);
        totals.push(total);
      }
      const school = await readPaper(world, { kind: 'year-school', range }, null);
      for (const head of ['类别', '单位']) {
        const rows = tableWith(school, head);
        const body = rows.slice(2, -1).filter(([name]) => name !== '');
        const total = figuresIn(rows, rows.at(-1) ?? [], FIVE);
        expect(added(body.map((row) => figuresIn(rows, row, FIVE))), head).toEqual(total);
        expect(added(totals)).toEqual(total);
        expect(added(sums.values())).toEqual(total);
      }
    },
  );

  it('have the figures of the calendar wherever a period lies within the year', async () => {
    const range = { kind: 'calendar-year', day: '2026-11-01' } as const;
    const summary = await world.get('compliance.summary', {
      range,
      policy: FJ,
      by: 'person',
      rank: null,
    });
    let compared = 0;
    for (const row of summary.rows) {
      const paper = await readPaper(world, { kind: 'year-person', range }, row.id);
      for (const [index, rule] of summary.rules.entries()) {
        const figures = row.cells[index];
        if (!WITHIN.has(rule.period)) continue;
        if (figures === null || figures === undefined) continue;
        const duty = dutyOf(paper, rule.short);
        expect([duty['应完成'], duty['已完成'], duty['按时']], `${row.name} ${rule.title}`).toEqual(
          [String(figures.expected), String(figures.done), String(figures.onTime)],
        );
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(90);
  });
});

describe('the lists of the calendar', () => {
  it('are offered and planned as documents, one matrix a rank, leading to the calendar', async () => {
    const world = makeWorld();
    await world.get('demo.load', null);
    const offers = await world.get('document.offers', null);
    const kinds = offers.map(({ kind }) => kind);
    for (const kind of ['year-person', 'year-unit', 'year-school', 'summary', 'matrix'] as const)
      expect(kinds).toContain(kind);
    const range = { kind: 'month', day: '2026-10-15' } as const;
    const plan = await world.get('document.plan', { kind: 'matrix', range, options: {} });
    expect(plan.items.map(({ file }) => file)).toEqual([
      '2026年10月/落实情况一览表-院领导-2026年10月',
      '2026年10月/落实情况一览表-中层-2026年10月',
    ]);
    const matrix = await readPaper(world, { kind: 'matrix', range }, plan.items[0]?.id ?? null);
    expect(matrix.data[0]?.rows[0]?.to).toMatchObject({ room: 'calendar', policy: FJ, range });
    const summary = await world.get('document.plan', {
      kind: 'summary',
      range,
      options: { by: 'school' },
    });
    expect(summary.items).toHaveLength(1);
    expect(summary.items[0]).toMatchObject({
      state: 'ready',
      file: '2026年10月/履职情况汇总表-全校-2026年10月',
    });
    world.end();
  });
});
