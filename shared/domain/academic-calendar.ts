import { addDays, dayNumber, mondayOf, plainDate, weekdayOf } from './plain-date.ts';
import type { PlainDate, Span } from './plain-date.ts';

/** One of the two semesters of an academic year. Its vacation belongs to it, so that no day falls outside. */
export interface Semester {
  /** `2026-2027`: September to August. */
  readonly academicYear: string;
  /** 1 第一学期 (autumn), 2 第二学期 (spring). */
  readonly ordinal: 1 | 2;
  /** First day of term; Monday of teaching week 1 is the Monday on or before it. */
  readonly firstDay: PlainDate;
  /** First day of the vacation that follows the teaching weeks. */
  readonly vacationFrom: PlainDate;
}

/** The statutory holidays of one calendar year, as the State Council's yearly notice gives them. */
export interface HolidayYear {
  readonly year: number;
  /** The notice: title and number, as quoted to the clerk. */
  readonly source: string;
  /** The notice's date. */
  readonly issued: PlainDate;
  readonly holidays: readonly (Span & { readonly name: string })[];
  /** Saturdays and Sundays that are worked instead (调休上班). */
  readonly workdays: readonly PlainDate[];
}

/** Everything that decides whether a day is worked, in term, and which semester it belongs to. */
export interface AcademicCalendar {
  /** In order of `firstDay`. */
  readonly semesters: readonly Semester[];
  /** In order of `year`. A year that is missing counts Monday to Friday as worked, and the app says so. */
  readonly holidays: readonly HolidayYear[];
}

/** A semester together with the days that belong to it: its first day to the day before the next one starts. */
export interface SemesterSpan extends Span {
  readonly semester: Semester;
}

/**
 * A calendar made ready for counting: day by day from `first` on, how many working days and how many
 * working days in term lie before. Outside the known years Monday to Friday count as worked.
 */
export interface PreparedCalendar {
  readonly calendar: AcademicCalendar;
  /** Day number of the first prepared day, a Monday. */
  readonly first: number;
  /** At index i: working days among the first i prepared days. */
  readonly worked: readonly number[];
  /** The same for working days in term. */
  readonly workedInTerm: readonly number[];
  readonly semesters: readonly SemesterSpan[];
}

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4));

const firstMonday = 4; // 1970-01-05

/** Mondays to Fridays from 1970-01-05 up to, but without, the day of that number. */
const weekdaysBefore = (day: number): number => {
  const since = day - firstMonday;
  const weeks = Math.floor(since / 7);
  return weeks * 5 + Math.min(since - weeks * 7, 5);
};

const successorOf = (semester: Semester): string => {
  const start = Number(semester.academicYear.slice(0, 4));
  return semester.ordinal === 1
    ? `${semester.academicYear}/2`
    : `${String(start + 1)}-${String(start + 2)}/1`;
};

/** Last day of February (autumn) or 31 August (spring): the end of a semester whose successor isn't known. */
const estimatedEnd = (semester: Semester): PlainDate => {
  const year = Number(semester.academicYear.slice(0, 4)) + 1;
  return semester.ordinal === 1 ? addDays(`${String(year)}-03-01`, -1) : `${String(year)}-08-31`;
};

const semesterSpans = (semesters: readonly Semester[]): readonly SemesterSpan[] => {
  const sorted = semesters.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  return sorted.map((semester, index) => {
    const next = sorted[index + 1];
    const end = estimatedEnd(semester);
    if (next === undefined) return { semester, from: semester.firstDay, until: end };
    const follows = `${next.academicYear}/${String(next.ordinal)}` === successorOf(semester);
    const before = addDays(next.firstDay, -1);
    return { semester, from: semester.firstDay, until: follows || before < end ? before : end };
  });
};

const numbersOf = (spans: readonly Span[]): ReadonlySet<number> => {
  const numbers = new Set<number>();
  for (const span of spans) {
    const until = dayNumber(span.until);
    for (let day = dayNumber(span.from); day <= until; day += 1) numbers.add(day);
  }
  return numbers;
};

/**
 * Makes a calendar ready for counting. A day counts as worked when it is a make-up workday, or a Monday to
 * Friday that is no statutory holiday; it is in term from a semester's first day to the day before its vacation.
 * The end of the last known semester (or of one whose successor is missing) is taken as the last day of February
 * (第一学期) or 31 August (第二学期) until the next one is entered.
 */
export const prepareCalendar = (calendar: AcademicCalendar): PreparedCalendar => {
  const semesters = semesterSpans(calendar.semesters);
  const years = [
    ...calendar.holidays.map((known) => known.year),
    ...semesters.flatMap((span) => [yearOf(span.from), yearOf(span.until)]),
  ];
  const firstYear = years.length === 0 ? 2000 : Math.min(...years);
  const lastYear = years.length === 0 ? 2000 : Math.max(...years);
  const first = dayNumber(mondayOf(`${String(firstYear - 1)}-12-01`));
  const last = dayNumber(`${String(lastYear + 1)}-01-31`);
  const off = numbersOf(calendar.holidays.flatMap((known) => known.holidays));
  const made = new Set(calendar.holidays.flatMap((known) => known.workdays.map(dayNumber)));
  const term = numbersOf(
    semesters.map(({ semester }) => ({
      from: semester.firstDay,
      until: addDays(semester.vacationFrom, -1),
    })),
  );
  const worked = [0];
  const workedInTerm = [0];
  let all = 0;
  let inTerm = 0;
  for (let day = first; day <= last; day += 1) {
    const isWorked = made.has(day) || ((day - first) % 7 < 5 && !off.has(day));
    if (isWorked) all += 1;
    if (isWorked && term.has(day)) inTerm += 1;
    worked.push(all);
    workedInTerm.push(inTerm);
  }
  return { calendar, first, worked, workedInTerm, semesters };
};

const workedBefore = (prepared: PreparedCalendar, day: number): number => {
  const index = day - prepared.first;
  const size = prepared.worked.length - 1;
  if (index < 0) return weekdaysBefore(day) - weekdaysBefore(prepared.first);
  if (index <= size) return prepared.worked[index] ?? 0;
  return (prepared.worked[size] ?? 0) + weekdaysBefore(day) - weekdaysBefore(prepared.first + size);
};

const inTermBefore = (prepared: PreparedCalendar, day: number): number => {
  const index = Math.max(0, Math.min(day - prepared.first, prepared.workedInTerm.length - 1));
  return prepared.workedInTerm[index] ?? 0;
};

/** Working days from one day number to another, both included; 0 when the second is before the first. */
export const workdaysBetween = (prepared: PreparedCalendar, from: number, until: number): number =>
  until < from ? 0 : workedBefore(prepared, until + 1) - workedBefore(prepared, from);

/** Working days of a span by the statutory calendar, in days. */
export const workdays = (prepared: PreparedCalendar, span: Span): number =>
  workdaysBetween(prepared, dayNumber(span.from), dayNumber(span.until));

/** Working days of a span that lie in term, in days. */
export const termWorkdays = (prepared: PreparedCalendar, span: Span): number =>
  span.until < span.from
    ? 0
    : inTermBefore(prepared, dayNumber(span.until) + 1) -
      inTermBefore(prepared, dayNumber(span.from));

/** Mondays to Fridays of a span that lie in term, whether or not they are statutory holidays. */
export const termWeekdays = (prepared: PreparedCalendar, span: Span): number =>
  prepared.semesters.reduce((sum, { semester }) => {
    const from = Math.max(dayNumber(span.from), dayNumber(semester.firstDay));
    const end = Math.min(dayNumber(span.until) + 1, dayNumber(semester.vacationFrom));
    return end <= from ? sum : sum + weekdaysBefore(end) - weekdaysBefore(from);
  }, 0);

/** Whether the day is worked: no statutory holiday, and Monday to Friday or a make-up workday. */
export const isWorkday = (prepared: PreparedCalendar, day: PlainDate): boolean =>
  workdays(prepared, { from: day, until: day }) === 1;

/** The semester the day belongs to, its vacation included; `undefined` where no semester is entered. */
export const semesterOf = (prepared: PreparedCalendar, day: PlainDate): SemesterSpan | undefined =>
  prepared.semesters.find((span) => span.from <= day && day <= span.until);

/** Whether the day lies in the teaching weeks of a semester, weekends and holidays included. */
export const isTermDay = (prepared: PreparedCalendar, day: PlainDate): boolean => {
  const span = semesterOf(prepared, day);
  return span !== undefined && day < span.semester.vacationFrom;
};

/** An academic year as days: first day of its first semester to the day before the next academic year. */
export interface AcademicYearSpan extends Span {
  /** `2026-2027` */
  readonly academicYear: string;
}

/** Academic year after (or before) another: `2026-2027` + 1 is `2027-2028`. */
const shiftAcademicYear = (academicYear: string, years: number): string => {
  const start = Number(academicYear.slice(0, 4)) + years;
  return `${String(start)}-${String(start + 1)}`;
};

const autumnOf = (prepared: PreparedCalendar, academicYear: string): PlainDate =>
  prepared.semesters.find(
    ({ semester }) => semester.academicYear === academicYear && semester.ordinal === 1,
  )?.from ?? `${academicYear.slice(0, 4)}-09-01`;

/**
 * Days of an academic year (学年 = the two semesters from September). A first semester that isn't entered is
 * taken to begin on 1 September. `undefined` when no semester of that year is entered.
 */
export const academicYearSpan = (
  prepared: PreparedCalendar,
  academicYear: string,
): AcademicYearSpan | undefined =>
  prepared.semesters.some(({ semester }) => semester.academicYear === academicYear)
    ? {
        academicYear,
        from: autumnOf(prepared, academicYear),
        until: addDays(autumnOf(prepared, shiftAcademicYear(academicYear, 1)), -1),
      }
    : undefined;

/** Every academic year of which a semester is entered, in order. */
export const academicYears = (prepared: PreparedCalendar): readonly AcademicYearSpan[] =>
  [...new Set(prepared.semesters.map(({ semester }) => semester.academicYear))]
    .toSorted()
    .flatMap((year) => academicYearSpan(prepared, year) ?? []);

/** The academic year the day belongs to; `undefined` where none is entered. */
export const academicYearOf = (
  prepared: PreparedCalendar,
  day: PlainDate,
): AcademicYearSpan | undefined =>
  academicYears(prepared).find((span) => span.from <= day && day <= span.until);

/** 教学周: which week of which semester, from 1; week 1 holds the first day of term. */
export interface TeachingWeek {
  readonly semester: Semester;
  readonly week: number;
}

/** The teaching week of a day; `undefined` in vacation and where no semester is entered. */
export const teachingWeek = (
  prepared: PreparedCalendar,
  day: PlainDate,
): TeachingWeek | undefined => {
  const found = prepared.semesters.findLast(
    ({ semester }) => mondayOf(semester.firstDay) <= day && day < semester.vacationFrom,
  );
  if (found === undefined) return undefined;
  const days = dayNumber(day) - dayNumber(mondayOf(found.semester.firstDay));
  return { semester: found.semester, week: Math.floor(days / 7) + 1 };
};

/** Years whose statutory holidays are known, in order. For others Monday to Friday count as worked. */
export const holidayYearsKnown = (calendar: AcademicCalendar): readonly number[] =>
  calendar.holidays.map((known) => known.year).toSorted((a, b) => a - b);

const mondayNear = (year: number, month: number): PlainDate => {
  const first = plainDate(year, month, 1) ?? '';
  const weekday = weekdayOf(first);
  return addDays(first, weekday <= 4 ? 1 - weekday : 8 - weekday);
};

const sundayNear = (year: number, month: number): PlainDate => {
  const middle = plainDate(year, month, 15) ?? '';
  const weekday = weekdayOf(middle);
  return addDays(middle, weekday <= 3 ? -weekday : 7 - weekday);
};

/**
 * A proposal for the first-run page, to be corrected by the clerk from the school's own 校历: both semesters of
 * the academic year that holds today, or from 1 July on of the coming one. Terms begin on the Monday nearest to
 * 1 September and 1 March; vacations on the Sunday nearest to 15 January and 15 July.
 */
export const proposeSemesters = (today: PlainDate): readonly [Semester, Semester] => {
  const start = today.slice(5) >= '07-01' ? yearOf(today) : yearOf(today) - 1;
  const academicYear = `${String(start)}-${String(start + 1)}`;
  return [
    {
      academicYear,
      ordinal: 1,
      firstDay: mondayNear(start, 9),
      vacationFrom: sundayNear(start + 1, 1),
    },
    {
      academicYear,
      ordinal: 2,
      firstDay: mondayNear(start + 1, 3),
      vacationFrom: sundayNear(start + 1, 7),
    },
  ];
};
