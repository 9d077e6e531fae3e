import type { CellView } from '#api/cell-views';
import type { Status } from '#domain/compliance/verdict';
import { dayText, fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import type { PeriodKind, Rhythm } from '#domain/policy/schema';
import { periodWords, statusWords } from '../../text.ts';

/** Every sentence of the calendar room; words that other rooms need too are in ../../text.ts. */

export const words = {
  views: {
    month: '月历',
    matrix: '矩阵',
    person: '一人一年',
    rule: '一条款',
    objects: '对象',
    summary: '汇总',
    list: '清单',
    signals: '疑点',
  },
  view: '视图',
  period: '期间',
  rank: '人员',
  group: '类别',
  policy: '制度',
  status: '状态',
  unit: '单位',
  all: '全部',
  name: '姓名',
  findName: '姓名或拼音首字母',
  findObject: '对象名称',
  clauses: '条款',
  forces: { must: '只看应当', all: '全部条款' },
  year: '年度',
  rule: '条款',
  by: '按',
  people: '人',
  everyone: '全部人员',
  allPolicies: '全部制度',
  allRules: '全部条款',
  object: '对象',
  saveAs: '保存为',
  saveWord: 'Word 文档（.docx）',
  saveExcel: 'Excel 表格（.xlsx）',
  savePdf: 'PDF 文件（.pdf）',
  open: '打开',
  earlier: '上一期',
  later: '下一期',
  current: '本期',
  loading: '正在计算……',
  asking: '正在更新',
  retry: '重试',
  errorTitle: '没有算出来',
  noPolicyTitle: '还没有装入制度',
  noPolicyHint: '装入制度后，这里按条款逐项计算。',
  noPeopleTitle: '名册里还没有这一类人员',
  noPeopleHint: '先在名册里登记人员和任职，这里就会按制度逐条计算。',
  toRoster: '去名册与制度',
  noObjectRulesTitle: '没有按对象要求的条款',
  noObjectRulesHint:
    '制度里有“每个班级都要有人联系”这样的条款，并且名册里登记了这类联系对象，这里就会逐个列出。',
  noRulesTitle: '这一期没有要看的条款',
  noRulesHint: '这一类人员在这部制度里没有“应当”的条款，可以改看全部条款。',
  showAllRules: '看全部条款',
  nobodyTitle: '没有符合筛选的人',
  nobodyHint: '换一个状态、单位或姓名试试。',
  clearFilters: '清除筛选',
  dash: '—',
} as const;

/** Ranges of the matrix, the list and the summary. */
export const periodKinds: readonly { readonly value: PeriodKind; readonly label: string }[] = [
  { value: 'week', label: '周' },
  { value: 'month', label: '月' },
  { value: 'quarter', label: '季度' },
  { value: 'half-year', label: '半年' },
  { value: 'semester', label: '学期' },
  { value: 'academic-year', label: '学年' },
  { value: 'calendar-year', label: '年' },
];

/** `每月`, `每24个月` */
export const rhythmText = (rhythm: Rhythm): string =>
  typeof rhythm === 'string' ? periodWords[rhythm] : `每${String(rhythm.months)}个月`;

export const yearKinds = [
  { value: 'academic-year', label: '学年' },
  { value: 'calendar-year', label: '公历年' },
] as const;

const BEFORE: Readonly<Partial<Record<PeriodKind, string>>> = {
  week: '上周',
  month: '上月',
  quarter: '上季度',
  semester: '上学期',
  'academic-year': '上学年',
  'half-year': '上半年度',
  'calendar-year': '上年',
};

/** `上月 78.1%` */
export const beforeText = (kind: PeriodKind, rate: string): string =>
  `${BEFORE[kind] ?? words.earlier} ${rate}`;

/** What a file was saved as. */
export const savedText = (path: string): string => `已保存：${path}`;

export const figureWords = {
  strip: '本期完成情况',
  expected: '应完成',
  done: '已完成',
  rate: '完成率',
  onTime: '按时',
  onTimeShort: '按时',
  onTimeRate: '按时率',
  scope: '只计在本期到期的“应当”条款',
  counts: '“应当”条款，本期到期',
} as const;

/** `8 人`, `3 / 8 人` when a filter hides some. */
export const peopleCount = (shown: number, all: number): string =>
  shown === all ? `${String(all)} 人` : `显示 ${String(shown)} / ${String(all)} 人`;

/** `12 个对象`, `显示 3 / 12 个对象` when a filter hides some. */
export const objectCount = (shown: number, all: number): string =>
  shown === all ? `${String(all)} 个对象` : `显示 ${String(shown)} / ${String(all)} 个对象`;

/** The order of the legend, worst first. */
export const statusOrder: readonly Status[] = [
  'missed',
  'due-soon',
  'open',
  'under-review',
  'met-late',
  'met',
  'exempt',
  'counted',
  'not-applicable',
];

/** `周启明 教研室 未达标 0/1 次`; `column` is a rule, or in the view of one rule a period. */
export const cellLabel = (name: string, column: string, cell: CellView): string => {
  const urgent = cell.urgent ? '（紧急）' : '';
  const head = `${name} ${column} ${statusWords[cell.status].word}${urgent}`;
  if (cell.status === 'exempt' || cell.status === 'not-applicable') return head;
  const number =
    cell.expected > 0 ? `${String(cell.done)}/${String(cell.expected)}` : String(cell.done);
  const late = cell.backfilled === 0 ? '' : `，含补录 ${String(cell.backfilled)} 条`;
  return `${head} ${number} ${cell.unit}${late}`.trimEnd();
};

export const gridWords = {
  legend: '图例',
  urgent: '紧急',
  toPerson: (name: string): string => `${name}：看这一年`,
  toRule: (title: string): string => `${title}：看每个人`,
} as const;

export const matrixWords = {
  caption: (people: string, label: string, policy: string): string =>
    `${people}${label}合规矩阵，${policy}。用方向键在格间移动，按回车看依据。`,
  name: '姓名',
  hint: '方向键移动，回车看依据与记录，Esc 返回',
} as const;

export const attentionWords = {
  title: '待办',
  none: '这一期没有未达标，也没有即将到期的。',
  hint: '点一格，这里就说明它是怎么算出来的。',
  missed: (count: number): string => `未达标 ${String(count)} 项`,
  soon: (count: number): string => `即将到期 ${String(count)} 项`,
  more: (count: number): string => `还有 ${String(count)} 人，到清单里看`,
} as const;

export const monthWords = {
  week: '教学周',
  weekNumber: (week: number): string => `第${String(week)}周`,
  vacation: '假期',
  everyone: '全部人员',
  person: '人员',
  today: '今天',
  count: (count: number): string => `${String(count)} 条`,
  /** In a day's cell: all that is due in a line; the list beside it names each. */
  due: (count: number, missing: number): string => {
    const what = count === 1 ? '截止' : `${String(count)} 项截止`;
    return missing === 0 ? `${what} 已齐` : `${what} 差 ${String(missing)} 件`;
  },
  more: (count: number): string => `还有 ${String(count)} 条`,
  dueHead: '当天截止',
  dueLine: (label: string, missing: number): string =>
    missing === 0 ? `${label}：已交齐` : `${label}：还差 ${String(missing)} 人`,
  entriesHead: '当天的记录',
  none: '当天没有记录。',
  workday: '工作日',
  restDay: '休息日',
  makeUp: '调休上班',
  /** The mark of a make-up workday, as the ledger gives it. */
  makeUpMark: '班',
  /** A sign for each state of an entry, so that colour is never the only one. */
  entryGlyph: { draft: '○', submitted: '●', accepted: '✓', returned: '↩' },
  dayPanel: '当天情况',
  hint: '方向键选日，回车看当天，翻页键换月',
  caption: (month: string): string => `${month}月历。用方向键选日，翻页键换月。`,
  legend: '图例',
} as const;

/** `10月9日 周五，国庆节，3 条记录，月表 差 2 件` for a day of the calendar. */
export const dayLabel = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('，');

export const yearWords = {
  rule: '条款',
  nobody: '看哪一位的全年',
  nobodyHint: '在上面输入姓名、拼音或首字母；在矩阵里点姓名也会到这里。',
  noRules: '这一年没有对这位同志的条款',
  noRulesHint: '请看任职起止日期，或者改看全部条款。',
  noSubjects: '这一年没有适用这一条的人员或对象',
  noSubjectsHint: '请在名册里核对任职、联系对象和起止日期。',
  allDone: '这一年没有未达标，也没有即将到期的。',
  hint: '点一格，这里就说明它是怎么算出来的。',
  caption: (name: string, year: string): string =>
    `${name}${year}逐条情况。用方向键在各期间移动，按回车看依据。`,
  ruleCaption: (rule: string, year: string): string =>
    `${rule}，${year}逐期情况。用方向键在格间移动，按回车看依据。`,
  /** `9月` of `2026-09`. */
  month: (month: string): string => `${String(Number(month.slice(5)))}月`,
  rateTold: (label: string, rate: string): string => `${label}，完成率 ${rate}`,
} as const;

export const summaryWords = {
  by: { school: '全校', rank: '类别', unit: '单位', person: '个人' },
  find: { school: '', rank: '类别名称', unit: '单位名称', person: '姓名或拼音首字母' },
  people: (count: number): string => `${String(count)} 人`,
  none: '—',
  number: (line: string, what: string, value: string): string => `${line} ${what} ${value}，看清单`,
  caption: (label: string): string => `${label}完成情况汇总`,
  clause: '条款内容',
  hint: '点任何一个数，就看它背后的清单。条款下是“已完成/应完成”和完成率；本期没有到期的条款不列。',
  empty: '没有可以汇总的',
  emptyHint: '换一个期间、制度或名称试试。',
} as const;

export const listWords = {
  done: '完成',
  deadline: '截止',
  reminded: '催办',
  explained: '有说明',
  counted: '只看计入五项数字的',
  remind: '打印催报单……',
  urgent: (count: number): string => `（紧急 ${String(count)}）`,
  count: (count: number): string => `${String(count)} 项`,
  caption: (label: string): string => `${label}清单。上下键逐行移动，按回车看依据。`,
  open: (name: string, rule: string, period: string): string => `${name} ${rule} ${period}，看依据`,
  /** `第6周`, without its days: they stand in the tooltip. */
  period: (label: string): string => label.split('（')[0] ?? label,
  /** `0/1 次`; only counted: `2 次`. */
  share: (item: {
    readonly done: number;
    readonly expected: number;
    readonly measure: string;
  }): string =>
    (item.expected > 0
      ? `${String(item.done)}/${String(item.expected)} ${item.measure}`
      : `${String(item.done)} ${item.measure}`
    ).trimEnd(),
  nothing: '这一期还没有要完成的事项',
  nothingHint: '换一个期间，或者在名册里核对人员和任职。',
  noMatch: '没有符合筛选的事项',
  noMatchHint: '换一个状态、单位、条款或姓名试试。',
} as const;

/** `11月5日`, with its year when that is another than today's. */
export const shortDay = (date: PlainDate, today: PlainDate): string =>
  date.slice(0, 4) === today.slice(0, 4) ? dayText(date) : fullDayText(date);
