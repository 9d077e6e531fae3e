import {
  academicYearOf,
  academicYears,
  semesterOf,
  teachingWeek,
  termWorkdays,
} from './academic-calendar.ts';
import type { AcademicYearSpan, PreparedCalendar, SemesterSpan } from './academic-calendar.ts';
import type { Period } from './compliance/verdict.ts';
import {
  addDays,
  addMonths,
  covers,
  dayText,
  firstOfMonth,
  lastOfMonth,
  mondayOf,
  monthOf,
  monthText,
} from './plain-date.ts';
import type { PlainDate, Span } from './plain-date.ts';
import type { PeriodKind } from './policy/schema.ts';

/** `2026—2027学年` */
export const academicYearText = (academicYear: string): string =>
  `${academicYear.replace('-', '—')}学年`;

const weekFrom = (monday: PlainDate, calendar: PreparedCalendar): Period => {
  const sunday = addDays(monday, 6);
  const dates = `（${dayText(monday)}—${dayText(sunday)}）`;
  const taught = teachingWeek(calendar, monday) ?? teachingWeek(calendar, sunday);
  const ordinal = semesterOf(calendar, addDays(monday, 3))?.semester.ordinal;
  const vacation = ordinal === undefined ? '该周' : ordinal === 1 ? '寒假' : '暑假';
  const name = taught === undefined ? vacation : `第${String(taught.week)}周`;
  return { from: monday, until: sunday, label: name + dates };
};

const monthFrom = (first: PlainDate): Period => {
  const month = monthOf(first);
  return { from: firstOfMonth(month), until: lastOfMonth(month), label: monthText(month) };
};

const halfFrom = (day: PlainDate): Period => {
  const year = day.slice(0, 4);
  return day.slice(5) < '07-01'
    ? { from: `${year}-01-01`, until: `${year}-06-30`, label: `${year}年上半年` }
    : { from: `${year}-07-01`, until: `${year}-12-31`, label: `${year}年下半年` };
};

const yearFrom = (day: PlainDate): Period => {
  const year = day.slice(0, 4);
  return { from: `${year}-01-01`, until: `${year}-12-31`, label: `${year}年` };
};

const semesterFrom = (span: SemesterSpan): Period => ({
  from: span.from,
  until: span.until,
  label: `${academicYearText(span.semester.academicYear)}第${span.semester.ordinal === 1 ? '一' : '二'}学期`,
});

const academicYearFrom = (span: AcademicYearSpan): Period => ({
  from: span.from,
  until: span.until,
  label: academicYearText(span.academicYear),
});

/**
 * The period of a kind that holds a day. Weeks run Monday to Sunday, half-years January to June and July to
 * December. `undefined` for a semester or academic year that isn't entered in the calendar.
 */
export const periodHolding = (
  kind: PeriodKind,
  day: PlainDate,
  calendar: PreparedCalendar,
): Period | undefined => {
  switch (kind) {
    case 'week':
      return weekFrom(mondayOf(day), calendar);
    case 'month':
      return monthFrom(day);
    case 'half-year':
      return halfFrom(day);
    case 'calendar-year':
      return yearFrom(day);
    case 'semester': {
      const span = semesterOf(calendar, day);
      return span === undefined ? undefined : semesterFrom(span);
    }
    case 'academic-year': {
      const span = academicYearOf(calendar, day);
      return span === undefined ? undefined : academicYearFrom(span);
    }
  }
};

const stepped = (
  span: Span,
  start: PlainDate,
  next: (from: PlainDate) => PlainDate,
): readonly PlainDate[] => {
  const found: PlainDate[] = [];
  for (let day = start; day <= span.until; day = next(day)) if (day >= span.from) found.push(day);
  return found;
};

/** Periods whose anchor lies in the span: the Thursday of a week, the first day of all others. */
const anchoredIn = (
  kind: PeriodKind,
  span: Span,
  calendar: PreparedCalendar,
): readonly Period[] => {
  const month = (months: number) => (day: PlainDate) =>
    firstOfMonth(addMonths(monthOf(day), months));
  const january = `${span.from.slice(0, 4)}-01-01`;
  switch (kind) {
    case 'week':
      return stepped(span, addDays(mondayOf(span.from), 3), (day) => addDays(day, 7)).map(
        (thursday) => weekFrom(addDays(thursday, -3), calendar),
      );
    case 'month':
      return stepped(span, firstOfMonth(monthOf(span.from)), month(1)).map(monthFrom);
    case 'half-year':
      return stepped(span, january, month(6)).map(halfFrom);
    case 'calendar-year':
      return stepped(span, january, month(12)).map(yearFrom);
    case 'semester':
      return calendar.semesters.filter((known) => covers(span, known.from)).map(semesterFrom);
    case 'academic-year':
      return academicYears(calendar)
        .filter((known) => covers(span, known.from))
        .map(academicYearFrom);
  }
};

/**
 * The periods of a kind to show for a span: those whose Thursday (week) or first day (all others) lies in it;
 * where none does, the span is shorter than the kind and the period that holds its last day is shown.
 * So each week belongs to exactly one month view. Empty for semesters and years that aren't entered.
 */
export const periodsIn = (
  kind: PeriodKind,
  span: Span,
  calendar: PreparedCalendar,
): readonly Period[] => {
  const anchored = anchoredIn(kind, span, calendar);
  if (anchored.length > 0) return anchored;
  const holding = periodHolding(kind, span.until, calendar);
  return holding === undefined ? [] : [holding];
};

/** How much of a period is term, against what makes it one in which something is owed. */
export interface TermShare {
  /** Working days in term. */
  readonly termDays: number;
  readonly neededDays: number;
}

/** Working days in term that a period of a kind needs before anything is owed in it (domain rule 3). */
export const termDaysNeeded = (kind: PeriodKind, termDaysPerMonth: number): number =>
  kind === 'month' ? Math.max(1, termDaysPerMonth) : 1;

/**
 * Whether anything is owed in a period at all (domain rule 3): a week needs one working day in term, a month
 * `termDaysPerMonth` of them, every other kind one.
 */
export const termShare = (
  kind: PeriodKind,
  period: Span,
  calendar: PreparedCalendar,
  termDaysPerMonth: number,
): TermShare => ({
  termDays: termWorkdays(calendar, period),
  neededDays: termDaysNeeded(kind, termDaysPerMonth),
});

/** The academic year a period of that kind belongs to, by its first day; `undefined` when it isn't entered. */
export const academicYearAt = (day: PlainDate, calendar: PreparedCalendar): string | undefined =>
  academicYearOf(calendar, day)?.academicYear;
