import type { Considered, Explanation } from '#domain/compliance/verdict';

/** What the panel beside the matrix and its dialog say. */

export const panelWords = {
  title: '依据与记录',
  close: '关闭',
  period: '期间',
  asked: '要求',
  counted: '计入',
  deadline: '截止',
  link: '联系点',
  links: (since: string): string => `（${since}起）`,
  linkUntil: (since: string, until: string): string => `（${since}至${until}）`,
  manyLinks: (count: number): string => `本期的联系点 ${String(count)} 个`,
  late: '逾期',
  noLink: '没有登记联系点',
  objects: '逐项',
  object: '对象',
  done: '次数',
  result: '结果',
  objectMet: '已有',
  objectOpen: '还没有',
  objectMissed: '没有',
  gaps: '缺联系点的日子',
  submission: '报送',
  notSubmitted: '还没有报送',
  countedEntries: '计入的记录',
  noCounted: '没有计入的记录',
  nearly: '差一点的记录',
  exemptions: '免考核登记',
  periods: '逐期',
  addEntry: '去填写',
  openSheet: '打开记录表',
  toLinks: '登记联系',
  toIssues: '登记问题反馈',
  toPerson: '打开名册',
  remind: '打印催报单……',
  window: '计入范围',
  windowWhy: '（因假期延长）',
  manyDays: (count: number): string => `有记录的工作日 ${String(count)} 天`,
  other: '人员',
  tenures: '联系点轮换',
  linkSince: '联系起',
  changeDue: '应轮换',
  over: '已到期',
  notOver: '未到期',
  issues: '问题与建议',
  issue: '内容',
  feedBackBy: '应反馈',
  state: '情况',
  unreported: '未上报',
  qualifications: '任职资格',
  post: '任职',
  basis: '依据',
  has: '具备',
  hasNot: '不具备',
  unknown: '名册未登记',
  reason: '情况说明',
  explainWhy: '请说明原因',
  explainHint: '这一条是“原则上”的要求，没有做到的，应当说明原因。',
  reasonSave: '保存说明',
  reasonSaved: '情况说明已保存',
  reasonChange: '修改说明',
  exempt: '登记免考核……',
  openEntry: '在记录表中打开',
  backfill: '补录',
  unnamed: '（名册中已没有）',
  showEmpty: '（没有写工作简况）',
} as const;

/** `10月1日—10月31日（工作日 18 天，在岗 18 天）` */
export const spanWithDays = (span: string, working: number, present: number): string =>
  present === working
    ? `${span}（工作日 ${String(working)} 天）`
    : `${span}（工作日 ${String(working)} 天，在岗 ${String(present)} 天）`;

export const amountText = (amount: number, unit: string): string => `${String(amount)} ${unit}`;
export const atLeast = (amount: number, unit: string): string =>
  `不少于 ${amountText(amount, unit)}`;
export const onlyCounted = '倡导，只计数，不设下限';
export const noDemand = '本期不要求';
export const holdsLinks = (amount: number): string => `至少有 ${String(amount)} 个联系点`;
/** `10月22日 已反馈` */
export const fedBackText = (day: string, late: boolean): string =>
  `${day} 已反馈${late ? '（逾期）' : ''}`;
export const notFedBack = (late: boolean): string => (late ? '逾期未反馈' : '未反馈');
export const shareAsked = (share: number): string =>
  `不少于在岗工作日的 ${String(Math.round(share * 100))}%`;
export const fedBackAsked = (days: number): string => `提出后 ${String(days)} 个工作日内反馈`;
export const changeAsked = (years: number): string => `同一联系点满 ${String(years)} 年应轮换`;
export const hasAsked = (attribute: string): string => `新任职的应具备：${attribute}`;
export const atMost = (amount: number, unit: string): string =>
  `不多于 ${amountText(amount, unit)}`;
export const linksHeld = (amount: number): string => `${String(amount)} 个`;

/** 补录, 逾期, 非联系点, 补做: what is said beside an entry that counted. */
export const countedTags = (considered: Considered): readonly string[] => [
  ...(considered.backfill ? ['补录'] : []),
  ...(considered.onTime ? [] : ['逾期']),
  ...(considered.offLink ? ['非联系点'] : []),
  ...(considered.makeUp ? ['补做'] : []),
];

const MISSING = { teachers: '教师载体', students: '学生载体', specialty: '特长' } as const;

export const submissionText = (
  submission: NonNullable<Explanation['submission']>,
  day: string,
): string => {
  if (submission.submitted === null) return panelWords.notSubmitted;
  const zero = submission.zeroReason === '' ? '' : `，零报告：${submission.zeroReason}`;
  return `${day} 报送${zero}`;
};

export const submissionMissing = (
  missing: NonNullable<Explanation['submission']>['missing'],
): string =>
  missing.length === 0 ? '' : `还缺：${missing.map((part) => MISSING[part]).join('、')}`;

export const exemptionText = (span: string, reason: string): string => `${span} ${reason}`;
