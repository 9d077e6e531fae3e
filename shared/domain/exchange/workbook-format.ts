import type { Mode } from '../entry.ts';

/*
 * The workbook that the office hands to a department for a month: what its writer and its reader go by. People see
 * the sheets 填报 (a row a visit), 本月情况 (a row a person) and 说明; 名单 is very hidden and holds the words to choose
 * from, with their ids.
 */

/** Value of `格式` among the marks of every such workbook. */
export const WORKBOOK_FORMAT = 'lianxi-workbook';

/** A workbook of a newer major version is refused whole. */
export const WORKBOOK_VERSION = '1.0';

export const WORKBOOK_SHEETS = {
  fill: '填报',
  month: '本月情况',
  help: '说明',
  lists: '名单',
} as const;

/** Headings of 填报, in their order; the last two columns are hidden. */
export const FILL_HEADINGS = {
  person: '姓名',
  day: '时间',
  until: '结束时间',
  timeNote: '时段',
  carriers: '载体',
  object: '联系对象',
  mode: '方式',
  amount: '时长',
  amountUnit: '时长单位',
  place: '地点',
  present: '参加人数',
  summary: '工作简况',
  issue: '问题与建议',
  handled: '处理及反馈',
  note: '备注',
  id: '记录编号',
  base: '记录摘要',
} as const;

export type FillColumn = keyof typeof FILL_HEADINGS;

/** Headings of 本月情况, in their order; the last column is hidden. */
export const MONTH_HEADINGS = {
  person: '姓名',
  content: '工作内容',
  zeroReason: '零报告原因',
  base: '记录摘要',
} as const;

export type MonthColumn = keyof typeof MONTH_HEADINGS;

/** Headings of 名单: words to choose from, each beside its id, and the marks by name and value. */
export const LIST_HEADINGS = {
  person: '人员',
  personId: '人员编号',
  personName: '人员姓名',
  carrier: '载体',
  carrierId: '载体编号',
  object: '联系对象',
  objectId: '联系对象编号',
  mode: '方式',
  mark: '标记',
  value: '值',
} as const;

/** Names of the marks on 名单. */
export const WORKBOOK_MARKS = {
  format: '格式',
  version: '版本',
  ledger: '台账编号',
  unit: '部门编号',
  unitName: '部门',
  month: '月份',
} as const;

/** What stands between two carriers of one visit. */
export const CARRIER_SEPARATOR = '、';

/** The words for how a visit was made. */
export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  'face-to-face': '面对面',
  online: '键对键',
};

/** Rows left empty below what is already there. */
export const EMPTY_ROWS = 200;
