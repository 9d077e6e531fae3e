import { daysInMonth, fromDayNumber, plainDate } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';

/** A day read from a cell, or why it can't be one. */
export type DateRead =
  | { readonly ok: true; readonly date: PlainDate; readonly from: 'day' | 'month' | 'serial' }
  | {
      readonly ok: false;
      readonly code: 'no-such-day' | 'not-a-date' | 'unclear-date';
      readonly why: string;
    };

const DAY = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月)$/;
/** Days since 1899-12-30, as Excel keeps them (1900 date system); five digits: 1927 to 2173. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
const TIME = /[ t]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/i;

const EPOCH_1899_12_30 = -25569;

const no = (code: 'no-such-day' | 'not-a-date' | 'unclear-date', why: string): DateRead => ({
  ok: false,
  code,
  why,
});

const day = (year: number, month: number, dayOfMonth: number): DateRead => {
  const date = plainDate(year, month, dayOfMonth);
  if (date !== undefined) return { ok: true, date, from: 'day' };
  if (year < 1900 || year > 2200)
    return no('no-such-day', `年份 ${String(year)} 不在 1900 至 2200 之间`);
  return month < 1 || month > 12
    ? no('no-such-day', `没有 ${String(month)} 月`)
    : no(
        'no-such-day',
        `${String(year)} 年 ${String(month)} 月只有 ${String(daysInMonth(year, month))} 天，没有 ${String(dayOfMonth)} 日`,
      );
};

const month = (year: number, ofYear: number): DateRead => {
  const read = day(year, ofYear, 1);
  return read.ok ? { ...read, from: 'month' } : read;
};

const failure = (text: string): DateRead => {
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text)) return no('unclear-date', '分不清日和月的先后');
  if (/^\d{2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text)) return no('unclear-date', '年份只有两位');
  if (/^(\d{1,2}[-/.]\d{1,2}|\d{1,2}月(\d{1,2}[日号]?)?)$/.test(text))
    return no('unclear-date', '没有年份');
  return no('not-a-date', '不是日期');
};

/**
 * A day as rosters write it: 2026-03-09, 2026/3/9, 2026.3.9, 2026年3月9日, 20260309 (a midnight time after it is
 * dropped), a month (its first day), or Excel's day number. Days that don't exist, and what could be
 * read in two ways (3/9/2026, 9月31日 without a year), are refused with the reason.
 */
export const readDate = (text: string): DateRead => {
  const plain = text
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[‐‑–—−]/g, '-')
    .trim();
  const bare = (/[-/.年]/.test(plain) ? plain.replace(TIME, '') : plain).replace(/\s+/g, '');
  const whole = DAY.exec(bare);
  if (whole !== null)
    return day(Number(whole[1]), Number(whole[2] ?? whole[4]), Number(whole[3] ?? whole[5]));
  const compact = COMPACT.exec(bare);
  if (compact !== null) return day(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const ofMonth = MONTH.exec(bare);
  if (ofMonth !== null) return month(Number(ofMonth[1]), Number(ofMonth[2] ?? ofMonth[3]));
  const serial = SERIAL.exec(bare);
  if (serial !== null)
    return { ok: true, date: fromDayNumber(Number(serial[1]) + EPOCH_1899_12_30), from: 'serial' };
  return failure(bare);
};
