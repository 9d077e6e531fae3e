import type { Figures, Status } from '../../compliance/verdict.ts';
import type { PlainMonth } from '../../plain-date.ts';
import type { ListCell, ListOutline, ListRow } from '../list-outline.ts';
import { listCell } from '../list-outline.ts';
import {
  asOf,
  column,
  figuresText,
  forceWord,
  landscape,
  legend,
  rateText,
  signCell,
  subjectCells,
  subjectColumns,
  together,
  worst,
} from './words.ts';
import type { ListFrame, ListedCell, ListedRule, ListedSubject } from './words.ts';

interface ListedSegment extends ListedCell {
  readonly month: number;
  readonly months: number;
}

/** One person's year, as the screen has it. */
export interface PersonToList {
  readonly subject: ListedSubject;
  readonly label: string;
  readonly months: readonly PlainMonth[];
  readonly rows: readonly {
    readonly rule: ListedRule;
    readonly segments: readonly ListedSegment[];
  }[];
  readonly figures: Figures;
}

/** A period longer than a month stands in its last one; of several in one month, how many are fulfilled. */
const monthCell = (segments: readonly ListedSegment[], month: number): ListCell => {
  const ending = segments.filter((one) => one.month + one.months - 1 === month);
  const [only] = ending;
  if (only !== undefined && ending.length === 1) return signCell(only);
  if (ending.length > 1) {
    const owed = ending.filter(({ expected }) => expected > 0);
    const met = owed.filter(({ done, expected }) => done >= expected);
    const status = worst(ending.map((one) => one.status));
    return signCell({ status, done: met.length, expected: owed.length });
  }
  const under = segments.some((one) => one.month <= month && month < one.month + one.months);
  return under ? listCell('─', { tone: 'quiet' }) : listCell('');
};

/** 个人年度履职情况表: clauses along the months of a year. */
export const personList = (year: PersonToList, frame: ListFrame): ListOutline => {
  const { subject } = year;
  const groups = [...new Set(year.rows.map(({ rule }) => rule.group))];
  const statuses: readonly Status[] = year.rows.flatMap(({ segments }) =>
    segments.map(({ status }) => status),
  );
  return landscape(frame, {
    title: '联系师生工作个人年度履职情况表',
    subtitle: [
      together(`姓名：${subject.name}`, `单位：${subject.unit}`, `职务：${subject.title}`),
      together(`年度：${year.label}`, asOf(frame.today)),
      figuresText(year.figures),
    ],
    columns: [
      column('事项', 52),
      column('要求', 13, 'center'),
      ...year.months.map((month) => column(`${String(Number(month.slice(5, 7)))}月`, 13, 'center')),
    ],
    rows: groups.flatMap((group): readonly ListRow[] => [
      ...(group === '' ? [] : [{ heading: true, cells: [listCell(group)] }]),
      ...year.rows
        .filter(({ rule }) => rule.group === group)
        .map(({ rule, segments }) => ({
          cells: [
            listCell(rule.title),
            listCell(forceWord(rule.force)),
            ...year.months.map((_, month) => monthCell(segments, month)),
          ],
        })),
    ]),
    notes: [legend(statuses), '期间长于一个月的，记在最后一个月；─ 为期间之内。'],
  });
};

/** One clause across everybody, as the screen has it. */
export interface RuleToList {
  readonly rule: ListedRule & { readonly clause: string; readonly place: string };
  readonly label: string;
  readonly columns: readonly { readonly label: string }[];
  readonly rows: readonly {
    readonly subject: ListedSubject;
    readonly cells: readonly ListedCell[];
  }[];
  readonly figures: readonly Figures[];
}

/** Periods beyond this number have their names written downwards. */
const ACROSS = 6;

const NOT_DUE: ReadonlySet<Status> = new Set(['open', 'exempt', 'not-applicable']);

/** Whether nothing is due yet: a rate of 0% would read as a failure. */
const nothingDue = (cells: readonly ListedCell[]): boolean =>
  cells.every(({ status, done }) => NOT_DUE.has(status) && done === 0);

/** 条款年度落实情况表: people along the periods of a clause. */
export const ruleList = (year: RuleToList, frame: ListFrame): ListOutline => {
  const { rule, rows, columns } = year;
  const kind = rows[0]?.subject.kind ?? 'person';
  const many = columns.length > ACROSS;
  return landscape(frame, {
    title: `“${rule.title}”年度落实情况表`,
    subtitle: [
      together(`依据：${rule.place}`, rule.clause),
      together(`年度：${year.label}`, `要求：${forceWord(rule.force)}`, asOf(frame.today)),
    ],
    columns: [
      ...subjectColumns(kind),
      ...columns.map(({ label }) => column(label, many ? 12 : 24, 'center', { vertical: many })),
    ],
    rows: [
      ...rows.map(({ subject, cells }, index) => ({
        cells: [...subjectCells(subject, index), ...cells.map(signCell)],
      })),
      {
        cells: [
          listCell(''),
          listCell('完成率'),
          listCell(''),
          ...year.figures.map(({ done, expected }, index) => {
            const own = rows.flatMap(({ cells }) => cells.slice(index, index + 1));
            return listCell(nothingDue(own) ? '—' : rateText(done, expected));
          }),
        ],
      },
    ],
    notes: [legend(rows.flatMap(({ cells }) => cells.map(({ status }) => status)))],
  });
};
