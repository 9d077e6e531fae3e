import type { Status } from '../../compliance/verdict.ts';
import { fullDayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import type { Force } from '../../policy/schema.ts';
import type { ListOutline } from '../list-outline.ts';
import { listCell } from '../list-outline.ts';
import { asOf, column, forceWord, landscape, statusCell, subjectCells, together } from './words.ts';
import type { ListFrame, ListedSubject } from './words.ts';

/** 清单 as the screen has it. */
export interface DutiesToList {
  readonly label: string;
  readonly items: readonly {
    readonly title: string;
    readonly place: string;
    readonly force: Force;
    readonly subject: ListedSubject;
    readonly period: { readonly label: string };
    readonly status: Status;
    readonly deadline: PlainDate | null;
    readonly done: number;
    readonly expected: number;
    readonly measure: string;
    readonly reason: string;
    readonly reminded: PlainDate | null;
  }[];
}

const dayOrNothing = (day: PlainDate | null): string => (day === null ? '' : fullDayText(day));

/** 应完成事项清单: one row a duty. `filter` says in words what was asked for. */
export const dutyRows = (
  list: DutiesToList,
  filter: readonly string[],
  frame: ListFrame,
): ListOutline =>
  landscape(frame, {
    title: '联系师生工作应完成事项清单',
    subtitle: [
      together(`期间：${list.label}`, asOf(frame.today)),
      together(...filter, `共 ${String(list.items.length)} 项`),
    ],
    columns: [
      column('序号', 11, 'center'),
      column('姓名（对象）', 18, 'center'),
      column('单位及职务', 26),
      column('应完成事项', 40),
      column('依据', 32, 'center'),
      column('要求', 13, 'center'),
      column('期间', 26),
      column('截止', 33, 'center'),
      column('完成情况', 17, 'center'),
      column('状态', 20, 'center'),
      column('情况说明', 19),
      column('最近催报', 21, 'center'),
    ],
    rows: list.items.map((item, index) => ({
      cells: [
        ...subjectCells(item.subject, index),
        listCell(item.title),
        listCell(item.place),
        listCell(forceWord(item.force)),
        listCell(item.period.label),
        listCell(dayOrNothing(item.deadline)),
        listCell(`${String(item.done)}/${String(item.expected)}${item.measure}`),
        statusCell(item.status),
        listCell(item.reason),
        listCell(dayOrNothing(item.reminded)),
      ],
    })),
  });
