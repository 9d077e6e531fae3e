import type { PlainMonth } from '../plain-date.ts';
import type { TableForm } from '../policy/form.ts';
import { sheetPeriodText } from '../sheet-period.ts';
import type { TableSheet } from '../sheet-table.ts';
import { collectedRows, isZero } from './lists/collected-report.ts';
import type { ListOutline } from './list-outline.ts';
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

const named = (label: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${label}（${String(names.length)}人）：${names.join('、')}`];

/** 工作台账汇总: the rows of everybody whose sheet is in, numbered through, person by person. */
export const collectedOutline = (
  { form, month, sheets, missing, exempt }: Collected,
  note?: string,
): ListOutline => {
  const rows = collectedRows(form, sheets);
  const zero = sheets.filter(isZero).length;
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
    rows,
    notes: [...named('未交', missing), ...named('免考核', exempt)],
    signature: [],
    note,
  };
};
