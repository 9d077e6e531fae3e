import type { Entry, Sheet } from '#domain/entry';
import type { IssueStepKind, IssueWeight } from '#domain/issue';
import type { ContactObject, Post } from '#domain/people';
import { evening, link, object, post, sheet, visit } from '../compliance/world.ts';
import type { Given } from './table.ts';

/* Facts as short as one would say them. They are of 甲 unless somebody else is named. */

/** A visit in a carrier, led by 甲, to an object that is only a text. */
export const did = (day: string, carrier: string, ...over: readonly Partial<Entry>[]): Given => ({
  entries: [visit('甲', day, carrier, Object.assign({}, ...over) as Partial<Entry>)],
});

/** First submitted on that day. */
export const sent = (day: string): Partial<Entry> => ({ submitted: evening(day) });

/** With these activities. */
export const of = (...activities: readonly string[]): Partial<Entry> => ({ activities });

/** To an object of the ledger. */
export const at = (to: string): Partial<Entry> => ({ object: to, objectText: to });

/** With so much of a unit. */
export const worth = (amount: number, amountUnit: string): Partial<Entry> => ({
  amount,
  amountUnit,
});

/** With a report of that kind. */
export const proof = (kind: string): Partial<Entry> => ({ evidence: [{ kind, title: '报告' }] });

/** 补做 for the period that holds the day. */
export const madeUp = (day: string): Partial<Entry> => ({ makeUp: { for: day, reason: '出差' } });

/** 乙 led it and 甲 took part. */
export const ATTENDED: Partial<Entry> = {
  participants: [
    { person: '乙', role: 'led' },
    { person: '甲', role: 'attended' },
  ],
};

/** These people were there, the first of them 带队. */
export const by = (...people: readonly string[]): Partial<Entry> => ({
  participants: people.map((person, index) => ({ person, role: index === 0 ? 'led' : 'attended' })),
});

/** 键对键 */
export const ONLINE: Partial<Entry> = { mode: 'online' };
/** A draft. */
export const DRAFT: Partial<Entry> = { status: 'draft', submitted: null };
/** Sent back by the office. */
export const RETURNED: Partial<Entry> = { status: 'returned', returnReason: '内容太简' };
/** Accepted by the office. */
export const ACCEPTED: Partial<Entry> = { status: 'accepted' };
/** Nothing was written down. */
export const NOTHING: Given = {};

/** 甲 held one post only, and for these days. */
export const post1 = (over: Partial<Post>): Given => ({ posts: [post('甲', over)] });

/** Days on which 甲 owes nothing. */
export const away = (from: string, until: string): Given => ({
  exemptions: [{ id: `x-${from}`, person: '甲', from, until, reason: '培训', approver: '' }],
});

/** 甲 is linked to an object. */
export const linked = (to: string, since: string, until: string | null = null): Given => ({
  links: [link('甲', to, since, until)],
});

/** There is such an object. */
export const exists = (id: string, kind: string, over: Partial<ContactObject> = {}): Given => ({
  objects: [object(id, kind, over)],
});

/** 甲's sheet of a month, handed in on a day. */
export const handed = (month: string, day: string | null, over: Partial<Sheet> = {}): Given => ({
  sheets: [sheet('甲', month, day, over)],
});

/** Something 甲 was told, and what was done about it. */
export const told = (
  raised: string,
  steps: readonly (readonly [IssueStepKind, string])[] = [],
  weight: IssueWeight = 'ordinary',
): Given => ({
  issues: [
    {
      id: `i-${raised}-${weight}`,
      raised,
      person: '甲',
      entry: null,
      text: '热水供应时间太短',
      kind: '后勤',
      weight,
      unit: '后勤处',
      steps: steps.map(([kind, date]) => ({ kind, date, by: '甲', note: '' })),
    },
  ],
});

/** Whether 甲 has an attribute. */
export const has = (name: string, yes: boolean): Given => ({
  people: [
    {
      id: '甲',
      name: '甲',
      pinyin: '',
      initials: '',
      attributes: [{ name, has: yes, source: '' }],
    },
  ],
});
