import { describe, expect, it } from 'vitest';
import { prepareCalendar } from '#domain/academic-calendar';
import { stepped } from '../../src-renderer/rooms/print/print-period.ts';

const calendar = prepareCalendar({
  semesters: [
    {
      academicYear: '2026-2027',
      ordinal: 1,
      firstDay: '2026-08-31',
      vacationFrom: '2027-01-23',
    },
    {
      academicYear: '2026-2027',
      ordinal: 2,
      firstDay: '2027-02-22',
      vacationFrom: '2027-07-10',
    },
  ],
  holidays: [],
});
const today = '2026-11-21';
const known = { calendar, today };

describe('the period that is printed', () => {
  it('is stepped from one to the next, whatever its length', () => {
    expect(stepped({ kind: 'month', day: today }, -1, known)).toBe('2026-10-31');
    expect(stepped({ kind: 'half-year', day: today }, 1, known)).toBe('2027-01-01');
    expect(stepped({ kind: 'semester', day: today }, 1, known)).toBe('2027-02-22');
    expect(stepped({ kind: 'calendar-year', day: today }, -1, known)).toBe('2025-12-31');
  });

  it('is as of today where it is the running one', () => {
    expect(stepped({ kind: 'month', day: '2026-10-31' }, 1, known)).toBe(today);
    expect(stepped({ kind: 'semester', day: '2027-02-22' }, -1, known)).toBe(today);
  });

  it('may leave the calendar that is entered, and finds back', () => {
    const before = stepped({ kind: 'academic-year', day: today }, -1, known);
    expect(before).toBe('2026-08-30');
    expect(stepped({ kind: 'academic-year', day: before }, 1, known)).toBe(today);
    const after = stepped({ kind: 'semester', day: '2027-02-22' }, 1, known);
    expect(after >= '2027-07-10').toBe(true);
    expect(stepped({ kind: 'semester', day: '2028-03-01' }, -1, known)).toBe('2027-10-03');
  });
});
