import type { RosterKind, RosterRows, RosterWords, RowProblem } from '#domain/exchange/roster-rows';
import { detectKind, hasKnownHeadings, mapColumns, unknownHeadings } from './columns.ts';
import type { Mapping } from './columns.ts';
import type { Encoding } from './decode.ts';
import type { Refusal } from './refusal.ts';
import { readObjectRow, readPersonRow, readSemesterRow } from './rows.ts';
import type { RowRead } from './rows.ts';
import { HEADING_WITHIN, cellsAsTable, readPasted, readTable } from './table.ts';
import type { Table, TableLine, TableRead } from './table.ts';

/** A roster read: rows and problems for the plan, or why nothing was taken. */
export type RosterRead =
  | {
      readonly ok: true;
      readonly kind: RosterKind;
      readonly encoding: Encoding;
      readonly read: RosterRows;
    }
  | { readonly ok: false; readonly refusal: Refusal };

const refuse = (refusal: Refusal): RosterRead => ({ ok: false, refusal });

const isBlank = ({ cells }: TableLine): boolean => cells.every((cell) => cell.trim() === '');

const sameCells = (one: TableLine, other: TableLine): boolean =>
  one.cells.map((cell) => cell.trim()).join('\t') ===
  other.cells.map((cell) => cell.trim()).join('\t');

const aboutLine = (
  line: TableLine,
  code: 'extra-cells' | 'repeated-heading',
  text: string,
): RowProblem => ({
  row: line.line,
  column: '',
  value: '',
  code,
  text: `第 ${String(line.line)} 行${text}`,
  level: code === 'extra-cells' ? 'error' : 'notice',
});

const readLines = <Row>(
  heading: TableLine,
  lines: readonly TableLine[],
  readRow: (line: TableLine) => RowRead<Row>,
): { readonly rows: readonly Row[]; readonly problems: readonly RowProblem[] } => {
  const rows: Row[] = [];
  const problems: RowProblem[] = [];
  for (const line of lines) {
    if (isBlank(line)) continue;
    if (sameCells(line, heading)) {
      problems.push(aboutLine(line, 'repeated-heading', '又是表头，已略过。'));
      continue;
    }
    if (line.cells.slice(heading.cells.length).some((cell) => cell.trim() !== '')) {
      const counts = `有 ${String(line.cells.length)} 格，表头只有 ${String(heading.cells.length)} 列`;
      problems.push(
        aboutLine(
          line,
          'extra-cells',
          `${counts}，内容可能错位；单元格里若有逗号，请用英文双引号括住整格。`,
        ),
      );
      continue;
    }
    const read = readRow(line);
    for (const problem of read.problems) problems.push(problem);
    if (read.row !== undefined) rows.push(read.row);
  }
  return { rows, problems };
};

const readKind = (
  kind: RosterKind,
  heading: TableLine,
  lines: readonly TableLine[],
  { mapping, words }: { readonly mapping: Mapping; readonly words: RosterWords },
): RosterRows => {
  const headingLine = heading.line;
  const withNotices = <Read extends { readonly problems: readonly RowProblem[] }>(read: Read) => ({
    ...read,
    problems: [...mapping.notices, ...read.problems],
    headingLine,
  });
  switch (kind) {
    case 'people':
      return {
        kind,
        ...withNotices(readLines(heading, lines, (line) => readPersonRow(line, mapping, words))),
      };
    case 'objects':
      return {
        kind,
        ...withNotices(readLines(heading, lines, (line) => readObjectRow(line, mapping, words))),
      };
    case 'calendar':
      return {
        kind,
        ...withNotices(readLines(heading, lines, (line) => readSemesterRow(line, mapping))),
      };
  }
};

/**
 * A table to roster rows: finds the heading line among the first ten (titles may stand above it), tells the kind
 * by it, and reads every line below. A bad line is reported by line and column and holds up only itself.
 */
const readRows = (table: Table, words: RosterWords): RosterRead => {
  const filled = table.lines.filter((line) => !isBlank(line));
  const at = filled.slice(0, HEADING_WITHIN).findIndex(({ cells }) => hasKnownHeadings(cells));
  const heading = filled[at];
  const kind = heading === undefined ? undefined : detectKind(heading.cells);
  if (heading === undefined || kind === undefined)
    return refuse(unknownHeadings((heading ?? filled[0])?.cells ?? []));
  const mapping = mapColumns(kind, heading.cells, heading.line);
  if ('code' in mapping) return refuse(mapping);
  const lines = filled.slice(at + 1);
  if (lines.length === 0)
    return refuse({ code: 'no-rows', text: '文件只有表头，没有可导入的行。' });
  return {
    ok: true,
    kind,
    encoding: table.encoding,
    read: readKind(kind, heading, lines, { mapping, words }),
  };
};

const fromTable = (read: TableRead, words: RosterWords): RosterRead =>
  read.ok ? readRows(read.table, words) : refuse(read.refusal);

/** A roster file, whatever its encoding, to rows and problems. The words allowed for ranks, marks and kinds are the policy's. */
export const readRoster = (bytes: Uint8Array, name: string, words: RosterWords): RosterRead =>
  fromTable(readTable(bytes, name), words);

/** The same for cells pasted from Excel or WPS. */
export const readPastedRoster = (text: string, words: RosterWords): RosterRead =>
  fromTable(readPasted(text), words);

/** The same for the cells of a worksheet, as the reader process gives them. */
export const readSheetRoster = (
  cells: readonly (readonly string[])[],
  name: string,
  words: RosterWords,
): RosterRead => fromTable(cellsAsTable(cells, name), words);
