import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentKind, DocumentQuery } from '#api/document-contract';
import { docxStructure } from '../documents/office.ts';
import { FJ, handIn, makeSchool, note, octoberOfLin } from './compliance-school.ts';
import type { School } from './compliance-school.ts';
import { result } from './papers-leaders.ts';

let school: School;
beforeEach(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
  const { world, id } = school;
  world.at('2026-11-04T09:00:00');
  await note(school, '叶丁', { happened: '2026-10-12', carriers: ['班级'] });
  await handIn(school, '叶丁', '2026-10');
  const ye = { person: id('叶丁'), month: '2026-10' };
  await world.get('sheet.decide', { ...ye, decision: 'return', reason: '缺时间' });
  world.at('2026-11-08T10:00:00');
  const qin = { person: id('秦丙'), month: '2026-10' };
  await world.get('sheet.save', { ...qin, content: '', zeroReason: '赴外挂职' });
  await handIn(school, '秦丙', '2026-10');
  world.at('2026-11-21T09:00:00');
});
afterEach(() => {
  school.world.end();
});

const asked = (
  kind: DocumentKind,
  said: Partial<DocumentQuery['range']> = {},
  options: DocumentQuery['options'] = {},
): DocumentQuery => ({ kind, range: { kind: 'month', day: '2026-10-15', ...said }, options });
const plan = (query: DocumentQuery) => school.world.get('document.plan', query);
const preview = async (query: DocumentQuery, item: string | null = null) => {
  const { document, data } = await school.world.get('document.preview', { query, item });
  const { paragraphs, tables } = docxStructure(document.bytes);
  const rowsOf = (table: number): readonly string[][] =>
    (tables[table] ?? []).map((row) => row.cells.map((cell) => cell.paragraphs.join('|')));
  return { paragraphs, rowsOf, data };
};

describe('the summary of a month', () => {
  const october = asked('submissions');

  it('is one paper a form, with what is wanting in words', async () => {
    const { label, items } = await plan(october);
    expect(label).toBe('2026年10月');
    expect(
      items.map(({ name, state, standing, gaps, file }) => [name, state, standing, gaps, file]),
    ).toEqual([
      [
        '五联七进月度提交情况汇总表',
        'ready',
        '已交 1/1 人',
        [],
        '2026年10月/月度提交情况汇总表-五联七进-2026年10月',
      ],
      [
        '三特一体月度提交情况汇总表',
        'incomplete',
        '已交 1/2 人',
        ['退回后没有再交 1 人：叶丁'],
        '2026年10月/月度提交情况汇总表-三特一体-2026年10月',
      ],
    ]);
    const one = await plan(asked('submissions', {}, { form: 'middle-month' }));
    expect(one.items.map(({ id }) => id)).toEqual(['middle-month/2026-10']);
  });

  it('has the rows that one counts by hand', async () => {
    const leaders = await preview(october, 'leader-month/2026-10');
    expect(leaders.rowsOf(0).slice(2)).toEqual([
      [
        ...['1', '党委', '1', '1', '1', '林甲', '党委书记', '✓ 已交', '10月25日', '按时'],
        ...['4', '1', '', '另有 1 条没有提交'],
      ],
      ['2', '', '', '', '', '周乙', '副院长', '免 免考核', '', '—', '0', '0', '', '外出培训'],
    ]);
    expect(leaders.paragraphs).toContain('应交的均已交齐。');
    const middle = await preview(october, 'middle-month/2026-10');
    expect(middle.rowsOf(0).slice(2)).toEqual([
      [
        ...['1', '护理学院', '2', '1', '0', '秦丙', '院长', '✓ 已交', '11月8日', '逾期 3 天'],
        ...['0', '0', '赴外挂职', ''],
      ],
      [
        ...['2', '', '', '', '', '叶丁', '副院长', '! 已退回', '11月4日', '逾期未交'],
        ...['0', '0', '', '退回原因：缺时间；另有 1 条没有提交'],
      ],
    ]);
    expect(middle.rowsOf(1).slice(1)).toEqual([
      ['1', '护理学院', '', '1', '叶丁（副院长，已退回）'],
    ]);
    expect(middle.paragraphs.join('\n')).toContain(
      '全校应交 2 人，已交 1 人（其中零报告 1 人），按时 0 人，逾期交 1 人，未交 1 人，免考核 0 人',
    );
    expect(middle.data[0]?.rows[0]).toEqual({
      cells: ['护理学院', '秦丙', '院长', '已交', '2026年11月8日', '0'],
      marks: ['零报告'],
      to: { room: 'sheets', person: school.id('秦丙'), month: '2026-10' },
    });
  });

  it('counts as the calendar does', async () => {
    const { policies } = await school.world.get('roster.all', null);
    const rules = policies
      .filter(({ series }) => series === FJ)
      .flatMap(({ rules: all }) => all)
      .filter(({ demand }) => demand.kind === 'submission' && demand.what === 'sheet');
    expect(rules.length).toBeGreaterThan(0);
    const lists = await Promise.all(
      rules.map(({ id }) =>
        school.world.get('compliance.list', {
          range: october.range,
          policy: FJ,
          rank: null,
          unit: null,
          rule: id,
          statuses: [],
        }),
      ),
    );
    const statuses = lists.flatMap(({ items }) => items.map(({ status }) => status)).sort();
    expect(statuses).toEqual(['exempt', 'met', 'met-late', 'missed']);
  });

  it('says the same the next day, and something else once somebody hands in', async () => {
    const folder = join(school.world.folder, '归档');
    mkdirSync(folder);
    school.world.hands.folder.push(folder);
    const job = await result(school.world, { query: october });
    expect(job.written).toHaveLength(2);
    school.world.at('2026-11-22T09:00:00');
    const same = async () => (await plan(october)).items.map(({ printed }) => printed?.same);
    expect(await same()).toEqual([true, true]);
    await handIn(school, '叶丁', '2026-10');
    expect(await same()).toEqual([true, false]);
  });

  it('of a month in which nothing is asked says why it is empty, and of one to come that it is early', async () => {
    const august = await plan(asked('submissions', { day: '2026-08-10' }));
    expect(august.items.map(({ state, gaps }) => [state, gaps])).toEqual(
      Array.from({ length: 2 }, () => ['empty', ['本期没有人应交（假期，或者全员免考核）']]),
    );
    const november = await plan(asked('submissions', { day: '2026-11-10' }));
    expect(november.items.map(({ state, gaps }) => [state, gaps])).toEqual([
      ['incomplete', ['报送期限 2026年12月5日 还没有过', '未交 2 人：林甲、周乙']],
      ['incomplete', ['报送期限 2026年12月5日 还没有过', '未交 2 人：秦丙、叶丁']],
    ]);
    const half = await plan(asked('submissions', { kind: 'half-year' }));
    expect(half.items.filter(({ id }) => id.startsWith('leader-month'))).toHaveLength(6);
    expect(half.items.some(({ name }) => name.startsWith('工作台账'))).toBe(false);
  });
});

describe('the declarations of a year', () => {
  const query = asked('declarations', { kind: 'academic-year' });

  it('name who has not declared, and say so no more once they have', async () => {
    const before = (await plan(query)).items;
    expect(before).toMatchObject([
      {
        state: 'incomplete',
        standing: '已报 0/2 人',
        gaps: ['未报 2 人：秦丙、叶丁'],
        file: '2026—2027学年/申报汇总表-2026—2027学年',
      },
    ]);
    for (const name of ['秦丙', '叶丁'])
      await school.world.get('declaration.save', {
        person: school.id(name),
        academicYear: '2026-2027',
        jobFunction: '教学管理',
        businessBody: '',
        personalStrength: '',
        teacherCarriers: '教研室',
        studentCarriers: name === '秦丙' ? '班级' : '',
        submit: true,
        received: '2026-09-20',
      });
    const [after] = (await plan(query)).items;
    expect(after).toMatchObject({ standing: '已报 1/2 人', gaps: ['申报不完整 1 人：叶丁'] });
    const { data, rowsOf } = await preview(query);
    expect(data[0]?.rows.map(({ cells }) => cells.at(-1))).toEqual([
      '已报（逾期）',
      '不完整（逾期），缺学生载体',
    ]);
    expect(rowsOf(0).at(-1)?.at(-1)).toBe('! 不完整（逾期），缺学生载体');
  });

  it('of a year that the calendar lacks are refused in words', async () => {
    const unknown = asked('declarations', { kind: 'academic-year', day: '2031-10-15' });
    expect(await school.world.refused('document.plan', unknown)).toMatchObject({
      code: 'invalid',
      field: '期间',
    });
  });
});
