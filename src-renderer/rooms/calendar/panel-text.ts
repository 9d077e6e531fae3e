import type { Considered, Explanation, Obstacle } from '#domain/compliance/verdict';

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
  addEntry: '补一条记录',
  openSheet: '打开记录表',
  toLinks: '登记联系点',
  toRoster: '去名册与制度',
  exempt: '登记免考核……',
  openEntry: '在记录表中打开',
  backfill: '补录',
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
export const linksHeld = (amount: number): string => `${String(amount)} 个`;

/** Why nothing was owed, as a sentence. */
export const exemptSentence = (
  because: NonNullable<Explanation['exemptBecause']>,
  otherRule: string,
): string => {
  switch (because.kind) {
    case 'vacation':
      return because.termDays === 0
        ? '本期全在假期中，不要求。'
        : `本期只有 ${String(because.termDays)} 个学期内工作日，不足 ${String(because.neededDays)} 天，按假期不要求。`;
    case 'absent':
      return `本期 ${String(because.workingDays)} 个工作日中在岗 ${String(because.presentDays)} 天，不到一半，免予考核。`;
    case 'no-post':
      return '本期没有这一条所指的任职，不适用。';
    case 'other-rule':
      return otherRule === ''
        ? '按本期的任职，由另一条要求，这一条不考核。'
        : `按本期的任职，适用“${otherRule}”，这一条不考核。`;
    case 'no-objects':
      return '本期没有这一条所指的联系对象，不适用。请在名册里核对。';
    case 'not-in-force':
      return '本期这一条还没有施行，或者已经停止施行。';
  }
};

const OBSTACLE: Readonly<Record<Obstacle, string>> = {
  draft: '还是草稿，没有提交。',
  returned: '已退回，还没有重新提交。',
  'outside-period': '日期不在本期。',
  'wrong-activity': '活动类型不是这一条要的。',
  'wrong-mode': '联系方式（面对面、键对键）不是这一条要的。',
  'wrong-role': '参加的身份（带队、参加）不是这一条要的。',
  'wrong-object': '联系对象不是这一条要的类别。',
  'not-linked': '不是本人的联系点。',
  'too-little': '数量不够一次的最低数。',
  'no-amount': '没有填数量。',
  'no-evidence': '缺佐证材料，只能待核。',
  'already-counted': '同一对象已经计过一次。',
  'post-not-held': '当天没有这一条所指的任职。',
};

const REMEDY: Readonly<Record<Obstacle, string>> = {
  draft: '提交后即计入。',
  returned: '改好后重新提交即计入。',
  'outside-period': '如日期写错，请在记录表中更正。',
  'wrong-activity': '如确有此项活动，在记录中补选活动类型。',
  'wrong-mode': '如填错，请在记录中更正联系方式。',
  'wrong-role': '如填错，请在记录中更正身份。',
  'wrong-object': '如选错对象，请在记录中更正。',
  'not-linked': '如已是联系点，请在名册中补登记。',
  'too-little': '如填少了，请在记录中更正数量。',
  'no-amount': '在记录中填上数量即可计入。',
  'no-evidence': '在记录中补登佐证材料后即计入。',
  'already-counted': '换一个对象的记录才能再计。',
  'post-not-held': '如任职日期有误，请在名册中更正。',
};

/** Settling these is enough only when nothing else stands in the way. */
const PROMISES: readonly Obstacle[] = ['draft', 'returned', 'no-amount', 'no-evidence'];

/** What stood in the way and what would settle it, each in words. */
export const obstacleTexts = (
  obstacles: readonly Obstacle[],
): readonly { readonly what: string; readonly remedy: string }[] =>
  obstacles.map((obstacle) => ({
    what: OBSTACLE[obstacle],
    remedy: obstacles.length > 1 && PROMISES.includes(obstacle) ? '' : REMEDY[obstacle],
  }));

export const OBSTACLE_TAG: Readonly<Record<Obstacle, string>> = {
  draft: '草稿',
  returned: '已退回',
  'outside-period': '不在本期',
  'wrong-activity': '活动不符',
  'wrong-mode': '方式不符',
  'wrong-role': '身份不符',
  'wrong-object': '对象不符',
  'not-linked': '非联系点',
  'too-little': '数量不足',
  'no-amount': '缺数量',
  'no-evidence': '缺佐证',
  'already-counted': '已计过',
  'post-not-held': '当时未任职',
};

/** 补录, 逾期, 非联系点: what is said beside an entry that counted. */
export const countedTags = (considered: Considered): readonly string[] => [
  ...(considered.backfill ? ['补录'] : []),
  ...(considered.onTime ? [] : ['逾期']),
  ...(considered.offLink ? ['非联系点'] : []),
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

export const dialogWords = {
  title: (name: string): string => `登记免考核：${name}`,
  hint: '登记期间的工作日从在岗天数中扣除；在岗不足一半的，这一期免予考核。',
  from: '起',
  until: '止',
  reason: '事由',
  reasons: ['出差', '培训', '挂职', '病假', '产假'],
  approver: '批准人',
  save: '登记',
  cancel: '取消',
  needDays: '请填起止日期。',
  order: '止期不能早于起期。',
  needReason: '请填事由。',
  needApprover: '请填批准人。',
  saved: (name: string): string => `已登记 ${name} 的免考核，矩阵已重新计算。`,
} as const;
