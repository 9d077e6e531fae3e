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

/** The library's own format for those numbers of formats whose meaning depends on the country: 31, 57, 58 in China. */
const LOCAL_DAY = /^\d{1,2}\/\d{1,2}\/\d{2}$/u;

/**
 * Whether a cell shows a day, by its number format. The library knows no format for the numbers that each country
 * fills in for itself; then `shown`, the text it makes of the cell, tells.
 */
export const showsDay = (
  format: string | number | undefined,
  shown: string | undefined,
): boolean => {
  if (typeof format !== 'string') return LOCAL_DAY.test(shown ?? '');
  const bare = format
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '')
    .toLowerCase();
  return /[yde年日]/u.test(bare.replace(/general|e[+-]/gu, '')) || bare.includes('m月');
};
