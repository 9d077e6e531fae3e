import type { Status } from '#domain/compliance/verdict';
import type { EntryStatus, Mode, Role, SheetStatus } from '#domain/entry';
import type { Link } from '#domain/people';
import type { Force, PeriodKind } from '#domain/policy/schema';

/** Words that several rooms share. A room's own sentences stand in its `text.ts`. */
export const product = '联系师生工作台账';

export const roomNames = {
  home: '工作台',
  sheets: '记录表',
  calendar: '合规日历',
  links: '联系安排',
  issues: '问题与建议',
  exchange: '收发',
  print: '打印与汇总',
  roster: '名册与制度',
  settings: '设置',
} as const;

/** How a verdict is shown: a sign and a word, since colour never stands alone. */
export const statusWords: Readonly<
  Record<Status, { readonly glyph: string; readonly word: string }>
> = {
  met: { glyph: '✓', word: '达标' },
  'met-late': { glyph: '迟', word: '逾期达标' },
  'under-review': { glyph: '？', word: '待核' },
  open: { glyph: '◔', word: '未到期' },
  'due-soon': { glyph: '!', word: '即将到期' },
  missed: { glyph: '✕', word: '未达标' },
  exempt: { glyph: '免', word: '免考核' },
  'not-applicable': { glyph: '—', word: '不适用' },
  counted: { glyph: '·', word: '仅计次' },
};

export const forceWords: Readonly<Record<Force, string>> = {
  must: '应当',
  principle: '原则上',
  encouraged: '倡导',
};

export const modeWords: Readonly<Record<Mode, string>> = {
  'face-to-face': '面对面',
  online: '键对键',
};

export const roleWords: Readonly<Record<Role, string>> = { led: '带队', attended: '参加' };

export const entryStatusWords: Readonly<Record<EntryStatus, string>> = {
  draft: '草稿',
  submitted: '已提交',
  accepted: '已认可',
  returned: '已退回',
};

export const sheetStatusWords: Readonly<Record<SheetStatus | 'none' | 'exempt', string>> = {
  none: '未填',
  draft: '草稿',
  submitted: '已交',
  accepted: '已认可',
  returned: '已退回',
  exempt: '免',
};

export const originWords: Readonly<Record<Link['origin'], string>> = {
  assigned: '指定',
  chosen: '自选',
  advocated: '倡导',
};

export const periodWords: Readonly<Record<PeriodKind, string>> = {
  week: '每周',
  'teaching-week': '每教学周',
  'odd-week': '每单周',
  'even-week': '每双周',
  'two-weeks': '每两周',
  month: '每月',
  'two-months': '每两个月',
  quarter: '每季度',
  'half-year': '每半年',
  semester: '每学期',
  'academic-year': '每学年',
  'calendar-year': '每年',
};

export const weekdayHeads = ['一', '二', '三', '四', '五', '六', '日'] as const;

export const words = {
  save: '保存',
  cancel: '取消',
  close: '关闭',
  edit: '修改',
  back: '上一步',
  next: '下一步',
  undo: '撤销',
  redo: '重做',
  all: '全部',
  loading: '正在读取……',
  extract: '留痕摘录……',
  extractOf: (kind: string, label: string): string =>
    `留痕摘录：${label === '' ? kind : `${kind} ${label}`}……`,
  extracts: '留痕摘录',
  extractSaved: (file: string): string => `留痕摘录已保存：${file}`,
  openFolder: '打开文件夹',
  retry: '重试',
  previousMonth: '上个月',
  nextMonth: '下个月',
  previousHalf: '上一个半年',
  nextHalf: '下一个半年',
  openCalendar: '打开日历',
  notADay: '看不懂这个日期。可写 3.9、3月9日、2026-03-09 或“昨天”。',
  dayExample: '如 3.9 或 昨天',
  noMatch: '没有相符的',
  typeToFind: '输入姓名、拼音或首字母',
  took: '移除',
  notDrawn: '预览没有显示出来；文件本身不受影响，可另存后用 Word 或 WPS 打开。',
} as const;

export const shellText = {
  mainNavigation: '主导航',
  undoWhat: (what: string): string => `撤销：${what}（Ctrl+Z）`,
  redoWhat: (what: string): string => `重做：${what}（Ctrl+Y）`,
  nothingToUndo: '没有可以撤销的操作',
  nothingToRedo: '没有可以重做的操作',
  undone: (what: string): string => `已撤销：${what}`,
  redone: (what: string): string => `已重做：${what}`,
  demoMark: '示例数据',
  demoHint: '这里是示例数据，只供试用；打印件上也会标明。可在“设置”中清除。',
  centralLedger: '中心台账',
  departmentLedger: (unit: string): string => `${unit}部门填报`,
  holidaysUntil: (year: number): string => `节假日数据至 ${String(year)} 年`,
  holidaysMissing: (year: number): string => `${String(year)} 年节假日尚未导入`,
  noHolidays: '没有节假日数据',
  noBackup: '还没有备份',
  backupAt: (when: string): string => `${when} 已备份并校验`,
  whole: '台账完整 ✓',
  broken: '台账被改动过，请到“设置—核对台账”查看',
  outsideCalendar: '今天不在校历之内',
  opening: '正在打开台账……',
  unexpected:
    '程序遇到意外情况，刚才的操作可能没有完成；已保存的内容都在。请再试一次，若再出现请重新打开程序。',
  roomBroken: '这一页没有显示出来。已保存的内容都在。',
  roomBrokenHint: '点“重试”再打开这一页；若仍不行，请重新打开程序。',
  blockedTitle: '台账现在不能使用',
  blockedFile: '台账文件',
  blockedDo: '处理好之后，点“重新打开”。文件没有被改动。',
  reopen: '重新打开',
  otherPlace: '换一个位置……',
  messages: '消息',
  dismiss: '知道了',
} as const;

/** What other thresholds, or another version, would change. */
export const whatIfText = {
  count: (label: string, judged: number, changed: number): string =>
    changed === 0
      ? `${label}：共 ${String(judged)} 格，结果都一样。`
      : `${label}：共 ${String(judged)} 格，有 ${String(changed)} 格的结果不同。`,
  table: '会改变的考核结果',
  who: '对象',
  rule: '条款',
  period: '期间',
  before: '现在',
  after: '改后',
  absent: '没有这一条',
} as const;
