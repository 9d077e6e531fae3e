import type { CellView, Matrix, RuleHead } from '#api/views';
import type { Figures, Status } from '#domain/compliance/verdict';

export type MatrixRow = Matrix['rows'][number];

/** Neighbouring columns under one head. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly RuleHead[];
}

/** People of one unit, in the order they came. */
export interface UnitGroup {
  readonly unit: string;
  readonly rows: readonly MatrixRow[];
}

/** Where the cursor stands: ids and not numbers, so that it survives a new answer. */
export interface CellPlace {
  readonly person: string;
  readonly rule: string;
}

/** Columns by their head; a group that comes back later stays one group. */
export const ruleGroups = (rules: readonly RuleHead[]): readonly RuleGroup[] => {
  const groups = new Map<string, RuleHead[]>();
  for (const rule of rules) {
    const found = groups.get(rule.group);
    if (found === undefined) groups.set(rule.group, [rule]);
    else found.push(rule);
  }
  return [...groups].map(([name, members]) => ({ name, rules: members }));
};

export const unitGroups = (rows: readonly MatrixRow[]): readonly UnitGroup[] => {
  const groups = new Map<string, MatrixRow[]>();
  for (const row of rows) {
    const found = groups.get(row.unit);
    if (found === undefined) groups.set(row.unit, [row]);
    else found.push(row);
  }
  return [...groups].map(([unit, members]) => ({ unit, rows: members }));
};

/** The cells of a row in the order of the columns shown. */
export const cellsOf = (row: MatrixRow, rules: readonly RuleHead[]): readonly CellView[] => {
  const byRule = new Map(row.cells.map((cell) => [cell.rule, cell]));
  return rules.map(
    (rule) =>
      byRule.get(rule.id) ?? {
        rule: rule.id,
        status: 'not-applicable',
        done: 0,
        expected: 0,
        backfilled: 0,
        unit: rule.unit,
      },
  );
};

/** `✓ 1`, `✕ 0/1`, `◔ 2/4`; nothing to count for 免 and —. Empty when the glyph says it all. */
export const cellNumber = (cell: CellView): string => {
  switch (cell.status) {
    case 'exempt':
    case 'not-applicable':
      return '';
    case 'met':
    case 'met-late':
    case 'counted':
      return String(cell.done);
    case 'under-review':
    case 'open':
    case 'due-soon':
    case 'missed':
      return cell.expected > 0
        ? `${String(cell.done)}/${String(cell.expected)}`
        : String(cell.done);
  }
};

/** Characters of the longest number in each column, for columns that need more room than their neighbours. */
export const longestNumbers = (
  rows: readonly MatrixRow[],
  rules: readonly RuleHead[],
): readonly number[] => {
  const cells = rows.map((row) => cellsOf(row, rules).map((cell) => cellNumber(cell).length));
  return rules.map((_, index) => Math.max(0, ...cells.map((row) => row[index] ?? 0)));
};

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

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value));

/** Where a key leads from a place (the grid pattern of ARIA); null when the key is none of ours. */
export const placeAfter = (
  { key, control }: { readonly key: string; readonly control: boolean },
  place: CellPlace,
  people: readonly string[],
  rules: readonly string[],
): CellPlace | null => {
  const row = clamp(people.indexOf(place.person), people.length);
  const column = clamp(rules.indexOf(place.rule), rules.length);
  const at = (newRow: number, newColumn: number): CellPlace | null => {
    const person = people[clamp(newRow, people.length)];
    const rule = rules[clamp(newColumn, rules.length)];
    return person === undefined || rule === undefined ? null : { person, rule };
  };
  if (key === 'Home') return at(control ? 0 : row, 0);
  if (key === 'End') return at(control ? people.length - 1 : row, rules.length - 1);
  const step = STEPS[key];
  return step === undefined ? null : at(row + step[0], column + step[1]);
};

/** The cell that takes the keyboard: the one last used while it is shown, else the first; null in an empty matrix. */
export const settledPlace = (
  wanted: CellPlace | null,
  units: readonly UnitGroup[],
  rules: readonly RuleHead[],
): CellPlace | null => {
  const people = units.flatMap((unit) => unit.rows.map((row) => row.person));
  const person = people.find((candidate) => candidate === wanted?.person) ?? people[0];
  const columns = ruleGroups(rules).flatMap((group) => group.rules);
  const rule = columns.find((candidate) => candidate.id === wanted?.rule) ?? columns[0];
  return person === undefined || rule === undefined ? null : { person, rule: rule.id };
};
