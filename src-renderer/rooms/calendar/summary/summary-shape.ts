import type { Summary } from '#api/compliance-views';
import type { RuleHead } from '#api/cell-views';
import type { Figures, Status } from '#domain/compliance/verdict';
import { percent } from '../matrix/matrix-shape.ts';

/** Which of the five figures: 应完成, 已完成, 完成率, 按时, 按时率. */
export type FigureKind = 'expected' | 'done' | 'rate' | 'onTime' | 'onTimeRate';
export const figureKinds: readonly FigureKind[] = [
  'expected',
  'done',
  'rate',
  'onTime',
  'onTimeRate',
];

/** A figure as written; a dash where nothing was expected. */
export const figureText = (figures: Figures, kind: FigureKind): string => {
  switch (kind) {
    case 'expected':
    case 'done':
    case 'onTime':
      return String(figures[kind]);
    case 'rate':
      return percent(figures.done, figures.expected) ?? '—';
    case 'onTimeRate':
      return percent(figures.onTime, figures.expected) ?? '—';
  }
};

/** Duties behind a figure: all that were expected, those done, those on time; behind a rate, what is lacking in it. */
export const statusesBehind: Readonly<Record<FigureKind, readonly Status[]>> = {
  expected: ['met', 'met-late', 'under-review', 'open', 'due-soon', 'missed'],
  done: ['met', 'met-late'],
  rate: ['missed', 'due-soon', 'open', 'under-review'],
  onTime: ['met'],
  onTimeRate: ['met-late', 'missed', 'due-soon', 'open', 'under-review'],
};

/** A line of the table: a group of people, or of the whole school a rule; with its figures in the order of columns. */
export interface SummaryLine {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly rule: RuleHead | null;
  readonly total: Figures | null;
  readonly cells: readonly (Figures | null)[];
}

/** By rule for the whole school, whose one row would be too long to read; else as the answer has it. */
export const linesOf = (
  summary: Summary,
  shown: readonly RuleHead[],
  noteOf: (row: { readonly id: string; readonly subjects: number }) => string,
): readonly SummaryLine[] => {
  const indices = shown.map((rule) => summary.rules.findIndex(({ id }) => id === rule.id));
  if (summary.by !== 'school') {
    return summary.rows.map((row) => ({
      id: row.id,
      name: row.name,
      note: noteOf(row),
      rule: null,
      total: row.total,
      cells: indices.map((index) => row.cells[index] ?? null),
    }));
  }
  const school = summary.rows[0];
  if (school === undefined) return [];
  const whole = {
    id: '',
    name: school.name,
    note: noteOf(school),
    rule: null,
    total: school.total,
    cells: [],
  };
  const byRule = shown.map((rule, index) => ({
    id: rule.id,
    name: rule.short,
    note: rule.title,
    rule,
    total: school.cells[indices[index] ?? -1] ?? null,
    cells: [],
  }));
  return [whole, ...byRule];
};
