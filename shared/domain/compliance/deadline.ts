import { isWorkday, semesterOf } from '../academic-calendar.ts';
import type { PreparedCalendar } from '../academic-calendar.ts';
import {
  addDays,
  addMonths,
  lastOfMonth,
  mondayOf,
  monthOf,
  partsOf,
  plainDate,
} from '../plain-date.ts';
import type { PlainDate, PlainMonth, Span } from '../plain-date.ts';
import type { Deadline, Holidays } from '../policy/schema.ts';

const dayOfMonth = (month: PlainMonth, day: number): PlainDate => {
  const last = lastOfMonth(month);
  return plainDate(partsOf(last)[0], partsOf(last)[1], day) ?? last;
};

const monthIn = (year: number, month: number): PlainMonth =>
  `${String(year)}-${String(month).padStart(2, '0')}`;

/** Null where the semester isn't entered, or has no such teaching week. */
const byTeachingWeek = (
  { week, edge }: Extract<Deadline, { readonly kind: 'teaching-week' }>,
  day: PlainDate,
  calendar: PreparedCalendar,
): PlainDate | null => {
  const semester = semesterOf(calendar, day)?.semester;
  if (semester === undefined || week < 1) return null;
  const monday = addDays(mondayOf(semester.firstDay), (week - 1) * 7);
  if (monday >= semester.vacationFrom) return null;
  return addDays(monday, edge === 'before' ? -1 : 6);
};

/** The day by which something for the period has to be in; null when there is none. A 31st becomes the month's last day. */
export const deadlineOf = (
  deadline: Deadline,
  period: Span,
  calendar: PreparedCalendar,
): PlainDate | null => {
  switch (deadline.kind) {
    case 'none':
      return null;
    case 'days-after':
      return addDays(period.until, deadline.days);
    case 'day-of-next-month':
      return dayOfMonth(addMonths(monthOf(period.until), 1), deadline.day);
    case 'date': {
      const year = Number(period.from.slice(0, 4));
      const first = dayOfMonth(monthIn(year, deadline.month), deadline.day);
      return first >= period.from
        ? first
        : dayOfMonth(monthIn(year + 1, deadline.month), deadline.day);
    }
    case 'teaching-week':
      return byTeachingWeek(deadline, period.until, calendar);
  }
};

/** No holiday is longer; where the calendar is strange, the day stays. */
const LONGEST_HOLIDAY = 60;

/** A deadline on a day that isn't worked by the statutory calendar, moved as the rule says. */
export const movedDeadline = (
  day: PlainDate | null,
  how: Holidays['deadline'],
  calendar: PreparedCalendar,
): PlainDate | null => {
  if (day === null || how === undefined || how === 'keep') return day;
  const step = how === 'postpone' ? 1 : -1;
  for (let days = 0; days <= LONGEST_HOLIDAY; days += 1) {
    const moved = addDays(day, days * step);
    if (isWorkday(calendar, moved)) return moved;
  }
  return day;
};

/** The Nth working day by the statutory calendar after a day. */
export const workdaysAfter = (
  day: PlainDate,
  count: number,
  calendar: PreparedCalendar,
): PlainDate => {
  let found = day;
  for (let left = count; left > 0;) {
    found = addDays(found, 1);
    if (isWorkday(calendar, found)) left -= 1;
  }
  return found;
};
