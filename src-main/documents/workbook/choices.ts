import type { FillColumn } from '#domain/exchange/workbook-format';
import { dayNumber, firstOfMonth, lastOfMonth, monthText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { escaped } from '../xml-text.ts';
import type { WorkbookContent } from './content.ts';
import { LIST_NAMES } from './lists-sheet.ts';

/** Day 0 of Excel's calendar for every day since March 1900. */
const EPOCH = dayNumber('1899-12-30');

/** A day as Excel counts it (1900 date system). */
export const serialOf = (day: PlainDate): number => dayNumber(day) - EPOCH;

interface Choice {
  readonly column: FillColumn;
  readonly type: 'list' | 'date' | 'decimal' | 'whole';
  readonly between: readonly [from: string, to?: string];
  /** What happens to something else: refused, asked about, or taken. */
  readonly otherwise: 'stop' | 'warning' | 'taken';
  readonly title: string;
  /** Shown beside the cell, and when something else is typed. */
  readonly hint: string;
}

const choices = ({ month, objects, people, carriers }: WorkbookContent): readonly Choice[] => {
  const span = [serialOf(firstOfMonth(month)), serialOf(lastOfMonth(month))].map(String);
  const days = [span[0] ?? '', span[1] ?? ''] as const;
  const inMonth = `请填 ${monthText(month)} 里的日期，如 ${month}-09。`;
  const list = (
    column: FillColumn,
    name: string,
    otherwise: Choice['otherwise'],
    hint: string,
  ): Choice => ({ column, type: 'list', between: [name], otherwise, title: '请选择', hint });
  return [
    ...(people.length === 0
      ? []
      : [
          list(
            'person',
            LIST_NAMES.people,
            'stop',
            '请从下拉列表中选择姓名。名单里没有的人，请与下发本表的办公室联系。',
          ),
        ]),
    {
      column: 'day',
      type: 'date',
      between: days,
      otherwise: 'warning',
      title: '日期',
      hint: inMonth,
    },
    {
      column: 'until',
      type: 'date',
      between: days,
      otherwise: 'warning',
      title: '日期',
      hint: `只有一天的不填。${inMonth}`,
    },
    ...(carriers.length === 0
      ? []
      : [
          list(
            'carriers',
            LIST_NAMES.carriers,
            'warning',
            '请从下拉列表中选择。一次活动同时记入两项的，写成“甲、乙”。',
          ),
        ]),
    ...(objects.length === 0
      ? []
      : [
          list(
            'object',
            LIST_NAMES.objects,
            'taken',
            '请从下拉列表中选择；列表里没有的，可以直接填写名称。',
          ),
        ]),
    list('mode', LIST_NAMES.modes, 'stop', '请选择“面对面”或“键对键”；空着按“面对面”。'),
    {
      column: 'amount',
      type: 'decimal',
      between: ['0', '1000'],
      otherwise: 'stop',
      title: '时长',
      hint: '只填数字，如 0.5；单位（天、学时）填在后一列。没有要求的不填。',
    },
    {
      column: 'present',
      type: 'whole',
      between: ['0', '100000'],
      otherwise: 'stop',
      title: '人数',
      hint: '只填整数，如 32。',
    },
  ];
};

/** The drop-downs and checks of 填报, over the rows from `first` to `last`. */
export const choicesXml = (
  content: WorkbookContent,
  lettersOf: (column: FillColumn) => string,
  first: number,
  last: number,
): string => {
  const all = choices(content).map(({ column, type, between, otherwise, title, hint }) => {
    const letter = lettersOf(column);
    const error =
      otherwise === 'taken'
        ? ''
        : `${otherwise === 'stop' ? '' : ' errorStyle="warning"'} showErrorMessage="1" ` +
          `errorTitle="${escaped(title)}" error="${escaped(hint)}"`;
    const [from, to] = between;
    return (
      `<dataValidation type="${type}" allowBlank="1" showInputMessage="1"${error} ` +
      `promptTitle="${escaped(title)}" prompt="${escaped(hint)}" ` +
      `sqref="${letter}${first}:${letter}${last}"><formula1>${escaped(from)}</formula1>` +
      `${to === undefined ? '' : `<formula2>${escaped(to)}</formula2>`}</dataValidation>`
    );
  });
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
};
