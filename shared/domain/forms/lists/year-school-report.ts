import type { Figures } from '../../compliance/verdict.ts';
import { listCell } from '../list-outline.ts';
import type { ListTable } from '../list-outline.ts';
import type { ReportOutline } from '../report-outline.ts';
import { figureCells, figureColumns, part } from './year-cells.ts';
import {
  NOTES,
  addedUp,
  countCell,
  exemptPart,
  issueCells,
  issueColumns,
  yearReport,
} from './year-figures.ts';
import type { YearFigures, YearPaper, YearRow } from './year-figures.ts';
import { column, figuresText } from './words.ts';
import type { ListFrame } from './words.ts';

const rowsTable = (head: string, rows: readonly YearRow[], total: YearRow): ListTable => ({
  columns: [
    column(head, 60),
    column('人数', 15, 'center'),
    ...figureColumns(),
    column('有未达标事项', 26, 'center'),
    column('工作记录', 20, 'center'),
    ...issueColumns(),
  ],
  rows: [...rows, total].map((row) => ({
    cells: [
      listCell(row.name),
      listCell(String(row.people)),
      ...figureCells(row),
      listCell(row.behind === 0 ? '' : `${String(row.behind)}人`),
      countCell(row.records),
      ...issueCells(row),
    ],
  })),
});

/** A rule whose subjects are contact objects, in figures. */
export interface ObjectRuleYear {
  readonly title: string;
  readonly place: string;
  readonly objects: number;
  readonly figures: Figures;
}

/** The whole school's year. */
export interface SchoolYear extends YearPaper {
  readonly ranks: readonly YearRow[];
  readonly units: readonly YearRow[];
  readonly people: readonly YearFigures[];
  readonly objects: readonly ObjectRuleYear[];
}

const behindTable = (people: readonly YearFigures[]): ListTable => ({
  columns: [
    column('序号', 14, 'center'),
    column('姓名', 24, 'center'),
    column('单位', 46),
    column('职务', 46),
    column('未达标事项', 120),
  ],
  rows: people.map(({ name, unit, post, behind }, index) => ({
    cells: [
      listCell(String(index + 1)),
      listCell(name),
      listCell(unit),
      listCell(post),
      listCell(behind.join('、')),
    ],
  })),
});

const objectsTable = (objects: readonly ObjectRuleYear[]): ListTable => ({
  columns: [
    column('事项', 90),
    column('依据', 36, 'center'),
    column('联系对象数', 26, 'center'),
    ...figureColumns(),
  ],
  rows: objects.map((one) => ({
    cells: [
      listCell(one.title),
      listCell(one.place),
      listCell(String(one.objects)),
      ...figureCells(one),
    ],
  })),
});

const ORDINALS = '一二三四五';

/** 年度联系师生工作情况表 of the school: by rank, by unit, who is behind with what, who was exempt and why. No ranking. */
export const schoolYearReport = (school: SchoolYear, frame: ListFrame): ReportOutline => {
  const { people } = school;
  const total: YearRow = { name: '合计', ...addedUp(people) };
  const behind = people.filter((one) => one.behind.length > 0);
  const parts = [
    part('分类别情况', {
      paragraphs: [`考核 ${String(people.length)} 人，${figuresText(total.figures)}。`],
      table: rowsTable('类别', school.ranks, total),
      notes: NOTES.slice(0, 1),
    }),
    part('分单位情况', { table: rowsTable('单位', school.units, total), notes: [] }),
    part('未达标人员', {
      paragraphs:
        behind.length === 0
          ? ['没有未达标人员。']
          : [`共 ${String(behind.length)} 人，按名册顺序排列。`],
      table: behind.length === 0 ? null : behindTable(behind),
    }),
    ...exemptPart('免考核情况', people),
    ...(school.objects.length === 0
      ? []
      : [part('按联系对象考核的事项', { table: objectsTable(school.objects) })]),
  ];
  return yearReport(
    school,
    {
      about: '范围：全校',
      parts: parts.map((one, index) => ({
        ...one,
        heading: `${ORDINALS.charAt(index)}、${one.heading}`,
      })),
      signed: ['审核人：', '汇总人：'],
    },
    frame,
  );
};
