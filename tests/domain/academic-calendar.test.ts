import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import {
  academicYearOf,
  academicYearSpan,
  holidayYearsKnown,
  isTermDay,
  isWorkday,
  prepareCalendar,
  proposeSemesters,
  semesterOf,
  teachingWeek,
  termWeekdays,
  termWorkdays,
  workdays,
} from '#domain/academic-calendar';
import { daysOf, isPlainDate, weekdayOf } from '#domain/plain-date';
import { CALENDAR, DAYS, holidayYear } from './compliance/world.ts';

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
const SHIPPED = prepareCalendar({ semesters: [], holidays: YEARS.map(holidayYear) });

const whole = (year: number) => ({ from: `${String(year)}-01-01`, until: `${String(year)}-12-31` });

/* The other source's own functions mix UTC with the local weekday, so its data is asked, which knows no zone. */
const OTHER: {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
} = chineseDays;

const isWorkedElsewhere = (day: string): boolean =>
  day in OTHER.workdays || (weekdayOf(day) <= 5 && !(day in OTHER.holidays));

describe('statutory holidays', () => {
  it.each(YEARS)('of %i are the same as another source says, day by day', (year) => {
    const differing = daysOf(whole(year)).filter(
      (day) => isWorkday(SHIPPED, day) !== isWorkedElsewhere(day),
    );
    expect(differing).toEqual([]);
  });

  it.each(YEARS)('of %i are well formed and cite their notice', (year) => {
    const { holidays, workdays: made, source, issued } = holidayYear(year);
    expect(source).toContain(`关于${String(year)}年部分节假日安排的通知`);
    expect(isPlainDate(issued) && issued < `${String(year)}-01-01`).toBe(true);
    expect(holidays.every((span) => isPlainDate(span.from) && span.from <= span.until)).toBe(true);
    expect(made.map(weekdayOf).every((weekday) => weekday >= 6)).toBe(true);
  });

  it('counts Monday to Friday where no notice is known', () => {
    expect(isWorkday(DAYS, '2027-10-01')).toBe(true);
    expect(isWorkday(DAYS, '2027-10-02')).toBe(false);
    expect(isWorkday(DAYS, '1999-10-01')).toBe(true);
    expect(isWorkday(DAYS, '2099-10-03')).toBe(false);
    expect(holidayYearsKnown(CALENDAR)).toEqual([2025, 2026]);
    // 261 weekdays in 2027; 1985 begins on a Tuesday and has 261 as well
    expect(workdays(DAYS, whole(2027))).toBe(261);
    expect(workdays(DAYS, whole(1985))).toBe(261);
  });

  it('counts the working days of October 2026: 22 weekdays, less 5, and Saturday 10', () => {
    expect(workdays(DAYS, { from: '2026-10-01', until: '2026-10-31' })).toBe(18);
    expect(workdays(DAYS, { from: '2026-10-31', until: '2026-10-01' })).toBe(0);
    expect(isWorkday(DAYS, '2026-10-10')).toBe(true);
    expect(isWorkday(DAYS, '2026-10-07')).toBe(false);
  });
});

describe('semesters', () => {
  it('run to the day before the next one, so that no day falls outside', () => {
    expect(semesterOf(DAYS, '2026-03-01')?.semester.ordinal).toBe(1);
    expect(semesterOf(DAYS, '2026-03-02')?.semester.ordinal).toBe(2);
    expect(semesterOf(DAYS, '2026-08-30')?.semester.academicYear).toBe('2025-2026');
    expect(semesterOf(DAYS, '2026-08-31')?.semester.academicYear).toBe('2026-2027');
    expect(semesterOf(DAYS, '2025-08-31')).toBeUndefined();
  });

  it('end on an estimated day when the next one is not entered', () => {
    expect(semesterOf(DAYS, '2027-08-31')?.until).toBe('2027-08-31');
    expect(semesterOf(DAYS, '2027-09-01')).toBeUndefined();
    const autumn = prepareCalendar({ semesters: CALENDAR.semesters.slice(0, 1), holidays: [] });
    expect(semesterOf(autumn, '2025-12-01')?.until).toBe('2026-02-28');
    const holed = prepareCalendar({
      semesters: CALENDAR.semesters.filter((_, index) => index !== 1),
      holidays: [],
    });
    expect(semesterOf(holed, '2025-12-01')?.until).toBe('2026-02-28');
    expect(academicYearSpan(holed, '2025-2026')?.until).toBe('2026-08-30');
  });

  it('are in term up to the vacation', () => {
    expect(isTermDay(DAYS, '2026-07-11')).toBe(true);
    expect(isTermDay(DAYS, '2026-07-12')).toBe(false);
    expect(termWorkdays(DAYS, { from: '2026-07-01', until: '2026-07-31' })).toBe(8);
    expect(termWorkdays(DAYS, { from: '2026-02-01', until: '2026-02-28' })).toBe(0);
    expect(termWorkdays(DAYS, { from: '2026-01-01', until: '2026-01-31' })).toBe(11);
  });

  it('have Mondays to Fridays whether or not these are holidays', () => {
    // October 2026: 22 of them, five of which are holidays; Saturday 10 is none
    expect(termWeekdays(DAYS, { from: '2026-10-01', until: '2026-10-31' })).toBe(22);
    expect(termWeekdays(DAYS, { from: '2026-07-01', until: '2026-07-31' })).toBe(8);
    expect(termWeekdays(DAYS, { from: '2026-02-01', until: '2026-02-28' })).toBe(0);
    // both sides of the winter vacation: 12—16 January, 2—6 March
    expect(termWeekdays(DAYS, { from: '2026-01-12', until: '2026-03-08' })).toBe(10);
  });

  it('make academic years', () => {
    expect(academicYearOf(DAYS, '2026-08-30')?.academicYear).toBe('2025-2026');
    expect(academicYearSpan(DAYS, '2026-2027')).toEqual({
      academicYear: '2026-2027',
      from: '2026-08-31',
      until: '2027-08-31',
    });
    expect(academicYearSpan(DAYS, '2019-2020')).toBeUndefined();
  });

  it('number their teaching weeks from the Monday on or before the first day', () => {
    expect(teachingWeek(DAYS, '2026-08-31')?.week).toBe(1);
    expect(teachingWeek(DAYS, '2026-09-06')?.week).toBe(1);
    expect(teachingWeek(DAYS, '2026-10-05')?.week).toBe(6);
    expect(teachingWeek(DAYS, '2026-07-11')?.week).toBe(19);
    expect(teachingWeek(DAYS, '2026-07-12')).toBeUndefined();
    expect(teachingWeek(DAYS, '2026-02-10')).toBeUndefined();
  });

  it('are proposed for the academic year at hand, or from July for the coming one', () => {
    expect(proposeSemesters('2026-11-21')).toEqual([
      { academicYear: '2026-2027', ordinal: 1, firstDay: '2026-08-31', vacationFrom: '2027-01-17' },
      { academicYear: '2026-2027', ordinal: 2, firstDay: '2027-03-01', vacationFrom: '2027-07-18' },
    ]);
    expect(proposeSemesters('2026-06-30')[0].academicYear).toBe('2025-2026');
    expect(proposeSemesters('2026-07-01')[0].academicYear).toBe('2026-2027');
    for (let year = 2000; year < 2060; year += 1) {
      const [autumn, spring] = proposeSemesters(`${String(year)}-10-01`);
      expect([weekdayOf(autumn.firstDay), weekdayOf(spring.firstDay)]).toEqual([1, 1]);
      expect(autumn.vacationFrom < spring.firstDay).toBe(true);
    }
  });
});
