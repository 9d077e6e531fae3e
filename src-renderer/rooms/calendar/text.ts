import type { CellView } from '#api/views';
import type { Status } from '#domain/compliance/verdict';
import type { PeriodKind } from '#domain/policy/schema';
import { statusWords } from '../../text.ts';

/** Every sentence of the calendar room; words that other rooms need too are in ../../text.ts. */

export const words = {
  views: { month: '月历', matrix: '矩阵' },
  view: '视图',
  period: '期间',
  rank: '人员',
  policy: '制度',
  status: '状态',
  unit: '单位',
  all: '全部',
  allUnits: '全部单位',
  name: '姓名',
  findName: '姓名或拼音首字母',
  clearName: '清除姓名筛选',
  clauses: '条款',
  forces: { must: '只看应当', all: '全部条款' },
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
  noRulesTitle: '这一期没有要看的条款',
  noRulesHint: '这一类人员在这部制度里没有“应当”的条款，可以改看全部条款。',
  showAllRules: '看全部条款',
  nobodyTitle: '没有符合筛选的人',
  nobodyHint: '换一个状态、单位或姓名试试。',
  clearFilters: '清除筛选',
  dash: '—',
} as const;

export const periodKinds: readonly { readonly value: PeriodKind; readonly label: string }[] = [
  { value: 'month', label: '月' },
  { value: 'semester', label: '学期' },
  { value: 'academic-year', label: '学年' },
  { value: 'half-year', label: '半年' },
  { value: 'calendar-year', label: '年' },
];

const BEFORE: Readonly<Record<PeriodKind, string>> = {
  week: '上周',
  month: '上月',
  semester: '上学期',
  'academic-year': '上学年',
  'half-year': '上半年度',
  'calendar-year': '上年',
};

/** `上月 78.1%` */
export const beforeText = (kind: PeriodKind, rate: string): string => `${BEFORE[kind]} ${rate}`;

export const figureWords = {
  strip: '本期完成情况',
  expected: '应完成',
  done: '已完成',
  rate: '完成率',
  onTime: '按时报送',
  onTimeRate: '按时率',
  scope: '只计在本期到期的“应当”条款',
  counts: '“应当”条款，本期到期',
} as const;

/** `8 人`, `3 / 8 人` when a filter hides some. */
export const peopleCount = (shown: number, all: number): string =>
  shown === all ? `${String(all)} 人` : `显示 ${String(shown)} / ${String(all)} 人`;

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

/** `周启明 教研室 未达标 0/1 次` */
export const cellLabel = (name: string, rule: string, cell: CellView): string => {
  const head = `${name} ${rule} ${statusWords[cell.status].word}`;
  if (cell.status === 'exempt' || cell.status === 'not-applicable') return head;
  const number =
    cell.expected > 0 ? `${String(cell.done)}/${String(cell.expected)}` : String(cell.done);
  const late = cell.backfilled === 0 ? '' : `，含补录 ${String(cell.backfilled)} 条`;
  return `${head} ${number} ${cell.unit}${late}`;
};

export const matrixWords = {
  caption: (people: string, label: string, policy: string): string =>
    `${people}${label}合规矩阵，${policy}。用方向键在格间移动，按回车看依据。`,
  name: '姓名',
  legend: '图例',
  hint: '方向键移动，回车看依据与记录，Esc 返回',
} as const;

export const attentionWords = {
  title: '待办',
  none: '这一期没有未达标，也没有即将到期的。',
  hint: '点一格，这里就说明它是怎么算出来的。',
  missed: (count: number): string => `未达标 ${String(count)} 项`,
  soon: (count: number): string => `即将到期 ${String(count)} 项`,
  review: (count: number): string => `待核 ${String(count)} 项`,
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
    return missing === 0 ? `${what} 已齐` : `${what} 差 ${String(missing)} 人`;
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

/** `10月9日 周五，国庆节，3 条记录，月表 差 2 人` for a day of the calendar. */
export const dayLabel = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('，');
