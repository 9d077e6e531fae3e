import type { RosterKind, RowProblem } from '#domain/exchange/roster-rows';
import type { Refusal } from './refusal.ts';

/** A column of a roster: its own name first, then what else it is called. */
interface Column {
  readonly id: string;
  readonly names: readonly [string, ...string[]];
  readonly required: boolean;
}

const column = (id: string, names: readonly [string, ...string[]], required = true): Column => ({
  id,
  names,
  required,
});

const COLUMNS = {
  people: [
    column('name', ['姓名', '人员姓名', '干部姓名', '名字']),
    column('unit', ['部门', '单位', '所在部门', '所在单位', '所属部门', '所属单位', '工作部门']),
    column('rank', ['类别', '级别', '人员类别', '干部类别', '人员级别']),
    column('title', ['职务', '职务名称', '现任职务', '岗位']),
    column('since', [
      '任职起',
      '任职时间',
      '任职开始',
      '任职起始',
      '任职开始时间',
      '任职日期',
      '任现职时间',
    ]),
    column('until', ['任职止', '任职结束', '任职终止', '任职结束时间', '离任时间'], false),
    column('flags', ['标记', '备注标记', '标志'], false),
  ],
  objects: [
    column('kind', ['类别', '类型', '对象类别', '对象类型']),
    column('name', ['名称', '联系对象', '对象名称', '联系对象名称']),
    column('unit', ['所属单位', '单位', '部门', '所属部门', '所在单位', '所在部门'], false),
    column('cohort', ['入学年级', '年级', '入学年份'], false),
    column('note', ['备注', '说明'], false),
  ],
  calendar: [
    column('academicYear', ['学年', '学年度']),
    column('ordinal', ['学期', '学期序号']),
    column('firstDay', ['开学', '开学日期', '开学时间', '学期开始']),
    column('vacationFrom', ['放假', '放假日期', '放假时间', '假期开始']),
  ],
} as const satisfies Readonly<Record<RosterKind, readonly Column[]>>;

/** The column without which a table can't be of that kind. */
const KEYS: readonly (readonly [RosterKind, string])[] = [
  ['people', 'name'],
  ['calendar', 'academicYear'],
  ['objects', 'name'],
];

export type ColumnId<Kind extends RosterKind> = (typeof COLUMNS)[Kind][number]['id'];

const KIND_NAMES: Readonly<Record<RosterKind, string>> = {
  people: '名册',
  objects: '联系对象',
  calendar: '校历',
};

/** A heading for comparing: full-width forms, blanks, marks (`*姓名：`) and remarks in brackets don't matter. */
const plain = (heading: string): string =>
  heading
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s\p{Cf}*:]+/gu, '')
    .replace(/[([【].*$/u, '');

const columnsOf = (kind: RosterKind): readonly Column[] => COLUMNS[kind];

const hits = (headings: ReadonlySet<string>, kind: RosterKind): readonly Column[] =>
  columnsOf(kind).filter(({ names }) => names.some((name) => headings.has(name)));

/** How many columns of the best fitting kind the headings name. */
export const headingScore = (headings: readonly string[]): number => {
  const set = new Set(headings.slice(0, 200).map(plain));
  return Math.max(...KEYS.map(([kind]) => hits(set, kind).length));
};

/** Whether a line can be the heading line of a roster: it names at least two columns of a kind, or its key column. */
export const hasKnownHeadings = (headings: readonly string[]): boolean =>
  headingScore(headings) >= 2 || detectKind(headings) !== undefined;

/** Which roster the headings belong to; by the key column (姓名, 学年, 名称), else by half of the required ones. */
export const detectKind = (headings: readonly string[]): RosterKind | undefined => {
  const set = new Set(headings.map(plain));
  const rated = KEYS.map(([kind, key]) => {
    const found = hits(set, kind);
    const required = columnsOf(kind).filter((one) => one.required).length;
    const share = found.filter((one) => one.required).length / required;
    return { kind, share, hasKey: found.some((one) => one.id === key) };
  }).filter(({ share, hasKey }) => hasKey || share > 0.5);
  const best = [...rated].sort(
    (one, other) => Number(other.hasKey) - Number(one.hasKey) || other.share - one.share,
  )[0];
  return best?.kind;
};

/** Where each column stands, and how the file calls it. */
export interface Mapping {
  readonly at: ReadonlyMap<string, { readonly index: number; readonly heading: string }>;
  readonly notices: readonly RowProblem[];
}

const quoted = (words: readonly string[]): string =>
  words
    .slice(0, 20)
    .map((word) => `“${word.trim().slice(0, 20)}”`)
    .join('、');

const ignored = (line: number, heading: string, doubled: boolean): RowProblem => ({
  row: line,
  column: heading,
  value: '',
  code: doubled ? 'doubled-column' : 'unknown-column',
  text: doubled
    ? `“${heading}”列与另一列意思相同，已略过，只用标准名称的那一列。`
    : `“${heading}”列不在导入之列，已略过。`,
  level: 'notice',
});

/**
 * Finds the columns of a kind by heading. Unknown headings are left out with a notice; a missing required column,
 * one heading twice, or two headings for one column (without its own name) refuse the file.
 */
export const mapColumns = (
  kind: RosterKind,
  headings: readonly string[],
  line: number,
): Mapping | Refusal => {
  const names = headings.map(plain);
  const twice = [...new Set(names)].filter(
    (name) => name !== '' && names.indexOf(name) !== names.lastIndexOf(name),
  );
  if (twice.length > 0)
    return {
      code: 'same-headings',
      text: `表头里 ${quoted(twice)} 出现了不止一次，不知道用哪一列；请改名或删去多余的列。`,
    };
  const at = new Map<string, { index: number; heading: string }>();
  const doubled = new Set<number>();
  for (const { id, names: known } of columnsOf(kind)) {
    const found = names.flatMap((name, index) => (known.includes(name) ? [index] : []));
    const own = names.indexOf(known[0]);
    const index = own === -1 ? found[0] : own;
    if (index === undefined) continue;
    if (own === -1 && found.length > 1)
      return {
        code: 'same-headings',
        text: `${quoted(found.map((one) => headings[one] ?? ''))} 都可作“${known[0]}”列，不知道用哪一列；请只留一列。`,
      };
    at.set(id, { index, heading: (headings[index] ?? '').trim().slice(0, 20) });
    for (const other of found) if (other !== index) doubled.add(other);
  }
  const missing = columnsOf(kind).filter(({ id, required }) => required && !at.has(id));
  if (missing.length > 0)
    return {
      code: 'missing-columns',
      text:
        `${KIND_NAMES[kind]}缺少必需的列：${quoted(missing.map((one) => one.names[0]))}；` +
        `文件里有 ${quoted(headings.filter((heading) => heading.trim() !== ''))}。请补上这些列的表头后再导入。`,
    };
  const used = new Set([...at.values()].map(({ index }) => index));
  const notices = headings.flatMap((heading, index) =>
    used.has(index) || names[index] === ''
      ? []
      : [ignored(line, heading.trim().slice(0, 20), doubled.has(index))],
  );
  return { at, notices };
};

/** What to say when no heading is known. */
export const unknownHeadings = (headings: readonly string[]): Refusal => ({
  code: 'unknown-headings',
  text:
    `没有找到认识的表头，文件里有 ${quoted(headings.filter((heading) => heading.trim() !== ''))}。` +
    `名册需要 ${quoted(required('people'))}；联系对象需要 ${quoted(required('objects'))}；校历需要 ${quoted(required('calendar'))}。`,
});

const required = (kind: RosterKind): readonly string[] =>
  columnsOf(kind).flatMap((one) => (one.required ? [one.names[0]] : []));
