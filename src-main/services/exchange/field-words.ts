import { academicYearText } from '#domain/period';
import { fullDayText, isPlainDate, isPlainMonth, monthText } from '#domain/plain-date';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import { carriersOf } from '../entry-words.ts';
import type { Register } from '../register.ts';

/** How a field's value is read, put into words and typed anew. */
export type FieldType =
  | 'text'
  | 'long-text'
  | 'number'
  | 'day'
  | 'month'
  | 'year'
  | 'stamp'
  | 'flag'
  | 'person'
  | 'people'
  | 'object'
  | 'unit'
  | 'entry'
  | 'carriers'
  | 'word'
  | 'rank'
  | 'list';

/** A field of a kind as the clerk knows it. */
export interface FieldWord {
  readonly field: string;
  readonly label: string;
  readonly type: FieldType;
}

const field = (name: string, label: string, type: FieldType = 'text'): FieldWord => ({
  field: name,
  label,
  type,
});

const SPAN = [field('since', '起始', 'day'), field('until', '截止', 'day')];

/** The fields of every kind, in the order in which they are shown. */
const FIELDS: Readonly<Record<SharedKind, readonly FieldWord[]>> = {
  entry: [
    field('happened', '日期', 'day'),
    field('until', '结束日期', 'day'),
    field('timeNote', '时段'),
    field('participants', '参加人', 'people'),
    field('carriers', '群体或载体', 'carriers'),
    field('object', '联系对象', 'object'),
    field('objectText', '对象名称'),
    field('activities', '活动', 'list'),
    field('mode', '方式', 'word'),
    field('summary', '工作简况', 'long-text'),
    field('amount', '数量', 'number'),
    field('amountUnit', '数量单位'),
    field('place', '地点'),
    field('present', '参加人数', 'number'),
    field('evidence', '佐证材料', 'list'),
    field('commendable', '先进典型', 'flag'),
    field('makeUp', '补做', 'list'),
    field('status', '状态', 'word'),
    field('returnReason', '退回原因', 'long-text'),
    field('submitted', '首次提交', 'stamp'),
    field('received', '收到', 'stamp'),
    field('created', '写下时间', 'stamp'),
  ],
  sheet: [
    field('person', '姓名', 'person'),
    field('month', '月份', 'month'),
    field('content', '工作内容', 'long-text'),
    field('zeroReason', '零报告原因', 'long-text'),
    field('status', '状态', 'word'),
    field('submitted', '首次提交', 'stamp'),
    field('received', '收到', 'stamp'),
  ],
  declaration: [
    field('person', '姓名', 'person'),
    field('academicYear', '学年', 'year'),
    field('jobFunction', '工作职能', 'long-text'),
    field('businessBody', '业务主体', 'long-text'),
    field('personalStrength', '个人专长', 'long-text'),
    field('teacherCarriers', '教师载体', 'long-text'),
    field('studentCarriers', '学生载体', 'long-text'),
    field('received', '收到', 'day'),
  ],
  object: [
    field('kind', '类别'),
    field('name', '名称'),
    field('unit', '所属单位', 'unit'),
    field('cohort', '入学年级', 'number'),
    field('note', '备注', 'long-text'),
    field('counsellor', '联系人'),
    field('contact', '联系方式'),
    field('size', '人数', 'number'),
    ...SPAN,
  ],
  link: [
    field('person', '姓名', 'person'),
    field('object', '联系对象', 'object'),
    ...SPAN,
    field('origin', '来由', 'word'),
  ],
  issue: [
    field('raised', '提出日期', 'day'),
    field('person', '收集人', 'person'),
    field('entry', '工作记录', 'entry'),
    field('text', '内容', 'long-text'),
    field('kind', '类别'),
    field('weight', '程度', 'word'),
    field('unit', '转办单位', 'unit'),
    field('steps', '办理过程', 'list'),
  ],
  reason: [
    field('person', '姓名', 'person'),
    field('from', '起始', 'day'),
    field('until', '截止', 'day'),
    field('text', '说明', 'long-text'),
    field('at', '写下时间', 'stamp'),
  ],
  unit: [
    field('name', '名称'),
    field('kind', '类别'),
    field('parent', '上级单位', 'unit'),
    field('liaison', '联络员'),
  ],
  person: [
    field('name', '姓名'),
    field('pinyin', '拼音'),
    field('initials', '首字母'),
    field('attributes', '任职条件', 'list'),
  ],
  post: [
    field('person', '姓名', 'person'),
    field('unit', '单位', 'unit'),
    field('rank', '类别', 'rank'),
    field('title', '职务'),
    ...SPAN,
    field('flags', '标记', 'list'),
  ],
  exemption: [
    field('person', '姓名', 'person'),
    field('from', '起始', 'day'),
    field('until', '截止', 'day'),
    field('reason', '事由'),
    field('approver', '批准人'),
  ],
  semester: [
    field('academicYear', '学年', 'year'),
    field('ordinal', '学期', 'number'),
    field('firstDay', '开学', 'day'),
    field('vacationFrom', '放假', 'day'),
  ],
  'holiday-year': [
    field('year', '年份', 'number'),
    field('source', '依据'),
    field('issued', '发布', 'day'),
    field('holidays', '节假日', 'list'),
    field('workdays', '调休上班', 'list'),
  ],
  policy: [field('effectiveFrom', '施行', 'day'), field('effectiveUntil', '废止', 'day')],
  setting: [],
  'month-lock': [field('at', '封账时间', 'stamp'), field('note', '备注')],
};

const WORDS: Readonly<Record<string, string>> = {
  draft: '草稿',
  submitted: '已提交',
  accepted: '已接收',
  returned: '已退回',
  'face-to-face': '面对面',
  online: '键对键',
  led: '带队',
  attended: '参加',
  ordinary: '一般',
  heavy: '重大',
  common: '共性',
  assigned: '指派',
  chosen: '自选',
  advocated: '倡导',
  'handed-on': '转办',
  'worked-on': '办理',
  resolved: '办结',
  'fed-back': '反馈',
  reported: '报告',
};

/** The fields of a kind, in the order in which they are shown. */
export const fieldsOf = (kind: SharedKind): readonly FieldWord[] => FIELDS[kind];

/** What a field is called; a field that has no name here isn't shown. */
export const labelOfField = (kind: SharedKind, name: string): string | undefined =>
  FIELDS[kind].find((one) => one.field === name)?.label;

/** Names for ids, also of what lies in the recycle bin or came with the same file. */
export interface Names {
  readonly register: Register;
  readonly person: (id: string) => string;
  readonly object: (id: string) => string;
  readonly unit: (id: string) => string;
  readonly entry: (id: string) => string;
}

const stampText = (value: string): string =>
  `${fullDayText(value.slice(0, 10))} ${value.slice(11, 16)}`;

const textOfText = (value: string): string => {
  if (isPlainDate(value)) return fullDayText(value);
  if (/^\d{4}-\d\d-\d\dT/u.test(value)) return stampText(value);
  return WORDS[value] ?? value;
};

/** A value of no fixed shape: everything that it says, in its order; digests say nothing to people. */
const anyText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') return textOfText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .map(anyText)
      .filter((text) => text !== '')
      .join(value.some((part) => typeof part === 'object') ? '；' : '、');
  return Object.entries(value)
    .filter(([name]) => name !== 'sha256' && name !== 'size')
    .map(([, part]) => anyText(part))
    .filter((text) => text !== '')
    .join(' ');
};

const peopleText = (value: unknown, names: Names): string =>
  (Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [])
    .map(({ person, role }) => `${names.person(String(person))}${role === 'led' ? '（带队）' : ''}`)
    .join('、');

type InWords = (value: string, names: Names) => string;

/** Texts whose words aren't the text itself. */
const IN_WORDS: Readonly<Partial<Record<FieldType, InWords>>> = {
  day: (value) => (isPlainDate(value) ? fullDayText(value) : value),
  month: (value) => (isPlainMonth(value) ? monthText(value) : value),
  year: academicYearText,
  stamp: (value) => (value.length >= 16 ? stampText(value) : value),
  person: (value, names) => names.person(value),
  object: (value, names) => names.object(value),
  unit: (value, names) => names.unit(value),
  entry: (value, names) => names.entry(value),
  rank: (value, { register }) =>
    register.policies.flatMap(({ ranks }) => ranks).find(({ id }) => id === value)?.name ?? value,
  word: (value) => WORDS[value] ?? value,
};

/** A field's value in words; null where nothing is said. */
export const fieldText = (
  { field: name, type }: FieldWord,
  data: SharedData | null,
  names: Names,
): string | null => {
  const value = data?.[name];
  if (value === undefined || value === null || value === '') return null;
  if (type === 'people') return peopleText(value, names);
  if (type === 'carriers') {
    const carriers = carriersOf(names.register);
    return (Array.isArray(value) ? value : [])
      .map((id: unknown) => carriers.get(String(id))?.label ?? String(id))
      .join('、');
  }
  const text =
    typeof value === 'string' ? (IN_WORDS[type]?.(value, names) ?? value) : anyText(value);
  return text === '' ? null : text;
};
