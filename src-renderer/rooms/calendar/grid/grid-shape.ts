import type { SubjectView } from '#api/cell-views';
import type { CellView } from '#api/cell-views';

/** A column of a table of cells: a rule, or a period of one rule. */
export interface GridColumn {
  readonly id: string;
  readonly short: string;
  /** In full, for the tooltip. */
  readonly told: string;
  /** A figure under the head; empty for none. */
  readonly note: string;
  /** Only counted: written faintly. */
  readonly quiet: boolean;
}

/** Neighbouring columns under one head. */
export interface GridGroup {
  readonly name: string;
  readonly columns: readonly GridColumn[];
}

/** A row of cells, in the order of the columns. */
export interface GridRowData {
  readonly subject: SubjectView;
  readonly cells: readonly CellView[];
}

/** Where the cursor stands: ids and not numbers, so that it survives a new answer. The empty id is a head. */
export interface GridPlace {
  readonly row: string;
  readonly column: string;
}

/** What stands in the body: the name of a unit over its people, or a row. */
export type GridLine<Row> =
  | { readonly kind: 'unit'; readonly unit: string; readonly id: string }
  | { readonly kind: 'row'; readonly row: Row; readonly id: string };

/** Rows under the names of their units, in the order they came; without names where there is but one without. */
export const linesOf = <Row extends { readonly subject: SubjectView }>(
  rows: readonly Row[],
): readonly GridLine<Row>[] => {
  const units = new Map<string, Row[]>();
  for (const row of rows) {
    const found = units.get(row.subject.unit);
    if (found === undefined) units.set(row.subject.unit, [row]);
    else found.push(row);
  }
  const bare = units.size === 1 && units.has('');
  return [...units].flatMap(([unit, members]): readonly GridLine<Row>[] => [
    ...(bare ? [] : [{ kind: 'unit' as const, unit, id: `unit ${unit}` }]),
    ...members.map((row) => ({ kind: 'row' as const, row, id: row.subject.id })),
  ]);
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
  rows: readonly GridRowData[],
  columns: readonly GridColumn[],
): readonly number[] =>
  columns.map((_, index) =>
    rows.reduce((longest, { cells }) => {
      const cell = cells[index];
      return cell === undefined ? longest : Math.max(longest, cellNumber(cell).length);
    }, 0),
  );

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value));

/**
 * Where a key leads from a place (the grid pattern of ARIA); null when the key is none of ours. Lists begin with the
 * empty id where the head can be entered.
 */
export const placeAfter = (
  { key, control }: { readonly key: string; readonly control: boolean },
  place: GridPlace,
  rows: readonly string[],
  columns: readonly string[],
): GridPlace | null => {
  const row = clamp(rows.indexOf(place.row), rows.length);
  const column = clamp(columns.indexOf(place.column), columns.length);
  const at = (newRow: number, newColumn: number): GridPlace | null => {
    const nextRow = rows[clamp(newRow, rows.length)];
    const nextColumn = columns[clamp(newColumn, columns.length)];
    if (nextRow === undefined || nextColumn === undefined) return null;
    // The corner above the names is neither: one stays where one was.
    return nextRow === '' && nextColumn === '' ? place : { row: nextRow, column: nextColumn };
  };
  if (key === 'Home') return at(control ? 0 : row, 0);
  if (key === 'End') return at(control ? rows.length - 1 : row, columns.length - 1);
  const step = STEPS[key];
  return step === undefined ? null : at(row + step[0], column + step[1]);
};

/** The cell that takes the keyboard: the one last used while it is shown, else the first; null in an empty table. */
export const settledPlace = (
  wanted: GridPlace | null,
  rows: readonly string[],
  columns: readonly string[],
): GridPlace | null => {
  const first = rows[0];
  const firstColumn = columns[0];
  if (first === undefined || firstColumn === undefined) return null;
  const row = wanted?.row === '' || rows.includes(wanted?.row ?? '') ? wanted?.row : first;
  const column =
    wanted?.column === '' || columns.includes(wanted?.column ?? '') ? wanted?.column : firstColumn;
  return { row: row ?? first, column: column ?? firstColumn };
};
