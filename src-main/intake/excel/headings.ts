import { FILL_HEADINGS } from '#domain/exchange/workbook-format';
import type { FillColumn } from '#domain/exchange/workbook-format';
import type { TableField } from '#domain/policy/form';
import type { FormWords } from '#domain/exchange/hand-in';
import type { ExcelRow, ExcelSheet } from './sheet-cells.ts';

/** What a column says; `passed` is known and not needed. */
export type ColumnId = FillColumn | 'unit' | 'title' | 'unitTitle' | 'passed';

/** A heading for comparing: full-width forms, blanks and marks (`*姓名：`) don't matter. */
const folded = (heading: string): string =>
  heading
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s\p{Cf}*:_x-]+/gu, '');

const withoutRemark = (heading: string): string => heading.replace(/[([【].*$/u, '');

const OTHERS: Readonly<Partial<Record<ColumnId, readonly string[]>>> = {
  person: ['人员姓名', '干部姓名', '领导姓名', '填报人', '填表人', '人员', '名字'],
  day: [
    '日期',
    '发生日期',
    '发生时间',
    '活动日期',
    '活动时间',
    '工作时间',
    '联系时间',
    '走访时间',
    '开展时间',
  ],
  until: ['结束日期', '截止时间', '截止日期', '止'],
  timeNote: ['上下午', '时间段'],
  carriers: ['载体名称', '联系载体', '群体', '类别', '群体类别', '走进', '项目', '联系类别'],
  object: [
    '对象',
    '群体名称',
    '对象名称',
    '联系对象名称',
    '联系单位',
    '走访对象',
    '联系点',
    '联系群体',
  ],
  mode: ['联系方式', '形式', '联系形式', '活动方式', '工作方式'],
  amount: ['数量', '天数', '学时数', '用时'],
  amountUnit: ['单位(量词)', '计量单位', '量词'],
  place: ['活动地点', '联系地点'],
  present: ['人数', '参与人数', '参加师生人数'],
  summary: [
    '主要内容',
    '内容',
    '工作内容',
    '活动内容',
    '简况',
    '工作情况',
    '情况',
    '联系情况',
    '工作概况',
  ],
  issue: ['问题和建议', '意见建议', '意见和建议', '反映问题', '反映的问题', '存在问题'],
  handled: ['处理情况', '处理结果', '办理情况', '反馈情况', '处理及反馈情况', '解决情况'],
  note: ['说明'],
  unit: ['单位', '部门', '所在部门', '所在单位', '所属部门', '所属单位', '工作部门'],
  title: ['职务', '现任职务', '岗位'],
  unitTitle: ['单位及职务', '部门及职务', '单位职务', '部门职务'],
  passed: ['序号', '编号'],
};

const FIELDS: Readonly<Partial<Record<TableField, ColumnId>>> = {
  name: 'person',
  unit: 'unit',
  title: 'title',
  'unit-title': 'unitTitle',
  object: 'object',
  time: 'day',
  place: 'place',
  mode: 'mode',
  present: 'present',
  summary: 'summary',
  issues: 'issue',
  handling: 'handled',
  note: 'note',
};

/** Words of headings: ours, then those of the policies' forms, then what else such a column is called. */
export const headingWords = (forms: readonly FormWords[]): ReadonlyMap<string, ColumnId> => {
  const words = new Map<string, ColumnId>();
  const add = (heading: string, column: ColumnId): void => {
    const word = folded(heading);
    if (word !== '' && !words.has(word)) words.set(word, column);
  };
  for (const [column, heading] of Object.entries(FILL_HEADINGS)) add(heading, column as FillColumn);
  for (const { form } of forms) {
    // Its first heading spans the object's name and the carrier: it can't say which of them a column is.
    if (form.kind === 'carriers')
      for (const { heads } of form.groups) {
        add(heads.time, 'day');
        add(heads.summary, 'summary');
      }
    if (form.kind === 'table')
      for (const { label, field } of form.columns) add(label, FIELDS[field] ?? 'passed');
  }
  for (const [column, headings] of Object.entries(OTHERS))
    for (const heading of headings) add(heading, column as ColumnId);
  return words;
};

const columnOf = (heading: string, words: ReadonlyMap<string, ColumnId>): ColumnId | undefined => {
  const word = folded(heading);
  return words.get(word) ?? words.get(withoutRemark(word));
};

/** Where the headings stand, and what each column says. */
export interface Headings {
  readonly row: number;
  readonly at: ReadonlyMap<ColumnId, { readonly index: number; readonly heading: string }>;
  /** Headings that aren't needed, to be told of. */
  readonly extra: readonly string[];
}

/** Titles and remarks may stand above the headings. */
const HEADING_WITHIN = 30;

const mapped = (row: ExcelRow, words: ReadonlyMap<string, ColumnId>): Headings => {
  const at = new Map<ColumnId, { index: number; heading: string }>();
  const extra: string[] = [];
  for (const [index, { text }] of [...row.cells].sort(([one], [other]) => one - other)) {
    const heading = text.replace(/\s+/gu, ' ').trim().slice(0, 20);
    const column = columnOf(text, words);
    if (column === 'passed') continue;
    if (column === undefined || at.has(column)) extra.push(heading);
    else at.set(column, { index, heading });
  }
  return { row: row.number, at, extra };
};

/** The row that names most columns, a day or what was done among them; undefined for a sheet of something else. */
export const findHeadings = (
  { rows }: ExcelSheet,
  words: ReadonlyMap<string, ColumnId>,
): Headings | undefined => {
  let best: Headings | undefined;
  for (const row of rows.slice(0, HEADING_WITHIN)) {
    const found = mapped(row, words);
    const { at } = found;
    const tells = at.has('day') && (at.has('summary') || at.size >= 3);
    if ((tells || (at.has('summary') && at.size >= 3)) && at.size > (best?.at.size ?? 0))
      best = found;
  }
  return best;
};
