import type { FormWords, ReadDoubt } from '#domain/exchange/hand-in';
import type { PlainMonth, Span } from '#domain/plain-date';
import { sheetMonth, sheetSpan } from '#domain/sheet-period';
import type { Grid, GridCell } from './grid.ts';
import { cellAt, rightOf } from './grid.ts';
import { doubt, quoted } from './draft.ts';
import { afterLabel, bare, isBlank, restOfLabel } from './labels.ts';
import { readMonth } from './month-text.ts';

/** A table on the way to a form: which of its cells were read. */
export interface Reading {
  readonly words: FormWords;
  readonly grid: Grid;
  readonly claimed: Set<GridCell>;
  /** Lines before the table, since the form before. */
  readonly before: readonly string[];
  readonly claimedLines: Set<string>;
  /** In words, for the visits: 第 1 张表. */
  readonly where: string;
  /** Every word a cell of the form may be labelled by. */
  readonly labels: readonly string[];
}

/** A value that stands beside its label, and whether there was such a label. */
export interface Labelled {
  readonly found: boolean;
  readonly text: string;
}

const isLabel = ({ labels }: Reading, text: string): boolean =>
  labels.some((label) => bare(text) === bare(label));

/** A cell's lines run together, as a name broken over two lines is one name. */
const oneLine = (cell: GridCell): string => cell.lines.map((line) => line.trim()).join('');

const valueCell = (reading: Reading, label: GridCell): GridCell | undefined => {
  const [right] = rightOf(reading.grid, label);
  if (right !== undefined && !isLabel(reading, right.text)) return right;
  const below = cellAt(reading.grid, label.row + 1, label.column);
  return below === undefined || below === label || isLabel(reading, below.text) ? undefined : below;
};

/** Within one line of text: `姓名：林致远  职务：党委书记`. */
const inLine = (reading: Reading, line: string, label: string): string | undefined => {
  const wide = Array.from(bare(label)).join('\\s*');
  const found = new RegExp(`(?:^|\\s)${wide}\\s*[:：]([^:：]*)$`, 'u').exec(line);
  const cut = new RegExp(`(?:^|\\s)${wide}\\s*[:：]\\s*([^\\s:：]*)(?=\\s|$)`, 'u').exec(line);
  if (found === null && cut === null) return undefined;
  reading.claimedLines.add(line);
  return (cut?.[1] ?? found?.[1] ?? '').trim();
};

/** What stands beside a label: in its own cell, in the one to the right, below it, or in a line before the table. */
export const labelled = (reading: Reading, label: string): Labelled => {
  for (const cell of reading.grid.cells) {
    const rest = restOfLabel(cell.text, label);
    if (rest === undefined || reading.claimed.has(cell)) continue;
    reading.claimed.add(cell);
    if (rest !== '') return { found: true, text: isBlank(rest) ? '' : rest };
    const value = valueCell(reading, cell);
    if (value === undefined) return { found: true, text: '' };
    reading.claimed.add(value);
    return { found: true, text: isBlank(value.text) ? '' : oneLine(value) };
  }
  for (const line of reading.before) {
    const text = inLine(reading, line, label);
    if (text !== undefined) return { found: true, text: isBlank(text) ? '' : text };
  }
  return { found: false, text: '' };
};

/** When a form is of. */
export interface FormTime {
  readonly month: PlainMonth | null;
  readonly text: string;
  readonly span: Span | null;
  readonly doubts: readonly ReadDoubt[];
}

const afterDateLabel = (reading: Reading, label: string): string | undefined => {
  for (const line of reading.before.toReversed()) {
    const at = Array.from(bare(label)).join('[\\s\\u3000]*');
    const found = new RegExp(`${at}\\s*[:：]?([^]*)$`, 'u').exec(line);
    if (found === null) continue;
    reading.claimedLines.add(line);
    return (found[1] ?? '').trim();
  }
  for (const cell of reading.grid.cells) {
    const rest = afterLabel(cell.text, label);
    if (rest === undefined) continue;
    reading.claimed.add(cell);
    if (bare(rest) !== '') return rest.replace(/^[\s:：]+/u, '').trim();
    const value = valueCell(reading, cell);
    if (value === undefined) return '';
    reading.claimed.add(value);
    return value.text;
  }
  return undefined;
};

/** 填表时间: above the table, in it, or a line that is nothing but a month. */
export const formTime = (reading: Reading): FormTime => {
  const { form } = reading.words;
  const labelledText = afterDateLabel(reading, form.dateLabel);
  const alone = reading.before
    .toReversed()
    .find(
      (line) => line.length < 40 && readMonth(line) !== null && !/[\p{L}]{4,}/u.test(bare(line)),
    );
  const own = labelledText === undefined ? null : readMonth(labelledText);
  const text = own === null && alone !== undefined ? alone.trim() : (labelledText ?? '');
  if (alone !== undefined) reading.claimedLines.add(alone);
  const read = own ?? (alone === undefined ? null : readMonth(alone));
  const month = read === null ? null : sheetMonth(form, read);
  const why = isBlank(text) ? '没有写填表时间' : `填表时间写的是${quoted(text)}，看不出年月`;
  return {
    month,
    text,
    span: month === null ? null : sheetSpan(form, month),
    doubts: month === null ? [doubt('month', why)] : [],
  };
};

/** Cells that nobody read, as doubts: nothing is dropped silently. */
export const unread = ({ grid, claimed, labels }: Reading): readonly ReadDoubt[] =>
  grid.cells
    .filter((cell) => !claimed.has(cell) && !isBlank(cell.text))
    .filter((cell) => !labels.some((label) => bare(cell.text) === bare(label)))
    .map((cell) =>
      doubt(
        'other',
        `第 ${String(cell.row + 1)} 行第 ${String((grid.rows[cell.row] ?? []).indexOf(cell) + 1)} 格写了${quoted(cell.text)}，没有归到哪次记录`,
      ),
    );
