import type { ReviewRow, RosterKind } from '#api/import-views';

/** 名册与制度: its own sentences. */
export const kindNames: Readonly<Record<RosterKind, string>> = {
  people: '人员',
  objects: '联系对象',
  calendar: '校历',
};

export const outcomeWords: Readonly<Record<ReviewRow['outcome'], string>> = {
  new: '新增',
  update: '更新',
  unchanged: '无变化',
  ask: '待您决定',
  problem: '有问题',
};

/** What a file of each kind looks like: its heads and one line. */
export const samples: Readonly<
  Record<RosterKind, { readonly heads: readonly string[]; readonly line: readonly string[] }>
> = {
  people: {
    heads: ['姓名', '部门', '类别', '职务', '任职起', '任职止', '标记'],
    line: ['张三', '教务处', '中层干部', '处长', '2024-09-01', '', ''],
  },
  objects: {
    heads: ['类别', '名称', '所属单位', '入学年级', '备注'],
    /** The first cell is the policy's own word for a kind. */
    line: ['', '2026级1班', '第一学院', '2026', ''],
  },
  calendar: {
    heads: ['学年', '学期', '开学', '放假'],
    line: ['2026-2027', '第一学期', '2026-08-31', '2027-01-17'],
  },
};

export const importText = {
  choose: '选择文件……',
  pasteInstead: '从 Excel 粘贴',
  chooseInstead: '改用文件',
  dropHere: '也可以把文件拖到这里（.csv 或从 Excel 另存的文本）',
  dropNow: '松开鼠标，读取这个文件',
  columns: '表头写在第一行，列的先后不限：',
  pasteLabel: (kind: string): string => `${kind}：从 Excel 复制后粘贴到这里，连表头一起`,
  readPaste: '读取',
  reading: '正在读取……',
  /** A new row has nothing before: `任职起：（空） → 2023-03-01` reads `任职起：2023-03-01`. */
  afterOnly: (change: string): string => change.replace('（空） → ', ''),
  rowNumber: (row: number): string => `第 ${String(row)} 行`,
  filterLabel: '按结果筛选',
  rowsLabel: '文件中的行',
  nothingHere: '没有这样的行',
  nothingRead: '这个文件里没有可读的行',
  whoIsIt: '是哪一位？',
  samePerson: (label: string): string => `就是 ${label}`,
  newPerson: '另一个人，新增',
  unsettled: (count: number): string => `还有 ${String(count)} 行要您决定是谁，决定后才能导入。`,
  problems: (count: number): string =>
    `${String(count)} 行有问题，不会导入；可改好文件再导入一次。`,
  commit: (count: number): string => `导入 ${String(count)} 行`,
  nothingToDo: '没有需要写入的内容',
  otherFile: '另选文件',
  written: (count: number): string => `已导入 ${String(count)} 行。`,
  leftOut: (count: number): string => `${String(count)} 行没有导入。`,
  undo: '撤销这次导入',
  importMore: '再导入一个文件',
  importTitle: (kind: string): string => `导入${kind}`,
} as const;
