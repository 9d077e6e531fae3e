import type { PlainMonth } from '../plain-date.ts';
import type { TableForm } from '../policy/form.ts';
import { sheetPeriodText } from '../sheet-period.ts';
import type { TableSheet } from '../sheet-table.ts';
import { listCell } from './list-outline.ts';
import type { ListOutline, ListRow } from './list-outline.ts';
import { tableColumns } from './table-columns.ts';

/** What is collected: the sheets that are in, and who owes one still. */
export interface Collected {
  readonly form: TableForm;
  readonly month: PlainMonth;
  readonly sheets: readonly TableSheet[];
  /** Names of those whose sheet is not in. */
  readonly missing: readonly string[];
  /** Names of those who owe none. */
  readonly exempt: readonly string[];
}

/** A zero report stands where the form has its sentences, under the name of who made it. */
const zeroCells = ({ form, blank, remarks }: TableSheet): readonly string[] => {
  const sentence = form.columns.findIndex(({ field }) => field === 'summary');
  const at = sentence === -1 ? form.columns.length - 1 : sentence;
  return blank.map((cell, index) => (index === at ? remarks.join('') : cell));
};

const named = (label: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${label}（${String(names.length)}人）：${names.join('、')}`];

/** 工作台账汇总: the rows of everybody whose sheet is in, numbered through, person by person. */
export const collectedOutline = (
  { form, month, sheets, missing, exempt }: Collected,
  note?: string,
): ListOutline => {
  const rows = sheets.flatMap((sheet) =>
    sheet.lines.length === 0 ? [zeroCells(sheet)] : sheet.lines.map(({ cells }) => cells),
  );
  const zero = sheets.filter(({ lines }) => lines.length === 0).length;
  const entries = rows.length - zero;
  return {
    kind: 'list',
    title: `${form.title}汇总`,
    subtitle: [
      sheetPeriodText(form, month),
      `应交 ${String(sheets.length + missing.length)} 人，已交 ${String(sheets.length)} 人` +
        `（其中零报告 ${String(zero)} 人），记录 ${String(entries)} 条`,
    ],
    orientation: 'landscape',
    paper: 'A4',
    columns: tableColumns(form),
    rows: rows.map((cells, index): ListRow => ({
      cells: cells.map((text, column) =>
        listCell(form.columns[column]?.field === 'ordinal' ? String(index + 1) : text),
      ),
    })),
    notes: [...named('未交', missing), ...named('免考核', exempt)],
    signature: [],
    note,
  };
};
