import { planRoster, writesOf } from '#domain/exchange/roster-plan';
import type {
  RosterDecisions,
  RosterLedger,
  RosterPlan,
  RosterTools,
} from '#domain/exchange/planned';
import type { ObjectRow, PersonRow, SemesterRow } from '#domain/exchange/roster-rows';

export const emptyLedger: RosterLedger = {
  units: [],
  people: [],
  posts: [],
  objects: [],
  semesters: [],
};

const tools = (ledger: RosterLedger): RosterTools => {
  let count = 0;
  const taken = ledger.units.length + ledger.posts.length + ledger.objects.length;
  return {
    newId: () => `id-${String(taken)}-${String((count += 1))}`,
    pinyinOf: (name) => ({ pinyin: `p${name}`, initials: name.slice(0, 1) }),
    rankName: (rank) => (rank === 'leader' ? '领导班子成员' : '中层干部'),
  };
};

/** A line of 名册: `张三 教务处 处长 2020-01-01 2023-12-31`, middle rank unless told. */
export const post = (row: number, text: string, more: Partial<PersonRow> = {}): PersonRow => {
  const [name = '', unit = '', title = '', since = '', until] = text.split(' ');
  return {
    ...{ row, name, unit, title, since, until: until ?? null },
    ...{ rank: 'middle', ongoing: false, flags: null, ...more },
  };
};

export const object = (row: number, text: string, more: Partial<ObjectRow> = {}): ObjectRow => {
  const [kind = '', name = '', unit = ''] = text.split(' ');
  return { row, kind, name, unit, cohort: null, note: '', ...more };
};

export const semester = (row: number, text: string): SemesterRow => {
  const [academicYear = '', ordinal, firstDay = '', vacationFrom = ''] = text.split(' ');
  return { row, academicYear, ordinal: ordinal === '1' ? 1 : 2, firstDay, vacationFrom };
};

const read = { problems: [], headingLine: 1 };

export const planPosts = (
  rows: readonly PersonRow[],
  ledger: RosterLedger = emptyLedger,
  decisions: RosterDecisions = {},
): RosterPlan => planRoster({ kind: 'people', rows, ...read }, ledger, tools(ledger), decisions);

export const planObjectRows = (
  rows: readonly ObjectRow[],
  ledger: RosterLedger = emptyLedger,
): RosterPlan => planRoster({ kind: 'objects', rows, ...read }, ledger, tools(ledger));

export const planSemesterRows = (
  rows: readonly SemesterRow[],
  ledger: RosterLedger = emptyLedger,
): RosterPlan => planRoster({ kind: 'calendar', rows, ...read }, ledger, tools(ledger));

const merge = <Item>(
  old: readonly Item[],
  written: readonly Item[],
  key: (item: Item) => string,
): readonly Item[] => [
  ...new Map([...old, ...written].map((item): [string, Item] => [key(item), item])).values(),
];

/** The ledger after the plan was written, as storage would: insert, or replace by id. */
export const applied = (ledger: RosterLedger, plan: RosterPlan): RosterLedger => {
  const writes = writesOf(plan);
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

/** The ledger after these lines were imported. */
export const ledgerOf = (...rows: readonly PersonRow[]): RosterLedger =>
  applied(emptyLedger, planPosts(rows));

export const outcomes = (plan: RosterPlan): readonly string[] =>
  plan.rows.map((row) => row.outcome);

export const noteCodes = (plan: RosterPlan): readonly (readonly string[])[] =>
  plan.rows.map((row) => row.notes.map((note) => note.code));
