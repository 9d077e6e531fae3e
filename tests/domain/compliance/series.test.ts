import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { judge, versionsOf } from '#domain/compliance/judge';
import { judgeRange, policyOn, rulesOfSeries } from '#domain/compliance/range';
import { periodHolding } from '#domain/period';
import type { Policy, Rhythm } from '#domain/policy/schema';
import { clause, frequency, policyOf, row, small, visits } from './small.ts';
import { DAYS, facts, post, visit } from './world.ts';

/* A document that asks for one visit a month, and from the middle of 2026 for two. July and August owe nothing. */

const once = clause(frequency());
const dropped = clause(frequency({ match: { carriers: ['旧'] } }), { id: 'x.2' });
const added = clause(frequency({ match: { carriers: ['新'] } }), { id: 'x.3' });
const twice = clause(frequency({ minimum: 2 }), { force: 'principle' });

const OLD = policyOf([once, dropped], { id: 'x-2020' });
const NEW = policyOf([added, twice], { id: 'x-2026', effectiveFrom: '2026-07-01' });

const TODAY = '2027-06-30';
const YEAR = { from: '2026-01-01', until: '2026-12-31' };
const ledger = (policies: readonly Policy[], over: Partial<Facts> = {}) =>
  prepare(facts({ posts: [post('甲')], policies, ...over }));
const period = (day: string, rhythm: Rhythm = 'month') => {
  const found = periodHolding(rhythm, day, DAYS);
  if (found === undefined) throw new Error(day);
  return found;
};

describe('two versions of one document', () => {
  const prepared = ledger([NEW, OLD], { entries: visits('2026-06-10', '2026-09-10') });
  const at = (rule: typeof once, day: string) =>
    row(judge(prepared, { rule, subject: '甲', period: period(day) }, TODAY));

  it.each([['the older', once] as const, ['the newer', twice] as const])(
    'judge each period by the one in force on its last day, asked by %s',
    (_, rule) => {
      expect(at(rule, '2026-06-01')).toEqual(['met', 1, 1, 1]);
      expect(at(rule, '2026-09-01')).toEqual(['missed', 2, 1, 1]);
      const asked = { rule, subject: '甲', period: period('2026-09-01') };
      const shown = explain(prepared, asked, TODAY);
      expect([shown.verdict.force, shown.verdict.expected]).toEqual(['principle', 2]);
    },
  );

  it('make one cell', () => {
    const asked = { subject: '甲', span: { from: '2026-06-01', until: '2026-09-30' } };
    for (const rule of [once, twice]) {
      const cell = judgeRange(prepared, { ...asked, rule }, TODAY);
      expect(cell.verdicts.map((one) => [one.status, one.expected])).toEqual([
        ['met', 1],
        ['exempt', 0],
        ['exempt', 0],
        ['missed', 2],
      ]);
      expect([cell.status, cell.expected, cell.done]).toEqual(['missed', 3, 2]);
    }
  });

  it('are listed in order, and found by day', () => {
    expect(versionsOf(prepared, 'x').map(({ id }) => id)).toEqual(['x-2020', 'x-2026']);
    expect(versionsOf(prepared, 'y')).toEqual([]);
    expect(policyOn(prepared, 'x', '2026-06-30')?.id).toBe('x-2020');
    expect(policyOn(prepared, 'x', '2026-07-01')?.id).toBe('x-2026');
    expect(policyOn(prepared, 'x', '2019-12-31')).toBeUndefined();
  });

  it('give each rule one column, in its latest version', () => {
    const ids = (from: string, until: string) =>
      rulesOfSeries(prepared, 'x', { from, until }).map(({ id, force }) => [id, force]);
    expect(ids('2026-03-01', '2026-03-31')).toEqual([
      ['x.1', 'must'],
      ['x.2', 'must'],
    ]);
    expect(ids('2026-09-01', '2026-09-30')).toEqual([
      ['x.3', 'must'],
      ['x.1', 'principle'],
    ]);
    expect(ids(YEAR.from, YEAR.until)).toEqual([
      ['x.3', 'must'],
      ['x.1', 'principle'],
      ['x.2', 'must'],
    ]);
    expect(ids('2019-01-01', '2019-12-31')).toEqual([]);
  });

  it('leave a rule that only one of them has not applicable in the other', () => {
    expect(at(dropped, '2026-06-01')[0]).toBe('missed');
    const asked = { rule: dropped, subject: '甲', period: period('2026-09-01') };
    expect(explain(prepared, asked, TODAY).exemptBecause).toEqual({ kind: 'not-in-force' });
    const cell = judgeRange(
      prepared,
      { rule: dropped, subject: '甲', span: { from: '2026-09-01', until: '2026-09-30' } },
      TODAY,
    );
    expect([cell.status, cell.verdicts.length]).toEqual(['not-applicable', 1]);
    expect(at(added, '2026-06-01')[0]).toBe('not-applicable');
  });

  it('are credited by the one in force', () => {
    const entry = visit('甲', '2026-09-20', '走访');
    const found = creditsOf(prepared, entry, TODAY);
    expect(found.map((one) => [one.rule, one.after.expected])).toEqual([['x.1', 2]]);
  });
});

describe('a version that begins in the middle of a period', () => {
  it('judges the whole of it', () => {
    const fifteenth = { ...NEW, effectiveFrom: '2026-09-15' };
    const prepared = ledger([OLD, fifteenth], { entries: visits('2026-09-02', '2026-09-03') });
    const found = judge(
      prepared,
      { rule: once, subject: '甲', period: period('2026-09-01') },
      TODAY,
    );
    expect(row(found)).toEqual(['met', 2, 2, 2]);
  });

  it('brings its own rhythm', () => {
    const weekly = clause(frequency({ period: 'week' }));
    const october = policyOf([weekly], { id: 'x-2026', effectiveFrom: '2026-10-01' });
    const prepared = ledger([OLD, october]);
    const span = { from: '2026-09-01', until: '2026-10-31' };
    const cell = judgeRange(prepared, { rule: once, subject: '甲', span }, TODAY);
    // September, and the weeks that end from 4 October on
    expect(cell.verdicts.map((one) => one.period.from)).toEqual([
      '2026-09-01',
      '2026-09-28',
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
    ]);
    // the month of October is nobody's
    const asked = { rule: once, subject: '甲', period: period('2026-10-01') };
    expect(judge(prepared, asked, TODAY).status).toBe('not-applicable');
  });
});

describe('a time between two versions', () => {
  const until = { ...OLD, effectiveUntil: '2026-03-31' };
  const prepared = ledger([until, { ...NEW, effectiveFrom: '2026-09-01' }]);

  it('owes nothing', () => {
    const span = { from: '2026-03-01', until: '2026-05-31' };
    const cell = judgeRange(prepared, { rule: twice, subject: '甲', span }, TODAY);
    expect(cell.verdicts.map((one) => one.status)).toEqual([
      'missed',
      'not-applicable',
      'not-applicable',
    ]);
    const april = { from: '2026-04-01', until: '2026-04-30' };
    expect(judgeRange(prepared, { rule: once, subject: '甲', span: april }, TODAY)).toMatchObject({
      status: 'not-applicable',
      expected: 0,
    });
    expect(rulesOfSeries(prepared, 'x', april)).toEqual([]);
  });
});

describe('a rule with narrower dates than its document', () => {
  it('is in force between them, by the last day of a period', () => {
    const narrow = clause(frequency(), {
      effectiveFrom: '2026-03-31',
      effectiveUntil: '2026-05-30',
    });
    const status = (day: string) => small(narrow).at('甲', day, TODAY).status;
    expect(status('2026-01-05')).toBe('not-applicable');
    expect(status('2026-03-01')).toBe('missed');
    expect(status('2026-04-01')).toBe('missed');
    expect(status('2026-05-01')).toBe('not-applicable');
  });
});

describe('windows over the turn of two versions', () => {
  it('share an entry between them only once', () => {
    // February 2026 is put off to the end of March, which the new version judges
    const holidays = { vacation: 'postpone' } as const;
    const old = policyOf([clause(frequency(), { holidays })], { id: 'x-2020' });
    const march = policyOf([clause(frequency(), { holidays })], {
      id: 'x-2026',
      effectiveFrom: '2026-03-01',
    });
    const statuses = (...days: readonly string[]) => {
      const prepared = ledger([old, march], { entries: visits(...days) });
      const [rule] = old.rules;
      const span = { from: '2026-02-01', until: '2026-03-31' };
      if (rule === undefined) throw new Error('no rule');
      return judgeRange(prepared, { rule, subject: '甲', span }, TODAY).verdicts.map(
        (one) => one.status,
      );
    };
    expect(statuses('2026-03-10')).toEqual(['met', 'missed']);
    expect(statuses('2026-03-10', '2026-03-11')).toEqual(['met', 'met']);
  });
});
