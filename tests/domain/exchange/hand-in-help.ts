import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Entry } from '#domain/entry';
import { candidatesOf } from '#domain/exchange/hand-in-candidates';
import type { HandInContext } from '#domain/exchange/hand-in-context';
import type { HandIn, ReadVisit } from '#domain/exchange/hand-in';
import type { Candidate } from '#domain/exchange/plan';
import type { ContactObject, Person, Post } from '#domain/people';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy } from '#domain/policy/schema';

const policy = (file: string): Policy => {
  const text = readFileSync(
    new URL(`../../../resources/policies/${file}`, import.meta.url),
    'utf8',
  );
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error('the policy as shipped');
  return parsed.policy;
};

const person = (id: string, name: string): Person => ({
  id,
  name,
  pinyin: '',
  initials: '',
  attributes: [],
});

const post = (person: string, unit: string, title: string, more: Partial<Post> = {}): Post => ({
  id: `${person} ${unit} ${title}`,
  person,
  unit,
  rank: 'leader',
  title,
  since: '2024-09-01',
  until: null,
  flags: [],
  ...more,
});

const object = (id: string, kind: string, name: string): ContactObject => ({
  id,
  kind,
  name,
  unit: 'u1',
  cohort: null,
  note: '',
  counsellor: '',
  contact: '',
  size: null,
  since: null,
  until: null,
});

const POSTS = [
  post('p1', 'u1', '副院长'),
  post('p2', 'u2', '系主任'),
  post('p3', 'u1', '科长', { until: '2026-09-30' }),
  post('p3', 'u2', '处长', { since: '2026-10-01' }),
  post('p4', 'u2', '副处长'),
];

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A register of two units, with two people of one name. */
export const contextWith = (more: Partial<HandInContext> = {}): HandInContext => {
  let ids = 0;
  return {
    file: 0,
    kind: 'word',
    now: '2026-11-03T09:00:00',
    newId: () => `new-${String((ids += 1))}`,
    digest: digestOf,
    people: [
      person('p1', '尉迟明远'),
      person('p2', '尉迟明远'),
      person('p3', '欧阳听雨'),
      person('p4', '周若溪'),
    ],
    postsOf: (id) => POSTS.filter((one) => one.person === id),
    unitName: (id) => (id === 'u1' ? '护理系' : '学生工作部'),
    objects: [
      object('o1', '党总支', '护理系党总支'),
      object('o2', '班级', '护理1班'),
      object('o3', '班级', '重名班'),
      object('o4', '班级', '重名班'),
      object('o5', '宿舍', '护理1班'),
    ],
    policies: [policy('fj-2021-31.json'), policy('neu-2020-82.json')],
    academicYears: [{ academicYear: '2026-2027', from: '2026-09-07', until: '2027-09-05' }],
    remembered: () => undefined,
    entry: () => undefined,
    version: () => undefined,
    issuesOf: () => [],
    ...more,
  };
};

export const visitOf = (more: Partial<ReadVisit> = {}): ReadVisit => ({
  id: null,
  base: null,
  carriers: ['进班级'],
  time: '10月15日上午',
  day: '2026-10-15',
  until: null,
  timeNote: '上午',
  amount: null,
  amountUnit: '',
  mode: null,
  object: '护理1班',
  summary: '参加主题班会。',
  place: '',
  present: null,
  issue: '',
  handled: '',
  where: '第 1 张表“进班级”行',
  doubts: [],
  ...more,
});

const handInOf = (more: Partial<HandIn> = {}): HandIn => ({
  form: 'leader-month',
  policy: 'fj-2021-31',
  index: 0,
  personId: null,
  name: '尉迟明远',
  title: '副院长',
  unit: '',
  month: '2026-10',
  monthText: '2026年10月',
  visits: [],
  content: null,
  zeroReason: '',
  declaration: null,
  doubts: [],
  ...more,
});

/** The candidates of one form. */
export const read = (
  handIn: Partial<HandIn>,
  context: Partial<HandInContext> = {},
): readonly Candidate[] =>
  candidatesOf({ file: '表.docx', forms: [handInOf(handIn)], notes: [] }, contextWith(context));

/** The one candidate of one form. */
export const readOne = (
  handIn: Partial<HandIn>,
  context: Partial<HandInContext> = {},
): Candidate => {
  const [found, ...more] = read(handIn, context);
  if (found === undefined || more.length > 0) throw new Error('one candidate was expected');
  return found;
};

/** An entry of `p1` that prints as {@link visitOf} does. */
export const printedEntry = (more: Partial<Entry> = {}): Entry => ({
  id: 'e1',
  happened: '2026-10-15',
  until: null,
  timeNote: '上午',
  amount: 2,
  amountUnit: '学时',
  mode: 'online',
  participants: [
    { person: 'p4', role: 'led' },
    { person: 'p1', role: 'attended' },
  ],
  carriers: ['进班级'],
  object: 'o2',
  objectText: '护理1班',
  activities: ['座谈'],
  summary: '参加主题班会。',
  place: '一号楼',
  present: 40,
  evidence: [],
  commendable: true,
  makeUp: null,
  status: 'accepted',
  returnReason: '',
  submitted: '2026-10-16T09:00:00',
  received: '2026-10-20T09:00:00',
  created: '2026-10-15T17:00:00',
  ...more,
});
