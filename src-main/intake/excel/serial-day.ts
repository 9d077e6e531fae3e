import { dayNumber, fromDayNumber } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';

const BEFORE_1900 = dayNumber('1899-12-31');
const FIRST_1904 = dayNumber('1904-01-01');
const LAST = dayNumber('2200-12-31');

/**
 * The day of a serial number as Excel keeps it; a fraction is the time of day and left out. In the 1900 system 1 is
 * 1900-01-01 and 60 the 29th of February that never was (null); in the 1904 system 0 is 1904-01-01.
 */
export const serialDay = (serial: number, from1904: boolean): PlainDate | null => {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < (from1904 ? 0 : 1)) return null;
  if (!from1904 && whole === 60) return null;
  const number = from1904 ? FIRST_1904 + whole : BEFORE_1900 + (whole > 60 ? whole - 1 : whole);
  return number > LAST ? null : fromDayNumber(number);
};

const BUILT_IN: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
];

/** Whether a number format shows a day (ISO/IEC 29500-1, 18.8.30); `code` is that of a format of the file's own. */
export const showsDay = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return BUILT_IN.some(([from, to]) => id >= from && id <= to);
  const bare = code
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '')
    .toLowerCase();
  return /[yde年日]/u.test(bare.replace(/general|e[+-]/gu, '')) || bare.includes('m月');
};
