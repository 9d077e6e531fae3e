import { describe, expect, it } from 'vitest';
import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import { asking, evening, facts, link, object, post, verdict, visit } from './world.ts';
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
    expect(shown.targets).toEqual([
      { target: '思修', done: 2, met: true },
      { target: '概论', done: 0, met: false },
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
    expect(at('fj.6.6b').status).toBe('not-applicable');
    expect(explain(prepared, asking('甲', 'fj.1.2', '2026-10-01'), TODAY).presentDays).toBe(18);
  });
});
