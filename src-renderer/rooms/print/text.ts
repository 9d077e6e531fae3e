import type { DocumentFormat, DocumentOffer } from '#api/document-contract';
import type { OfferPeriod } from './print-period.ts';

/** Every sentence of the room 打印与汇总. */
export const printText = {
  saved: '已保存',
  savedTo: (path: string): string => `已保存到 ${path}`,
  open: '打开',
  reveal: '打开所在文件夹',
  saveAs: '另存为 Word……',
  previewTitle: (name: string, period: string): string => `${name} ${period} 工作记录表`,
  previewNote: '打印出来就是这样。要打印，请另存后用 Word 或 WPS 打开打印。',

  documents: '材料',
  noOffers: '现在没有可以打印的材料',
  noOffersHint: '请先到“名册与制度”导入名册和制度，这里就会列出制度要求的表。',
  toRoster: '去名册与制度',

  period: '期间',
  asOf: '截至',
  current: '回到本期',
  today: '今天',
  noPeriod: '校历中没有这一期',

  find: '查找',
  findHint: '姓名、拼音、单位',
  onlyIncomplete: '只看不完整的',
  onlyReady: '只选已齐的',
  chooseAll: '全选',
  choose: (name: string): string => `选择 ${name}`,
  list: '要打印的',
  name: '名称',
  standing: '情况',
  printed: '上次打印',
  notPrinted: '未打印',
  edition: (number: number): string => `第${String(number)}稿`,
  copies: (number: number): string => `${String(number)} 份`,
  otherwise: '与打印稿不一致',
  otherwiseHint: '打印之后又有改动。再打印时右上角会标明第几稿。',
  ready: '已齐',
  incomplete: '不完整',
  empty: '空白',
  missing: '还差',
  counted: (ticked: number, all: number): string => `已选 ${String(ticked)} / ${String(all)} 份`,
  incompletes: (count: number): string => `${String(count)} 份不完整`,
  empties: (count: number): string => `${String(count)} 份空白`,
  noneFound: '没有相符的',
  noneFoundHint: '请换一个名字，或去掉“只看不完整的”。',
  nothing: (label: string): string => `${label}没有要打印的`,
  nothingHint: '请换一个期间，或在左边另选一种材料。',
  andMore: (names: string, count: number): string => `${names} 等 ${String(count)} 份`,

  preview: '预览',
  sample: '样张',
  data: '数据',
  enlarge: '放大',
  fit: '适合宽度',
  noData: '没有数据',
  noDataHint: '这一份上没有内容，打印出来是空表。',
  rows: (count: number): string => `${String(count)} 行`,
  marks: '标记',
  openPlace: '去看、去改',

  print: (count: number, single: boolean): string =>
    single ? '打印……' : `打印 ${String(count)} 份……`,
  save: (count: number, single: boolean): string =>
    single ? '保存……' : `保存 ${String(count)} 份……`,
  printTitle: (title: string): string => `打印：${title}`,
  saveTitle: (title: string): string => `保存：${title}`,
  printHow: (count: number): string =>
    count === 1
      ? '将做成一个 PDF，用电脑里的 PDF 程序打开，请在那里按“打印”。'
      : `将把 ${String(count)} 份合成一个 PDF，用电脑里的 PDF 程序打开，请在那里按“打印”。`,
  printNow: '做成 PDF 并打开',
  someIncomplete: (count: number, what: string): string =>
    `${String(count)} 份不完整，仍可${what}，内容以现在的记录为准：`,
  toPrint: '打印',
  toSave: '保存',
  format: '格式',
  formats: {
    docx: 'Word',
    pdf: 'PDF',
    xlsx: 'Excel',
  } satisfies Readonly<Record<DocumentFormat, string>>,
  files: '文件',
  each: {
    person: '每人一个文件',
    unit: '每个单位一个文件',
    school: '每份一个文件',
    record: '每份一个文件',
  } satisfies Readonly<Record<DocumentOffer['per'], string>>,
  one: '合成一个文件',
  filedAs: '归入',
  chooseFolder: '选文件夹并保存……',
  chooseFile: '选位置并保存……',

  clashTitle: (count: number): string => `有 ${String(count)} 个同名文件`,
  clashWhere: (path: string): string => `这个文件夹里已经有同名的文件，还没有写入：${path}`,
  clashMore: (count: number): string => `…… 还有 ${String(count)} 个`,
  clashBoth: '两份都留（加编号）',
  clashReplace: '替换',
  clashSkip: '跳过已有的',

  running: (what: string): string => `正在进行：${what}`,
  progress: (done: number, total: number): string => `${String(done)} / ${String(total)} 份`,
  stop: '停止',
  cancelled: (count: number): string => `已停止，写成 ${String(count)} 个文件。`,
  finished: (count: number): string => `已保存 ${String(count)} 个文件。`,
  opened: (count: number): string =>
    count > 1
      ? `纸张大小不同，做成 ${String(count)} 个 PDF 并打开了，请在 PDF 程序中分别打印。`
      : '已做成 PDF 并打开，请在 PDF 程序中打印。',
  stopped: '已停止，没有打开。',
  notOpened: '没有做成可打印的 PDF。',
  failed: (count: number): string => `${String(count)} 份没有写成：`,
  written: '已写成的文件',
  openFolder: '打开文件夹',
  skipped: (count: number): string => `跳过已有的 ${String(count)} 个文件。`,
  retry: '再试未写成的',
  closeResult: '收起',
} as const;

/** What the kinds of periods are called in the choice of one. */
export const periodNames: Readonly<Record<OfferPeriod, string>> = {
  day: '某一天',
  week: '周',
  'teaching-week': '教学周',
  'odd-week': '单周',
  'even-week': '双周',
  'two-weeks': '两周',
  month: '月',
  'two-months': '两个月',
  quarter: '季度',
  'half-year': '半年',
  semester: '学期',
  'academic-year': '学年',
  'calendar-year': '年',
};
