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
  daysBetween,
  firstOfMonth,
  lastOfMonth,
  mondayOf,
  monthOf,
  monthText,
} from './plain-date.ts';
import type { PlainDate, PlainMonth, Span } from './plain-date.ts';
import type { MonthsPeriod, PeriodKind, Rhythm } from './policy/schema.ts';

/** `2026—2027学年` */
export const academicYearText = (academicYear: string): string =>
  `${academicYear.replace('-', '—')}学年`;

const datesText = (from: PlainDate, until: PlainDate): string =>
  `（${dayText(from)}—${dayText(until)}）`;

const weekFrom = (monday: PlainDate, calendar: PreparedCalendar): Period => {
  const sunday = addDays(monday, 6);
  const taught = teachingWeek(calendar, monday) ?? teachingWeek(calendar, sunday);
  const ordinal = semesterOf(calendar, addDays(monday, 3))?.semester.ordinal;
  const vacation = ordinal === undefined ? '该周' : ordinal === 1 ? '寒假' : '暑假';
  const name = taught === undefined ? vacation : `第${String(taught.week)}周`;
  return { from: monday, until: sunday, label: name + datesText(monday, sunday) };
};

/** The week as a teaching week, if it is one whose number leaves this rest by two (`any`: whichever). */
const teachingWeekFrom = (
  monday: PlainDate,
  calendar: PreparedCalendar,
  parity: 'any' | 0 | 1,
): Period | undefined => {
  const taught = teachingWeek(calendar, monday);
  if (taught === undefined || (parity !== 'any' && taught.week % 2 !== parity)) return undefined;
  return weekFrom(monday, calendar);
};

/** Teaching weeks 1–2, 3–4 … of one semester; a last single week stands alone. */
const twoWeeksFrom = (monday: PlainDate, calendar: PreparedCalendar): Period | undefined => {
  const taught = teachingWeek(calendar, monday);
  if (taught === undefined) return undefined;
  const second = taught.week % 2 === 0;
  const from = second ? addDays(monday, -7) : monday;
  const next = second ? taught : teachingWeek(calendar, addDays(monday, 7));
  if (next?.semester !== taught.semester) return weekFrom(monday, calendar);
  const until = addDays(from, 13);
  const name = `第${String(next.week - 1)}—${String(next.week)}周`;
  return { from, until, label: name + datesText(from, until) };
};

const monthFrom = (first: PlainDate): Period => {
  const month = monthOf(first);
  return { from: firstOfMonth(month), until: lastOfMonth(month), label: monthText(month) };
};

const monthsText = (first: PlainMonth, last: PlainMonth): string => {
  if (first === last) return monthText(first);
  return first.slice(0, 4) === last.slice(0, 4)
    ? `${monthText(first).slice(0, -1)}—${String(Number(last.slice(5)))}月`
    : `${monthText(first)}—${monthText(last)}`;
};

const monthsFrom = (first: PlainMonth, months: number): Period => {
  const last = addMonths(first, months - 1);
  return { from: firstOfMonth(first), until: lastOfMonth(last), label: monthsText(first, last) };
};

const monthsApart = (from: PlainMonth, to: PlainMonth): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** Nothing before the month it is counted from, and nothing for less than a month. */
const everyMonths = ({ months, from }: MonthsPeriod, day: PlainDate): Period | undefined => {
  const since = monthsApart(from, monthOf(day));
  return since < 0 || months < 1
    ? undefined
    : monthsFrom(addMonths(from, since - (since % months)), months);
};

/** The block of so many months of the calendar year. */
const partOfYear = (day: PlainDate, months: number): PlainMonth =>
  addMonths(monthOf(day), -((Number(day.slice(5, 7)) - 1) % months));

const quarterFrom = (day: PlainDate): Period => {
  const first = partOfYear(day, 3);
  const ordinal = '一二三四'.charAt((Number(first.slice(5)) - 1) / 3);
  return { ...monthsFrom(first, 3), label: `${first.slice(0, 4)}年第${ordinal}季度` };
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
 * The period of a rhythm that holds a day. Weeks run Monday to Sunday, half-years January to June and July to
 * December. `undefined` for a semester or academic year that isn't entered in the calendar, for a day of no teaching
 * week (of none with that parity), and for a day before the month from which months are counted. The Sunday on which
 * a vacation begins still belongs to the teaching week it ends.
 */
export const periodHolding = (
  rhythm: Rhythm,
  day: PlainDate,
  calendar: PreparedCalendar,
): Period | undefined => {
  if (typeof rhythm !== 'string') return everyMonths(rhythm, day);
  switch (rhythm) {
    case 'week':
      return weekFrom(mondayOf(day), calendar);
    case 'teaching-week':
      return teachingWeekFrom(mondayOf(day), calendar, 'any');
    case 'odd-week':
      return teachingWeekFrom(mondayOf(day), calendar, 1);
    case 'even-week':
      return teachingWeekFrom(mondayOf(day), calendar, 0);
    case 'two-weeks':
      return twoWeeksFrom(mondayOf(day), calendar);
    case 'month':
      return monthFrom(day);
    case 'two-months':
      return monthsFrom(partOfYear(day, 2), 2);
    case 'quarter':
      return quarterFrom(day);
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

/** A rhythm as text, equal where the rhythms are: the key of maps. */
export const rhythmKey = (rhythm: Rhythm): string =>
  typeof rhythm === 'string' ? rhythm : `${String(rhythm.months)} months from ${rhythm.from}`;

const stepped = (
  span: Span,
  start: PlainDate,
  next: (from: PlainDate) => PlainDate,
): readonly PlainDate[] => {
  const found: PlainDate[] = [];
  for (let day = start; day <= span.until; day = next(day)) if (day >= span.from) found.push(day);
  return found;
};

/** Those whose last Thursday lies in the span. */
const weeksIn = (rhythm: PeriodKind, span: Span, calendar: PreparedCalendar): readonly Period[] =>
  stepped(span, addDays(mondayOf(span.from), 3), (day) => addDays(day, 7)).flatMap((thursday) => {
    const period = periodHolding(rhythm, thursday, calendar);
    return period !== undefined && addDays(period.until, -3) === thursday ? [period] : [];
  });

/** Periods whose anchor lies in the span: the last Thursday of weeks, the first day of all others. */
const anchoredIn = (rhythm: Rhythm, span: Span, calendar: PreparedCalendar): readonly Period[] => {
  const blocks = (from: PlainDate, months: number): readonly Period[] =>
    stepped(span, from, (day) => firstOfMonth(addMonths(monthOf(day), months))).flatMap(
      (day) => periodHolding(rhythm, day, calendar) ?? [],
    );
  if (typeof rhythm !== 'string') {
    const first = everyMonths(rhythm, span.from)?.from ?? firstOfMonth(rhythm.from);
    return rhythm.months < 1 ? [] : blocks(first, rhythm.months);
  }
  const january = `${span.from.slice(0, 4)}-01-01`;
  switch (rhythm) {
    case 'week':
    case 'teaching-week':
    case 'odd-week':
    case 'even-week':
    case 'two-weeks':
      return weeksIn(rhythm, span, calendar);
    case 'month':
      return blocks(firstOfMonth(monthOf(span.from)), 1);
    case 'two-months':
      return blocks(january, 2);
    case 'quarter':
      return blocks(january, 3);
    case 'half-year':
      return blocks(january, 6);
    case 'calendar-year':
      return blocks(january, 12);
    case 'semester':
      return calendar.semesters.filter((known) => covers(span, known.from)).map(semesterFrom);
    case 'academic-year':
      return academicYears(calendar)
        .filter((known) => covers(span, known.from))
        .map(academicYearFrom);
  }
};

const lengthOf = (span: Span): number => daysBetween(span.from, span.until) + 1;

/**
 * The periods of a rhythm to show for a span: those whose Thursday (weeks; of two weeks the last one) or first day
 * (all others) lies in it; where none does, the span is shorter than the rhythm and the period that holds its last
 * day is shown. So each week belongs to exactly one month view. Empty for semesters and years that aren't entered,
 * and where the span's days belong to no such period.
 */
export const periodsIn = (
  rhythm: Rhythm,
  span: Span,
  calendar: PreparedCalendar,
): readonly Period[] => {
  const anchored = anchoredIn(rhythm, span, calendar);
  if (anchored.length > 0) return anchored;
  const holding = periodHolding(rhythm, span.until, calendar);
  // A vacation month that ends in the first teaching week doesn't show that week: the next month does.
  return holding === undefined || lengthOf(span) > lengthOf(holding) ? [] : [holding];
};

/** How much of a period is term, against what makes it one in which something is owed. */
export interface TermShare {
  /** Working days in term. */
  readonly termDays: number;
  readonly neededDays: number;
}

/** Working days in term that a period of a rhythm needs before anything is owed in it (domain rule 3). */
export const termDaysNeeded = (rhythm: Rhythm, termDaysPerMonth: number): number =>
  rhythm === 'month' ? Math.max(1, termDaysPerMonth) : 1;

/**
 * Whether anything is owed in a period at all (domain rule 3): a week needs one working day in term, a month
 * `termDaysPerMonth` of them, every other kind one.
 */
export const termShare = (
  rhythm: Rhythm,
  period: Span,
  calendar: PreparedCalendar,
  termDaysPerMonth: number,
): TermShare => ({
  termDays: termWorkdays(calendar, period),
  neededDays: termDaysNeeded(rhythm, termDaysPerMonth),
});

/** The academic year a period of that kind belongs to, by its first day; `undefined` when it isn't entered. */
export const academicYearAt = (day: PlainDate, calendar: PreparedCalendar): string | undefined =>
  academicYearOf(calendar, day)?.academicYear;
