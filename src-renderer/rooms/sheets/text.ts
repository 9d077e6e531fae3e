import type { MissingField } from '#api/reply';
import { dayText, dayWithWeekday, fullDayText, monthText } from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type { SaveState } from './autosave.svelte.ts';

/** Every sentence of the room 记录表. */
export const sheetsText = {
  // 上方
  forms: '记录表种类',
  handedIn: (done: number, all: number): string => `已交 ${String(done)} / ${String(all)} 人`,
  deadline: (day: PlainDate): string => `${dayWithWeekday(day)} 截止`,
  preview: '预览 Word',
  submit: '提交',
  resubmit: '提交新草稿',
  done: '已提交',
  submitting: '正在提交……',
  submitted: (name: string, period: string): string => `${name} ${period}的工作记录表已提交。`,

  // 人员
  people: '人员',
  filter: '姓名或拼音',
  filterLabel: '查找人员',
  nobody: '没有需要填这张表的人。',
  nobodyFound: '没有相符的人员。',
  filled: (filled: number): string => `已填 ${String(filled)} 项`,
  rowsFilled: (filled: number, rows: number): string =>
    `已填 ${String(filled)} 项，共 ${String(rows)} 项`,
  drafts: (count: number): string => `${String(count)} 条草稿`,
  zeroReport: '零报告',
  overdue: '已逾期',
  notIn: '未交',

  // 表上
  paper: '工作记录表',
  addHere: '点击或按 Enter 添加',
  addAnother: (label: string): string => `${label}：再记一条`,
  addLine: '添加一条记录',
  addTo: (label: string): string => `点击或按 Enter 添加：${label}`,
  editLine: (label: string, time: string, object: string): string =>
    `修改 ${time} ${label} ${object}`,
  noDate: '日期未填',
  noObject: '未填名称',
  unplaced: '没有归入任何一行的记录（不会打印，请打开后选定群体或载体）',
  newEntry: '新记录',
  yearly: (year: string): string =>
    `${year.replace('-', '—')}学年申报，全年通用；在这里修改即修改申报。`,
  declarationReceived: (day: PlainDate): string => `${fullDayText(day)}收到申报`,
  declarationDraft: '申报尚未提交',
  handInDeclaration: '提交申报',
  declarationHandedIn: '申报已提交。',
  writeHere: '在此填写',
  freeContent: '工作内容（自由填写）',
  freeHint: '也可以在此直接填写本月发现的问题、协调解决的情况……',

  // 提示
  /** What the sheet spans, as sentences call it. */
  now: (months: 1 | 6): string => (months === 1 ? '本月' : '本半年'),
  vacation: (now: string): string => `${now}为假期，不需报送。如有记录仍可填写。`,
  exempt: (now: string): string => `${now}免考核`,
  newDrafts: (count: number): string => `有 ${String(count)} 条新草稿未提交。`,
  afterSubmit: '已提交。仍可修改，每次改动都留有记录。',
  afterAccept: '已认可。仍可修改，每次改动都留有记录。',
  returned: '已退回，请修改后重新提交。',
  returnedWhy: (reason: string): string => `已退回：${reason}。请修改后重新提交。`,
  printedOtherwise: (edition: number, when: string): string =>
    `与已打印稿不一致：${edition === 1 ? '' : `第${String(edition)}稿于`}${when} 打印，之后又有改动。请重新打印（新稿右上角标“第${String(edition + 1)}稿”），收回旧稿；不该改的，请改回。`,

  // 审核
  accept: '认可',
  return: '退回……',
  acceptedDone: '已认可',
  accepted: (name: string, month: PlainMonth): string =>
    `${name} ${monthText(month)}的工作记录表已认可。`,
  givenBack: (name: string, month: PlainMonth): string =>
    `${name} ${monthText(month)}的工作记录表已退回。`,
  returnTitle: (name: string): string => `退回 ${name} 的工作记录表`,
  returnMeans: '退回后，表上已提交的记录暂不计入；修改后可以重新提交，首次提交的时间不变。',
  returnReason: '退回原因',
  returnHint: '要改什么、补什么',
  returnYes: '退回',
  exceptionEnded: '开封已结束，这个月重新封账。',
  lockedEntry: '本月已封账，只能看，不能改。',
  incomplete: '还不能提交，请补齐：',
  emptySheet: (now: string): string =>
    `${now}还没有记录。点表中一行开始填写；确无内容的，可作零报告。`,
  zeroStart: (now: string): string => `${now}零报告……`,
  zeroReason: '零报告的原因',
  zeroHint: (now: string): string => `如：${now}在外挂职`,
  zeroExplain: (now: string): string => `${now}确实没有到基层的，写明原因后提交即为零报告。`,
  zeroCancel: '不作零报告',
  noPerson: '请在左侧选择人员',
  noPersonHint: '名册中还没有任职人员时，请先到“名册与制度”导入。',
  notOpened: '这张表没有打开',

  // 编辑
  editor: '记录内容',
  editorEmpty: '点表中一行，在这里填写或修改。',
  editorKeys: '上下方向键在各行之间移动，Enter 打开，Esc 回到表上。',
  closeEditor: '收起',
  date: '日期',
  dateFirst: '还没有填。填上日期后会自动保存',
  until: '至',
  addUntil: '多日',
  dropUntil: '只一日',
  outsideMonth: (month: PlainMonth): string =>
    `日期不在这张表的时间里，这条会记在${monthText(month)}的表上。`,
  goThere: '去看那张表',
  future: '日期在今天之后，到那天之后才能提交。',
  timeNote: '时段',
  timeNoteHint: '其他时段',
  timeNotes: ['上午', '下午', '晚上'],
  mode: '方式',
  role: '身份',
  object: '联系对象',
  objectPlaceholder: '输入名称或拼音查找',
  linked: '联系点',
  objectPending: '待对应',
  objectPendingHint: '名册中没有这个对象，先按所写文字印在表上；以后可在名册中补上。',
  printedAs: '表上名称',
  changePrinted: '改写表上名称',
  carriers: '计入群体或载体',
  carriersHint: '选择群体或载体',
  activities: '活动',
  addActivity: '添加活动',
  amount: '数量',
  amountUnit: '单位',
  summary: '工作简况',
  summaryHint: '做了什么，听到什么，怎样处理',
  phrases: '从前这样写过',
  usePhrase: '填入',
  together: '共同参加',
  addPerson: '添加人员',
  place: '地点',
  present: '参加人数',
  evidence: '佐证材料',
  evidenceKind: '材料种类',
  evidenceTitle: '材料名称',
  addEvidence: '添加材料',
  attach: '附上文件（PDF、图片、Word、Excel）',
  attachTo: (kind: string): string => `给${kind}附上文件`,
  detach: '去掉文件',
  commendable: '先进典型，推荐宣传报道',
  removeNamed: (what: string): string => `移除${what}`,
  remove: '删除这条记录',
  removed: '这条记录已移入回收站。',
  history: '修改记录',
  historyEmpty: '还没有修改记录。',
  returnedBecause: (reason: string): string => `退回原因：${reason}`,

  makeUp: '补做',
  makeUpStart: '补做：算到以前的期间里',
  makeUpFor: '补的是哪一天所在的期间',
  makeUpReason: '补做的原因',
  makeUpReasonHint: '如：当月在外培训',
  makeUpDayFirst: '还没有填补的是哪一天。填上后会自动保存',
  makeUpMeans: (day: PlainDate | null): string =>
    `这条按${day === null ? '所填日期' : dayText(day)}所在的周、月、学期计入，不再计入实际发生的那个期间；表上仍印实际日期。超过规定天数才补的不计入，天数见“设置—判定标准”。`,
  makeUpHint: (day: PlainDate, reason: string): string =>
    `补做，计入${fullDayText(day)}所在的期间${reason === '' ? '' : `：${reason}`}`,
  unreadDay: (text: string): string =>
    `“${text}”看不懂是哪一天，还没有保存。请改正；不要的话，在那一格里按 Esc 恢复原来的日期。`,

  // 本条计入
  credits: '本条计入',
  creditDraft: '提交后计入',
  creditsNone: '没有对应的考核要求。',
  creditsLater: '保存后显示。',
  creditDone: (done: number, expected: number, unit: string): string =>
    expected === 0 ? `第${String(done)}${unit}` : `${String(done)}/${String(expected)}${unit}`,
  met: '已达标',
  notYet: '未满',
  missingEvidence: (kind: string): string => `缺${kind}，补上后才计入`,
  offLink: '非联系点',
  offLinkHint: '不是本人的联系点，照常计入。',
  missingShort: (kind: string): string => `缺${kind}`,
  returnedMark: '已退回',
  backfill: '补录',
  backfillHint: '发生后超过规定天数才录入。',
  draft: '草稿',
} as const;

/** What the indicator beside the buttons says. */
export const saveWords: Readonly<Record<SaveState, string>> = {
  untouched: '',
  waiting: '正在保存……',
  saving: '正在保存……',
  saved: '草稿已自动保存',
  failed: '未能保存',
};

/** What an entry lacks, where it is listed. */
export const missingWords: Readonly<Record<MissingField['field'], string>> = {
  date: '没有日期',
  carrier: '没有选群体或载体',
  object: '没有填联系对象名称',
  summary: '没有填工作简况',
  month: '日期不在这张表的时间里',
  future: '日期在今天之后',
  'make-up': '没有写补做的原因',
};
