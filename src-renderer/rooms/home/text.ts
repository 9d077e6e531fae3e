/** 工作台: its sentences. */
export const homeText = {
  progress: '工作记录表',
  submitted: (done: number, all: number): string => `已交 ${String(done)} / ${String(all)} 人`,
  notOwed: '假期，不要求交表',
  nobody: '没有需要交表的人',
  allIn: '已交齐',
  deadline: (day: string): string => `${day}截止`,
  overdue: (day: string): string => `${day}已截止`,
  missing: (names: string, more: number): string =>
    `未交：${names}${more > 0 ? ` 等 ${String(more)} 人` : ''}`,

  next: '近期截止',
  dueMissing: (missing: number): string => `${String(missing)} 人未完成`,
  dueDone: '都已完成',
  noneDue: '近两个月没有截止事项。',
  today: '今天',
  inDays: (days: number): string => `${String(days)} 天后`,
  tomorrow: '明天',

  follow: '需要跟进',
  missed: (month: string): string => `${month}未达标`,
  dueSoon: '本月即将到期',
  waiting: '等待导入的来件',
  undecided: '收发待定事项',
  toSend: '待报送的记录',
  lateIssues: '问题与建议超期未反馈',
  pieces: (count: number): string => (count === 0 ? '无' : `${String(count)} 件`),
  urgent: (count: number): string => `其中紧急 ${String(count)} 件`,

  shortcuts: '常用',
  writeSheet: '填写工作记录表',
  seeCalendar: '查看合规日历',
  printMonth: (month: string): string => `打印${month}记录表`,
  addPeople: '查看名册',

  ledger: '台账',
  backup: '备份',
  holidays: '节假日',
  verify: '核对台账',
  emptyRoster: '名册还是空的',
  emptyRosterHint: '先导入人员、联系对象和校历，然后就可以填写工作记录表。',
  importRoster: '导入名册',
} as const;
