import { afterEach, describe, expect, it } from 'vitest';
import { handIn, makeSchool, note, october } from './compliance-school.ts';
import type { School } from './compliance-school.ts';

let school: School;
afterEach(() => {
  school.world.end();
});

const signals = (range: { kind: 'month'; day: string } = october) =>
  school.world.get('compliance.signals', { range });

const texts = async (range?: { kind: 'month'; day: string }) =>
  (await signals(range)).map(({ kind, text }) => [kind, text]);

describe('signals', () => {
  it('say who, when, where, and what is odd', async () => {
    school = await makeSchool('2026-11-03T09:00:00');
    const talk = '与学生代表座谈，听取对食堂和宿舍管理的意见，现场答复三项。';
    const visits = [
      { happened: '2026-10-12', carriers: ['进班级'], objectText: '护理26级1班', summary: talk },
      { happened: '2026-10-14', carriers: ['进宿舍'], objectText: '一号楼', timeNote: '上午' },
      { happened: '2026-10-14', carriers: ['进课堂'], objectText: '药理学', timeNote: '上午' },
    ];
    for (const visit of visits) await note(school, '林甲', visit);
    await note(school, '周乙', {
      happened: '2026-10-20',
      carriers: ['进班级'],
      objectText: '药学26级1班',
      summary: talk,
    });
    expect(await signals()).toEqual([]);
    for (const name of ['林甲', '周乙']) await handIn(school, name, '2026-10');
    const found = await texts();
    expect(found).toHaveLength(4);
    expect(found).toContainEqual([
      'same-text',
      '林甲 10月12日 进班级（护理26级1班），与周乙 10月20日 进班级（药学26级1班）的工作简况完全相同。',
    ]);
    expect(found).toContainEqual([
      'two-places',
      '林甲 10月14日同一时间记在两处：进宿舍（一号楼）和进课堂（药理学）。',
    ]);
    expect(found).toContainEqual([
      'on-leave',
      '周乙 10月20日 进班级（药学26级1班），而10月20日正在免考核期间：外出培训（10月1日—10月31日）。',
    ]);
    expect(found).toContainEqual(['backfill-burst', '林甲 在11月5日截止前三天内集中补录了3条。']);
    expect(await texts({ kind: 'month', day: '2026-06-15' })).toEqual([]);
  });

  it('are put away with a reason on record, and taken out again', async () => {
    school = await makeSchool('2026-10-31T09:00:00');
    for (const day of ['26', '28', '30'])
      await note(school, '林甲', {
        happened: `2026-10-${day}`,
        carriers: ['党总支'],
        summary: day,
      });
    await handIn(school, '林甲', '2026-10');
    const [before] = await signals();
    expect(before).toMatchObject({
      kind: 'last-week',
      text: '林甲 2026年10月的3条记录都在最后七天（10月25日—10月31日）。',
      dismissed: null,
      people: [{ id: school.id('林甲'), name: '林甲' }],
    });
    expect(before?.entries.map(({ happened }) => happened)).toEqual([
      '2026-10-26',
      '2026-10-28',
      '2026-10-30',
    ]);
    const key = before?.key ?? '';
    await school.world.get('signal.dismiss', { key, reason: '月底集中调研，有会议纪要。' });
    expect((await signals())[0]?.dismissed).toEqual({
      reason: '月底集中调研，有会议纪要。',
      by: '本机',
      at: '2026-10-31T09:00:00',
    });
    await school.world.get('signal.restore', { key });
    expect((await signals())[0]?.dismissed).toBeNull();
    expect(await school.world.refused('signal.restore', { key })).toMatchObject({
      code: 'not-found',
    });
  });

  it('are the same whatever was asked before', async () => {
    school = await makeSchool('2026-11-03T09:00:00');
    const said = { carriers: ['进班级'], summary: '走访学生寝室，了解取暖和用电安全的情况。' };
    await note(school, '林甲', { happened: '2025-10-13', ...said });
    await handIn(school, '林甲', '2025-10');
    await note(school, '林甲', { happened: '2026-10-13', ...said });
    await handIn(school, '林甲', '2026-10');
    const first = await signals();
    await school.world.get('compliance.matrix', {
      policy: 'fj-2021-31',
      rank: 'leader',
      range: { kind: 'academic-year', day: '2026-10-15' },
    });
    await school.world.get('institution.save', { institution: '示例学院（新）' });
    await school.world.get('compliance.matrix', {
      policy: 'fj-2021-31',
      rank: 'leader',
      range: { kind: 'academic-year', day: '2026-10-15' },
    });
    expect(await signals()).toEqual(first);
  });
});
