import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePolicies } from '#domain/policy/compare';
import type { Policy, Rule } from '#domain/policy/schema';
import { FJ } from '../compliance/world.ts';
import { policyFrom, textOf } from './policies.ts';

const WEEKS = policyFrom(textOf('tests/fixtures/policies/yunling-2026-3.json'));

/** A policy with one rule changed. */
const having = (policy: Policy, id: string, change: (rule: Rule) => Rule): Policy => ({
  ...policy,
  rules: policy.rules.map((rule) => (rule.id === id ? change(rule) : rule)),
});

const demanding = (policy: Policy, id: string, change: object): Policy =>
  having(policy, id, (rule) => ({
    ...rule,
    demand: { ...rule.demand, ...change },
  }));

const seen = (before: Policy, after: Policy) =>
  comparePolicies(before, after).map((change) => [
    change.title,
    change.part,
    change.before,
    change.after,
  ]);

describe('two versions of a policy', () => {
  it('that say the same differ in nothing, whatever their ids and the order of their parts', () => {
    expect(comparePolicies(FJ, { ...FJ, id: 'other', rules: FJ.rules.toReversed() })).toEqual([]);
    const turned = JSON.parse(
      JSON.stringify(FJ, (_, value: unknown) =>
        value !== null && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toReversed())
          : value,
      ),
    ) as Policy;
    expect(comparePolicies(FJ, turned)).toEqual([]);
  });

  it('tell a changed threshold, deadline, force and audience apart', () => {
    const title = '每月深入党总支不少于1次';
    expect(seen(FJ, demanding(FJ, 'fj.1.2', { minimum: 2 }))).toEqual([
      [title, '要求', '每月至少1次', '每月至少2次'],
    ]);
    expect(seen(FJ, demanding(FJ, 'fj.1.2', { deadline: { kind: 'none' } }))).toEqual([
      [title, '期限', '次月5日前', '无'],
    ]);
    expect(
      seen(FJ, demanding(FJ, 'fj.1.2', { closes: { kind: 'day-of-next-month', day: 12 } })),
    ).toEqual([[title, '补报', '随时可补报', '次月12日前可补报，其后不再计入']]);
    expect(seen(FJ, demanding(FJ, 'fj.1.2', { period: 'week' }))).toEqual([
      [title, '周期', '每月', '每周'],
    ]);
    expect(seen(FJ, demanding(FJ, 'fj.1.2', { match: {} }))).toEqual([
      [title, '计入', '党总支；面对面', '全部记录'],
    ]);
    const other = having(FJ, 'fj.1.2', (rule) => ({
      ...rule,
      force: 'encouraged',
      audience: { ranks: ['leader', 'middle'] },
      holidays: { statutory: 'postpone' },
      effectiveFrom: '2026-09-01',
      choice: '深入',
    }));
    expect(seen(FJ, other)).toEqual([
      [title, '要求程度', '应当', '倡导'],
      [title, '适用对象', '领导班子成员', '领导班子成员、中层干部'],
      [title, '选择', '无', '深入'],
      [title, '节假日', '按通常办法', '遇法定节假日顺延'],
      [title, '施行时间', '与制度相同', '2026年9月1日起，至制度废止'],
    ]);
  });

  it('tell a rule of another kind by what it asks', () => {
    const other = demanding(FJ, 'fj.14', {
      kind: 'report',
      documents: [{ title: '年度总结', kind: null }],
    });
    expect(seen(FJ, other)).toEqual([
      ['做到和师生常态化联系交流', '要求', '不计数，只作提示', '体现在：年度总结'],
    ]);
  });

  it('list rules that came and went', () => {
    const fewer = { ...FJ, rules: FJ.rules.filter((rule) => rule.id !== 'fj.6.7') };
    expect(comparePolicies(FJ, fewer)).toEqual([
      {
        kind: 'removed',
        what: 'rule',
        id: 'fj.6.7',
        title: '加入学生网络群组，倾听诉求',
        part: '',
        before: '领导班子成员：每月计次，不设下限',
        after: '',
      },
    ]);
    expect(comparePolicies(fewer, FJ)[0]).toMatchObject({
      kind: 'added',
      before: '',
      after: '领导班子成员：每月计次，不设下限',
    });
  });

  it('list passages, dates, heads, forms and words', () => {
    const other: Policy = {
      ...WEEKS,
      documentNumber: '云医专党发〔2027〕1号',
      effectiveUntil: '2029-12-31',
      text: [
        ...WEEKS.text.slice(0, -1),
        { id: '6', level: 0, text: '第六条　本办法由办公室解释。' },
      ],
      forms: WEEKS.forms.map((form) =>
        form.kind === 'table'
          ? { ...form, columns: form.columns.map((column) => ({ ...column, width: 5 })) }
          : form,
      ),
      activities: [...WEEKS.activities, '家访'],
      flags: [{ name: '分管学生工作', synonyms: [] }],
    };
    expect(comparePolicies(WEEKS, other).map(({ kind, what, part }) => [kind, what, part])).toEqual(
      [
        ['changed', 'head', '发文字号'],
        ['changed', 'dates', '废止日期'],
        ['changed', 'form', '内容'],
        ['changed', 'words', '分管学生工作'],
        ['added', 'words', ''],
        ['added', 'passage', ''],
        ['removed', 'passage', ''],
      ],
    );
    expect(seen(WEEKS, other)[2]).toEqual([
      '部门负责人走访记录表',
      '内容',
      '时间、地点、情况',
      '时间、地点、情况（写法有调整）',
    ]);
  });

  it('never say the same for what differs: a change anywhere in a rule is a change in the list', () => {
    const edits: readonly ((rule: Rule) => Rule)[] = [
      (rule) => ({ ...rule, title: `${rule.title}。` }),
      (rule) => ({ ...rule, short: '别的' }),
      (rule) => ({ ...rule, group: '别的' }),
      (rule) => ({ ...rule, clause: { ...rule.clause, text: '别的' } }),
      (rule) => ({ ...rule, clause: { ...rule.clause, place: '别的' } }),
      (rule) => ({ ...rule, clause: { ...rule.clause, passage: '别的' } }),
      (rule) => ({ ...rule, audience: { ...rule.audience, exceptTitles: ['院长'] } }),
      (rule) => ({ ...rule, holidays: { days: 3, statutory: 'postpone' } }),
      (rule) => ({ ...rule, effectiveUntil: '2026-12-31' }),
      (rule) => ({
        ...rule,
        demand: { kind: 'tenure', period: 'week', objectKinds: [], years: 9 },
      }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...FJ.rules), fc.constantFrom(...edits), (rule, edit) => {
        const changes = comparePolicies(FJ, having(FJ, rule.id, edit));
        expect(changes.length).toBeGreaterThan(0);
        for (const change of changes) {
          expect([change.kind, change.what, change.id]).toEqual(['changed', 'rule', rule.id]);
          expect(change.before).not.toBe(change.after);
        }
      }),
    );
  });
});
