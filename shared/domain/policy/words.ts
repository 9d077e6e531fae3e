import type {
  Audience,
  Deadline,
  Demand,
  Force,
  Holidays,
  IdlePolicy,
  Match,
  Measure,
  PeriodKind,
  Policy,
  Rhythm,
} from './schema.ts';

/* How the parts of a rule read in Chinese, wherever they are shown or printed. */

const list = (words: readonly string[]): string => words.join('、');

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('，');

const RHYTHMS: Readonly<Record<PeriodKind, string>> = {
  week: '每周',
  'teaching-week': '每教学周',
  'odd-week': '每单周',
  'even-week': '每双周',
  'two-weeks': '每两教学周',
  month: '每月',
  'two-months': '每两个月',
  quarter: '每季度',
  'half-year': '每半年',
  semester: '每学期',
  'academic-year': '每学年',
  'calendar-year': '每年',
};

const numeral = (value: number): string => (value === 2 ? '两' : String(value));

/** `每双周`, `每两年（自2025年9月起）`. */
export const rhythmText = (rhythm: Rhythm): string => {
  if (typeof rhythm === 'string') return RHYTHMS[rhythm];
  const { months, from } = rhythm;
  const span =
    months % 12 === 0
      ? `${months === 12 ? '' : numeral(months / 12)}年`
      : `${months === 1 ? '' : `${numeral(months)}个`}月`;
  return `每${span}（自${from.slice(0, 4)}年${String(Number(from.slice(5)))}月起）`;
};

const FORCES: Readonly<Record<Force, string>> = {
  must: '应当',
  principle: '原则上',
  encouraged: '倡导',
};

/** `应当`, `原则上`, `倡导`. */
export const forceText = (force: Force): string => FORCES[force];

/** `次月5日前`; empty when there is none. */
export const deadlineText = (deadline: Deadline): string => {
  switch (deadline.kind) {
    case 'none':
      return '';
    case 'days-after':
      return deadline.days === 0 ? '期满当日前' : `期满后${String(deadline.days)}天内`;
    case 'day-of-next-month':
      return `次月${String(deadline.day)}日前`;
    case 'date':
      return `${String(deadline.month)}月${String(deadline.day)}日前`;
    case 'teaching-week':
      return `第${String(deadline.week)}教学周${deadline.edge === 'before' ? '开始' : '结束'}前`;
  }
};

/** Until when late entries are taken: `次月12日前可补报，其后不再计入`; empty when there is no end to it. */
export const closesText = (closes: Deadline | undefined): string => {
  const until = closes === undefined ? '' : deadlineText(closes);
  return until === '' ? '' : `${until}可补报，其后不再计入`;
};

const IDLE: Readonly<Record<IdlePolicy, string>> = {
  exempt: '暂停',
  count: '照计',
  postpone: '顺延',
  'bring-forward': '提前',
};

/** `遇法定节假日顺延，寒暑假照计`; empty when nothing is said, so that the defaults hold. */
export const holidaysText = (holidays: Holidays | undefined): string => {
  if (holidays === undefined) return '';
  const { statutory, vacation, days, deadline } = holidays;
  const idle = (choice: IdlePolicy): string =>
    IDLE[choice] +
    (days !== undefined && (choice === 'postpone' || choice === 'bring-forward')
      ? `${String(days)}天`
      : '');
  const moved = {
    keep: '期限遇节假日不变',
    postpone: '期限遇节假日顺延至其后第一个工作日',
    'bring-forward': '期限遇节假日提前至最近的工作日',
  } as const;
  return joined([
    statutory === undefined ? '' : `遇法定节假日${idle(statutory)}`,
    vacation === undefined ? '' : `遇寒暑假${idle(vacation)}`,
    deadline === undefined ? '' : moved[deadline],
  ]);
};

/** Whom a rule binds: `中层干部（任部长、主任；兼职的除外）`. */
export const audienceText = (audience: Audience, policy: Pick<Policy, 'ranks'>): string => {
  const names = audience.ranks.map((id) => policy.ranks.find((rank) => rank.id === id)?.name ?? id);
  const except = [...(audience.withoutFlags ?? []), ...(audience.exceptTitles ?? [])];
  const limits = [
    audience.withFlags === undefined ? '' : list(audience.withFlags),
    audience.titles === undefined ? '' : `任${list(audience.titles)}`,
    except.length === 0 ? '' : `${list(except)}除外`,
  ].filter((part) => part !== '');
  return list(names) + (limits.length === 0 ? '' : `（${limits.join('；')}）`);
};

const MODES = { 'face-to-face': '面对面', online: '键对键' } as const;
const ROLES = { led: '带队', attended: '参加' } as const;

/** Which entries count: `走访、座谈；面对面；只算联系点`; empty when all do. */
export const matchText = (match: Match, policy: Pick<Policy, 'carriers'>): string => {
  const labels = (match.carriers ?? []).map(
    (id) => policy.carriers.find((carrier) => carrier.id === id)?.label ?? id,
  );
  return [
    list(labels),
    list(match.activities ?? []),
    list(match.objectKinds ?? []),
    match.cohort === undefined ? '' : '只算新生年级',
    match.mode === undefined ? '' : MODES[match.mode],
    match.role === undefined ? '' : ROLES[match.role],
    match.linkedOnly === true ? '只算联系点' : '',
    match.places === undefined ? '' : `地点含${list(match.places)}`,
  ]
    .filter((part) => part !== '')
    .join('；');
};

/** The measure word Chinese uses before a noun, told by the noun's last character. */
const counterOf = (noun: string): string => {
  if (/课程?$/u.test(noun)) return '门';
  return /[师员生人]$/u.test(noun) ? '名' : '个';
};

/** `门课程`, `个新生班`, for `每` to stand before. */
const eachOf = (kinds: readonly string[], cohort: 'newest' | undefined): string =>
  `${counterOf(kinds[0] ?? '')}${cohort === undefined ? '' : '新生'}${list(kinds)}`;

const boundsText = (minimum: number, maximum: number | undefined, unit: string): string => {
  const least = minimum === 0 && maximum !== undefined ? '' : `至少${String(minimum)}${unit}`;
  const most = maximum === undefined ? '' : `至多${String(maximum)}${unit}`;
  return [least, most].filter((part) => part !== '').join('、');
};

const measuredText = (measure: Measure, minimum: number, maximum: number | undefined): string => {
  if (minimum === 0 && maximum === undefined)
    return measure.of === 'entries' ? '计次，不设下限' : `计${measure.unit}数，不设下限`;
  const bounds = boundsText(minimum, maximum, measure.unit);
  switch (measure.of) {
    case 'entries':
      return bounds;
    case 'amount':
      return measure.minimumEach === undefined
        ? bounds
        : `${bounds}，每次不少于${String(measure.minimumEach)}${measure.unit}`;
    case 'objects':
      return `${bounds}（不同对象）`;
  }
};

type Of<Kind extends Demand['kind']> = Extract<Demand, { readonly kind: Kind }>;

const frequencyText = (demand: Of<'frequency'>): string => {
  const { match, dimension } = demand;
  const each =
    dimension === 'pair'
      ? '两两之间'
      : dimension === 'person'
        ? ''
        : `每${eachOf(match.objectKinds ?? ['对象'], match.cohort)}`;
  const by = dimension === 'object' ? '，不限何人' : '';
  const amount = measuredText(demand.measure, demand.minimum, demand.maximum);
  return joined([
    `${rhythmText(demand.period)}${each}${amount}${by}`,
    demand.evidence === undefined ? '' : `须附${demand.evidence}`,
    demand.acceptance === true ? '经认可后计入' : '',
  ]);
};

const standingText = (demand: Of<'standing'>): string =>
  demand.dimension === 'object'
    ? `每${eachOf(demand.objectKinds, demand.cohort)}始终有联系人${boundsText(demand.minimum, demand.maximum, '名')}`
    : `始终联系${demand.cohort === undefined ? '' : '新生'}${list(demand.objectKinds)}${boundsText(demand.minimum, demand.maximum, '个')}`;

/** What is asked, in one line: `每月至少1次`, `每学期提交工作记录表`. Deadlines and matching entries are apart. */
export const demandText = (demand: Demand): string => {
  switch (demand.kind) {
    case 'frequency':
      return frequencyText(demand);
    case 'standing':
      return standingText(demand);
    case 'tenure':
      return `联系${list(demand.objectKinds)}满${String(demand.years)}年应当调整`;
    case 'submission':
      return `${rhythmText(demand.period)}提交${demand.what === 'sheet' ? '工作记录表' : '申报'}`;
    case 'share':
      return `${rhythmText(demand.period)}有记录的工作日不少于${String(Math.round(demand.share * 100))}%（仅供参考）`;
    case 'follow-up':
      return joined([
        `${String(demand.workingDays)}个工作日内办理并反馈`,
        demand.heavyReported === true ? '重大、共性问题须报告' : '',
      ]);
    case 'qualification':
      return `任职条件：${demand.attribute}`;
    case 'report':
      return `体现在：${list(demand.documents.map(({ title }) => title))}`;
    case 'text':
      return '不计数，只作提示';
  }
};
