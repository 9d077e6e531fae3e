import { describe, expect, it } from 'vitest';
import { readDate } from '#intake/cell-date';
import { codes, people, rowsOf } from './roster-help.ts';

describe('dates in cells', () => {
  it.each([
    ['2026-03-09', '2026-03-09', 'day'],
    ['2026-3-9', '2026-03-09', 'day'],
    ['2026/3/9', '2026-03-09', 'day'],
    ['2026.3.9', '2026-03-09', 'day'],
    ['2026年3月9日', '2026-03-09', 'day'],
    ['２０２６年３月９日', '2026-03-09', 'day'],
    ['2026 年 3 月 9 日', '2026-03-09', 'day'],
    ['20260309', '2026-03-09', 'day'],
    ['2026/3/9 0:00:00', '2026-03-09', 'day'],
    ['2024-02-29', '2024-02-29', 'day'],
    ['2026年3月', '2026-03-01', 'month'],
    ['2026.3', '2026-03-01', 'month'],
    ['2026-03', '2026-03-01', 'month'],
    ['46090', '2026-03-09', 'serial'],
    ['46090.5', '2026-03-09', 'serial'],
  ])('%s is %s', (text, date, from) => {
    expect(readDate(text)).toEqual({ ok: true, date, from });
  });

  it.each([
    ['2026-02-30', 'no-such-day', '2026 年 2 月只有 28 天，没有 30 日'],
    ['2023-02-29', 'no-such-day', '只有 28 天'],
    ['2026年9月31日', 'no-such-day', '只有 30 天'],
    ['20260931', 'no-such-day', '只有 30 天'],
    ['2026-13-01', 'no-such-day', '没有 13 月'],
    ['2026-00-10', 'no-such-day', '没有 0 月'],
    ['9999-12-31', 'no-such-day', '年份 9999'],
    ['31/02', 'unclear-date', '没有年份'],
    ['9月31日', 'unclear-date', '没有年份'],
    ['3/9/2026', 'unclear-date', '先后'],
    ['26.3.9', 'unclear-date', '两位'],
    ['去年', 'not-a-date', '不是日期'],
    ['2026', 'not-a-date', '不是日期'],
    ['2026-03-09x', 'not-a-date', '不是日期'],
    ['2026-03-09-01', 'not-a-date', '不是日期'],
  ])('%s is refused', (text, code, why) => {
    const read = readDate(text);
    expect(read).toMatchObject({ ok: false, code });
    expect(read.ok ? '' : read.why).toContain(why);
  });
});

describe('lines of 名册', () => {
  it.each([
    ['林致远,党委,领导班子成员,书记,2026-02-30,,', 'no-such-day', '任职起'],
    ['林致远,党委,领导班子成员,书记,2026-03-01,2026-02-01,', 'until-before-since', '任职止'],
    ['林致远,党委,科员,书记,2026-03-01,,', 'unknown-rank', '类别'],
    ['林致远,党委,领导班子成员,书记,2026-03-01,,班主任', 'unknown-flag', '标记'],
    [',党委,领导班子成员,书记,2026-03-01,,', 'empty-cell', '姓名'],
    ['林致远,,领导班子成员,书记,2026-03-01,,', 'empty-cell', '部门'],
    ['林致远,党委,领导班子成员,,2026-03-01,,', 'empty-cell', '职务'],
    ['林致远,党委,领导班子成员,书记,,,', 'empty-cell', '任职起'],
    [`${'林'.repeat(201)},党委,领导班子成员,书记,2026-03-01,,`, 'too-long', '姓名'],
    ['林�远,党委,领导班子成员,书记,2026-03-01,,', 'damaged-text', '姓名'],
  ])('reports %s', (line, code, column) => {
    const good = '陈若水,行政,领导班子成员,院长,2022-09-01,,院长';
    const read = rowsOf(people(good, line, good.replace('陈', '周')));
    expect(read.rows.map((row) => row.row)).toEqual([2, 4]);
    expect(read.problems).toMatchObject([{ row: 3, column, code, level: 'error' }]);
    expect(read.problems[0]?.text).toMatch(new RegExp(`^第 3 行“${column}”.*(请|可用)`));
    expect(read.problems[0]?.value.length).toBeLessThanOrEqual(31);
  });

  it('names the words that are allowed, from the policy', () => {
    const read = rowsOf(people('林致远,党委,科员,书记,2026-03-01,,班主任、院长'));
    expect(read.problems.map((one) => one.text)).toEqual([
      expect.stringContaining('“班主任”；可用的有 “党委书记”“院长”“半数时间”'),
      expect.stringContaining('可用的有 “领导班子成员”“中层干部”'),
    ]);
  });

  it.each(['党委书记、校长', '党委书记,院长', '党委书记，院长', '党委书记;院长', '党委书记／院长'])(
    'reads several marks: %s',
    (flags) => {
      const read = rowsOf(people(`林致远,党委,校领导,书记,2026-03-01,,"${flags}"`));
      expect(read.rows).toMatchObject([{ rank: 'leader', flags: ['党委书记', '院长'] }]);
    },
  );

  it('takes blanks and invisible marks out of names, and says so for the invisible', () => {
    const read = rowsOf(
      people(
        '李　响,党\u200b委,中层,书 记,2026年3月,至今,无',
        '买买提 • 江,党委,中层,书记,46090,,',
      ),
    );
    expect(read.rows).toMatchObject([
      {
        name: '李响',
        unit: '党委',
        title: '书 记',
        since: '2026-03-01',
        until: null,
        ongoing: true,
        flags: [],
      },
      { name: '买买提·江', since: '2026-03-09', ongoing: false, flags: null },
    ]);
    expect(codes(read.problems)).toEqual(['control-characters', 'month-only', 'serial-date']);
    expect(read.problems.every((one) => one.level === 'notice')).toBe(true);
  });
});

describe('lines of 联系对象 and 校历', () => {
  const objects = (line: string) => rowsOf(`类别,名称,所属单位,入学年级,备注\n${line}\n`);

  it.each([
    ['班级,护理1班,护理学院,26,', 'bad-cohort'],
    ['班级,护理1班,护理学院,二六,', 'bad-cohort'],
    ['餐厅,第一食堂,,,', 'unknown-kind'],
    ['班级,,护理学院,2026,', 'empty-cell'],
  ])('reports %s', (line, code) => {
    expect(objects(line)).toMatchObject({ rows: [], problems: [{ row: 2, code }] });
  });

  it('reads a synonym of a kind and 2026级', () => {
    expect(objects('学生班级,护理1班,护理学院,２０２６级,新生').rows).toEqual([
      { row: 2, kind: '班级', name: '护理1班', unit: '护理学院', cohort: 2026, note: '新生' },
    ]);
  });

  const semesters = (line: string) => rowsOf(`学年,学期,开学,放假\n${line}\n`);

  it.each([
    ['2026-2027,第一学期', '2026-2027', 1],
    ['2026—2027学年,1', '2026-2027', 1],
    ['2026/2027学年度,下学期', '2026-2027', 2],
    ['2026-27,春季学期', '2026-2027', 2],
    ['2026至2027,第２学期', '2026-2027', 2],
  ])('reads %s', (cells, academicYear, ordinal) => {
    expect(semesters(`${cells},2026-08-31,2027-01-17`).rows).toMatchObject([
      { academicYear, ordinal },
    ]);
  });

  it.each([
    ['2026-2028,第一学期', 'bad-year'],
    ['2026,第一学期', 'bad-year'],
    ['2026-2027,第三学期', 'bad-semester'],
  ])('reports %s', (cells, code) => {
    expect(codes(semesters(`${cells},2026-08-31,2027-01-17`).problems)).toEqual([code]);
  });
});
