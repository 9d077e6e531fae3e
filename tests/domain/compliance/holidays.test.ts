import { describe, expect, it } from 'vitest';
import type { Entry } from '#domain/entry';
import type { Facts } from '#domain/compliance/facts';
import type { Holidays } from '#domain/policy/schema';
import { creditsOf } from '#domain/compliance/credit';
import { clause, frequency, row, small, visits } from './small.ts';
import { CALENDAR, visit } from './world.ts';

/*
 * An invented holiday: 1 to 11 October 2026, nothing made up for. The week of 28 September has three working days,
 * that of 5 October none though it lies in term, that of 12 October five.
 */

const LONG = {
  ...CALENDAR,
  holidays: [
    {
      year: 2026,
      source: '',
      issued: '2025-11-01',
      holidays: [{ name: '国庆', from: '2026-10-01', until: '2026-10-11' }],
      workdays: [],
    },
  ],
};
const TODAY = '2027-06-30';
const [BEFORE, HOLIDAY, AFTER] = ['2026-09-28', '2026-10-05', '2026-10-12'] as const;

const weekly = (
  holidays: Holidays | undefined,
  entries: readonly Entry[] = [],
  over: Partial<Facts> = {},
) =>
  small(clause(frequency({ period: 'week' }), { holidays }), { calendar: LONG, entries, ...over });

const away = {
  id: 'x',
  person: '甲',
  from: '2026-01-01',
  until: '2026-12-31',
  reason: '挂职',
  approver: '',
};

describe('a week without a working day because of a holiday', () => {
  it('is exempt by default, as a holiday and not as vacation', () => {
    const because = { kind: 'holiday', termDays: 0, neededDays: 1 };
    expect(weekly(undefined).why('甲', HOLIDAY).exemptBecause).toEqual(because);
    expect(weekly({ vacation: 'count' }).why('甲', HOLIDAY).exemptBecause).toEqual(because);
    expect(weekly({ statutory: 'exempt' }).at('甲', HOLIDAY, TODAY).status).toBe('exempt');
    expect(weekly(undefined).why('甲', '2026-02-04').exemptBecause).toMatchObject({
      kind: 'vacation',
    });
  });

  it('is one in a vacation too, however the vacation is taken', () => {
    // 7 October without term: the vacation is moved over it
    const vacation = {
      ...LONG,
      semesters: LONG.semesters.map((term) =>
        term.firstDay === '2026-08-31' ? { ...term, firstDay: '2026-10-19' } : term,
      ),
    };
    const counting = weekly({ vacation: 'count' }, [], { calendar: vacation });
    expect(counting.why('甲', HOLIDAY).exemptBecause).toMatchObject({ kind: 'holiday' });
    // 12 to 16 October are worked
    expect(counting.at('甲', AFTER, TODAY).status).toBe('missed');
    const resting = weekly({ statutory: 'count' }, [], { calendar: vacation });
    expect(resting.at('甲', HOLIDAY, TODAY).status).toBe('missed');
    expect(resting.why('甲', AFTER).exemptBecause).toMatchObject({ kind: 'vacation' });
  });

  it('is owed all the same where it counts, but not by who is away', () => {
    const counting = weekly({ statutory: 'count' });
    expect(row(counting.at('甲', HOLIDAY, TODAY))).toEqual(['missed', 1, 0, 0]);
    const done = weekly({ statutory: 'count' }, visits('2026-10-07'));
    expect(row(done.at('甲', HOLIDAY, TODAY))).toEqual(['met', 1, 1, 1]);
    const absent = weekly({ statutory: 'count' }, [], { exemptions: [away] });
    expect(absent.at('甲', HOLIDAY, TODAY).status).toBe('exempt');
  });
});

describe('顺延 to the end of the next week in which something is owed', () => {
  const put = (...days: readonly string[]) => weekly({ statutory: 'postpone' }, visits(...days));
  const both = (...days: readonly string[]) =>
    [HOLIDAY, AFTER].map((day) => put(...days).at('甲', day, TODAY).status);

  it('lengthens its days', () => {
    expect(put().why('甲', HOLIDAY).window).toEqual({ from: '2026-10-05', until: '2026-10-18' });
    expect(put().why('甲', AFTER).window).toBeNull();
  });

  it('gives each entry to one of the two, the earlier period first', () => {
    expect(both('2026-10-13')).toEqual(['met', 'missed']);
    expect(both('2026-10-13', '2026-10-15')).toEqual(['met', 'met']);
    expect(both('2026-10-06', '2026-10-15')).toEqual(['met', 'met']);
    expect(put('2026-10-13').nearly('甲', AFTER)).toEqual([['2026-10-13', 'used-elsewhere']]);
    expect(put('2026-10-13', '2026-10-15').counted('甲', AFTER)).toEqual(['2026-10-15']);
    expect(put('2026-10-13', '2026-10-15').nearly('甲', HOLIDAY)).toEqual([
      ['2026-10-15', 'used-elsewhere'],
    ]);
  });

  it('leaves what is too much in the week it lies in', () => {
    const three = put('2026-10-12', '2026-10-13', '2026-10-14');
    expect(row(three.at('甲', HOLIDAY, TODAY))).toEqual(['met', 1, 1, 1]);
    expect(row(three.at('甲', AFTER, TODAY))).toEqual(['met', 1, 2, 2]);
  });

  it('puts its deadline off as well', () => {
    const demand = frequency({ period: 'week', deadline: { kind: 'days-after', days: 3 } });
    const late = small(clause(demand, { holidays: { statutory: 'postpone' } }), { calendar: LONG });
    expect(late.at('甲', HOLIDAY, '2026-10-18')).toMatchObject({
      deadline: '2026-10-21',
      status: 'due-soon',
    });
    expect(late.at('甲', HOLIDAY, '2026-10-11').status).toBe('open');
    expect(late.at('甲', HOLIDAY, '2026-10-21')).toMatchObject({
      status: 'due-soon',
      urgent: true,
    });
    expect(late.at('甲', HOLIDAY, '2026-10-22').status).toBe('missed');
    expect(late.at('甲', BEFORE, TODAY).deadline).toBe('2026-10-07');
  });

  it('reaches by days where the clause says so', () => {
    const three = (...days: readonly string[]) =>
      weekly({ statutory: 'postpone', days: 3 }, visits(...days));
    expect(three().why('甲', HOLIDAY).window).toEqual({ from: '2026-10-05', until: '2026-10-14' });
    const statuses = (...days: readonly string[]) =>
      [HOLIDAY, AFTER].map((day) => three(...days).at('甲', day, TODAY).status);
    expect(statuses('2026-10-14')).toEqual(['met', 'missed']);
    expect(statuses('2026-10-15')).toEqual(['missed', 'met']);
  });

  it('takes nothing with what still waits for its evidence', () => {
    const demand = frequency({ period: 'week', evidence: '讲稿' });
    const proof = { evidence: [{ kind: '讲稿', title: '' }] };
    const found = small(clause(demand, { holidays: { statutory: 'postpone' } }), {
      calendar: LONG,
      entries: [visit('甲', '2026-10-12', '走访'), visit('甲', '2026-10-13', '走访', proof)],
    });
    expect(found.at('甲', HOLIDAY, TODAY).status).toBe('met');
    expect(found.at('甲', AFTER, TODAY).status).toBe('under-review');
  });

  it('takes nothing for who owes nothing', () => {
    const onlyThen = { ...away, from: '2026-10-05', until: '2026-10-16' };
    const found = weekly({ statutory: 'postpone' }, visits('2026-10-17'), {
      exemptions: [onlyThen],
    });
    // no working day of the lengthened window is one of presence
    expect(found.at('甲', HOLIDAY, TODAY).status).toBe('exempt');
    expect(found.at('甲', AFTER, TODAY).status).toBe('exempt');
  });

  it('keeps what was made up for the week that was put off', () => {
    const entry = visit('甲', '2026-10-13', '走访', {
      makeUp: { for: '2026-10-06', reason: '病' },
    });
    const found = weekly({ statutory: 'postpone' }, [entry, ...visits('2026-10-12')]);
    // which can count nowhere else, so that the other one is left to its own week
    expect(found.counted('甲', HOLIDAY)).toEqual(['2026-10-13']);
    expect(found.counted('甲', AFTER)).toEqual(['2026-10-12']);
  });

  it('is credited where it is given', () => {
    const [credit] = creditsOf(put().prepared, visit('甲', '2026-10-13', '走访'), TODAY);
    expect(credit?.period.from).toBe(HOLIDAY);
    const [second] = creditsOf(
      put('2026-10-13').prepared,
      visit('甲', '2026-10-14', '走访'),
      TODAY,
    );
    expect(second?.period.from).toBe(AFTER);
  });
});

describe('提前 from the beginning of the last week in which something is owed', () => {
  const forward = (...days: readonly string[]) =>
    weekly({ statutory: 'bring-forward' }, visits(...days));
  const both = (...days: readonly string[]) =>
    [BEFORE, HOLIDAY].map((day) => forward(...days).at('甲', day, TODAY).status);

  it('gives the earlier week its visit first', () => {
    expect(forward().why('甲', HOLIDAY).window).toEqual({ from: BEFORE, until: '2026-10-11' });
    expect(both('2026-09-29')).toEqual(['met', 'missed']);
    expect(both('2026-09-29', '2026-09-30')).toEqual(['met', 'met']);
    expect(both('2026-10-08')).toEqual(['missed', 'met']);
    expect(forward('2026-09-29').nearly('甲', HOLIDAY)).toEqual([['2026-09-29', 'used-elsewhere']]);
  });

  it('is missed when the holiday is over', () => {
    expect(forward().at('甲', HOLIDAY, '2026-10-11').status).toBe('due-soon');
    expect(forward().at('甲', HOLIDAY, '2026-10-12').status).toBe('missed');
  });

  it('reaches back by days where the clause says so', () => {
    const days = weekly(
      { statutory: 'bring-forward', days: 3 },
      visits('2026-09-30', '2026-10-02'),
    );
    expect(days.why('甲', HOLIDAY).window).toEqual({ from: '2026-10-02', until: '2026-10-11' });
    expect(days.counted('甲', BEFORE)).toEqual(['2026-09-30']);
    expect(days.counted('甲', HOLIDAY)).toEqual(['2026-10-02']);
  });
});

describe('months of vacation put off', () => {
  /* July 2026 has 8 working days in term, August 1; September is the next month with ten. */
  const demand = frequency({ deadline: { kind: 'day-of-next-month', day: 5 } });
  const monthly = (...days: readonly string[]) =>
    small(clause(demand, { holidays: { vacation: 'postpone', deadline: 'postpone' } }), {
      entries: visits(...days),
    });
  const statuses = (...days: readonly string[]) =>
    ['2026-07-01', '2026-08-01', '2026-09-01'].map(
      (day) => monthly(...days).at('甲', day, TODAY).status,
    );

  it('are fulfilled one after the other', () => {
    expect(monthly().why('甲', '2026-07-01').window?.until).toBe('2026-09-30');
    expect(statuses('2026-09-08')).toEqual(['met', 'missed', 'missed']);
    expect(statuses('2026-07-08', '2026-09-08')).toEqual(['met', 'met', 'missed']);
    expect(statuses('2026-07-08', '2026-09-08', '2026-09-09')).toEqual(['met', 'met', 'met']);
  });

  it('are due after September, and after the holiday then', () => {
    expect(monthly().at('甲', '2026-07-01', '2026-09-01').deadline).toBe('2026-10-08');
  });

  it('are exempt while no later term is entered', () => {
    // July 2027 is the last month of the calendar but one
    expect(monthly().at('甲', '2027-07-01', '2028-01-01').status).toBe('exempt');
    expect(monthly().at('甲', '2020-07-01', '2028-01-01').status).toBe('exempt');
  });
});
