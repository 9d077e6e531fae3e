import {
  addDays,
  dayWithWeekday,
  daysBetween,
  isPlainDate,
  mondayOf,
  partsOf,
  plainDate,
} from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';

const WORDS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  后天: 2,
};

const WEEKDAYS = '一二三四五六日';
/** A day without a year lies at most this far ahead; else the year before is meant. */
const AHEAD = 62;

const FULL = /^(\d{4}|\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?号?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const SHORT = /^(\d{1,2})[-./月](\d{1,2})日?号?$/u;
const SHORT_COMPACT = /^(\d{2})(\d{2})$/u;
const ALONE = /^(\d{1,2})[日号]?$/u;
const WEEKDAY = /^(上|本|这|下)?(?:周|星期|礼拜)([一二三四五六日天])$/u;

/** The year that a day without one means: within the month shown if there is one, else this year, else the last. */
function withYear(
  month: number,
  day: number,
  today: PlainDate,
  shown: PlainMonth | null,
): PlainDate | null {
  const year = Number((shown ?? today).slice(0, 4));
  const found = plainDate(year, month, day) ?? null;
  if (shown !== null) return found;
  if (found !== null && daysBetween(today, found) > AHEAD) {
    return plainDate(year - 1, month, day) ?? found;
  }
  return found;
}

function byWeekday(match: RegExpExecArray, today: PlainDate): PlainDate {
  const index = WEEKDAYS.indexOf((match[2] ?? '').replace('天', '日'));
  const weeks = match[1] === '上' ? -7 : match[1] === '下' ? 7 : 0;
  return addDays(mondayOf(today), index + weeks);
}

/**
 * Reads a day the way clerks write it: 3.9, 3-9, 3/9, 0309, 3月9日, 9日, 2026-03-09, 26.3.9, 20260309, 昨天, 上周五.
 * A day alone lies in `month`, or in today's month. `null` when the text is no existing day.
 */
export function parseDay(
  text: string,
  today: PlainDate,
  month: PlainMonth | null = null,
): PlainDate | null {
  const plain = text
    .normalize('NFKC')
    .replace(/周[一二三四五六日]$/u, (found) => (text.trim().length > 3 ? '' : found))
    .replace(/\s+/gu, '');
  const word = WORDS[plain];
  if (word !== undefined) return addDays(today, word);
  const weekday = WEEKDAY.exec(plain);
  if (weekday !== null) return byWeekday(weekday, today);
  if (isPlainDate(plain)) return plain;
  const full = FULL.exec(plain) ?? COMPACT.exec(plain);
  if (full !== null) {
    const year = Number(full[1]);
    return plainDate(year < 100 ? 2000 + year : year, Number(full[2]), Number(full[3])) ?? null;
  }
  const short = SHORT.exec(plain) ?? SHORT_COMPACT.exec(plain);
  if (short !== null) return withYear(Number(short[1]), Number(short[2]), today, month);
  const alone = ALONE.exec(plain);
  if (alone !== null) {
    const [year, ofMonth] = partsOf(`${month ?? today.slice(0, 7)}-01`);
    return plainDate(year, ofMonth, Number(alone[1])) ?? null;
  }
  return null;
}

/** `3月9日 周一`; with the year in front when it is not this one. */
export function shownDay(date: PlainDate, today: PlainDate): string {
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return sameYear ? dayWithWeekday(date) : `${date.slice(0, 4)}年${dayWithWeekday(date)}`;
}
