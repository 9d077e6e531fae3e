import type { IssueView } from '#api/office-views';
import type { IssueStepKind, IssueWeight } from '#domain/issue';
import { fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';

export const stageWords: Readonly<Record<IssueView['stage'], string>> = {
  new: '待转办',
  'handed-on': '办理中',
  resolved: '已办结',
  'fed-back': '已反馈',
};

export const weightWords: Readonly<Record<IssueWeight, string>> = {
  ordinary: '一般',
  heavy: '重大',
  common: '共性',
};

export const stepWords: Readonly<Record<IssueStepKind, string>> = {
  'handed-on': '转办',
  'worked-on': '办理',
  resolved: '办结',
  'fed-back': '反馈',
  reported: '报告',
};

/** Every sentence of the room 问题与建议. */
export const issuesText = {
  list: '问题与建议',
  search: '内容、姓名或单位',
  view: '显示方式',
  asList: '列表',
  asBoard: '看板',
  open: '未反馈',
  all: '全部',
  which: '范围',
  person: '收集人',
  everyPerson: '全部',
  unit: '承办单位',
  everyUnit: '全部',
  noUnit: '未转办',
  weight: '程度',
  everyWeight: '全部',
  kind: '类型',
  everyKind: '全部',
  count: (shown: number, all: number): string =>
    shown === all ? `共 ${String(all)} 件` : `${String(shown)} 件，共 ${String(all)} 件`,
  lateCount: (late: number): string => `逾期 ${String(late)} 件`,
  add: '登记问题与建议',
  empty: '还没有登记问题与建议',
  emptyHint: '领导干部联系师生时收集的意见和建议在这里登记，转办、办结并反馈给提出的师生。',
  noneFound: '没有相符的',
  noneFoundHint: '换一个词，或把范围改为“全部”。',
  noneHere: '无',
  clear: '清除筛选',

  raisedBy: (name: string, day: string): string => `${name} ${day}收集`,
  due: (day: string): string => `${day}前反馈`,
  lateOpen: '逾期未反馈',
  lateDone: '逾期反馈',
  unreported: '未报告',
  unreportedHint: '重大问题、共性问题应当报告，尚无报告记录',
  unitOf: (unit: string): string => (unit === '' ? '尚未转办' : unit),

  title: '问题与建议',
  close: '关闭详情',
  raised: '提出日期',
  collector: '收集人',
  entry: '来自工作记录',
  noEntry: '单独登记',
  text: '内容',
  textPlaceholder: '师生反映的问题、意见或建议',
  kindPlaceholder: '如 教学、后勤、心理，可不填',
  deadline: '反馈期限',
  noDeadline: '没有条款要求',
  cite: (title: string, place: string, days: number): string =>
    `${title}：收集之日起 ${String(days)} 个工作日内（${place}）`,
  openCell: '看合规情况',
  steps: '办理经过',
  noSteps: '还没有办理记录。',
  record: (step: string): string => `登记${step}`,
  editStep: (step: string, day: string): string => `修改${step} ${day}`,
  by: '经办人',
  byHint: '姓名或单位',
  note: '情况',
  date: '日期',
  stepTitle: (step: string): string => `登记${step}`,
  stepEditTitle: (step: string): string => `修改${step}`,
  stepSaved: (step: string): string => `已登记${step}`,
  stepRemoved: (step: string): string => `已去掉${step}记录`,
  edit: '修改',
  history: '变更记录',
  remove: '移入回收站',
  removed: '已移入回收站：问题与建议',
  addTitle: '登记问题与建议',
  editTitle: '修改问题与建议',
  saved: '问题与建议已保存',
  weightHint: '重大和共性问题还应当报告。',
  unitHint: '可在转办时再填',
  unitPlaceholder: '输入单位名称中的字',
  entryHint: '列出收集人当月的工作记录',
  need: {
    raised: '请填写提出日期。',
    person: '请选择收集人。',
    text: '请填写内容。',
    date: '请填写日期。',
    unit: '请选择转办到哪个单位。',
  },
  since: (day: PlainDate): string => fullDayText(day),
} as const;
