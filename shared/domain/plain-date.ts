/**
 * A local calendar day as `YYYY-MM-DD`, without time zone (ISO 8601 calendar date, extended format).
 * Days compare and sort as plain strings. There is no "now" here: today is always an argument.
 */
export type PlainDate = string;

/** A calendar month as `YYYY-MM`. Months compare and sort as plain strings. */
export type PlainMonth = string;

/** A local wall-clock time as `YYYY-MM-DDTHH:MM:SS`, without time zone; its first ten characters are its day. */
export type LocalTime = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Days in a month; `month` is 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** A day from its numbers; `undefined` when no such day exists (2026-02-30, month 13, years outside 1900–2200). */
export const plainDate = (year: number, month: number, day: number): PlainDate | undefined =>
  Number.isInteger(year) &&
  year >= 1900 &&
  year <= 2200 &&
  day >= 1 &&
  day <= daysInMonth(year, month)
    ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
    : undefined;

/** Whether the text is exactly one existing day in the form `YYYY-MM-DD`. */
export const isPlainDate = (text: string): boolean => {
  const found = DAY.exec(text);
  return found !== null && plainDate(Number(found[1]), Number(found[2]), Number(found[3])) === text;
};

/** Whether the text is a month in the form `YYYY-MM`. */
export const isPlainMonth = (text: string): boolean => MONTH.test(text);

/** Year, month (1–12) and day of month of a valid day. */
export const partsOf = (date: PlainDate): readonly [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar
 * (the `days_from_civil` algorithm; integers only, so no clock or time zone can interfere).
 */
export const dayNumber = (date: PlainDate): number => {
  const [year, month, day] = partsOf(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468
  );
};

/** The day of a day number; inverse of {@link dayNumber}. */
export const fromDayNumber = (number: number): PlainDate => {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march + (march < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** The day `days` later (or earlier, when negative). */
export const addDays = (date: PlainDate, days: number): PlainDate =>
  fromDayNumber(dayNumber(date) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  dayNumber(to) - dayNumber(from);

/** ISO weekday: Monday 1 … Sunday 7. */
export const weekdayOf = (date: PlainDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The Monday of the week (Monday to Sunday) that holds the day. */
export const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - weekdayOf(date));

/** The month of a day. */
export const monthOf = (date: PlainDate): PlainMonth => date.slice(0, 7);

/** The month `months` later (or earlier, when negative). */
export const addMonths = (month: PlainMonth, months: number): PlainMonth => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`;
};

/** First day of a month. */
export const firstOfMonth = (month: PlainMonth): PlainDate => `${month}-01`;

/** Last day of a month. */
export const lastOfMonth = (month: PlainMonth): PlainDate =>
  `${month}-${pad(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))), 2)}`;

/** The day of a local time. */
export const dayOf = (time: LocalTime): PlainDate => time.slice(0, 10);

/** A span of days; both ends belong to it. */
export interface Span {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** Whether the day lies in the span, ends included. */
export const covers = (span: Span, date: PlainDate): boolean =>
  span.from <= date && date <= span.until;

/** Every day of a span in order; empty when `until` is before `from`. */
export const daysOf = (span: Span): readonly PlainDate[] => {
  const first = dayNumber(span.from);
  const count = dayNumber(span.until) - first + 1;
  return count > 0 ? Array.from({ length: count }, (_, index) => fromDayNumber(first + index)) : [];
};

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** `10月9日`, Arabic figures without leading zeros (GB/T 9704—2012, 7.3.5). */
export const dayText = (date: PlainDate): string => {
  const [, month, day] = partsOf(date);
  return `${String(month)}月${String(day)}日`;
};

/** `10月9日 周五`. */
export const dayWithWeekday = (date: PlainDate): string =>
  `${dayText(date)} ${WEEKDAYS[weekdayOf(date) - 1] ?? ''}`;

/** `2026年10月9日`. */
export const fullDayText = (date: PlainDate): string => `${date.slice(0, 4)}年${dayText(date)}`;

/** `2026年10月`. */
export const monthText = (month: PlainMonth): string =>
  `${month.slice(0, 4)}年${String(Number(month.slice(5, 7)))}月`;
