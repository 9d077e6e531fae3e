import { plainDate } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import { NUMBER, YEAR, numberOf } from './numerals.ts';

const MONTH = new RegExp(`^(${YEAR})(?:年|[.．/／\\-－])(${NUMBER})(?:月|(?![0-9０-９])|$)`, 'u');
const HALF = new RegExp(`^(${YEAR})年(上|下)半年`, 'u');

/** A month as people write it after 填表时间: `2026 年 10 月`, `2026.10`, `二〇二六年十月`; a day after it is left. */
export const readMonth = (text: string): PlainMonth | null => {
  const plain = text.replace(/[\s_]+/gu, '').replace(/^[（(：:]+/u, '');
  const half = HALF.exec(plain);
  if (half !== null) return `${String(numberOf(half[1] ?? ''))}-${half[2] === '上' ? '06' : '12'}`;
  const found = MONTH.exec(plain);
  const date = plainDate(numberOf(found?.[1] ?? '〇'), numberOf(found?.[2] ?? '〇'), 1);
  return found === null || date === undefined ? null : date.slice(0, 7);
};
