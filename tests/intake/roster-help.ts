import { readFileSync } from 'node:fs';
import { planRoster, writesOf } from '#domain/exchange/roster-plan';
import type {
  RosterDecisions,
  RosterLedger,
  RosterPlan,
  RosterTools,
} from '#domain/exchange/planned';
import type { RosterRows, RosterWords } from '#domain/exchange/roster-rows';
import { pinyinOf } from '#intake/pinyin';
import { readRoster } from '#intake/roster';

/** The bytes of a file in tests/fixtures/roster. */
export const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/roster/${name}`, import.meta.url));

const word = (name: string, ...synonyms: readonly string[]) => ({ name, synonyms });

/** Words as a policy gives them; the reader and the plan know none of their own. */
export const words: RosterWords = {
  ranks: [
    { id: 'leader', short: '院领导', ...word('领导班子成员', '校领导') },
    { id: 'middle', short: '中层', ...word('中层干部', '中层领导干部') },
  ],
  flags: [word('党委书记'), word('院长', '校长'), word('半数时间')],
  objectKinds: [
    ...['党总支', '院系班子', '党支部', '教研室', '青年教师', '班级', '宿舍', '食堂'],
    ...['学生社团', '思政课', '网络', '学生组织', '学生创新创业团队', '学生主办的新媒体'],
    ...['科研团队', '专职辅导员', '专职思政教师'],
  ].map((name) => word(name, ...(name === '班级' ? ['学生班级'] : []))),
};

export const emptyLedger: RosterLedger = {
  units: [],
  people: [],
  posts: [],
  objects: [],
  semesters: [],
};

/** Tools with counted ids. */
export const tools = (prefix = 'id'): RosterTools => {
  let count = 0;
  return {
    newId: () => `${prefix}-${String((count += 1))}`,
    pinyinOf,
    rankName: (rank) => words.ranks.find((one) => one.id === rank)?.name ?? rank,
  };
};

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads what must be readable. */
export const rowsOf = (content: string | Uint8Array): RosterRows => {
  const read = readRoster(
    typeof content === 'string' ? textBytes(content) : content,
    'test.csv',
    words,
  );
  if (!read.ok) throw new Error(read.refusal.text);
  return read.read;
};

/** Reads what must be refused. */
export const refusalOf = (content: string | Uint8Array, name = 'test.csv') => {
  const read = readRoster(typeof content === 'string' ? textBytes(content) : content, name, words);
  if (read.ok) throw new Error('was read');
  return read.refusal;
};

export const planOf = (
  content: string | Uint8Array,
  ledger: RosterLedger = emptyLedger,
  decisions: RosterDecisions = {},
): RosterPlan => planRoster(rowsOf(content), ledger, tools(), decisions);

/** The ledger after the plan was written, as storage would: insert, or replace by id. */
export const applied = (
  ledger: RosterLedger,
  plan: RosterPlan,
  leftOut: readonly number[] = [],
): RosterLedger => {
  const writes = writesOf(plan, leftOut);
  const merge = <Item>(
    old: readonly Item[],
    written: readonly Item[],
    key: (item: Item) => string,
  ): readonly Item[] => [
    ...new Map([...old, ...written].map((item): [string, Item] => [key(item), item])).values(),
  ];
  return {
    units: merge(ledger.units, writes.units, (one) => one.id),
    people: merge(ledger.people, writes.people, (one) => one.id),
    posts: merge(ledger.posts, writes.posts, (one) => one.id),
    objects: merge(ledger.objects, writes.objects, (one) => one.id),
    semesters: merge(
      ledger.semesters,
      writes.semesters,
      (one) => `${one.academicYear} ${String(one.ordinal)}`,
    ),
  };
};

/** A 名册 with these lines under the usual headings. */
export const people = (...lines: readonly string[]): string =>
  ['姓名,部门,类别,职务,任职起,任职止,标记', ...lines, ''].join('\n');

export const codes = (problems: readonly { readonly code: string }[]): readonly string[] =>
  problems.map((problem) => problem.code);
