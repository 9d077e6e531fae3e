import type { CellView, RuleHead } from '#api/cell-views';
import type { Matrix } from '#api/views';
import type { Figures, Status } from '#domain/compliance/verdict';
import { forceWords } from '../../../text.ts';
import type { GridGroup, GridRowData } from '../grid/grid-shape.ts';
import { rhythmText } from '../text.ts';

export type MatrixRow = Matrix['rows'][number];

/** Neighbouring columns under one head. */
interface RuleGroup {
  readonly name: string;
  readonly rules: readonly RuleHead[];
}

/** Columns by their head; a group that comes back later stays one group. */
const ruleGroups = (rules: readonly RuleHead[]): readonly RuleGroup[] => {
  const groups = new Map<string, RuleHead[]>();
  for (const rule of rules) {
    const found = groups.get(rule.group);
    if (found === undefined) groups.set(rule.group, [rule]);
    else found.push(rule);
  }
  return [...groups].map(([name, members]) => ({ name, rules: members }));
};

/** Rules in the order of their heads: as the columns stand. */
export const columnRules = (rules: readonly RuleHead[]): readonly RuleHead[] =>
  ruleGroups(rules).flatMap((group) => group.rules);

/** A rule said in full: `每月深入教研室不少于1次（应当，每月）`. */
export const ruleTold = (rule: RuleHead): string =>
  `${rule.title}（${forceWords[rule.force]}，${rhythmText(rule.period)}）`;

/** The columns of a matrix under their heads. */
export const columnGroups = (rules: readonly RuleHead[]): readonly GridGroup[] =>
  ruleGroups(rules).map(({ name, rules: members }) => ({
    name,
    columns: members.map((rule) => ({
      id: rule.id,
      short: rule.short,
      told: ruleTold(rule),
      note: '',
      quiet: rule.force === 'encouraged',
    })),
  }));

const NOTHING = { expected: 0, done: 0, onTime: 0 };

/** The cells of a row in the order of the columns shown. */
const cellsOf = (row: MatrixRow, rules: readonly RuleHead[]): readonly CellView[] => {
  const byRule = new Map(row.cells.map((cell) => [cell.rule, cell]));
  return rules.map(
    (rule) =>
      byRule.get(rule.id) ?? {
        rule: rule.id,
        status: 'not-applicable',
        urgent: false,
        done: 0,
        expected: 0,
        backfilled: 0,
        unit: rule.unit,
        figures: NOTHING,
      },
  );
};

/** The rows with their cells as the columns stand. */
export const gridRows = (
  rows: readonly MatrixRow[],
  rules: readonly RuleHead[],
): readonly GridRowData[] =>
  rows.map((row) => ({ subject: row.subject, cells: cellsOf(row, rules) }));

export const hasStatus = (row: MatrixRow, rules: readonly RuleHead[], status: Status): boolean => {
  const shown = new Set(rules.map((rule) => rule.id));
  return row.cells.some((cell) => cell.status === status && shown.has(cell.rule));
};

/** `87.5%`; null when nothing was expected. */
export const percent = (part: number, whole: number): string | null => {
  if (whole === 0) return null;
  const tenths = Math.round((part * 1000) / whole) / 10;
  return `${Number.isInteger(tenths) ? String(tenths) : tenths.toFixed(1)}%`;
};

/** On-time rate of the range before; null when nothing was owed then. */
export const rateBefore = (before: Figures | null, part: 'done' | 'onTime'): string | null =>
  before === null ? null : percent(before[part], before.expected);

export interface Attention {
  readonly row: MatrixRow;
  readonly missed: readonly RuleHead[];
  readonly soon: readonly RuleHead[];
}

/** Who is behind or about to be, most first; in the order of the matrix among equals. */
export const attentionOf = (
  rows: readonly MatrixRow[],
  rules: readonly RuleHead[],
): readonly Attention[] =>
  rows
    .map((row) => {
      const cells = cellsOf(row, rules);
      const having = (status: Status): readonly RuleHead[] =>
        rules.filter((_, index) => cells[index]?.status === status);
      return { row, missed: having('missed'), soon: having('due-soon') };
    })
    .filter(({ missed, soon }) => missed.length + soon.length > 0)
    .sort((a, b) => b.missed.length - a.missed.length || b.soon.length - a.soon.length);
