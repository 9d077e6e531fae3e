import { fold, shorten } from '#domain/exchange/folding';
import { MODE_WORDS } from '#domain/exchange/workbook-format';
import type { Mode } from '#domain/entry';
import { covers, monthText } from '#domain/plain-date';
import type { PlainDate, Span } from '#domain/plain-date';
import { readTimes } from '../word/read-times.ts';
import type { ReadTime } from '../word/read-times.ts';
import type { ExcelCell } from './sheet-cells.ts';
import { serialDay } from './serial-day.ts';

/** A value, and in words what is doubtful about it. */
export interface CellRead<Value> {
  readonly value: Value;
  readonly doubts: readonly string[];
}

const quote = (text: string): string => `“${shorten(text)}”`;

/** Serial numbers of the years 2000 to 2099: a number in a column of days is one. */
const FIRST_SERIAL = 36526;
const LAST_SERIAL = 73050;

const outside = (day: PlainDate, span: Span | null): readonly string[] =>
  span === null || covers(span, day)
    ? []
    : [
        span.from.slice(0, 7) === span.until.slice(0, 7)
          ? `${day} 不在本表的${monthText(span.from.slice(0, 7))}里，请核对`
          : `${day} 不在 ${span.from} 至 ${span.until} 之间，请核对`,
      ];

const exactDay = ({ day, number }: ExcelCell, from1904: boolean): PlainDate | null => {
  if (day !== null && day >= '1990') return day;
  const counted = number !== null && number >= FIRST_SERIAL && number <= LAST_SERIAL;
  return counted && day === null ? serialDay(number, from1904) : null;
};

/** A day written with a point: 10.1 may have been 10.10, which a number doesn't keep. */
const lostZero = ({ number }: ExcelCell): boolean =>
  number !== null && /^\d+\.[123]$/u.test(String(number));

/** The dates of a time cell, however they were written. */
export const timesOf = (
  cell: ExcelCell | undefined,
  span: Span | null,
  from1904: boolean,
): readonly ReadTime[] => {
  if (cell === undefined) return [];
  const day = exactDay(cell, from1904);
  if (day !== null) {
    const clock = /\d{2}:\d{2}$/u.exec(cell.text)?.[0] ?? '';
    return [
      {
        text: cell.number !== null && cell.day === null ? day : cell.text,
        day,
        until: null,
        timeNote: clock,
        amount: null,
        amountUnit: '',
        doubts: outside(day, span),
      },
    ];
  }
  const written = cell.number !== null && cell.day !== null ? String(cell.number) : cell.text;
  const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/u.exec(written.normalize('NFKC'));
  const text = compact === null ? written : compact.slice(1).join('-');
  const times = readTimes(text, span);
  if (!lostZero(cell)) return times;
  return times.map((time) => ({
    ...time,
    doubts: [...time.doubts, `写的是数字 ${written}，也可能是 ${written}0，请核对`],
  }));
};

/** 0.5, 0.5天: with its unit when it is written behind. */
export const amountOf = (
  text: string,
): CellRead<{ readonly amount: number | null; readonly unit: string }> => {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  if (plain === '') return { value: { amount: null, unit: '' }, doubts: [] };
  const found = /^(\d{1,4}(?:\.\d{1,4})?)(\D{0,4})$/u.exec(plain);
  if (found !== null)
    return { value: { amount: Number(found[1]), unit: found[2] ?? '' }, doubts: [] };
  if (plain === '半天') return { value: { amount: 0.5, unit: '天' }, doubts: [] };
  return {
    value: { amount: null, unit: '' },
    doubts: [`${quote(text)}不是数字，请填 0.5 这样的数`],
  };
};

/** 32, 32人. */
export const presentOf = (text: string): CellRead<number | null> => {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  if (plain === '') return { value: null, doubts: [] };
  const found = /^(\d{1,6})(?:\.0+)?[人名]?$/u.exec(plain);
  return found === null
    ? { value: null, doubts: [`${quote(text)}不是人数，请填整数`] }
    : { value: Number(found[1]), doubts: [] };
};

const MODES: Readonly<Record<Mode, readonly string[]>> = {
  'face-to-face': [MODE_WORDS['face-to-face'], '线下', '当面', '现场'],
  online: [MODE_WORDS.online, '线上', '网络', '网上', '微信', '电话', '视频'],
};

export const modeOf = (text: string): CellRead<Mode | null> => {
  const plain = fold(text).replace(/["“”'‘’]/gu, '');
  if (plain === '') return { value: null, doubts: [] };
  const found = (Object.keys(MODES) as readonly Mode[]).find((mode) => MODES[mode].includes(plain));
  return {
    value: found ?? null,
    doubts:
      found === undefined
        ? [`${quote(text)}不认识，请填“${Object.values(MODE_WORDS).join('”或“')}”`]
        : [],
  };
};

/** Carriers by their labels, one or several in a cell. */
export const carriersOf = (
  text: string,
  idsOf: (label: string) => readonly string[],
): CellRead<readonly string[]> => {
  if (text.trim() === '') return { value: [], doubts: ['是空的，请选择载体'] };
  const one = (label: string): CellRead<string | null> => {
    const [id, ...others] = idsOf(label);
    if (id === undefined)
      return { value: null, doubts: [`${quote(label)}不是制度里的载体，请从列表中选择`] };
    return others.length === 0
      ? { value: id, doubts: [] }
      : { value: null, doubts: [`${quote(label)}在几份制度里都有，请选择是哪一项`] };
  };
  const whole = one(text);
  if (whole.value !== null) return { value: [whole.value], doubts: [] };
  const parts = text.split(/[、,，;；/／\n]+/u).filter((part) => part.trim() !== '');
  const read = parts.slice(0, 20).map(one);
  return {
    value: [...new Set(read.flatMap(({ value }) => (value === null ? [] : [value])))],
    doubts: read.flatMap(({ doubts }) => doubts),
  };
};
