import { fullDayText } from '../../plain-date.ts';
import type { PlainDate, PlainMonth } from '../../plain-date.ts';
import type { TableForm } from '../../policy/form.ts';
import { sheetPeriodText } from '../../sheet-period.ts';
import type { TableSheet } from '../../sheet-table.ts';
import { listCell } from '../list-outline.ts';
import type { ListRow, ListTable } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { tableColumns } from '../table-columns.ts';
import { asOf, column, together } from './words.ts';
import type { ListFrame } from './words.ts';

/** A zero report stands where the form has its sentences, under the name of who made it. */
const zeroCells = ({ form, blank, remarks }: TableSheet): readonly string[] => {
  const sentence = form.columns.findIndex(({ field }) => field === 'summary');
  const at = sentence === -1 ? form.columns.length - 1 : sentence;
  return blank.map((cell, index) => (index === at ? remarks.join('') : cell));
};

/** Whether a sheet that is in has nothing to tell. */
export const isZero = ({ lines }: Pick<TableSheet, 'lines'>): boolean => lines.length === 0;

/** Rows of sheets under each other, person by person, numbered through. */
export const collectedRows = (form: TableForm, sheets: readonly TableSheet[]): readonly ListRow[] =>
  sheets
    .flatMap((sheet) =>
      isZero(sheet) ? [zeroCells(sheet)] : sheet.lines.map(({ cells }) => cells),
    )
    .map((cells, index) => ({
      cells: cells.map((text, place) =>
        listCell(form.columns[place]?.field === 'ordinal' ? String(index + 1) : text),
      ),
    }));

/** People of one standing, unit by unit. */
export type NamedByUnit = readonly {
  readonly unit: string;
  /** With the reason in brackets where there is one. */
  readonly names: readonly string[];
}[];

/** The collected rows of everybody whose sheet is in, and how complete they are. */
export interface CollectedToReport {
  /** As the policy calls the copy, or the form's own. */
  readonly title: string;
  readonly form: TableForm;
  readonly month: PlainMonth;
  readonly deadline: PlainDate | null;
  readonly sheets: readonly TableSheet[];
  /** People of whom a sheet is asked, and of these whose is in, and in time. */
  readonly expected: number;
  readonly done: number;
  readonly onTime: number;
  readonly zero: NamedByUnit;
  readonly late: NamedByUnit;
  readonly missing: NamedByUnit;
  readonly exempt: NamedByUnit;
}

const countOf = (people: NamedByUnit): number =>
  people.reduce((sum, { names }) => sum + names.length, 0);

const namesText = (people: NamedByUnit): string =>
  people.map(({ unit, names }) => `${unit}：${names.join('、')}`).join('\n');

const COMPLETENESS: ListTable['columns'] = [
  column('项目', 30, 'center'),
  column('人数', 22, 'center'),
  column('姓名', 205),
];

/** 报送情况: how many of how many, and who they are where that matters. */
const completeness = (source: CollectedToReport): ReportPart => {
  const { expected, done, onTime, zero, late, missing, exempt, deadline } = source;
  const rows: readonly (readonly [label: string, count: number, names: string])[] = [
    ['应交', expected, ''],
    ['已交', done, done === expected ? '应交的均已交齐' : ''],
    ['按时', onTime, deadline === null ? '' : `报送期限：${fullDayText(deadline)}`],
    ['逾期交', countOf(late), namesText(late)],
    ['零报告', countOf(zero), namesText(zero)],
    ['未交', countOf(missing), namesText(missing)],
    ['免考核', countOf(exempt), namesText(exempt)],
  ];
  return {
    heading: '二、报送情况',
    paragraphs: [],
    table: {
      columns: COMPLETENESS,
      rows: rows.map(([label, count, names]) => ({
        cells: [listCell(label), listCell(String(count)), listCell(names)],
      })),
    },
    notes: [],
  };
};

/** 工作台账汇总: one copy, with the lines by which it is signed off. */
export const collectedReport = (source: CollectedToReport, frame: ListFrame): ReportOutline => {
  const { title, form, month, sheets, expected, done } = source;
  const zero = sheets.filter(isZero).length;
  const entries = sheets.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    kind: 'report',
    title,
    subtitle: [
      together(sheetPeriodText(form, month), `《${form.title}》`, asOf(frame.today)),
      `应交 ${String(expected)} 人，已交 ${String(done)} 人（其中零报告 ${String(zero)} 人），` +
        `未交 ${String(expected - done)} 人，记录 ${String(entries)} 条`,
    ],
    orientation: 'landscape',
    paper: 'A4',
    parts: [
      {
        heading: `一、${form.short}`,
        paragraphs: sheets.length === 0 ? ['本期还没有人报送。'] : [],
        table:
          sheets.length === 0
            ? null
            : { columns: tableColumns(form), rows: collectedRows(form, sheets) },
        notes: [],
      },
      completeness(source),
    ],
    signed: ['汇总人：', '审核人：', '日期：'],
    signature: [frame.office, fullDayText(frame.today)].filter((line) => line !== ''),
    note: frame.note,
  };
};
