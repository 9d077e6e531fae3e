import { fullDayText } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Form } from './form.ts';
import type { Policy, Rule } from './schema.ts';
import {
  audienceText,
  closesText,
  deadlineText,
  demandText,
  forceText,
  holidaysText,
  matchText,
  rhythmText,
} from './words.ts';

/** A part of something: what it is called, what it is as data, and how that reads. */
export interface Part<Whole> {
  readonly name: string;
  readonly data: (whole: Whole) => unknown;
  readonly text: (whole: Whole, policy: Policy) => string;
}

const NOTHING = '无';

const orNothing = (text: string): string => (text === '' ? NOTHING : text);

const inForce = (day: PlainDate | null | undefined, none: string): string =>
  day === null || day === undefined ? none : fullDayText(day);

const without = (whole: object, names: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

/** Parts of a demand that are told apart from what it asks. */
const APART = ['kind', 'period', 'match', 'deadline', 'closes'] as const;

/** The parts of a rule; together they are all of it but its id. */
export const RULE_PARTS: readonly Part<Rule>[] = [
  { name: '条文', data: (rule) => rule.clause.text, text: (rule) => rule.clause.text },
  {
    name: '出处',
    data: (rule) => [rule.clause.place, rule.clause.passage],
    text: (rule) => `${rule.clause.place}（${rule.clause.passage}）`,
  },
  {
    name: '标题',
    data: (rule) => [rule.title, rule.short, rule.group],
    text: (rule) => `${rule.title}（${rule.short}；${rule.group}）`,
  },
  { name: '要求程度', data: (rule) => rule.force, text: (rule) => forceText(rule.force) },
  {
    name: '适用对象',
    data: (rule) => rule.audience,
    text: (rule, policy) => audienceText(rule.audience, policy),
  },
  { name: '选择', data: (rule) => rule.choice, text: (rule) => orNothing(rule.choice ?? '') },
  {
    name: '周期',
    data: ({ demand }) => ('period' in demand ? demand.period : null),
    text: ({ demand }) => ('period' in demand ? rhythmText(demand.period) : NOTHING),
  },
  {
    name: '要求',
    data: ({ demand }) => [demand.kind, without(demand, APART)],
    text: ({ demand }) => demandText(demand),
  },
  {
    name: '计入',
    data: ({ demand }) => ('match' in demand ? demand.match : null),
    text: ({ demand }, policy) =>
      'match' in demand ? matchText(demand.match, policy) || '全部记录' : NOTHING,
  },
  {
    name: '期限',
    data: ({ demand }) => ('deadline' in demand ? demand.deadline : null),
    text: ({ demand }) => orNothing('deadline' in demand ? deadlineText(demand.deadline) : ''),
  },
  {
    name: '补报',
    data: ({ demand }) => (demand.kind === 'frequency' ? demand.closes : null),
    text: ({ demand }) =>
      demand.kind === 'frequency' ? closesText(demand.closes) || '随时可补报' : NOTHING,
  },
  {
    name: '节假日',
    data: (rule) => rule.holidays,
    text: (rule) => holidaysText(rule.holidays) || '按通常办法',
  },
  {
    name: '施行时间',
    data: (rule) => [rule.effectiveFrom, rule.effectiveUntil],
    text: (rule) =>
      rule.effectiveFrom === undefined && rule.effectiveUntil === undefined
        ? '与制度相同'
        : `${inForce(rule.effectiveFrom, '制度施行')}起，至${inForce(rule.effectiveUntil, '制度废止')}`,
  },
];

/** A form without what only its head says. */
const bodyOf = (form: Form): unknown =>
  without(form, ['id', 'rank', 'attachment', 'name', 'short', 'title', 'dateLabel', 'template']);

const contentText = (form: Form): string => {
  switch (form.kind) {
    case 'carriers':
      return form.groups.map((group) => `${group.label}：${group.carriers.join('、')}`).join('；');
    case 'specialties':
      return form.carriers.join('、');
    case 'table':
      return form.columns.map((column) => column.label).join('、');
  }
};

/** The parts of a form; together they are all of it but its id. */
export const FORM_PARTS: readonly Part<Form>[] = [
  {
    name: '标题',
    data: (form) => [form.attachment, form.name, form.short, form.title, form.dateLabel],
    text: (form) => `${form.attachment} ${form.title}`,
  },
  {
    name: '适用对象',
    data: (form) => form.rank,
    text: (form, policy) => audienceText({ ranks: [form.rank] }, policy),
  },
  { name: '内容', data: bodyOf, text: contentText },
  {
    name: '打印模板',
    data: (form) => form.template,
    text: ({ template }) => (template === undefined ? '标准表样' : template.name),
  },
];

/** What stands at the head of a policy. */
export const HEAD_PARTS: readonly Part<Policy>[] = [
  { name: '标题', data: (policy) => policy.title, text: (policy) => policy.title },
  { name: '单位', data: (policy) => policy.institution, text: (policy) => policy.institution },
  {
    name: '发文字号',
    data: (policy) => policy.documentNumber,
    text: (policy) => policy.documentNumber,
  },
];

/** When a policy was issued and is in force. */
export const DATE_PARTS: readonly Part<Policy>[] = [
  {
    name: '印发日期',
    data: (policy) => policy.issued,
    text: (policy) => fullDayText(policy.issued),
  },
  {
    name: '施行日期',
    data: (policy) => policy.effectiveFrom,
    text: (policy) => fullDayText(policy.effectiveFrom),
  },
  {
    name: '废止日期',
    data: (policy) => policy.effectiveUntil,
    text: (policy) => inForce(policy.effectiveUntil, '未废止'),
  },
];
