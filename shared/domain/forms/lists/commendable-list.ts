import type { PlainDate, Span } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListOutline } from '../list-outline.ts';
import { narrowDay, spanningRow } from './register-words.ts';
import { asOf, column, landscape, together } from './words.ts';
import type { ListFrame } from './words.ts';

/** One 先进典型 as the list shows it. */
export interface CommendableExample {
  readonly happened: PlainDate;
  /** Last day when it took several; null for one day. */
  readonly until: PlainDate | null;
  /** Who took part, each with 单位及职务 held that day. */
  readonly people: readonly { readonly name: string; readonly post: string }[];
  readonly object: string;
  /** 工作简况, whole. */
  readonly summary: string;
  /** Titles of what proves it. */
  readonly evidence: readonly string[];
}

/** What the list is made from. */
export interface CommendableToList {
  /** As the policy heads it. */
  readonly title: string;
  readonly label: string;
  readonly period: Span;
  readonly examples: readonly CommendableExample[];
}

/** 先进典型清单. */
export const commendableList = (list: CommendableToList, frame: ListFrame): ListOutline => {
  const { title, label, period, examples } = list;
  const year = period.until.slice(0, 4);
  return landscape(frame, {
    title,
    subtitle: [together(`期间：${label}`, `共 ${String(examples.length)} 例`, asOf(frame.today))],
    columns: [
      column('序号', 13, 'center'),
      column('时间', 25, 'center'),
      column('姓名', 22, 'center'),
      column('单位及职务', 36),
      column('联系对象', 34),
      column('事例', 95),
      column('备注', 32),
    ],
    rows:
      examples.length === 0
        ? [spanningRow('本期没有标为先进典型的工作记录。')]
        : examples.map(({ happened, until, people, object, summary, evidence }, index) => ({
            cells: [
              listCell(String(index + 1)),
              listCell(
                [happened, ...(until === null || until === happened ? [] : [until])]
                  .map((day) => narrowDay(day, year))
                  .join('至\n'),
              ),
              listCell(people.map(({ name }) => name).join('\n')),
              listCell(people.map(({ post }) => post).join('\n')),
              listCell(object),
              listCell(summary),
              listCell(evidence.length === 0 ? '' : `附：${evidence.join('、')}`),
            ],
          })),
    notes: examples.length === 0 ? [] : [`注：未注年份的日期为${year}年。`],
  });
};
