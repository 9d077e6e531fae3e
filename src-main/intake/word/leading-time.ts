import type { Span } from '#domain/plain-date';
import { findTimes, noteOf } from './read-times.ts';
import type { ReadTime } from './read-times.ts';

/** A paragraph that begins with a date. */
export interface LeadingTime {
  readonly time: ReadTime;
  /** What follows the date and its note, with the sign that parts them: `，5号楼：走访`. */
  readonly rest: string;
}

const BULLET = /^[\s•●·\-*]*(?:[（(]?\d{1,2}[)）]|\d{1,2}[、．]|[①-⑳])?\s*/u;

const NOTE =
  /^(?:\s*(?:[（(][^（()）\n]{1,14}[）)]|[上下中]午|晚上?|早上|傍晚|全天|\d{1,2}[:：]\d{2}(?:[-—~至]\d{1,2}[:：]\d{2})?))*/u;

/** After a short form (3.5, 5日) something has to part it from the text: 3.5万元 and 5日内 are no dates. */
const PARTED = /^\s*(?:[:：,，、。;；\s（(]|[上下中]午|晚|早|$)/u;
/** 10月5日前 and 10月5日起 are about deadlines. */
const DEADLINE = /^\s*(?:之?前|以前|之?内|起|以后|底)/u;

/** The date at the beginning of a paragraph, if it begins with one; an ordinal or a bullet before it is passed over. */
export const leadingTime = (line: string, sheet: Span | null): LeadingTime | undefined => {
  const plain = line.slice(BULLET.exec(line)?.[0].length ?? 0);
  const [found, next] = findTimes(plain.slice(0, 80), sheet);
  if (found?.from !== 0) return undefined;
  const after = plain.slice(found.end);
  const long = /月|[12]\d{3}/u.test(plain.slice(0, found.end).normalize('NFKC'));
  if (DEADLINE.test(after) || (!long && !PARTED.test(after))) return undefined;
  const note = NOTE.exec(after)?.[0] ?? '';
  const rest = after.slice(note.length);
  const several =
    next !== undefined &&
    /^[、,，;；和及与\s]*$/u.test(plain.slice(found.end + note.length, next.from));
  const own = found.doubts.filter((text) => !text.includes('可能还有日期'));
  return {
    time: {
      ...found,
      text: plain.slice(0, found.end) + note.trimEnd(),
      ...noteOf(note),
      doubts: several ? [...own, `“${plain.slice(0, next.end)}”写了不止一个日期`] : own,
    },
    rest,
  };
};

/** The text after a leading date, without what parted them. */
export const withoutParting = (rest: string): string => rest.replace(/^[\s:：,，、;；]+/u, '');
