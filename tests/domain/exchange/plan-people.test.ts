import { describe, expect, it } from 'vitest';
import { writesOf } from '#domain/exchange/roster-plan';
import {
  applied,
  emptyLedger,
  ledgerOf,
  noteCodes,
  outcomes,
  planPosts,
  post,
} from './plan-help.ts';

describe('posts of one person in one unit', () => {
  const ledger = ledgerOf(post(2, '许知行 教务处 处长 2021-09-01', { flags: ['半数时间'] }));

  it('shows before → after for a changed title, rank, last day and marks', () => {
    const row = post(2, '许知行 教务处 教务长 2021-09-01 2026-08-31', {
      rank: 'leader',
      flags: ['院长'],
    });
    const plan = planPosts([row], ledger);
    expect(plan.rows).toMatchObject([
      {
        outcome: 'update',
        changes: [
          { field: '类别', before: '中层干部', after: '领导班子成员' },
          { field: '职务', before: '处长', after: '教务长' },
          { field: '任职止', before: '（空）', after: '2026-08-31' },
          { field: '标记', before: '半数时间', after: '院长' },
        ],
        write: { type: 'post', record: { id: ledger.posts[0]?.id, person: ledger.people[0]?.id } },
      },
    ]);
    expect(writesOf(plan)).toMatchObject({ units: [], people: [] });
    expect(outcomes(planPosts([row], applied(ledger, plan)))).toEqual(['unchanged']);
  });

  it('leaves alone what an empty cell doesn’t say, and tells so', () => {
    const ended = ledgerOf(
      post(2, '许知行 教务处 处长 2021-09-01 2026-08-31', { flags: ['院长'] }),
    );
    const plan = planPosts([post(2, '许知行 教务处 处长 2021-09-01')], ended);
    expect(outcomes(plan)).toEqual(['unchanged']);
    expect(noteCodes(plan)).toEqual([['kept-from-ledger', 'kept-from-ledger']]);
  });

  it('clears a last day and marks where the file says so in words', () => {
    const ended = ledgerOf(
      post(2, '许知行 教务处 处长 2021-09-01 2026-08-31', { flags: ['院长'] }),
    );
    const row = post(2, '许知行 教务处 处长 2021-09-01', { ongoing: true, flags: [] });
    expect(planPosts([row], ended).rows[0]?.changes).toEqual([
      { field: '任职止', before: '2026-08-31', after: '（空）' },
      { field: '标记', before: '院长', after: '（空）' },
    ]);
  });

  it('adds a later post and warns that the earlier one is still open', () => {
    const plan = planPosts([post(2, '许知行 教务处 副校长 2026-09-01')], ledger);
    expect(outcomes(plan)).toEqual(['new']);
    expect(noteCodes(plan)).toEqual([['open-post']]);
    expect(plan.people).toEqual([]);
  });

  it('doesn’t guess when the same post begins on another day', () => {
    const plan = planPosts([post(2, '许知行 教务处 处长 2021-10-01')], ledger);
    expect(outcomes(plan)).toEqual(['problem']);
    expect(noteCodes(plan)).toEqual([['since-differs']]);
  });

  it('takes a second term when the file ends the first, in any order of lines', () => {
    const rows = [
      post(2, '许知行 教务处 处长 2026-09-01'),
      post(3, '许知行 教务处 处长 2021-09-01 2026-08-31'),
    ];
    expect(outcomes(planPosts(rows, ledger))).toEqual(['new', 'update']);
    expect(outcomes(planPosts([...rows].reverse(), ledger))).toEqual(['new', 'update']);
  });

  it('takes a line that says the same again once, and refuses one that contradicts', () => {
    const row = post(2, '许知行 教务处 处长 2021-09-01');
    const plan = planPosts([row, { ...row, row: 3 }, { ...row, row: 4, title: '副处长' }]);
    expect(outcomes(plan)).toEqual(['new', 'unchanged', 'problem']);
    expect(noteCodes(plan)).toEqual([[], ['duplicate-row'], ['contradicts-row']]);
    expect(plan.rows[1]?.notes[0]?.text).toContain('第 2 行');
  });

  it('knows units and names by folded forms', () => {
    const one = ledgerOf(post(2, '买买提·江 教务处（本部） 处长 2021-09-01'));
    const plan = planPosts([post(2, '买买提•江 教务处(本部) 处长 2021-09-01')], one);
    expect(outcomes(plan)).toEqual(['unchanged']);
  });
});

describe('one name in several units of a file', () => {
  it('is one person when the posts follow each other without doubt', () => {
    const rows = [
      post(2, '吴建川 党委 副书记 2026-09-01'),
      post(3, '吴建川 行政 副院长 2019-06-01 2026-08-31'),
      post(4, '吴建川 工会 主席 2015-01-01 2019-05-31'),
    ];
    const plan = planPosts(rows);
    expect(plan.people).toHaveLength(1);
    expect(noteCodes(plan)).toEqual(rows.map(() => ['successive-posts']));
    expect(outcomes(planPosts(rows, applied(emptyLedger, plan)))).toEqual(
      rows.map(() => 'unchanged'),
    );
  });

  it.each([
    ['the earlier has no end', '吴建川 行政 副院长 2019-06-01'],
    ['they overlap by a day', '吴建川 行政 副院长 2019-06-01 2026-09-01'],
  ])('is two people when %s', (_, line) => {
    const plan = planPosts([post(2, line), post(3, '吴建川 党委 副书记 2026-09-01')]);
    expect(plan.people).toHaveLength(2);
    expect(noteCodes(plan)).toEqual([['same-name-two-people'], ['same-name-two-people']]);
    expect(plan.rows[0]?.notes[0]?.text).toContain('按单位区分为两人');
  });

  it('is two people when the ranks differ', () => {
    const rows = [
      post(2, '吴建川 行政 处长 2019-06-01 2026-08-31'),
      post(3, '吴建川 党委 副书记 2026-09-01', { rank: 'leader' }),
    ];
    expect(planPosts(rows).people).toHaveLength(2);
    const together = planPosts(rows, emptyLedger, { 3: 'row-2' });
    expect(together.people).toHaveLength(1);
    expect(outcomes(together)).toEqual(['new', 'new']);
  });

  it('asks when a post could be followed by either of two', () => {
    const rows = [
      post(2, '李响 甲部 部长 2019-01-01 2022-12-31'),
      post(3, '李响 乙部 部长 2023-01-01'),
      post(4, '李响 丙部 部长 2023-01-01'),
    ];
    const plan = planPosts(rows);
    expect(outcomes(plan)).toEqual(['ask', 'ask', 'ask']);
    expect(plan.rows[0]?.candidates.map((one) => one.decision)).toEqual(['row-3', 'row-4']);
    expect(writesOf(plan)).toMatchObject({ units: [], people: [], posts: [] });
    const decided = planPosts(rows, emptyLedger, { 2: 'row-4', 3: 'new', 4: 'new' });
    expect(outcomes(decided)).toEqual(['new', 'new', 'new']);
    expect(decided.people).toHaveLength(2);
    const owner = (at: number) => writesOf(decided).posts[at]?.person;
    expect(owner(0)).toBe(owner(2));
    expect(owner(0)).not.toBe(owner(1));
  });
});

describe('a name the ledger has in another unit', () => {
  const ledger = ledgerOf(post(2, '李响 学工部 副部长 2024-09-01'));
  const id = ledger.people[0]?.id ?? '';
  const row = post(5, '李响 医学技术学院 副院长 2023-09-01');

  it('is asked about when the times overlap, with whom it may be', () => {
    const plan = planPosts([row], ledger);
    expect(plan.rows).toMatchObject([
      {
        outcome: 'ask',
        write: null,
        notes: [{ code: 'same-name-unclear' }],
        candidates: [{ decision: id, posts: [{ unit: '学工部', title: '副部长' }] }],
      },
    ]);
  });

  it('follows the decision, and doesn’t ask again after it was written', () => {
    const asNew = planPosts([row], ledger, { 5: 'new' });
    expect(asNew.people).toHaveLength(1);
    expect(outcomes(planPosts([row], applied(ledger, asNew)))).toEqual(['unchanged']);
    const asSame = planPosts([row], ledger, { 5: id });
    expect(asSame.people).toEqual([]);
    expect(writesOf(asSame).posts).toMatchObject([{ person: id }]);
    expect(outcomes(planPosts([row], applied(ledger, asSame)))).toEqual(['unchanged']);
  });

  it.each(['nobody', 'row-5', 'row-77', ''])('refuses the decision %j', (decision) => {
    const plan = planPosts([row], ledger, { 5: decision });
    expect(outcomes(plan)).toEqual([decision === '' ? 'ask' : 'problem']);
  });

  it('is the same person when the ledger’s post ended before, or the file ends it', () => {
    const moved = post(6, '李响 党委 部长 2026-09-01');
    const ended = post(5, '李响 学工部 副部长 2024-09-01 2026-08-31');
    expect(outcomes(planPosts([moved], ledger))).toEqual(['ask']);
    const plan = planPosts([ended, moved], ledger);
    expect(outcomes(plan)).toEqual(['update', 'new']);
    expect(writesOf(plan).posts).toMatchObject([{ person: id }, { person: id }]);
    expect(noteCodes(plan)[1]).toEqual(['successive-posts']);
  });

  it('is asked about when one of the ledger could have moved and another overlaps', () => {
    const two = ledgerOf(
      post(2, '李响 甲部 部长 2019-01-01 2022-12-31'),
      post(3, '李响 乙部 部长 2021-01-01'),
    );
    expect(outcomes(planPosts([post(2, '李响 丙部 部长 2023-01-01')], two))).toEqual(['ask']);
  });

  it('is asked about when two of the ledger could have moved', () => {
    const two = ledgerOf(
      post(2, '李响 甲部 部长 2019-01-01 2022-12-31'),
      post(3, '李响 乙部 部长 2019-01-01 2022-12-31'),
    );
    const plan = planPosts([post(2, '李响 丙部 部长 2023-01-01')], two);
    expect(outcomes(plan)).toEqual(['ask']);
    expect(plan.rows[0]?.candidates).toHaveLength(2);
  });

  it('tells two people of one name and unit by the start of the post, else asks', () => {
    const one = applied(
      ledger,
      planPosts([post(9, '李响 学工部 科长 2020-01-01')], ledger, { 9: 'new' }),
    );
    expect(one.people).toHaveLength(2);
    const plan = planPosts(
      [
        post(2, '李响 学工部 科长 2020-01-01'),
        post(3, '李响 学工部 副部长 2024-09-01'),
        post(4, '李响 学工部 部长 2026-01-01'),
      ],
      one,
    );
    expect(outcomes(plan)).toEqual(['unchanged', 'unchanged', 'ask']);
  });
});

describe('a plan as a whole', () => {
  it('writes units and people only for the lines that are kept', () => {
    const plan = planPosts([
      post(2, '甲 教务处 处长 2020-01-01'),
      post(3, '乙 教务处 副处长 2020-01-01'),
      post(4, '丙 科研处 处长 2020-01-01'),
    ]);
    const writes = writesOf(plan, [2, 4]);
    expect(writes.units.map((unit) => unit.name)).toEqual(['教务处']);
    expect(writes.people.map((person) => person.name)).toEqual(['乙']);
    expect(writes.posts).toHaveLength(1);
  });

  it('says nothing about who isn’t in the file', () => {
    const ledger = ledgerOf(post(2, '甲 教务处 处长 2020-01-01'));
    expect(planPosts([], ledger)).toMatchObject({ rows: [], units: [], people: [] });
  });

  it('asks about a name in more units than can be compared, quickly', () => {
    const rows = Array.from({ length: 5000 }, (_, at) =>
      post(at + 2, `李响 单位${String(at)} 科长 2020-01-01`),
    );
    expect(planPosts(rows).counts.ask).toBe(5000);
  });

  it('refuses more posts of one person than can be true, quickly', () => {
    const rows = Array.from({ length: 5000 }, (_, at) =>
      post(
        at + 2,
        `李响 甲部 科长${String(at)} ${String(1900 + (at % 300))}-01-${String(10 + (at % 19))}`,
      ),
    );
    const { counts } = planPosts(rows);
    expect(counts.new).toBe(100);
    expect(counts.problem).toBe(4900);
  });
});
