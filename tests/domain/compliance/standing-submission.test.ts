import { describe, expect, it } from 'vitest';
import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import type { Status } from '#domain/compliance/verdict';
import { asking, verdict } from './world.ts';
import { YEAR } from './year.ts';

/* Worked by hand, as in verdicts.test.ts. */

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

describe('standing links, by semester', () => {
  check([
    // Linked since 1 September 2025 to a 直属党支部, which is what the policy calls a 党总支 too.
    ['顾长歌', 'fj.1.1', '2026-10-01', '2026-12-01', 'met', [1, 1, 1]],
    // From Friday to Monday no working day is without a link.
    ['顾长歌', 'fj.3.1', '2026-10-01', '2026-12-01', 'met', [1, 1, 1]],
    // The linked team ceased on 30 November: held until then, open in December (182 days, 75 left).
    ['顾长歌', 'fj.2.1', '2026-10-01', '2026-11-30', 'met', [1, 1, 1]],
    ['顾长歌', 'fj.2.1', '2026-10-01', '2026-12-15', 'due-soon', [1, 0, 0]],
    // No link from 12 to 18 October, then again.
    ['陆观澜', 'fj.1.1', '2026-10-01', '2026-10-15', 'due-soon', [1, 0, 0]],
    ['陆观澜', 'fj.1.1', '2026-10-01', '2026-12-01', 'met-late', [1, 1, 0]],
    // Never linked: the semester ends on 1 March 2026.
    ['裴知秋', 'fj.1.1', '2025-10-01', '2025-10-10', 'due-soon', [1, 0, 0]],
    ['裴知秋', 'fj.1.1', '2025-10-01', '2026-03-01', 'due-soon', [1, 0, 0]],
    ['裴知秋', 'fj.1.1', '2025-10-01', '2026-03-02', 'missed', [1, 0, 0]],
    // The semester hasn't begun.
    ['裴知秋', 'fj.1.1', '2027-03-05', '2026-12-01', 'open', [1, 0, 0]],
  ]);

  it('lists the gap, weekend included', () => {
    const shown = explain(prepared, asking('陆观澜', 'fj.1.1', '2026-10-01'), '2026-12-01');
    expect(shown.gaps).toEqual([{ from: '2026-10-12', until: '2026-10-18' }]);
    expect(shown.links).toEqual(['陆观澜-护理总支-2025-09-01', '陆观澜-药学总支-2026-10-19']);
  });
});

describe('fj.7 and fj.9 工作记录表, due on the 5th', () => {
  check([
    ['顾长歌', 'fj.7', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    ['顾长歌', 'fj.7', '2026-11-01', '2026-12-31', 'met-late', [1, 1, 0]],
    // Returned and not handed in again.
    ['顾长歌', 'fj.7', '2026-09-01', '2026-10-05', 'due-soon', [1, 0, 0]],
    ['顾长歌', 'fj.7', '2026-09-01', '2026-10-06', 'missed', [1, 0, 0]],
    // A draft.
    ['顾长歌', 'fj.7', '2026-12-01', '2027-01-06', 'missed', [1, 0, 0]],
    // A zero report says so, and is in.
    ['陆观澜', 'fj.7', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    // A month wholly in vacation.
    ['顾长歌', 'fj.7', '2026-02-01', '2026-12-31', 'exempt', [0, 0, 0]],
    ['宋时雨', 'fj.9', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    ['卫知微', 'fj.9', '2026-10-01', '2026-11-05', 'due-soon', [1, 0, 0]],
    ['卫知微', 'fj.9', '2026-10-01', '2026-11-06', 'missed', [1, 0, 0]],
    ['宋时雨', 'fj.7', '2026-10-01', '2026-12-31', 'not-applicable', [0, 0, 0]],
  ]);

  it('says that a sheet is a zero report, and when it came', () => {
    const shown = explain(prepared, asking('陆观澜', 'fj.7', '2026-10-01'), '2026-12-31');
    expect(shown.submission).toEqual({
      submitted: '2026-11-03',
      zeroReason: '因公出国',
      missing: [],
    });
  });
});

describe('fj.8 于每年9月初报党政办公室收集汇总, due 10 September', () => {
  check([
    ['宋时雨', 'fj.8', '2026-10-01', '2026-12-31', 'met', [1, 1, 1]],
    ['邵一帆', 'fj.8', '2026-10-01', '2026-12-31', 'met-late', [1, 1, 0]],
    // No carrier for students: to be completed.
    ['宋时雨', 'fj.8', '2025-10-01', '2026-12-31', 'under-review', [1, 0, 0]],
    // A draft isn't in.
    ['邵一帆', 'fj.8', '2025-10-01', '2025-09-11', 'missed', [1, 0, 0]],
    // 31 August to 10 September are 11 days: 4 left on the 6th (36 %), 3 on the 7th (27 %).
    ['卫知微', 'fj.8', '2026-10-01', '2026-09-06', 'open', [1, 0, 0]],
    ['卫知微', 'fj.8', '2026-10-01', '2026-09-07', 'due-soon', [1, 0, 0]],
    ['卫知微', 'fj.8', '2026-10-01', '2026-09-10', 'due-soon', [1, 0, 0]],
    ['卫知微', 'fj.8', '2026-10-01', '2026-09-11', 'missed', [1, 0, 0]],
    ['顾长歌', 'fj.8', '2026-10-01', '2026-12-31', 'not-applicable', [0, 0, 0]],
  ]);

  it('names what is missing', () => {
    const shown = explain(prepared, asking('宋时雨', 'fj.8', '2025-10-01'), '2026-12-31');
    expect(shown.submission?.missing).toEqual(['students']);
  });
});
