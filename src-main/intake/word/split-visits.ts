import type { ReadDoubt, ReadVisit } from '#domain/exchange/hand-in';
import type { Span } from '#domain/plain-date';
import { NO_VISIT, doubt, quoted, timeOf } from './draft.ts';
import type { DraftVisit } from './draft.ts';
import { isBlank } from './labels.ts';
import { leadingTime, withoutParting } from './leading-time.ts';
import type { LeadingTime } from './leading-time.ts';
import { readTimes } from './read-times.ts';
import type { ReadTime } from './read-times.ts';

/** What one row of a form says, before it is split into visits. */
export interface RowText {
  /** Carrier id of the row; empty where the form has no such rows. */
  readonly row: string;
  readonly objects: readonly string[];
  readonly time: string;
  readonly summary: readonly string[];
  /** In words, for the visits. */
  readonly where: string;
}

const tidy = (lines: readonly string[]): string =>
  lines
    .map((line) => line.replace(/^[\s\u3000]+/u, '').trimEnd())
    .join('\n')
    .trim();

const filled = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.trim() !== '');

/** Summaries by the dates at the beginning of their paragraphs; `undefined` when the first has none. */
const dated = (
  lines: readonly string[],
  sheet: Span | null,
): readonly { readonly led: LeadingTime; readonly lines: readonly string[] }[] | undefined => {
  const parts: { led: LeadingTime; lines: string[] }[] = [];
  for (const line of filled(lines)) {
    const led = leadingTime(line, sheet);
    if (led !== undefined) parts.push({ led, lines: [withoutParting(led.rest)] });
    else if (parts.length === 0) return undefined;
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
};

/** The object of each of so many visits; several names that don't match in number are left to a person. */
const objectsOf = (
  lines: readonly string[],
  count: number,
): { readonly names: readonly string[]; readonly doubts: readonly ReadDoubt[] } => {
  const names = filled(lines)
    .map((line) => line.trim())
    .filter((line) => !isBlank(line));
  const each = (name: string): readonly string[] => Array.from({ length: count }, () => name);
  if (names.length <= 1) return { names: each(names[0] ?? ''), doubts: [] };
  if (names.length === count) return { names, doubts: [] };
  const joined = names.join('、');
  return {
    names: each(joined),
    doubts: [
      doubt('object', `联系对象分了 ${String(names.length)} 行写：${quoted(joined)}，请核对`),
    ],
  };
};

/** Whether two readings of a date say the same day. */
const sameDay = (a: ReadTime, b: ReadTime): boolean => a.day !== null && a.day === b.day;

interface Part {
  readonly time: ReadTime | undefined;
  readonly summary: string;
  readonly doubts: readonly ReadDoubt[];
}

const paired = (
  times: readonly ReadTime[],
  { summary: lines, time: written }: RowText,
  sheet: Span | null,
): readonly Part[] => {
  const summary = tidy(lines);
  const blank = isBlank(summary);
  const paragraphs = filled(lines);
  const led = blank ? undefined : dated(lines, sheet);
  const [first, ...others] = times;
  const part = (time: ReadTime | undefined, text: string, ...doubts: ReadDoubt[]): Part => ({
    time,
    summary: text,
    doubts,
  });
  if (first === undefined) {
    if (led === undefined) return [part(undefined, summary, doubt('day', '没有写时间'))];
    return led.map((one) => part(one.led.time, tidy(one.lines)));
  }
  if (blank) return times.map((time) => part(time, '', doubt('summary', '没有写工作简况')));
  if (others.length === 0) {
    const contrary = led?.filter((one) => !sameDay(one.led.time, first)) ?? [];
    return [
      contrary.length === 0
        ? part(first, summary)
        : part(first, summary, doubt('visits', `时间只写了${quoted(written)}，简况里还有别的日期`)),
    ];
  }
  if (
    led?.length === times.length &&
    led.every((one, index) => times[index] !== undefined && sameDay(one.led.time, times[index]))
  )
    return led.map((one, index) => part(times[index], tidy(one.lines)));
  if (paragraphs.length === times.length)
    return times.map((time, index) => part(time, tidy(paragraphs.slice(index, index + 1))));
  const text = `时间写了 ${String(times.length)} 个日期（${quoted(written)}），工作简况有 ${String(paragraphs.length)} 段，分不清哪次是哪段`;
  return [{ time: undefined, summary, doubts: [doubt('visits', text)] }];
};

/**
 * The visits of a row: as many as it has dates. Dates and paragraphs go together one to one; where their numbers
 * differ, nothing is guessed: everything stays in one visit with a doubt. A row without time and summary has none.
 */
export const splitVisits = (row: RowText, sheet: Span | null): readonly DraftVisit[] => {
  const times = readTimes(row.time, sheet);
  if (times.length === 0 && isBlank(tidy(row.summary))) return [];
  const parts = paired(times, row, sheet);
  const { names, doubts } = objectsOf(row.objects, parts.length);
  return parts.map((one, index): DraftVisit => {
    const object = names[index] ?? '';
    const time: Partial<ReadVisit> = one.time === undefined ? {} : timeOf(one.time);
    const visit: ReadVisit = {
      ...NO_VISIT,
      ...time,
      ...(parts.length === 1 && row.time.trim() !== '' ? { time: row.time.trim() } : {}),
      carriers: row.row === '' ? [] : [row.row],
      object,
      summary: one.summary,
      where: row.where,
      doubts: [...(time.doubts ?? []), ...one.doubts, ...doubts],
    };
    return { visit, row: row.row, printed: [object, visit.time, visit.summary] };
  });
};
