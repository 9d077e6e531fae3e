import type { PolicyChange } from '#domain/policy/compare';

/** 制度: everything said around the document itself. */
export const versionText = {
  on: '看这一天施行的版本',
  current: '现行',
  ended: '已停止施行',
  coming: '尚未施行',
  load: '载入制度文件',
  amend: '修改门槛',
  compare: '比较版本',
  none: '这两个版本没有不同。',
  table: '不同之处',
  changed: (count: number): string => `共 ${String(count)} 处不同`,
  heads: { kind: '改动', what: '内容', before: '原来', after: '改后' },
  kinds: { added: '新增', removed: '删去', changed: '修改' } satisfies Record<
    PolicyChange['kind'],
    string
  >,
} as const;

export const candidateText = {
  title: '载入制度',
  amended: '修改后的版本',
  faults: (file: string, count: number): string =>
    `“${file}”有 ${String(count)} 处问题，没有载入。请按下面的提示改好文件后再选一次。`,
  fresh: '这是一项新制度，与台账里已有的制度并行。',
  replaces: (title: string): string => `施行后接替：${title}`,
  from: '自哪一天起施行',
  fromHint: '每个期间按其最后一天施行的版本考核，此前已结束的期间不受影响。',
  need: '请填写施行日期。',
  what: '会改变什么',
  whatHint: '先看一看：假如这一版在下面的期间就已施行，哪些考核结果会不同。看的时候不改动台账。',
  see: '试算',
  range: '试算的期间',
  enact: '施行',
  enacted: (title: string, from: string): string => `《${title}》自${from}起施行`,
  counts: (rules: number, forms: number): string =>
    `${String(rules)} 项要求，${String(forms)} 种表`,
  ranges: {
    month: '本月',
    semester: '本学期',
    'academic-year': '本学年',
    'calendar-year': '本年',
  },
} as const;

export const amendText = {
  title: '修改门槛',
  hint: '只改次数、要求程度的，在这里改；改了条文的，请载入新的制度文件。改动会成为一个新版本，旧版本保留。',
  rule: '要求',
  place: '出处',
  minimum: '最低',
  force: '程度',
  changed: '改动',
  was: (before: readonly string[]): string => `原为 ${before.join('、')}`,
  count: (changed: number): string => (changed === 0 ? '还没有改动' : `已改 ${String(changed)} 条`),
  from: '自哪一天起施行',
  next: '看看会改变什么',
  nothing: '还没有改动任何一条，请先改次数或程度。',
  number: (title: string): string => `“${title}”的最低数要填数字。`,
} as const;
