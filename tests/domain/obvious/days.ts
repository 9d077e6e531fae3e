import type { AcademicCalendar, Semester } from '#domain/academic-calendar';
import type { Deadline, Rhythm, Rule } from '#domain/policy/schema';

/* Days the slow and obvious way: every period is the list of its days, every question is asked of each day. */

/** A day so many days later, by UTC. */
export const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const monday = (day: string): string => later(day, -weekday(day));

/** Monday to Friday. */
export const isWeekday = (day: string): boolean => weekday(day) < 5;

/** Whether people work that day: a make-up workday, or Monday to Friday and no holiday. */
export const works = (calendar: AcademicCalendar, day: string): boolean =>
  calendar.holidays.some((year) => year.workdays.includes(day)) ||
  (weekday(day) < 5 &&
    !calendar.holidays.some((year) =>
      year.holidays.some(({ from, until }) => from <= day && day <= until),
    ));

/** Whether the day lies between a first day of term and the vacation after it. */
export const inTerm = (calendar: AcademicCalendar, day: string): boolean =>
  calendar.semesters.some((term) => term.firstDay <= day && day < term.vacationFrom);

/** The semester whose first day was the last to come, unless that was more than a year ago. */
const semesterAt = (calendar: AcademicCalendar, day: string): Semester | undefined =>
  calendar.semesters
    .filter((term) => term.firstDay <= day)
    .toSorted((a, b) => (a.firstDay < b.firstDay ? 1 : -1))
    .find((term) => day <= endOfKnown(calendar, term));

/** A semester lasts until the next begins; the last one until 31 August. The tests' calendars end with a spring. */
const endOfKnown = (calendar: AcademicCalendar, term: Semester): string => {
  const next = calendar.semesters
    .map((other) => other.firstDay)
    .filter((first) => first > term.firstDay)
    .toSorted()[0];
  return next === undefined ? `${term.firstDay.slice(0, 4)}-08-31` : later(next, -1);
};

const taughtWeek = (calendar: AcademicCalendar, day: string): string | undefined => {
  const term = calendar.semesters.find(
    ({ firstDay, vacationFrom }) => monday(firstDay) <= day && monday(day) < vacationFrom,
  );
  if (term === undefined) return undefined;
  let week = 1;
  for (let at = monday(term.firstDay); later(at, 7) <= day; at = later(at, 7)) week += 1;
  return `${term.firstDay} ${String(week)}`;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A word that two days share exactly when they lie in one period of the kind; `undefined` outside all of them. */
const nameOfPeriod = (
  calendar: AcademicCalendar,
  rhythm: Rhythm,
  day: string,
): string | undefined => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (typeof rhythm === 'object') {
    const start = Number(rhythm.from.slice(0, 4)) * 12 + Number(rhythm.from.slice(5, 7));
    return String(Math.floor((year * 12 + month - start) / rhythm.months));
  }
  const taught = taughtWeek(calendar, day);
  const number = Number(taught?.split(' ')[1]);
  switch (rhythm) {
    case 'week':
      return monday(day);
    case 'teaching-week':
      return taught;
    case 'odd-week':
      return number % 2 === 1 ? taught : undefined;
    case 'even-week':
      return number % 2 === 0 ? taught : undefined;
    case 'two-weeks':
      return taught && `${taught.slice(0, 10)} ${String(Math.ceil(number / 2))}`;
    case 'month':
      return day.slice(0, 7);
    case 'two-months':
      return `${String(year)} ${String(Math.ceil(month / 2))}`;
    case 'quarter':
      return `${String(year)} ${String(Math.ceil(month / 3))}`;
    case 'half-year':
      return `${String(year)} ${month <= 6 ? 'a' : 'b'}`;
    case 'semester':
      return semesterAt(calendar, day)?.firstDay;
    case 'academic-year':
      return semesterAt(calendar, day)?.academicYear;
    case 'calendar-year':
      return String(year);
  }
};

/** Every day of the period that holds a day; empty where there is none. */
export const daysOfPeriod = (
  calendar: AcademicCalendar,
  rhythm: Rhythm,
  day: string,
): readonly string[] => {
  const name = nameOfPeriod(calendar, rhythm, day);
  if (name === undefined) return [];
  const same = (other: string): boolean => nameOfPeriod(calendar, rhythm, other) === name;
  const days = [day];
  for (let at = later(day, -1); same(at); at = later(at, -1)) days.unshift(at);
  for (let at = later(day, 1); same(at); at = later(at, 1)) days.push(at);
  return days;
};

/** The academic year of a day, `2026-2027`. */
export const schoolYear = (calendar: AcademicCalendar, day: string): string | undefined =>
  semesterAt(calendar, day)?.academicYear;

const inMonth = (year: number, month: number, day: number): string => {
  const first = `${String(year + Math.floor((month - 1) / 12))}-${twoDigits(((month - 1) % 12) + 1)}`;
  for (let last = day; ; last -= 1) {
    const made = `${first}-${twoDigits(last)}`;
    if (!Number.isNaN(Date.parse(made)) && later(made, 0) === made) return made;
  }
};

const plainDeadline = (
  calendar: AcademicCalendar,
  deadline: Deadline,
  days: readonly string[],
): string | null => {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  switch (deadline.kind) {
    case 'none':
      return null;
    case 'days-after':
      return later(last, deadline.days);
    case 'day-of-next-month':
      return inMonth(year, month + 1, deadline.day);
    case 'date': {
      const start = Number(first.slice(0, 4));
      const made = inMonth(start, deadline.month, deadline.day);
      return made >= first ? made : inMonth(start + 1, deadline.month, deadline.day);
    }
    case 'teaching-week': {
      const term = semesterAt(calendar, last);
      if (term === undefined) return null;
      const start = later(monday(term.firstDay), (deadline.week - 1) * 7);
      return deadline.edge === 'before' ? later(start, -1) : later(start, 6);
    }
  }
};

/** The day by which something of a period has to be in, moved off holidays where the rule says so. */
export const deadlineFor = (
  calendar: AcademicCalendar,
  rule: Rule,
  days: readonly string[],
): string | null => {
  if (!('deadline' in rule.demand)) return null;
  let day = plainDeadline(calendar, rule.demand.deadline, days);
  const move = rule.holidays?.deadline ?? 'keep';
  while (day !== null && move !== 'keep' && !works(calendar, day))
    day = later(day, move === 'postpone' ? 1 : -1);
  return day;
};
