import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import { isJudged, judge } from '#domain/compliance/judge';
import { judgeRange } from '#domain/compliance/range';
import type { Entry } from '#domain/entry';
import type { Policy, Rule } from '#domain/policy/schema';
import { FJ, evening, facts, link, object, periodOf, post, ruleOf, visit } from './world.ts';
import { YEAR } from './year.ts';

const year = prepare(YEAR);
const TODAY = '2026-12-31';

describe('本条计入', () => {
  const credited = (entry: Entry, today = TODAY) =>
    creditsOf(year, entry, today).map((one) => [
      one.subject,
      one.rule,
      one.period.label,
      one.credit,
    ]);

  it('lists every rule and participant, each in its own role', () => {
    const patrol = visit('顾长歌', '2026-11-20', '党总支', {
      activities: ['专项督查'],
      evidence: [{ kind: '督查报告', title: '' }],
      participants: [
        { person: '顾长歌', role: 'led' },
        { person: '陆观澜', role: 'attended' },
        { person: '宋时雨', role: 'attended' },
      ],
    });
    expect(credited(patrol)).toEqual([
      ['顾长歌', 'fj.1.2', '2026年11月', 1],
      ['顾长歌', 'fj.1.3', '2026年下半年', 1],
      ['陆观澜', 'fj.1.2', '2026年11月', 1],
    ]);
  });

  it('works for a draft as if submitted today, also one that was never saved', () => {
    const draft = visit('陆观澜', '2026-10-15', '进宿舍', { status: 'draft', submitted: null });
    const [credit, ...rest] = creditsOf(year, draft, '2026-11-06');
    expect(rest).toEqual([]);
    // due 5 November, so submitting it on the 6th is late
    expect(credit).toMatchObject({ rule: 'fj.6.0', onTime: false });
    expect(credit?.after.status).toBe('met-late');
    expect(creditsOf(year, draft, '2026-11-05')[0]?.after.status).toBe('met');
  });

  it('says which evidence is missing', () => {
    const study = visit('裴知秋', '2026-11-03', '院系班子', { activities: ['专题调研'] });
    const found = creditsOf(year, study, TODAY).find((one) => one.rule === 'fj.2.4');
    expect(found?.lacksEvidence).toBe('专题调研报告');
    expect(found?.after.status).toBe('under-review');
  });

  it('counts nothing for another carrier, for strangers or without a period', () => {
    expect(credited(visit('宋时雨', '2026-11-03', '班级'))).toEqual([]);
    expect(credited(visit('无名', '2026-11-03', '党总支'))).toEqual([]);
    expect(
      credited(visit('顾长歌', '2019-11-03', '进讲座', { activities: ['讲授思政课'] })),
    ).toEqual([]);
  });
});

describe('a span of several periods', () => {
  const span = { from: '2026-10-01', until: '2026-10-31' };

  it('sums the weeks of a month and shows the worst', () => {
    // Weeks of October: 29 Sept, 10 Oct and 18 Oct in time, 20 Oct late, 26 Oct—1 Nov none.
    const cell = judgeRange(year, { rule: ruleOf('fj.6.0'), subject: '顾长歌', span }, TODAY);
    expect(cell.verdicts.map((one) => one.status)).toEqual([
      'met',
      'met',
      'met',
      'met-late',
      'missed',
    ]);
    expect([cell.status, cell.expected, cell.done, cell.onTime]).toEqual(['missed', 5, 4, 3]);
  });

  it('leaves out what was done in months that owe nothing', () => {
    const entries = [visit('甲', '2026-02-10', '党总支'), visit('甲', '2026-03-10', '党总支')];
    const prepared = prepare(facts({ posts: [post('甲')], entries }));
    const spring = { from: '2026-02-01', until: '2026-03-31' };
    const cell = judgeRange(
      prepared,
      { rule: ruleOf('fj.1.2'), subject: '甲', span: spring },
      TODAY,
    );
    expect([cell.status, cell.expected, cell.done]).toEqual(['met', 1, 1]);
  });

  it('is not applicable for rules that are not judged by period', () => {
    const report = ruleOf('fj.13');
    expect(isJudged(report)).toBe(false);
    const asked = { rule: report, subject: '顾长歌' };
    expect(judgeRange(year, { ...asked, span }, TODAY).status).toBe('not-applicable');
    const period = { ...span, label: '' };
    expect(judge(year, { ...asked, period }, TODAY).status).toBe('not-applicable');
  });
});

/** A rule of another college: the FJ's monthly visit with other parts. */
const another = (over: Partial<Extract<Rule['demand'], { kind: 'frequency' }>>): Policy => {
  const base = ruleOf('fj.1.2');
  if (base.demand.kind !== 'frequency') throw new Error('fj.1.2 is a frequency');
  return { ...FJ, rules: [{ ...base, id: 'x.1', demand: { ...base.demand, ...over } }] };
};

describe('combinations that the FJ does not use', () => {
  const entries = [
    visit('甲', '2026-10-12', '党总支', { object: '一', amount: 0.2, amountUnit: '天' }),
    visit('甲', '2026-10-13', '党总支', { object: '一', amount: 0.5, amountUnit: '天' }),
    visit('甲', '2026-10-14', '党总支', {
      object: '二',
      amount: 0.5,
      amountUnit: '天',
      submitted: evening('2026-11-20'),
    }),
  ];
  const judged = (policy: Policy) => {
    const [rule] = policy.rules;
    if (rule === undefined) throw new Error('no rule');
    const prepared = prepare(
      facts({
        posts: [post('甲')],
        objects: [object('一', '党总支'), object('二', '党总支')],
        links: [link('甲', '一', '2026-09-01')],
        entries,
        policies: [policy],
      }),
    );
    return explain(prepared, { rule, subject: '甲', period: periodOf(rule, '2026-10-01') }, TODAY);
  };

  it('different objects: the second visit to one adds nothing', () => {
    const shown = judged(another({ measure: { of: 'objects', unit: '个' }, minimum: 2 }));
    expect([shown.verdict.done, shown.verdict.onTime, shown.verdict.status]).toEqual([
      2,
      1,
      'met-late',
    ]);
    expect(shown.nearly.map((one) => one.obstacles)).toEqual([['already-counted']]);
  });

  it('a minimum for each entry', () => {
    const measure = { of: 'amount', unit: '天', minimumEach: 0.5 } as const;
    const shown = judged(another({ measure, minimum: 1 }));
    expect([shown.verdict.done, shown.verdict.status]).toEqual([1, 'met-late']);
    expect(shown.verdict.figures).toEqual({ expected: 1, done: 1, onTime: 0 });
    expect(shown.nearly.map((one) => one.obstacles)).toEqual([['too-little']]);
  });

  it('linked objects only', () => {
    const shown = judged(another({ match: { carriers: ['党总支'], linkedOnly: true } }));
    expect(shown.verdict.done).toBe(2);
    expect(shown.nearly.map((one) => one.obstacles)).toEqual([['not-linked']]);
  });

  it('no deadline: always in time, missed right after the period', () => {
    const shown = judged(another({ deadline: { kind: 'none' }, minimum: 9 }));
    expect([shown.verdict.onTime, shown.verdict.deadline]).toEqual([3, null]);
    expect(shown.verdict.status).toBe('missed');
  });

  it('days after the period', () => {
    const shown = judged(another({ deadline: { kind: 'days-after', days: 20 } }));
    expect([shown.verdict.deadline, shown.verdict.onTime]).toEqual(['2026-11-20', 3]);
  });
});
