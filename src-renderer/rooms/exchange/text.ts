import type { FileKind, Purpose } from '#api/exchange-views';
import type { Decision, Outcome } from '#domain/exchange/plan';
import type { DeliveryKind } from '#domain/exchange/kept';
import type { SharedKind } from '#domain/exchange/package';
import type { Tone } from '../../parts/tone.ts';

/** How an outcome is shown: a sign, a word and a colour family. */
export const outcomeWords: Readonly<
  Record<Outcome, { readonly sign: string; readonly word: string; readonly tone: Tone }>
> = {
  conflict: { sign: '≠', word: '冲突', tone: 'bad' },
  duplicate: { sign: '≈', word: '可能重复', tone: 'warn' },
  doubt: { sign: '？', word: '待核实', tone: 'warn' },
  problem: { sign: '！', word: '有问题', tone: 'late' },
  new: { sign: '＋', word: '新增', tone: 'good' },
  update: { sign: '→', word: '更新', tone: 'open' },
  withdraw: { sign: '－', word: '撤回', tone: 'late' },
  unchanged: { sign: '＝', word: '未变', tone: 'quiet' },
};

/** Outcomes in the order in which a clerk looks at them. */
export const outcomeOrder: readonly Outcome[] = [
  'conflict',
  'duplicate',
  'doubt',
  'problem',
  'new',
  'update',
  'withdraw',
  'unchanged',
];

/** What each decision is called, and what it does; in the order in which they are offered. */
export const choiceWords: Readonly<
  Record<Decision['choice'], { readonly word: string; readonly hint: string }>
> = {
  take: { word: '导入', hint: '照来件写入台账。' },
  theirs: { word: '用新', hint: '以来件为准，写入台账。' },
  ours: { word: '留旧', hint: '以台账现有的为准，来件这一条不写入。' },
  both: { word: '都留', hint: '台账现有的不动，来件这一条另存为一条。' },
  edit: { word: '手工合并', hint: '逐项选定，写入合并后的内容。' },
  distinct: { word: '不是重复', hint: '是两件事，都保留，以后不再提示。' },
  later: { word: '暂不处理', hint: '留在“待定事项”，两边的内容都保留。' },
  leave: { word: '不导入', hint: '这一条不写入台账，同一个文件可以再导入。' },
};

export const sharedKindWords: Readonly<Record<SharedKind, string>> = {
  object: '联系对象',
  link: '联系点',
  declaration: '申报',
  entry: '工作记录',
  sheet: '记录表',
  issue: '问题与建议',
  reason: '情况说明',
  unit: '单位',
  person: '人员',
  post: '任职',
  exemption: '免考核',
  semester: '学期',
  'holiday-year': '节假日',
  policy: '制度',
  setting: '设置',
  'month-lock': '封账',
};

export const fileKindWords: Readonly<Record<FileKind, string>> = {
  package: '联系包',
  'sealed-package': '加密联系包',
  word: 'Word 表格',
  excel: 'Excel 表格',
  table: '名册表格',
  unknown: '不能识别',
};

export const deliveryWords: Readonly<Record<DeliveryKind, string>> = {
  entries: '报送包',
  roster: '下发包',
  receipt: '回执包',
  word: 'Word 表格',
  excel: 'Excel 表格',
  csv: '名册表格',
};

/** 收发 as a whole, and its part 收. */
export const exchangeText = {
  views: '收发',
  take: '收',
  pending: (count: number): string => (count === 0 ? '待定事项' : `待定事项（${String(count)}）`),
  log: '收发记录',

  dropHere: '把文件拖到这里，或者选择文件',
  dropNow: '松开鼠标，读取文件',
  dropHint: (purpose: Purpose): string =>
    purpose.side === 'office'
      ? '可以收各单位的报送包，以及填好的 Word、Excel 表格和名册表格。读取后先核对，确认以后才写入台账。'
      : '可以收党政办公室的下发包、回执包。读取后先核对，确认以后才写入台账。',
  choose: '选择文件……',
  waiting: '等待导入的文件',
  drives: (names: readonly string[]): string => `已插入：${names.join('、')}`,
  noDrive: '没有插入U盘',
  noneWaiting: '没有等待导入的文件',
  noneWaitingHint: (plugged: boolean): string =>
    plugged
      ? 'U盘里没有可以导入的文件。别处的文件请拖到上面，或者点“选择文件”。'
      : '插入U盘后，里面的联系包和表格会列在这里。',
  file: '文件',
  kind: '种类',
  place: '位置',
  size: '大小',
  modified: '修改时间',
  state: '状态',
  fresh: '新',
  takenAt: (when: string): string => `${when} 已导入`,
  tick: (name: string): string => `选中 ${name}`,
  takeOne: (name: string): string => `导入 ${name}`,
  takeTicked: (count: number): string =>
    count === 0 ? '导入所选' : `导入所选（${String(count)}）`,
  oneByOne: '联系包和名册表格要一个一个导入；Word、Excel 表格可以一起选。',
  unknownKind: '选中的文件里有不能识别的，请去掉它再导入。',
  waitForReview: '正在核对的来件还没有处理完。新来的文件已列在“收”里，稍后再导入。',

  reading: '正在读取……',
  writing: '正在写入台账……',
  stop: '取消',
  counted: (done: number, total: number): string =>
    total === 0 ? `已读 ${String(done)} 条` : `${String(done)} / ${String(total)}`,

  passphraseTitle: '这个联系包加了密码',
  passphraseAsk: (name: string): string =>
    `“${name}”需要密码才能打开。密码由制作这个包的人告诉您，不写在文件里。`,
  passphrase: '密码',
  wrong: '密码不对，请核对后再输入。注意大小写和全角、半角。',
  open: '打开',
  back: '返回',

  strangerTitle: (unit: string): string => `第一次收到“${unit}”的联系包`,
  changedTitle: (unit: string): string => `“${unit}”的核对码变了`,
  madeBy: (name: string): string => `制作：${name}`,
  strangerWhy: '每台电脑的联系包都带有自己的核对码，用来确认包确实是对方做的、途中没有被改过。',
  strangerDo: (unit: string): string =>
    `请打电话与“${unit}”核对这串核对码（对方在“收发—往来单位”里能看到）。一致才点“核对一致”。`,
  changedWhy:
    '这个包不是用以前认定的那台电脑做的。对方换了电脑或者重装过程序，核对码就会变；也可能有人冒用了单位的名义。',
  changedDo: (unit: string): string =>
    `请打电话向“${unit}”问清楚是否换了电脑，并核对新的核对码。问清之前不要导入。`,
  changedThen: '点“改认新的核对码”以后，只认新的，用旧核对码做的包会再提示您。',
  thisFingerprint: '这个包的核对码',
  pinnedFingerprint: (since: string): string => `以前认定的核对码（${since}）`,
  pin: '核对一致，继续',
  repin: '改认新的核对码，继续',
  notPin: '先不导入',

  tableTitle: (kind: string): string => `导入名册：${kind}`,
} as const;

/** 收发记录 */
export const logText = {
  empty: '还没有收发记录',
  emptyHint: '收进来、送出去的每个文件都会记在这里。',
  filter: '方向',
  all: '全部',
  in: '收',
  out: '送',
  direction: '收/送',
  kind: '种类',
  partner: '往来单位',
  what: '内容',
  at: '时间',
  state: '情况',
  act: '操作',
  caption: '收发记录',
  count: (count: number): string => `共 ${String(count)} 份`,
  nothing: '没有内容',
  number: (sequence: number): string => `第 ${String(sequence)} 号`,
  acknowledged: '已送达',
  waiting: '未回执',
  undone: '已撤销',
  undo: '撤销这次导入',
  undoOf: (file: string): string => `撤销这次导入：${file}`,
  undoneSaid: (file: string): string => `已撤销“${file}”的导入`,
  made: (when: string): string => `制作于 ${when}`,
} as const;

/** 待定事项 */
export const pendingText = {
  list: '待定事项',
  type: '缘由',
  at: '收到',
  empty: '没有待定事项',
  emptyHint: '导入时没有当场决定的冲突和可能的重复，会留在这里，两边的内容都保留。',
  from: (partner: string, file: string): string => (partner === '' ? file : `${partner} · ${file}`),
  settled: (title: string): string => `已处理：${title}`,
  types: {
    differs: '两边都改过',
    duplicate: '可能重复',
    withdrawn: '对方撤回',
    settled: '已认可的有改动',
  },
  count: (count: number): string => `共 ${String(count)} 件，按 ↑ ↓ 换一件，按数字键决定`,
} as const;
