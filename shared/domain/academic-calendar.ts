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
