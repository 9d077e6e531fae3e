import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import { isJudged, judge } from '#domain/compliance/judge';
import { judgeRange } from '#domain/compliance/range';
import type { Entry } from '#domain/entry';
import type { Policy, Rule } from '#domain/policy/schema';
import {
  FJ,
  asking,
  evening,
  facts,
  link,
  object,
  periodOf,
  post,
  ruleOf,
  verdict,
  visit,
} from './world.ts';
import { YEAR } from './year.ts';

const year = prepare(YEAR);
const TODAY = '2026-12-31';

/** The obstacles of each entry that nearly counted, by the day it happened. */
const nearly = (who: string, rule: string, day: string): readonly (readonly string[])[] => {
  const shown = explain(year, asking(who, rule, day), TODAY);
  return shown.nearly.map((one) => {
    const entry = YEAR.entries.find((known) => known.id === one.entry);
    return [entry?.happened ?? '', ...one.obstacles];
  });
};

describe('why an entry nearly counted', () => {
  it('was a draft, or returned', () => {
    expect(nearly('顾长歌', 'fj.1.2', '2026-09-01')).toContainEqual(['2026-09-17', 'draft']);
    expect(nearly('顾长歌', 'fj.1.2', '2026-12-01')).toContainEqual(['2026-12-08', 'returned']);
  });

  it('was 键对键', () => {
    expect(nearly('顾长歌', 'fj.6.0', '2026-10-26')).toContainEqual(['2026-10-27', 'wrong-mode']);
  });

  it('was only attended', () => {
    expect(nearly('陆观澜', 'fj.1.3', '2026-10-15')).toContainEqual(['2026-10-15', 'wrong-role']);
  });

  it('lacked its report', () => {
    expect(nearly('顾长歌', 'fj.1.3', '2026-05-20')).toEqual([['2026-05-20', 'no-evidence']]);
  });

  it('was another activity', () => {
    expect(nearly('顾长歌', 'fj.5.2', '2026-11-18')).toContainEqual([
      '2026-11-18',
      'wrong-activity',
    ]);
  });

  it('gave no quantity in the unit', () => {
    expect(nearly('陆观澜', 'fj.2.3', '2026-10-01')).toContainEqual(['2026-10-13', 'no-amount']);
  });

  it('was before the post', () => {
    expect(nearly('易南风', 'fj.2.4', '2026-10-26')).toEqual([['2026-10-20', 'post-not-held']]);
  });

  it('was the same course again, or no lesson heard', () => {
    const found = nearly('陆观澜', 'fj.6.1', '2026-10-01');
    expect(found).toContainEqual(['2026-11-25', 'already-counted']);
    expect(found).toContainEqual(['2026-11-26', 'wrong-activity']);
  });

  it('was in the week before or after', () => {
    expect(nearly('顾长歌', 'fj.6.0', '2026-10-26')).toContainEqual([
      '2026-11-03',
      'outside-period',
    ]);
  });
});

describe('why nothing was owed', () => {
  const because = (who: string, rule: string, day: string) =>
    explain(year, asking(who, rule, day), TODAY).exemptBecause;

  it.each([
    ['顾长歌', 'fj.1.2', '2026-07-01', { kind: 'vacation', termDays: 8, neededDays: 10 }],
    ['骆青山', 'fj.1.2', '2026-09-01', { kind: 'absent', presentDays: 10, workingDays: 22 }],
    ['裴知秋', 'fj.6.6b', '2026-04-01', { kind: 'absent', presentDays: 20, workingDays: 126 }],
    ['宋时雨', 'fj.1.2', '2026-09-01', { kind: 'no-post' }],
    ['顾长歌', 'fj.6.6b', '2026-10-01', { kind: 'other-rule', rule: 'fj.6.6a' }],
    ['柏舟', 'fj.6.6a', '2026-04-01', { kind: 'other-rule', rule: 'fj.6.6b' }],
    ['顾长歌', 'fj.1.2', '2021-02-01', { kind: 'not-in-force' }],
    ['顾长歌', 'fj.1.2', '2026-10-01', null],
  ] as const)('%s %s %s', (who, rule, day, reason) => {
    expect(because(who, rule, day)).toEqual(reason);
  });

  it('names the exemptions that touch the period', () => {
    expect(explain(year, asking('裴知秋', 'fj.1.2', '2026-09-01'), TODAY).exemptions).toEqual([
      'x2',
    ]);
  });
});

describe('an explanation', () => {
  it('lists what counted, in order, with its stamps', () => {
    const shown = explain(year, asking('顾长歌', 'fj.1.2', '2026-11-01'), TODAY);
    expect(shown.counted).toHaveLength(1);
    // happened and written down on 17 November, submitted on 6 December: late, but no 补录
    expect(shown.counted[0]).toMatchObject({
      credit: 1,
      onTime: false,
      backfill: false,
      obstacles: [],
    });
    expect([shown.unit, shown.verdict.deadline]).toEqual(['次', '2026-12-05']);
  });

  it('shows each course, heard or not', () => {
    const shown = explain(year, asking('陆观澜', 'fj.6.1', '2026-10-01'), TODAY);
    expect(shown.objects).toEqual([
      { object: '思修', done: 2, met: true },
      { object: '概论', done: 0, met: false },
    ]);
  });

  it('marks 补录 by the days between the visit and its being written down', () => {
    const entries = [
      visit('甲', '2026-10-12', '党总支', { created: evening('2026-10-19') }),
      visit('甲', '2026-10-13', '党总支', { created: evening('2026-10-21') }),
    ];
    const prepared = prepare(facts({ posts: [post('甲')], entries }));
    const shown = explain(prepared, asking('甲', 'fj.1.2', '2026-10-01'), TODAY);
    expect(shown.counted.map((one) => one.backfill)).toEqual([false, true]);
  });

  it('marks 非联系点 only where the person has a link of that kind', () => {
    const entries = [
      visit('甲', '2026-10-12', '党总支', { object: '本总支' }),
      visit('甲', '2026-10-13', '党总支', { object: '他总支' }),
      visit('甲', '2026-10-14', '党支部', { object: '某支部' }),
    ];
    const prepared = prepare(
      facts({
        posts: [post('甲')],
        objects: [
          object('本总支', '党总支'),
          object('他总支', '党总支'),
          object('某支部', '党支部'),
        ],
        links: [link('甲', '本总支', '2026-09-01')],
        entries,
      }),
    );
    const marks = (rule: string) =>
      explain(prepared, asking('甲', rule, '2026-10-01'), TODAY).counted.map((one) => one.offLink);
    expect(marks('fj.1.2')).toEqual([false, true]);
    expect(marks('fj.3.2')).toEqual([false]);
  });
});

describe('two posts at once', () => {
  it('make one presence, and 党委书记 is no other member', () => {
    const prepared = prepare(
      facts({ posts: [post('甲', { flags: ['党委书记'] }), post('甲', { title: '委员' })] }),
    );
    const at = (rule: string) => verdict(prepared, ['甲', rule, '2026-10-01'], TODAY);
    expect([at('fj.6.6a').status, at('fj.6.6a').expected]).toEqual(['open', 2]);
    expect(at('fj.6.6b').status).toBe('exempt');
    expect(explain(prepared, asking('甲', 'fj.1.2', '2026-10-01'), TODAY).presentDays).toBe(18);
  });
});

describe('本条计入', () => {
  const credited = (entry: Entry, today = TODAY) =>
    creditsOf(year, entry, today).map((one) => [
      one.person,
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
    const cell = judgeRange(year, { rule: ruleOf('fj.6.0'), person: '顾长歌', span }, TODAY);
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
      { rule: ruleOf('fj.1.2'), person: '甲', span: spring },
      TODAY,
    );
    expect([cell.status, cell.expected, cell.done]).toEqual(['met', 1, 1]);
  });

  it('is not applicable for rules that are not judged by period', () => {
    const share = ruleOf('fj.10');
    expect(isJudged(share)).toBe(false);
    expect(judgeRange(year, { rule: share, person: '宋时雨', span }, TODAY).status).toBe(
      'not-applicable',
    );
    const period = periodOf(share, '2026-10-01');
    expect(judge(year, { rule: share, person: '宋时雨', period }, TODAY).status).toBe(
      'not-applicable',
    );
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
    return explain(prepared, { rule, person: '甲', period: periodOf(rule, '2026-10-01') }, TODAY);
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
