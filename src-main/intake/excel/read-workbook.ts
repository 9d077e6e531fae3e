import { basename } from 'node:path';
import type { HandInFile } from '#domain/exchange/hand-in';
import { fold } from '#domain/exchange/folding';
import { WORKBOOK_SHEETS } from '#domain/exchange/workbook-format';
import { firstOfMonth, lastOfMonth, monthText } from '#domain/plain-date';
import type { FormWords } from '#domain/exchange/hand-in';
import { handIns } from './hand-ins.ts';
import { findHeadings, headingWords } from './headings.ts';
import { ExcelRefusal } from './limits.ts';
import { isMonthSheet, monthRows } from './month-rows.ts';
import { withWorkbook } from './open-workbook.ts';
import type { ExcelRefused, OpenWorkbook } from './open-workbook.ts';
import { ownLists } from './own-lists.ts';
import type { OwnLists } from './own-lists.ts';
import { cellFinder, readRows } from './read-rows.ts';
import type { SheetVisits } from './read-rows.ts';
import type { ExcelSheet } from './sheet-cells.ts';
import type { RowVisit, RowWorld } from './row-visits.ts';
import { contextOf } from './sheet-context.ts';
import type { SheetContext } from './sheet-context.ts';

/** Carrier ids by the words a row of theirs may be labelled by: of our own list, else of the policies. */
const carrierIds = (
  forms: readonly FormWords[],
  own: OwnLists | undefined,
): ((label: string) => readonly string[]) => {
  const ids = new Map<string, Set<string>>();
  for (const { id, labels } of forms.flatMap(({ carriers }) => carriers))
    for (const label of [id, ...labels]) {
      const known = ids.get(fold(label)) ?? new Set<string>();
      ids.set(fold(label), known.add(id));
    }
  return (label) => {
    const listed = own?.carriers.get(fold(label));
    return listed === undefined ? [...(ids.get(fold(label)) ?? [])] : [listed];
  };
};

const ownContext = (own: OwnLists, written: SheetContext): SheetContext => ({
  ...written,
  month: own.month,
  monthText: monthText(own.month),
  span: { from: firstOfMonth(own.month), until: lastOfMonth(own.month) },
  unit: own.unit,
});

/** A row copied whole carries the id of the one it was copied from: only the first keeps it. */
const withoutCopies = (visits: readonly RowVisit[], notes: string[]): readonly RowVisit[] => {
  const seen = new Map<string, string>();
  return visits.map((read) => {
    const { id, where } = read.visit;
    if (id === null) return read;
    const first = seen.get(id);
    seen.set(id, first ?? where);
    if (first === undefined) return read;
    notes.push(`${where}是从${first}整行拷贝来的，按新的记录读，请核对。`);
    return { ...read, visit: { ...read.visit, id: null, base: null } };
  });
};

const ownListsOf = ({ sheets }: OpenWorkbook): OwnLists | undefined => {
  for (const sheet of sheets) {
    if (!sheet.hidden && sheet.name !== WORKBOOK_SHEETS.lists) continue;
    const found = ownLists(sheet);
    if (found !== undefined) return found;
  }
  return undefined;
};

const NO_HEADINGS =
  '没有找到认识的表头，不知道哪一列是什么；表头里至少要有“时间”和“工作简况”，还要有“姓名”“载体”“联系对象”等列。请补上表头，或用下发的填报表填写后再收。';

/** What every sheet is read with. */
interface Reading {
  readonly file: string;
  readonly forms: readonly FormWords[];
  readonly own: OwnLists | undefined;
  readonly from1904: boolean;
}

const readVisible = (
  sheets: readonly ExcelSheet[],
  { file, forms, own, from1904 }: Reading,
): SheetVisits & { readonly monthWritten: string } => {
  const words = headingWords(forms);
  const found = sheets.map((sheet) => ({ sheet, headings: findHeadings(sheet, words) }));
  const read = found.flatMap(({ sheet, headings }) =>
    headings === undefined ? [] : [{ sheet, headings }],
  );
  if (read.length === 0) throw new ExcelRefusal('unknown-headings', NO_HEADINGS);
  const notes = found.flatMap(({ sheet, headings }) =>
    headings !== undefined || (own !== undefined && sheet.name === WORKBOOK_SHEETS.help)
      ? []
      : [`表页“${sheet.name}”里没有认识的表头，没有读。`],
  );
  let monthWritten = '';
  const visits = read.flatMap(({ sheet, headings }) => {
    const written = contextOf(sheet, headings.row, file);
    const context = own === undefined ? written : ownContext(own, written);
    if (monthWritten === '') monthWritten = context.monthText;
    const world: RowWorld = {
      headings,
      context,
      own,
      from1904,
      carriersOf: carrierIds(forms, own),
      where: (row) => `${read.length > 1 ? `表页“${sheet.name}”` : ''}第 ${String(row)} 行`,
      cell: cellFinder(sheet, headings),
      before: undefined,
    };
    const rows = readRows(sheet, world);
    notes.push(...rows.notes);
    return rows.visits;
  });
  return { visits: withoutCopies(visits, notes), notes, monthWritten };
};

/** Remarks that are shown; a workbook with more is better read by its people. */
const MOST_NOTES = 200;
const LONGEST_NOTE = 500;

/**
 * Reads a workbook of visits. One of ours comes back with its ids; in any other one the columns are found by their
 * headings, wherever they stand and whatever they are called. A row that can't be read with certainty carries its
 * doubts by row and column and holds up no other. One hand-in for each person and month.
 */
export const readWorkbook = (
  path: string,
  forms: readonly FormWords[],
): Promise<{ readonly ok: true; readonly file: HandInFile } | ExcelRefused> =>
  withWorkbook(path, (workbook) => {
    const file = basename(path);
    const own = ownListsOf(workbook);
    const sheets = workbook.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
    if (sheets.length === 0) throw new ExcelRefusal('empty', '工作簿是空的，没有可读的内容。');
    const months = own === undefined ? [] : sheets.filter(isMonthSheet);
    const read = readVisible(
      sheets.filter((sheet) => !months.includes(sheet)),
      { file, forms, own, from1904: workbook.from1904 },
    );
    const lines = own === undefined ? [] : months.map((sheet) => monthRows(sheet, own));
    const contradictions: string[] = [];
    const handed = handIns(
      {
        visits: read.visits,
        lines: lines.flatMap(({ rows }) => rows),
        ownMonth: own?.month ?? null,
        monthWritten: read.monthWritten,
      },
      forms,
      contradictions,
    );
    const passed = workbook.sheets.filter(
      ({ name, hidden }) => hidden && !(own !== undefined && name === WORKBOOK_SHEETS.lists),
    );
    const notes = [
      ...read.notes,
      ...lines.flatMap(({ notes: found }) => found),
      ...contradictions,
      ...(passed.length === 0
        ? []
        : [`隐藏的表页${passed.map(({ name }) => `“${name}”`).join('')}没有读。`]),
      ...(handed.length === 0 ? ['表里没有填写任何一条记录。'] : []),
    ];
    return {
      ok: true,
      file: {
        file,
        forms: handed,
        notes: notes.slice(0, MOST_NOTES).map((note) => note.slice(0, LONGEST_NOTE)),
        ...(own === undefined ? {} : { workbook: own.marks }),
      },
    };
  });
