import type { FormWords } from '#domain/exchange/hand-in';
import type { Span } from '#domain/plain-date';
import type { CarrierForm } from '#domain/policy/form';
import { formTime, labelled, unread } from './context.ts';
import type { Reading } from './context.ts';
import { doubt, quoted } from './draft.ts';
import type { DraftVisit } from './draft.ts';
import type { FoundForm } from './found-form.ts';
import { cellAt } from './grid.ts';
import type { Grid, GridCell } from './grid.ts';
import { bare, isBlank, restOfLabel, unbracketed } from './labels.ts';
import { WORD_LIMITS } from './limits.ts';
import { splitVisits } from './split-visits.ts';

/** A carrier's label in the table. */
interface CarrierCell {
  readonly id: string;
  readonly cell: GridCell;
  /** What stands in brackets under the label: the object. */
  readonly inside: string;
}

const carrierOf = (
  cell: GridCell,
  form: CarrierForm,
  { carriers }: FormWords,
): CarrierCell | undefined => {
  const own = new Set(form.groups.flatMap((group) => group.carriers));
  for (const { id, labels } of carriers)
    if (own.has(id))
      for (const label of labels) {
        const rest = restOfLabel(cell.text, label);
        if (rest !== undefined) return { id, cell, inside: unbracketed(rest) };
      }
  return undefined;
};

/** The labels of carriers, one a row: where an object has the name of a carrier, the column of the labels decides. */
const carrierCells = (grid: Grid, form: CarrierForm, words: FormWords): readonly CarrierCell[] => {
  const all = grid.cells.flatMap((cell) => carrierOf(cell, form, words) ?? []);
  const columns = new Map<number, number>();
  for (const { cell } of all) columns.set(cell.column, (columns.get(cell.column) ?? 0) + 1);
  const usual = [...columns].sort((a, b) => b[1] - a[1])[0]?.[0];
  const better = (one: CarrierCell, other: CarrierCell): boolean =>
    other.cell !== one.cell &&
    other.cell.row === one.cell.row &&
    (other.cell.column === usual ||
      (one.cell.column !== usual && other.cell.column < one.cell.column));
  return all.filter((one) => !all.some((other) => better(one, other)));
};

/** How sure a table is this form, from 0 to 1. */
export const carrierScore = (grid: Grid, form: CarrierForm, words: FormWords): number => {
  if (grid.cells.length > WORD_LIMITS.formCells) return 0;
  const all = form.groups.flatMap((group) => group.carriers).length;
  const found = new Set(carrierCells(grid, form, words).map(({ id }) => id)).size;
  const named = grid.cells.some((cell) => restOfLabel(cell.text, form.labels.name) !== undefined);
  return found >= Math.max(2, all * 0.3) || (found > 0 && named) ? found / Math.max(1, all) : 0;
};

interface Columns {
  readonly time: number | undefined;
  readonly summary: number | undefined;
}

/** Cells that are headings of the columns, in reading order. */
interface Heads {
  readonly time: readonly GridCell[];
  readonly summary: readonly GridCell[];
}

const headsOf = ({ grid, claimed }: Reading, form: CarrierForm): Heads => {
  const pick = (name: 'object' | 'time' | 'summary'): readonly GridCell[] => {
    const words = new Set(form.groups.map(({ heads }) => bare(heads[name])));
    const cells = grid.cells.filter((cell) => cell.text !== '' && words.has(bare(cell.text)));
    for (const cell of cells) claimed.add(cell);
    return cells;
  };
  pick('object');
  return { time: pick('time'), summary: pick('summary') };
};

/** The columns as the last headings above a row have them. */
const columnsAt = (heads: Heads, row: number): Columns => {
  const last = (cells: readonly GridCell[]): number | undefined =>
    cells.findLast((cell) => cell.row < row)?.column;
  return { time: last(heads.time), summary: last(heads.summary) };
};

interface RowCells {
  readonly time: GridCell | undefined;
  readonly summary: GridCell | undefined;
  readonly object: GridCell | undefined;
}

/** A carrier's rows: where its label and the headings stand, and which cells are the vertical label's. */
interface Rows {
  readonly label: CarrierCell;
  readonly columns: Columns;
  readonly isGroup: (cell: GridCell) => boolean;
}

const rowCells = (grid: Grid, row: number, { label, columns, isGroup }: Rows): RowCells => {
  const all = (grid.rows[row] ?? []).filter((cell) => cell !== label.cell && !isGroup(cell));
  const at = (column: number | undefined): GridCell | undefined =>
    column === undefined ? undefined : all.find((cell) => cell === cellAt(grid, row, column));
  const right = all.filter((cell) => cell.column > label.cell.column);
  const headed = { time: at(columns.time), summary: at(columns.summary) };
  const both =
    headed.time !== undefined && headed.summary !== undefined && headed.time !== headed.summary;
  const time = both ? headed.time : right.at(-2);
  const summary = both ? headed.summary : right.at(-1);
  const others = all.filter((cell) => cell !== time && cell !== summary);
  const filled = others.filter((cell) => !isBlank(cell.text));
  // Left of the label as on paper, else the next one to the right.
  const left = filled.findLast((cell) => cell.column < label.cell.column);
  const next = filled.find((cell) => cell === right[0]);
  return { time, summary, object: label.inside === '' ? (left ?? next) : undefined };
};

interface Unit {
  readonly times: Set<GridCell>;
  readonly summaries: Set<GridCell>;
  readonly objects: Set<GridCell>;
}

/** Rows of a label; those that share a merged time or summary belong together. */
const unitsOf = (reading: Reading, rows: Rows): readonly Unit[] => {
  const { label } = rows;
  const units: Unit[] = [];
  for (let row = label.cell.row; row < reading.grid.rows.length; row += 1) {
    if (reading.grid.rows[row]?.includes(label.cell) !== true) break;
    const { time, summary, object } = rowCells(reading.grid, row, rows);
    const last = units.at(-1);
    const shared =
      last !== undefined &&
      ((time !== undefined && last.times.has(time)) ||
        (summary !== undefined && last.summaries.has(summary)));
    const unit: Unit = shared
      ? last
      : { times: new Set(), summaries: new Set(), objects: new Set() };
    if (!shared) units.push(unit);
    for (const [cell, into] of [
      [time, unit.times],
      [summary, unit.summaries],
      [object, unit.objects],
    ] as const)
      if (cell !== undefined) {
        into.add(cell);
        reading.claimed.add(cell);
      }
  }
  return units;
};

const linesIn = (cells: ReadonlySet<GridCell>): readonly string[] =>
  [...cells].flatMap(({ lines }) => lines);

interface RowsRead {
  readonly drafts: readonly DraftVisit[];
  readonly notes: readonly string[];
}

/** What all rows of a form have in common. */
interface Sheet {
  readonly heads: Heads;
  /** Vertical labels, bare. */
  readonly groups: readonly string[];
  readonly span: Span | null;
}

const readRows = (
  reading: Reading,
  label: CarrierCell,
  { heads, groups, span }: Sheet,
): RowsRead => {
  const isGroup = (cell: GridCell): boolean => groups.includes(bare(cell.text));
  const columns = columnsAt(heads, label.cell.row);
  reading.claimed.add(label.cell);
  const name = label.cell.lines[0]?.trim() ?? label.id;
  const where = `${reading.where}“${name.replace(/[（(].*/u, '')}”行`;
  const notes: string[] = [];
  const drafts = unitsOf(reading, { label, columns, isGroup }).flatMap((unit) => {
    const objects = label.inside === '' ? linesIn(unit.objects) : [label.inside];
    const visits = splitVisits(
      {
        row: label.id,
        objects,
        time: linesIn(unit.times).join('\n'),
        summary: linesIn(unit.summaries),
        where,
      },
      span,
    );
    const object = objects.join('');
    if (visits.length === 0 && !isBlank(object))
      notes.push(`${where}只写了对象${quoted(object)}，没有时间和简况，不算一次。`);
    return visits;
  });
  return { drafts, notes };
};

/** Rows that have a time or a summary but no carrier that the policy knows. */
const strayRows = (reading: Reading, { heads, span }: Sheet): readonly DraftVisit[] =>
  reading.grid.rows.flatMap((cells, row) => {
    const columns = columnsAt(heads, row);
    const pick = (column: number | undefined): GridCell | undefined => {
      const cell = column === undefined ? undefined : cellAt(reading.grid, row, column);
      return cell === undefined || reading.claimed.has(cell) || isBlank(cell.text)
        ? undefined
        : cell;
    };
    const time = pick(columns.time);
    const summary = pick(columns.summary);
    if (time === undefined || summary === undefined || time === summary) return [];
    if (reading.labels.some((label) => bare(label) === bare(time.text))) return [];
    const others = cells.filter(
      (cell) =>
        cell !== time &&
        cell !== summary &&
        !reading.claimed.has(cell) &&
        cell.row === row &&
        !isBlank(cell.text),
    );
    for (const cell of [time, summary, ...others]) reading.claimed.add(cell);
    const label = others.map(({ text }) => text.replaceAll('\n', '')).join('、');
    const text =
      label === ''
        ? '这一行没有写是哪个载体'
        : `这一行写的是${quoted(label)}，制度的表上没有这一行`;
    const where = `${reading.where}第 ${String(row + 1)} 行`;
    const unit = { row: '', objects: [label], time: time.text, summary: summary.lines, where };
    return splitVisits(unit, span).map((draft) => ({
      ...draft,
      visit: { ...draft.visit, doubts: [...draft.visit.doubts, doubt('carrier', text)] },
    }));
  });

/** Reads a sheet of rows by carrier (附件1). */
export const readCarrierForm = (reading: Reading, form: CarrierForm): FoundForm => {
  const time = formTime(reading);
  const name = labelled(reading, form.labels.name);
  const title = labelled(reading, form.labels.title);
  const groups = form.groups.map((group) => bare(group.label));
  const sheet: Sheet = { heads: headsOf(reading, form), groups, span: time.span };
  const rows = carrierCells(reading.grid, form, reading.words).map((label) =>
    readRows(reading, label, sheet),
  );
  const strays = strayRows(reading, sheet);
  return {
    head: {
      form: form.id,
      policy: reading.words.policy,
      personId: null,
      name: name.text,
      title: title.text,
      unit: '',
      month: time.month,
      monthText: time.text,
      content: null,
      zeroReason: '',
      declaration: null,
      doubts: [
        ...(name.text === '' ? [doubt('person', '没有写姓名')] : []),
        ...time.doubts,
        ...unread(reading),
      ],
    },
    drafts: [...rows.flatMap(({ drafts }) => drafts), ...strays],
    free: [],
    named: name.found,
    notes: rows.flatMap(({ notes }) => notes),
  };
};
