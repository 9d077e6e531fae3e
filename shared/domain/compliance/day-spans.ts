import { dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';

/** A span of days by day number, both ends included. Lists of them are in order and don't overlap. */
export interface DaySpan {
  readonly from: number;
  readonly until: number;
}

/** Later than any day of a ledger: stands for "while it lasts". */
const FOREVER = 10_000_000;

/** A span from dates, either of which may be open. */
export const daySpan = (from: PlainDate | null, until: PlainDate | null): DaySpan => ({
  from: from === null ? -FOREVER : dayNumber(from),
  until: until === null ? FOREVER : dayNumber(until),
});

/** The days of any of the spans, in order; touching spans become one, empty ones vanish. */
export const united = (spans: readonly DaySpan[]): readonly DaySpan[] => {
  const sorted = spans
    .filter((span) => span.from <= span.until)
    .toSorted((a, b) => a.from - b.from);
  const found: DaySpan[] = [];
  for (const span of sorted) {
    const last = found.at(-1);
    if (last !== undefined && span.from <= last.until + 1) {
      found[found.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else found.push(span);
  }
  return found;
};

/** The days of `spans` that lie in `window`. */
export const within = (spans: readonly DaySpan[], window: DaySpan): readonly DaySpan[] =>
  spans.flatMap((span) => {
    const from = Math.max(span.from, window.from);
    const until = Math.min(span.until, window.until);
    return from <= until ? [{ from, until }] : [];
  });

/** The days of `spans` that lie in none of `taken`. */
export const without = (spans: readonly DaySpan[], taken: readonly DaySpan[]): readonly DaySpan[] =>
  taken.reduce<readonly DaySpan[]>(
    (left, gone) =>
      left.flatMap((span) =>
        gone.until < span.from || gone.from > span.until
          ? [span]
          : [
              { from: span.from, until: gone.from - 1 },
              { from: gone.until + 1, until: span.until },
            ].filter((part) => part.from <= part.until),
      ),
    spans,
  );

/** Whether a day lies in one of the spans. */
export const holds = (spans: readonly DaySpan[], day: number): boolean =>
  spans.some((span) => span.from <= day && day <= span.until);
