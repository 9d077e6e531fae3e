import { fullDayText } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell, ListRow, ListTable } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { isBehind, refsText } from './year-assessment.ts';
import type { AssessedRule, PersonAssessment } from './year-assessment.ts';
import { conclusionCell, figureCells, figureColumns, numberedWith, part } from './year-cells.ts';
import { asOf, column, forceWord, rateText, together } from './words.ts';
import type { ListFrame } from './words.ts';

const PART_WORDS = {
  duties: '一、履职情况',
  work: '二、工作量',
  issues: '三、问题与建议办理',
  links: '四、联系点',
  reasons: '五、情况说明',
} as const;

const STAGES = {
  new: '待转办',
  'handed-on': '办理中',
  resolved: '已办结，未反馈',
  'fed-back': '已反馈',
} as const;

const SIGNED = ['本人签字：', '单位负责人：', '党政办公室审核：', '日期：'] as const;

const headingRow = (text: string): ListRow => ({ heading: true, cells: [listCell(text)] });

/** Rows under the word they have in common, each word once. */
const grouped = <Item>(
  items: readonly Item[],
  wordOf: (item: Item) => string,
  rowOf: (item: Item) => ListRow,
): readonly ListRow[] =>
  [...new Set(items.map(wordOf))].flatMap((word) => [
    ...(word === '' ? [] : [headingRow(word)]),
    ...items.filter((item) => wordOf(item) === word).map(rowOf),
  ]);

const headPart = (one: PersonAssessment): ReportPart => {
  const { expected, done, onTime } = one.figures;
  const behind = one.rules.filter(isBehind).map(({ clause }) => clause.short);
  return part('', {
    table: {
      columns: [
        column('姓名', 24, 'center'),
        column('单位', 52, 'center'),
        column('职务', 62, 'center'),
        column('年度', 38, 'center'),
        column('应完成', 20, 'center'),
        column('已完成', 20, 'center'),
        column('完成率', 20, 'center'),
        column('按时率', 20, 'center'),
      ],
      rows: [
        {
          cells: [
            one.name,
            one.unit,
            one.post,
            one.label,
            String(expected),
            String(done),
            rateText(done, expected),
            rateText(onTime, expected),
          ].map((text) => listCell(text)),
        },
      ],
    },
    notes: [
      ...one.purposes.map((purpose) => `用途：${purpose}`),
      behind.length === 0 ? '' : `未达标事项：${behind.join('、')}`,
    ].filter((line) => line !== ''),
  });
};

const dutyRow = (one: AssessedRule): ListRow => ({
  cells: [
    listCell(one.clause.short),
    listCell(one.clause.place),
    listCell(
      one.clause.force === 'must'
        ? one.clause.title
        : `${one.clause.title}（${forceWord(one.clause.force)}）`,
    ),
    ...figureCells(one),
    conclusionCell(one),
    listCell(one.amount === 0 ? '' : `${String(one.amount)}${one.unit}`),
    listCell(refsText(one.refs)),
  ],
});

const dutiesPart = (one: PersonAssessment): ReportPart => {
  const several = new Set(one.rules.map(({ policy }) => policy)).size > 1;
  const wordOf = ({ policyTitle, clause }: AssessedRule): string =>
    several ? [`《${policyTitle}》`, clause.group].join('　') : clause.group;
  const blank = listCell('');
  return part(PART_WORDS.duties, {
    paragraphs: one.exemptions.map(
      ({ from, until, reason, approver }) =>
        `免考核登记：${fullDayText(from)}—${fullDayText(until)}，${reason}` +
        (approver === '' ? '' : `（批准人：${approver}）`),
    ),
    table: {
      columns: [
        column('事项', 30),
        column('依据', 31, 'center'),
        column('要求', 44),
        ...figureColumns(),
        column('结论', 27, 'center'),
        column('实绩', 15, 'center'),
        column('计入记录', 46),
      ],
      rows: [
        ...grouped(one.rules, wordOf, dutyRow),
        {
          cells: [
            listCell('合计'),
            blank,
            listCell('应当完成的事项'),
            ...figureCells({ figures: one.figures }),
            blank,
            blank,
            blank,
          ],
        },
      ],
    },
    notes: [
      '注：应完成、已完成为应尽义务的项数，期间跨年度的计入其到期日所在的年度；合计不含原则上、倡导的事项。',
      '计入记录为附1的序号；“联”“问”“报”分别为四、三和附2的序号。',
    ],
  });
};

const WORK_COLUMNS = [
  column('项目', 36),
  column('数量', 22, 'center'),
  column('记录序号', 66),
] as const;

const workCells = (row: PersonAssessment['work'][number] | undefined): readonly ListCell[] =>
  row === undefined
    ? WORK_COLUMNS.map(() => listCell(''))
    : [listCell(row.label), listCell(row.amount), listCell(refsText(row.refs))];

/** Two figures side by side: a year has some thirty of them, most of them short. */
const workPart = ({ work }: PersonAssessment): ReportPart =>
  part(PART_WORDS.work, {
    table: {
      columns: [...WORK_COLUMNS, ...WORK_COLUMNS],
      rows: [...new Set(work.map(({ group }) => group))].flatMap((group) => {
        const own = work.filter((row) => row.group === group);
        return [
          headingRow(group),
          ...own.flatMap((row, index) =>
            index % 2 === 0 ? [{ cells: [...workCells(row), ...workCells(own[index + 1])] }] : [],
          ),
        ];
      }),
    },
  });

const issuesPart = ({ issues }: PersonAssessment): ReportPart => {
  const count = (holds: (issue: (typeof issues)[number]) => boolean): string =>
    String(issues.filter(holds).length);
  const table: ListTable = {
    columns: [
      column('序号', 14, 'center'),
      column('提出日期', 30, 'center'),
      column('问题与建议', 84),
      column('承办单位', 34),
      column('办理与反馈', 70),
      column('情况', 26, 'center'),
    ],
    rows: issues.map(({ raised, text, unit, handling, stage, late }, index) => ({
      cells: [
        numberedWith('问', index),
        listCell(fullDayText(raised)),
        listCell(text),
        listCell(unit),
        listCell(handling),
        late
          ? listCell(stage === 'fed-back' ? '逾期反馈' : `逾期，${STAGES[stage]}`, {
              sign: '!',
              tone: 'warn',
            })
          : listCell(STAGES[stage]),
      ],
    })),
  };
  return part(PART_WORDS.issues, {
    paragraphs: [
      issues.length === 0
        ? '本年度没有登记问题与建议。'
        : `收集 ${String(issues.length)} 件，办结 ${count(({ stage }) => stage === 'resolved' || stage === 'fed-back')} 件，` +
          `反馈 ${count(({ stage }) => stage === 'fed-back')} 件，逾期 ${count(({ late }) => late)} 件。`,
    ],
    table: issues.length === 0 ? null : table,
  });
};

const linksPart = ({ links }: PersonAssessment): ReportPart =>
  part(PART_WORDS.links, {
    paragraphs: links.length === 0 ? ['本年度没有登记联系点。'] : [],
    table:
      links.length === 0
        ? null
        : {
            columns: [
              column('序号', 14, 'center'),
              column('联系点', 90),
              column('类别', 40, 'center'),
              column('起始', 40, 'center'),
              column('结束', 40, 'center'),
            ],
            rows: links.map(({ object, kind, since, until }, index) => ({
              cells: [
                numberedWith('联', index),
                listCell(object),
                listCell(kind),
                listCell(fullDayText(since)),
                listCell(until === null ? '' : fullDayText(until)),
              ],
            })),
          },
  });

const reasonsPart = ({ reasons }: PersonAssessment): readonly ReportPart[] =>
  reasons.length === 0
    ? []
    : [
        part(PART_WORDS.reasons, {
          table: {
            columns: [column('事项', 60), column('期间', 60), column('说明', 130)],
            rows: reasons.map(({ rule, period, text }) => ({
              cells: [listCell(rule), listCell(period), listCell(text)],
            })),
          },
        }),
      ];

/** 年度联系师生工作情况表 of a person, to be signed. Every figure names the records it rests on. */
export const personYearReport = (one: PersonAssessment, frame: ListFrame): ReportOutline => ({
  kind: 'report',
  title: one.title,
  subtitle: [together(frame.office, one.label, asOf(frame.today))],
  orientation: 'landscape',
  paper: 'A4',
  parts: [
    headPart(one),
    dutiesPart(one),
    workPart(one),
    issuesPart(one),
    linksPart(one),
    ...reasonsPart(one),
  ],
  signed: SIGNED,
  signature: [],
  note: frame.note,
});
