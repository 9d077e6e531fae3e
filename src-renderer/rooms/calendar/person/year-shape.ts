import type { PersonYear, Segment } from '#api/compliance-views';
import { statusWords } from '../../../text.ts';
import type { GridPlace } from '../grid/grid-shape.ts';
import { gridWords } from '../text.ts';

export type YearRow = PersonYear['rows'][number];

/** A stretch of months of one row: with one segment or several side by side, or empty. */
export interface Stretch {
  readonly month: number;
  readonly months: number;
  readonly segments: readonly Segment[];
  /** Weeks: several in a month, so there is room for the sign alone. */
  readonly small: boolean;
}

/** A row as stretches from the first month to the last, none left out and none twice. */
export const stretchesOf = (segments: readonly Segment[], months: number): readonly Stretch[] => {
  const small = segments.some((one, index) =>
    segments.some((other, at) => at !== index && one.month === other.month),
  );
  const starts = [...new Set(segments.map((segment) => segment.month))]
    .filter((month) => month >= 0 && month < months)
    .sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  let next = 0;
  const emptyTo = (month: number): void => {
    for (; next < month; next += 1) {
      stretches.push({ month: next, months: 1, segments: [], small });
    }
  };
  starts.forEach((month, index) => {
    emptyTo(month);
    const here = segments.filter((segment) => segment.month === month);
    const room = (starts[index + 1] ?? months) - month;
    const wanted = Math.max(1, ...here.map((segment) => segment.months));
    const taken = Math.min(room, wanted);
    stretches.push({ month, months: taken, segments: here, small });
    next = month + taken;
  });
  emptyTo(months);
  return stretches;
};

/** The number beside a segment's sign: `2/4`, `1`, nothing for 免 and —. */
export const segmentNumber = ({ status, done, expected }: Segment): string => {
  switch (status) {
    case 'exempt':
    case 'not-applicable':
      return '';
    case 'met':
    case 'met-late':
    case 'counted':
      return String(done);
    case 'under-review':
    case 'open':
    case 'due-soon':
    case 'missed':
      return expected > 0 ? `${String(done)}/${String(expected)}` : String(done);
  }
};

/** `深入教研室 2026年10月 未达标 0/1 次` */
export const segmentLabel = (rule: string, segment: Segment): string => {
  const number = segmentNumber(segment);
  const urgent = segment.urgent ? `（${gridWords.urgent}）` : '';
  const head = `${rule} ${segment.label} ${statusWords[segment.status].word}${urgent}`;
  return number === '' ? head : `${head} ${number} ${segment.unit}`.trimEnd();
};

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };
const ROWS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** Where a key leads from a segment: left and right along a row, up and down to the one nearest in time. */
export const segmentAfter = (
  key: string,
  place: GridPlace,
  rows: readonly YearRow[],
): GridPlace | null => {
  const at = rows.findIndex((row) => row.rule.id === place.row);
  const row = rows[at];
  if (row === undefined) return null;
  const here = row.segments.findIndex((segment) => segment.from === place.column);
  const placed = (target: YearRow | undefined, segment: Segment | undefined): GridPlace | null =>
    target === undefined || segment === undefined
      ? null
      : { row: target.rule.id, column: segment.from };
  if (key === 'Home') return placed(row, row.segments[0]);
  if (key === 'End') return placed(row, row.segments.at(-1));
  const along = STEPS[key];
  if (along !== undefined) return placed(row, row.segments[here + along]);
  const down = ROWS[key];
  if (down === undefined) return null;
  for (let index = at + down; index >= 0 && index < rows.length; index += down) {
    const target = rows[index];
    const segment =
      target?.segments.findLast(({ from }) => from <= place.column) ?? target?.segments[0];
    if (segment !== undefined) return placed(target, segment);
  }
  return null;
};

/** The segment that takes the keyboard: the one last used while it is there, else the first. */
export const settledSegment = (
  wanted: GridPlace | null,
  rows: readonly YearRow[],
): GridPlace | null => {
  const known = rows.some(
    (row) =>
      row.rule.id === wanted?.row && row.segments.some((segment) => segment.from === wanted.column),
  );
  if (known) return wanted;
  const first = rows.find((row) => row.segments.length > 0);
  const segment = first?.segments[0];
  return first === undefined || segment === undefined
    ? null
    : { row: first.rule.id, column: segment.from };
};
