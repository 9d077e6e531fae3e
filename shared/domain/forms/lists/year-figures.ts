import type { Figures } from '../../compliance/verdict.ts';
import { fullDayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell, ListColumn, ListRow, ListTable } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { figureCells, figureColumns, part } from './year-cells.ts';
import { asOf, column, together } from './words.ts';
import type { ListFrame } from './words.ts';

/** A person's year in figures, as units and the school add it up. */
export interface YearFigures {
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  /** Over the 应当 rules. */
  readonly figures: Figures;
  /** Short titles of the 应当 rules that were not kept and are overdue, with how much is wanting: `深入党支部（缺2）`. */
  readonly behind: readonly string[];
  /** The same of what is asked 原则上. */
  readonly principle: readonly string[];
  readonly records: number;
  /** `32/38`, or weeks alone where no weekly rule speaks to the person. */
  readonly weeks: string;
  readonly issues: number;
  readonly fedBack: number;
  readonly late: number;
  readonly exemptions: readonly {
    readonly from: PlainDate;
    readonly until: PlainDate;
    readonly reason: string;
    readonly approver: string;
  }[];
}

const NOTHING: Figures = { expected: 0, done: 0, onTime: 0 };

/** What several people's years come to together. */
export const addedUp = (people: readonly YearFigures[]): Omit<YearRow, 'name'> => {
  const sum = (of: (one: YearFigures) => number): number =>
    people.reduce((total, one) => total + of(one), 0);
  return {
    people: people.length,
    figures: people.reduce(
      ({ expected, done, onTime }, { figures }) => ({
        expected: expected + figures.expected,
        done: done + figures.done,
        onTime: onTime + figures.onTime,
      }),
      NOTHING,
    ),
    behind: people.filter(({ behind }) => behind.length > 0).length,
    records: sum(({ records }) => records),
    issues: sum(({ issues }) => issues),
    fedBack: sum(({ fedBack }) => fedBack),
    late: sum(({ late }) => late),
  };
};

/** Figures of a unit, a rank or the whole school. */
export interface YearRow {
  readonly name: string;
  readonly people: number;
  readonly figures: Figures;
  /** People with something overdue. */
  readonly behind: number;
  readonly records: number;
  readonly issues: number;
  readonly fedBack: number;
  readonly late: number;
}

/** A count, nothing for none. */
export const countCell = (value: number): ListCell => listCell(value === 0 ? '' : String(value));

/** Columns of what was raised, fed back and late. */
export const issueColumns = (): readonly ListColumn[] =>
  ['收集', '反馈', '逾期'].map((label) =>
    column(label, 13, 'center', { group: '问题与建议（件）' }),
  );

/** What stands in them. */
export const issueCells = (
  one: Pick<YearRow, 'issues' | 'fedBack' | 'late'>,
): readonly ListCell[] => [countCell(one.issues), countCell(one.fedBack), countCell(one.late)];

const blank = listCell('');

/** One row a person, and their sum. */
const peopleTable = (people: readonly YearFigures[]): ListTable => {
  const total = addedUp(people);
  return {
    columns: [
      column('序号', 12, 'center'),
      column('姓名', 19, 'center'),
      column('职务', 29),
      ...figureColumns(),
      column('未达标事项', 84),
      column('工作记录', 15, 'center'),
      column('面对面（周）', 18, 'center'),
      ...issueColumns(),
    ],
    rows: [
      ...people.map((one, index): ListRow => ({
        cells: [
          listCell(String(index + 1)),
          listCell(one.name),
          listCell(one.post),
          ...figureCells(one),
          listCell(
            [...one.behind, ...one.principle.map((title) => `${title}（原则上）`)].join('、'),
            one.behind.length > 0
              ? { sign: '✕', tone: 'bad' }
              : one.principle.length > 0
                ? { sign: '!', tone: 'warn' }
                : {},
          ),
          countCell(one.records),
          listCell(one.weeks),
          ...issueCells(one),
        ],
      })),
      {
        cells: [
          blank,
          listCell('合计'),
          listCell(`${String(total.people)}人`),
          ...figureCells(total),
          listCell(total.behind === 0 ? '' : `${String(total.behind)}人有未达标事项`),
          countCell(total.records),
          blank,
          ...issueCells(total),
        ],
      },
    ],
  };
};

/** Which figures are counted how. */
export const NOTES = [
  '注：应完成、已完成为应尽义务的项数，不含原则上、倡导的事项；期间跨年度的计入其到期日所在的年度。',
  '面对面（周）：按周的制度要求，为达标周数/应有周数；没有按周要求的，为有面对面记录的周数。人员按名册顺序排列。',
] as const;

/** What is the same on the papers of units and of the school. */
export interface YearPaper {
  readonly title: string;
  readonly label: string;
}

/** A paper of the year of several people. */
export const yearReport = (
  { title, label }: YearPaper,
  said: {
    readonly about: string;
    readonly parts: readonly ReportPart[];
    readonly signed: readonly string[];
  },
  frame: ListFrame,
): ReportOutline => ({
  kind: 'report',
  title,
  subtitle: [together(said.about, label, asOf(frame.today))],
  orientation: 'landscape',
  paper: 'A4',
  parts: said.parts,
  signed: said.signed,
  signature: [frame.office, fullDayText(frame.today)].filter((line) => line !== ''),
  note: frame.note,
});

/** Who was exempt, when and why; no part where nobody was. */
export const exemptPart = (
  heading: string,
  people: readonly YearFigures[],
): readonly ReportPart[] => {
  const rows = people.flatMap(({ name, unit, exemptions }) =>
    exemptions.map(({ from, until, reason, approver }): ListRow => ({
      cells: [name, unit, `${fullDayText(from)}—${fullDayText(until)}`, reason, approver].map(
        (text) => listCell(text),
      ),
    })),
  );
  return rows.length === 0
    ? []
    : [
        part(heading, {
          table: {
            columns: [
              column('姓名', 24, 'center'),
              column('单位', 60),
              column('期间', 70, 'center'),
              column('事由', 60),
              column('批准人', 36, 'center'),
            ],
            rows,
          },
        }),
      ];
};

/** 年度联系师生工作情况表 of a unit: its people and their sum. */
export const unitYearReport = (
  paper: YearPaper & { readonly unit: string; readonly people: readonly YearFigures[] },
  frame: ListFrame,
): ReportOutline =>
  yearReport(
    paper,
    {
      about: `单位：${paper.unit}`,
      parts: [
        part('', { table: peopleTable(paper.people), notes: NOTES }),
        ...exemptPart('免考核登记', paper.people),
      ],
      signed: ['单位负责人：', '经办人：'],
    },
    frame,
  );
