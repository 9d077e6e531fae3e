import { describe, expect, it } from 'vitest';
import { applied, emptyLedger, fixture, planOf, rowsOf } from './roster-help.ts';

const NAMES = ['名册', '联系对象', '校历'] as const;

describe('the six roster files', () => {
  it.each(NAMES)('%s gives the same rows and plan in UTF-8 and GB18030', (name) => {
    const one = fixture(`${name}.csv`);
    const other = fixture(`${name}.gb18030.csv`);
    expect(rowsOf(other)).toEqual(rowsOf(one));
    expect(planOf(other)).toEqual(planOf(one));
  });

  it.each([
    ['名册', 38],
    ['联系对象', 102],
    ['校历', 4],
  ])('%s: %i new lines, none with a problem, nothing left out', (name, count) => {
    const plan = planOf(fixture(`${name}.csv`));
    expect(plan.counts).toEqual({ new: count, update: 0, unchanged: 0, problem: 0, ask: 0 });
    expect(plan.rows.map((row) => row.row)).toEqual(
      Array.from({ length: count }, (_, at) => at + 2),
    );
    expect(plan.notices).toEqual([]);
  });

  it.each(NAMES)('%s imported a second time changes nothing', (name) => {
    const file = fixture(`${name}.csv`);
    const first = planOf(file);
    const ledger = applied(emptyLedger, first);
    const again = planOf(fixture(`${name}.gb18030.csv`), ledger);
    expect(again.counts).toMatchObject({ new: 0, update: 0, problem: 0, ask: 0 });
    expect(again.counts.unchanged).toBe(first.rows.length);
    expect(again.units).toEqual([]);
    expect(again.people).toEqual([]);
    expect(again.rows.flatMap((row) => row.notes)).toEqual([]);
  });

  it('knows 8 leaders and 29 middle managers, 37 people in 38 posts', () => {
    const ledger = applied(emptyLedger, planOf(fixture('名册.csv')));
    const withRank = (rank: string): number =>
      new Set(ledger.posts.filter((post) => post.rank === rank).map((post) => post.person)).size;
    expect(ledger.people).toHaveLength(37);
    expect(ledger.posts).toHaveLength(38);
    expect(withRank('leader')).toBe(8);
    expect(withRank('middle')).toBe(29);
    expect(ledger.units.map((unit) => unit.name)).toContain('党政办公室');
    expect(new Set(ledger.units.map((unit) => unit.name)).size).toBe(ledger.units.length);
    expect(ledger.posts.filter((post) => post.flags.includes('半数时间'))).toHaveLength(10);
  });

  it('takes 吴建川 for one person with two posts and says so', () => {
    const plan = planOf(fixture('名册.csv'));
    const rows = plan.rows.filter((row) => row.subject.startsWith('吴建川'));
    expect(rows.map((row) => row.notes.map((note) => note.text))).toEqual([
      ['第 8 行：吴建川按前后任职识别为同一人。'],
      ['第 9 行：吴建川按前后任职识别为同一人。'],
    ]);
    const person = plan.people.filter((one) => one.name === '吴建川');
    expect(person).toHaveLength(1);
    const posts = rows.flatMap((row) => (row.write?.type === 'post' ? [row.write.record] : []));
    expect(posts.map((post) => [post.person, post.since, post.until])).toEqual([
      [person[0]?.id, '2019-06-01', '2026-08-31'],
      [person[0]?.id, '2026-09-01', null],
    ]);
  });

  it('keeps the two 李响 apart by unit and says so', () => {
    const plan = planOf(fixture('名册.csv'));
    const rows = plan.rows.filter((row) => row.subject.startsWith('李响'));
    expect(rows.map((row) => row.notes.map((note) => note.text))).toEqual([
      ['第 38 行：李响同名，按单位区分为两人。'],
      ['第 39 行：李响同名，按单位区分为两人。'],
    ]);
    expect(plan.people.filter((one) => one.name === '李响')).toHaveLength(2);
  });

  it('keeps rare characters and the middle dot, and gives their pinyin', () => {
    const people = planOf(fixture('名册.gb18030.csv')).people;
    expect(people.find((one) => one.name === '王䶮')).toMatchObject({
      pinyin: 'wangyan',
      initials: 'wy',
    });
    expect(people.find((one) => one.name === '阿依努尔·买买提江')).toMatchObject({
      pinyin: 'ayinuermaimaitijiang',
      initials: 'aynemmtj',
    });
  });
});
