import { listCell } from '#domain/forms/list-outline';
import type { ListTable } from '#domain/forms/list-outline';
import type { ReportOutline } from '#domain/forms/report-outline';

const duties: ListTable = {
  columns: [
    { label: '序号', width: 10, align: 'center' },
    { label: '履职要求', width: 70, align: 'left' },
    { label: '应完成', width: 18, align: 'center' },
    { label: '已完成', width: 18, align: 'center' },
    { label: '结论', width: 30, align: 'center' },
  ],
  rows: ['深入课堂听课', '联系学生宿舍', '参加主题班会', '与教师谈心谈话'].map((label, index) => ({
    cells: [
      listCell(String(index + 1)),
      listCell(`每月${label}不少于一次，并形成记录`),
      listCell('12'),
      listCell(String(12 - index)),
      index === 0
        ? listCell('已完成', { sign: '✓', tone: 'good' })
        : listCell(`缺 ${String(index)} 次`, { sign: '✕', tone: 'bad' }),
    ],
  })),
};

const visits = (count: number): ListTable => ({
  columns: [
    { label: '日期', width: 26, align: 'center' },
    { label: '联系对象', width: 40, align: 'left' },
    { label: '工作简况', width: 94, align: 'left' },
  ],
  rows: Array.from({ length: count }, (_, index) => ({
    cells: [
      listCell(`3月${String((index % 28) + 1)}日`),
      listCell('护理学院2024级1班'),
      listCell(`第${String(index + 1)}次：随班听课，了解到课情况，课后与同学座谈，收集意见。`),
    ],
  })),
});

/** A year of one person: two tables, words, lines to be signed. */
export const REPORT: ReportOutline = {
  kind: 'report',
  title: '2026年度联系师生工作情况表',
  subtitle: [
    '姓名：林致远　　单位及职务：党委书记',
    '统计期：2026年1月—12月　　截至：2026年12月31日',
  ],
  orientation: 'portrait',
  paper: 'A4',
  parts: [
    {
      heading: '一、履职情况',
      paragraphs: ['本年度应履行四项，已完成一项，其余三项各有欠缺，逐项列明如下。'],
      table: duties,
      notes: ['注：✓ 已完成；✕ 欠缺，其后为欠缺次数。'],
    },
    { heading: '二、联系记录', paragraphs: [], table: visits(6), notes: [] },
    {
      heading: '三、说明',
      paragraphs: ['2月在外培训，按制度免考核一个月。'],
      table: null,
      notes: [],
    },
  ],
  signed: ['汇总人：', '审核人：', '填报日期：'],
  signature: ['党委办公室', '2026年12月31日'],
};

/** The same with so many visits that it runs over pages. */
export const longReport = (count: number): ReportOutline => ({
  ...REPORT,
  parts: REPORT.parts.map((part, index) =>
    index === 1 ? { ...part, table: visits(count) } : part,
  ),
});

/** A report in words alone. */
export const WORDS: ReportOutline = {
  ...REPORT,
  title: '专题调研报告摘录',
  subtitle: [],
  parts: [
    { heading: '一、基本情况', paragraphs: ['调研组走访三个学院。'], table: null, notes: [] },
    { heading: '', paragraphs: ['另附名单。'], table: null, notes: ['注：名单从略。'] },
  ],
  signed: [],
};
