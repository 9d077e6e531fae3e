import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, prepare } from '#domain/compliance/facts';
import type { Status } from '#domain/compliance/verdict';
import { verdict } from './world.ts';
import { YEAR } from './year.ts';

/*
 * Worked by hand from the clauses and the calendar; the code was not asked. A row: who, rule, a day of the period,
 * today → status, then expected / done / on time in the rule's unit.
 */

type Row = readonly [
  who: string,
  rule: string,
  day: string,
  today: string,
  status: Status,
  numbers: readonly [expected: number, done: number, onTime: number],
];

const prepared = prepare(YEAR);

const check = (rows: readonly Row[]): void => {
  it.each(rows)('%s %s %s as of %s: %s', (...row) => {
    const [who, rule, day, today, status, numbers] = row;
    const found = verdict(prepared, [who, rule, day], today);
    expect([found.status, found.expected, found.done, found.onTime]).toEqual([status, ...numbers]);
  });
};

const OWED_NOTHING = [0, 0, 0] as const;

describe('fj.6.0 每周“面对面”接触学生不少于1次', () => {
  check([
    // Week 28 September—4 October 2026: Monday to Wednesday are worked, so it is owed; 29 September was a class.
    ['顾长歌', 'fj.6.0', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    // Week 5—11 October: worked on 8, 9 and the make-up Saturday 10, on which a dormitory was visited.
    ['顾长歌', 'fj.6.0', '2026-10-05', '2026-12-31', 'met', [1, 1, 1]],
    // The same week: 进网络 only supplements. Due 5 November: that day still pending, missed the day after.
    ['陆观澜', 'fj.6.0', '2026-10-05', '2026-11-05', 'due-soon', [1, 0, 0]],
    ['陆观澜', 'fj.6.0', '2026-10-05', '2026-11-06', 'missed', [1, 0, 0]],
    // Sunday is a day of its week.
    ['顾长歌', 'fj.6.0', '2026-10-12', '2026-12-31', 'met', [1, 1, 1]],
    // Happened 20 October, first submitted 6 November, due 5 November: completed, not in time.
    ['顾长歌', 'fj.6.0', '2026-10-19', '2026-12-31', 'met-late', [1, 1, 0]],
    // 进班级 online is 键对键. The week ends on 1 November: before it open, on Thursday 3 of 7 days are left (43 %),
    // on Friday 2 of 7 (29 %).
    ['顾长歌', 'fj.6.0', '2026-10-26', '2026-10-25', 'open', [1, 0, 0]],
    ['顾长歌', 'fj.6.0', '2026-10-26', '2026-10-29', 'open', [1, 0, 0]],
    ['顾长歌', 'fj.6.0', '2026-10-26', '2026-10-30', 'due-soon', [1, 0, 0]],
    // The lecture of 10 November is face to face in 进讲座 as well; the class of 3 November in 进课堂.
    ['顾长歌', 'fj.6.0', '2026-11-09', '2026-12-31', 'met', [1, 1, 1]],
    ['顾长歌', 'fj.6.0', '2026-11-02', '2026-12-31', 'met', [1, 1, 1]],
    // Vacation from 18 January to 1 March 2026; Saturday 28 February is worked, but not in term.
    ['顾长歌', 'fj.6.0', '2026-01-12', '2026-12-31', 'missed', [1, 0, 0]],
    ['顾长歌', 'fj.6.0', '2026-02-04', '2026-12-31', 'exempt', OWED_NOTHING],
    ['顾长歌', 'fj.6.0', '2026-02-28', '2026-12-31', 'exempt', OWED_NOTHING],
    ['顾长歌', 'fj.6.0', '2026-03-02', '2026-12-31', 'missed', [1, 0, 0]],
    // National Day of 2025 (1—8 October): 29 and 30 September, then 9, 10 and Saturday 11 October are worked.
    ['顾长歌', 'fj.6.0', '2025-10-01', '2026-12-31', 'missed', [1, 0, 0]],
    ['顾长歌', 'fj.6.0', '2025-10-08', '2026-12-31', 'missed', [1, 0, 0]],
    // Term ends on Saturday 11 July 2026.
    ['顾长歌', 'fj.6.0', '2026-07-06', '2026-12-31', 'missed', [1, 0, 0]],
    ['顾长歌', 'fj.6.0', '2026-07-13', '2026-12-31', 'exempt', OWED_NOTHING],
    // On secondment: no working day of presence in the week.
    ['裴知秋', 'fj.6.0', '2026-04-15', '2026-12-31', 'exempt', OWED_NOTHING],
    // In the post from Monday 26 October: absent the week before (no post at all in it), present in this one.
    ['易南风', 'fj.6.0', '2026-10-20', '2026-12-31', 'not-applicable', OWED_NOTHING],
    ['易南风', 'fj.6.0', '2026-10-26', '2026-12-31', 'missed', [1, 0, 0]],
    // Leaders only.
    ['宋时雨', 'fj.6.0', '2026-10-12', '2026-12-31', 'not-applicable', OWED_NOTHING],
  ]);
});

describe('fj.1.2 每月深入党总支不少于1次', () => {
  check([
    // Happened 9 October, submitted on the deadline, 5 November; the inspection of 15 October is a visit too.
    ['顾长歌', 'fj.1.2', '2026-10-01', '2026-12-31', 'met', [1, 2, 2]],
    // Submitted 6 December, due 5 December.
    ['顾长歌', 'fj.1.2', '2026-11-01', '2026-12-31', 'met-late', [1, 1, 0]],
    // Only a draft: not yet missed on 5 October, missed on the 6th.
    ['顾长歌', 'fj.1.2', '2026-09-01', '2026-10-05', 'due-soon', [1, 0, 0]],
    ['顾长歌', 'fj.1.2', '2026-09-01', '2026-10-06', 'missed', [1, 0, 0]],
    // Only a returned one. On 21 December 10 of 31 days are left (32 %), on the 22nd 9 (29 %).
    ['顾长歌', 'fj.1.2', '2026-12-01', '2026-12-21', 'open', [1, 0, 0]],
    ['顾长歌', 'fj.1.2', '2026-12-01', '2026-12-22', 'due-soon', [1, 0, 0]],
    // Working days in term: January 2026 has 11 (4, 5—9, 12—16), February none, July 8 (1—3, 6—10), August 1 (31).
    ['顾长歌', 'fj.1.2', '2026-01-01', '2026-12-31', 'missed', [1, 0, 0]],
    ['顾长歌', 'fj.1.2', '2026-02-01', '2026-12-31', 'exempt', OWED_NOTHING],
    ['顾长歌', 'fj.1.2', '2026-07-01', '2026-12-31', 'exempt', OWED_NOTHING],
    ['顾长歌', 'fj.1.2', '2026-08-01', '2026-12-31', 'exempt', OWED_NOTHING],
    // 裴知秋 is away in April; in September on 11 of 22 working days, which is half, so it is owed.
    ['裴知秋', 'fj.1.2', '2026-04-01', '2026-12-31', 'exempt', OWED_NOTHING],
    ['裴知秋', 'fj.1.2', '2026-09-01', '2026-12-31', 'missed', [1, 0, 0]],
    // 骆青山 is away a day longer: present on 10 of 22.
    ['骆青山', 'fj.1.2', '2026-09-01', '2026-12-31', 'exempt', OWED_NOTHING],
    // In the post on 5 of October's 18 working days.
    ['易南风', 'fj.1.2', '2026-10-01', '2026-12-31', 'exempt', OWED_NOTHING],
    // Two posts one after the other are one presence.
    ['陆观澜', 'fj.1.2', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    // The policy is in force from 30 March 2021.
    ['顾长歌', 'fj.1.2', '2021-02-01', '2026-12-31', 'not-applicable', OWED_NOTHING],
  ]);

  it('owes July 2026 where 8 working days in term are enough', () => {
    const settings = { ...DEFAULT_SETTINGS, termDaysPerMonth: 8 };
    const found = verdict(
      prepare({ ...YEAR, settings }),
      ['顾长歌', 'fj.1.2', '2026-07-01'],
      '2026-12-31',
    );
    expect(found.status).toBe('missed');
  });
});

describe('fj.2.3 每月深入院系驻点办公不少于0.5天', () => {
  check([
    // 0.25 + 0.25 = 0.5; two halves of a demand, each too little alone.
    ['顾长歌', 'fj.2.3', '2026-10-01', '2026-12-31', 'met', [0.5, 0.5, 0.5]],
    ['顾长歌', 'fj.2.3', '2026-11-01', '2026-12-31', 'missed', [0.5, 0.25, 0.25]],
    // 0.1 + 0.2 + 0.2: exactly 0.5, whatever binary fractions say.
    ['顾长歌', 'fj.2.3', '2026-12-01', '2026-12-31', 'met', [0.5, 0.5, 0.5]],
    // No quantity given; a quantity in 学时 is none in 天.
    ['顾长歌', 'fj.2.3', '2026-09-01', '2026-12-31', 'missed', [0.5, 0, 0]],
    ['陆观澜', 'fj.2.3', '2026-10-01', '2026-12-31', 'missed', [0.5, 0, 0]],
  ]);
});

describe('longer periods', () => {
  check([
    // fj.1.3 每半年带队开展1次专项督查: led, with the report.
    ['顾长歌', 'fj.1.3', '2026-10-15', '2026-12-31', 'met', [1, 1, 1]],
    // Led without the report: 待核, however late it gets.
    ['顾长歌', 'fj.1.3', '2026-05-20', '2026-12-31', 'under-review', [1, 0, 0]],
    // Attended, not led. 184 days; on 5 November 56 are left (30.4 %), on the 6th 55 (29.9 %).
    ['陆观澜', 'fj.1.3', '2026-10-15', '2026-11-05', 'open', [1, 0, 0]],
    ['陆观澜', 'fj.1.3', '2026-10-15', '2026-11-06', 'due-soon', [1, 0, 0]],
    // The last day of the half-year, in on 5 January.
    ['陆观澜', 'fj.1.3', '2025-09-01', '2026-12-31', 'met', [1, 1, 1]],
    // fj.2.4 每学年1次专题调研: 2025—2026 ends on 30 August 2026, due 5 September.
    ['顾长歌', 'fj.2.4', '2026-01-01', '2026-12-31', 'met', [1, 1, 1]],
    // 31 August 2026 is the first day of the next one.
    ['陆观澜', 'fj.2.4', '2026-01-01', '2026-09-05', 'due-soon', [1, 0, 0]],
    ['陆观澜', 'fj.2.4', '2026-01-01', '2026-09-06', 'missed', [1, 0, 0]],
    ['陆观澜', 'fj.2.4', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    // A study six days before the post began is none of this post.
    ['易南风', 'fj.2.4', '2026-10-26', '2026-12-31', 'open', [1, 0, 0]],
    // fj.3.3 每年上党课: 31 December belongs to its year, 5 January is in time.
    ['顾长歌', 'fj.3.3', '2026-06-01', '2027-01-10', 'met', [1, 1, 1]],
    // Last year's lesson doesn't carry over. 1 September: 121 of 365 days left (33 %); 1 December: 30.
    ['陆观澜', 'fj.3.3', '2025-06-01', '2026-12-31', 'met', [1, 1, 1]],
    ['陆观澜', 'fj.3.3', '2026-06-01', '2026-09-01', 'open', [1, 0, 0]],
    ['陆观澜', 'fj.3.3', '2026-06-01', '2026-12-01', 'due-soon', [1, 0, 0]],
    // fj.4.2: a visit from 31 October to 2 November is October's.
    ['顾长歌', 'fj.4.2', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    ['顾长歌', 'fj.4.2', '2026-11-01', '2026-12-31', 'missed', [1, 0, 0]],
    // fj.5.2 每月深谈心: 谈心谈话 counts, 座谈 doesn't.
    ['顾长歌', 'fj.5.2', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    ['顾长歌', 'fj.5.2', '2026-11-01', '2026-12-31', 'missed', [1, 0, 0]],
  ]);
});

describe('fj.6.6 讲授思政课: 2 for 党委书记 and 校长, 1 for the others', () => {
  check([
    ['顾长歌', 'fj.6.6a', '2026-10-01', '2026-12-31', 'met', [2, 2, 2]],
    // Always 党委书记: the clause on 其他成员 never spoke to her.
    ['顾长歌', 'fj.6.6b', '2026-10-01', '2026-12-31', 'not-applicable', [0, 0, 0]],
    // One of two in spring 2026, due 5 September.
    ['顾长歌', 'fj.6.6a', '2026-04-01', '2026-09-06', 'missed', [2, 1, 1]],
    // Autumn 2026: 副院长 on 36 working days, 院长 on 90. Both lectures count, whichever post was held.
    ['陆观澜', 'fj.6.6a', '2026-10-01', '2026-12-31', 'met', [2, 2, 2]],
    ['陆观澜', 'fj.6.6b', '2026-10-01', '2026-12-31', 'exempt', [0, 2, 2]],
    // Spring 2026 has 126 working days, 63 of them up to 1 June: a tie, so the lower demand.
    ['柏舟', 'fj.6.6b', '2026-04-01', '2026-12-31', 'met', [1, 1, 1]],
    ['柏舟', 'fj.6.6a', '2026-04-01', '2026-12-31', 'exempt', [0, 1, 1]],
    // Present on 20 of 126 working days.
    ['裴知秋', 'fj.6.6b', '2026-04-01', '2026-12-31', 'exempt', OWED_NOTHING],
    // A school's 院长 is a middle manager.
    ['卫知微', 'fj.6.6a', '2026-10-01', '2026-12-31', 'not-applicable', OWED_NOTHING],
  ]);

  it('shows one of two as half of the obligations', () => {
    const found = verdict(prepared, ['顾长歌', 'fj.6.6a', '2026-04-01'], '2026-09-06');
    expect(found.figures).toEqual({ expected: 2, done: 1, onTime: 1 });
  });
});

describe('fj.6.1 每门思想政治理论课，每人每学期至少听1次', () => {
  check([
    // Autumn 2026: two courses; the third ended on 9 October, before half of the semester's working days.
    ['顾长歌', 'fj.6.1', '2026-10-01', '2026-12-31', 'met', [2, 2, 2]],
    // One course twice is one of two. Of 182 days 75 are left on 15 December, 54 (29.7 %) on 5 January.
    ['陆观澜', 'fj.6.1', '2026-10-01', '2026-12-15', 'open', [2, 1, 1]],
    ['陆观澜', 'fj.6.1', '2026-10-01', '2027-01-05', 'due-soon', [2, 1, 1]],
    // Autumn 2025: all three, none heard; due 5 April 2026 (the semester ends on 1 March).
    ['顾长歌', 'fj.6.1', '2025-10-01', '2026-04-05', 'due-soon', [3, 0, 0]],
    ['顾长歌', 'fj.6.1', '2025-10-01', '2026-04-06', 'missed', [3, 0, 0]],
  ]);
});

describe('倡导: counted, never missed', () => {
  check([
    ['顾长歌', 'fj.2.2', '2026-10-01', '2026-12-31', 'counted', [0, 2, 2]],
    ['顾长歌', 'fj.6.7', '2026-10-01', '2026-12-31', 'counted', [0, 1, 1]],
    ['顾长歌', 'fj.6.2', '2026-10-01', '2026-12-31', 'counted', [0, 1, 0]],
    ['裴知秋', 'fj.6.2', '2026-10-01', '2026-12-31', 'counted', OWED_NOTHING],
    ['宋时雨', 'fj.6.2', '2026-10-01', '2026-12-31', 'not-applicable', OWED_NOTHING],
  ]);
});
