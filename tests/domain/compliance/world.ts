import { readFileSync } from 'node:fs';
import type { AcademicCalendar, HolidayYear } from '#domain/academic-calendar';
import { prepareCalendar } from '#domain/academic-calendar';
import { DEFAULT_SETTINGS } from '#domain/compliance/facts';
import type { Facts, Prepared } from '#domain/compliance/facts';
import { judge } from '#domain/compliance/judge';
import type { Asked } from '#domain/compliance/judge';
import type { Period, Verdict } from '#domain/compliance/verdict';
import type { Entry, Sheet } from '#domain/entry';
import type { ContactObject, Declaration, Link, Person, Post } from '#domain/people';
import { periodHolding } from '#domain/period';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy, Rule } from '#domain/policy/schema';

const resource = (path: string): string =>
  readFileSync(new URL(`../../../resources/${path}`, import.meta.url), 'utf8');

/** The text of the shipped FJ policy. */
export const FJ_TEXT = resource('policies/fj-2021-31.json');

/** The holidays of a shipped year. */
export const holidayYear = (year: number): HolidayYear =>
  JSON.parse(resource(`holidays/${String(year)}.json`)) as HolidayYear;

const parsed = parsePolicy(FJ_TEXT);
if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));

/** 闽卫院委〔2021〕31号 as shipped. */
export const FJ: Policy = parsed.policy;

/** Two academic years as a school would enter them; holidays of 2027 aren't announced. */
export const CALENDAR: AcademicCalendar = {
  semesters: [
    { academicYear: '2025-2026', ordinal: 1, firstDay: '2025-09-01', vacationFrom: '2026-01-18' },
    { academicYear: '2025-2026', ordinal: 2, firstDay: '2026-03-02', vacationFrom: '2026-07-12' },
    { academicYear: '2026-2027', ordinal: 1, firstDay: '2026-08-31', vacationFrom: '2027-01-17' },
    { academicYear: '2026-2027', ordinal: 2, firstDay: '2027-03-01', vacationFrom: '2027-07-11' },
  ],
  holidays: [2025, 2026].map(holidayYear),
};

/** The same, ready for counting. */
export const DAYS = prepareCalendar(CALENDAR);

/** A person of that id and name. */
const person = (id: string): Person => ({
  id,
  name: id,
  pinyin: '',
  initials: '',
  attributes: [],
});

/** A post of a leader without an end, unless said otherwise. */
export const post = (who: string, over: Partial<Post> = {}): Post => ({
  id: `post-${who}-${over.since ?? ''}-${over.title ?? ''}`,
  person: who,
  unit: 'u',
  rank: 'leader',
  title: '副院长',
  since: '2020-01-01',
  until: null,
  flags: [],
  ...over,
});

/** A contact object. */
export const object = (
  id: string,
  kind: string,
  over: Partial<ContactObject> = {},
): ContactObject => ({
  id,
  kind,
  name: id,
  unit: null,
  cohort: null,
  note: '',
  counsellor: '',
  contact: '',
  size: null,
  since: null,
  until: null,
  ...over,
});

/** A link from a day on, without an end unless given. */
export const link = (
  who: string,
  to: string,
  since: string,
  until: string | null = null,
): Link => ({
  id: `${who}-${to}-${since}`,
  person: who,
  object: to,
  since,
  until,
  origin: 'assigned',
});

let made = 0;

/** A face-to-face visit in one carrier, led by one person and submitted in the evening of the same day. */
export const visit = (
  who: string,
  happened: string,
  carrier: string,
  over: Partial<Entry> = {},
): Entry => {
  made += 1;
  return {
    id: `e${String(made).padStart(5, '0')}`,
    happened,
    until: null,
    timeNote: '',
    amount: null,
    amountUnit: '',
    mode: 'face-to-face',
    participants: [{ person: who, role: 'led' }],
    carriers: [carrier],
    object: null,
    objectText: '某处',
    activities: [],
    summary: '交流',
    place: '',
    present: null,
    evidence: [],
    commendable: false,
    makeUp: null,
    status: 'submitted',
    returnReason: '',
    submitted: `${happened}T18:00:00`,
    received: null,
    created: `${happened}T18:00:00`,
    ...over,
  };
};

/** An evening of that day, for stamps. */
export const evening = (day: string): string => `${day}T18:00:00`;

/** A sheet handed in on a day. */
export const sheet = (
  who: string,
  month: string,
  day: string | null,
  over: Partial<Sheet> = {},
): Sheet => ({
  id: `sheet-${who}-${month}`,
  person: who,
  month,
  content: '',
  zeroReason: '',
  status: 'submitted',
  submitted: day === null ? null : evening(day),
  received: null,
  ...over,
});

/** A complete declaration received on a day. */
export const declaration = (
  who: string,
  academicYear: string,
  received: string | null,
  over: Partial<Declaration> = {},
): Declaration => ({
  id: `declaration-${who}-${academicYear}`,
  person: who,
  academicYear,
  jobFunction: '学生管理',
  businessBody: '',
  personalStrength: '',
  teacherCarriers: '教研室',
  studentCarriers: '班级',
  received,
  ...over,
});

/** Facts with the FJ policy and the two academic years; everything else is empty unless given. */
export const facts = (over: Partial<Facts>): Facts => ({
  people: [...new Set((over.posts ?? []).map((held) => held.person))].map(person),
  posts: [],
  objects: [],
  links: [],
  exemptions: [],
  declarations: [],
  entries: [],
  sheets: [],
  issues: [],
  calendar: CALENDAR,
  policies: [FJ],
  settings: DEFAULT_SETTINGS,
  ...over,
});

/** A rule of the FJ policy by its id. */
export const ruleOf = (id: string): Rule => {
  const found = FJ.rules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};

/** The period of the rule's kind that holds a day. */
export const periodOf = (rule: Rule, day: string): Period => {
  if (!('period' in rule.demand)) throw new Error(`${rule.id} has no period`);
  const found = periodHolding(rule.demand.period, day, DAYS);
  if (found === undefined) throw new Error(`no period of ${rule.id} holds ${day}`);
  return found;
};

/** The question for a person's cell of a rule, by a day in the period. */
export const asking = (who: string, rule: string, day: string): Asked => ({
  rule: ruleOf(rule),
  subject: who,
  period: periodOf(ruleOf(rule), day),
});

/** The verdict on a person's cell of a rule, by a day in the period. */
export const verdict = (
  prepared: Prepared,
  where: readonly [who: string, rule: string, day: string],
  today: string,
): Verdict => judge(prepared, asking(...where), today);
