import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import type { Facts, Prepared } from '#domain/compliance/facts';
import { judge } from '#domain/compliance/judge';
import type { Explanation, Verdict } from '#domain/compliance/verdict';
import { periodHolding } from '#domain/period';
import type { Policy, Rule } from '#domain/policy/schema';
import { FJ, facts, post, visit } from './world.ts';

/* Small worlds: one invented rule or two, a few people, and what they did. */

export type FrequencyDemand = Extract<Rule['demand'], { readonly kind: 'frequency' }>;

/** A visit a month, in carrier 走访, without a deadline; unless said otherwise. */
export const frequency = (over: Partial<FrequencyDemand> = {}): FrequencyDemand => ({
  kind: 'frequency',
  period: 'month',
  dimension: 'person',
  match: { carriers: ['走访'] },
  measure: { of: 'entries', unit: '次' },
  minimum: 1,
  deadline: { kind: 'none' },
  ...over,
});

/** A clause for leaders that asks for something; its id is `x.1` unless given. */
export const clause = (demand: Rule['demand'], over: Partial<Rule> = {}): Rule => ({
  id: 'x.1',
  short: '走访',
  title: '走访',
  group: '走访',
  clause: { text: '走访', place: '一', passage: '1' },
  force: 'must',
  audience: { ranks: ['leader'] },
  demand,
  ...over,
});

/** A policy of such clauses, in force since 2020. */
export const policyOf = (rules: readonly Rule[], over: Partial<Policy> = {}): Policy => ({
  ...FJ,
  id: 'x',
  series: 'x',
  effectiveFrom: '2020-01-01',
  effectiveUntil: null,
  rules,
  forms: [],
  ...over,
});

/** Something to ask of a small world. */
export interface Small {
  readonly prepared: Prepared;
  /** The verdict for a subject in the period that holds a day, as of today. */
  readonly at: (subject: string, day: string, today: string) => Verdict;
  readonly why: (subject: string, day: string, today?: string) => Explanation;
  /** Days of the entries that nearly counted, each with its obstacles. */
  readonly nearly: (subject: string, day: string) => readonly (readonly string[])[];
  /** Days of those that counted. */
  readonly counted: (subject: string, day: string) => readonly string[];
}

/** A world of one clause, asked about by a day of the period; leader 甲 is in it unless other posts are given. */
export const small = (rule: Rule, over: Partial<Facts> = {}): Small => {
  const prepared = prepare(facts({ posts: [post('甲')], policies: [policyOf([rule])], ...over }));
  const asked = (subject: string, day: string) => {
    if (!('period' in rule.demand)) throw new Error('no period');
    const period = periodHolding(rule.demand.period, day, prepared.calendar);
    if (period === undefined) throw new Error(`no period holds ${day}`);
    return { rule, subject, period };
  };
  const why = (subject: string, day: string, today = '2027-12-31') =>
    explain(prepared, asked(subject, day), today);
  const dayOf = (id: string): string =>
    prepared.facts.entries.find((entry) => entry.id === id)?.happened ?? '';
  return {
    prepared,
    at: (subject, day, today) => judge(prepared, asked(subject, day), today),
    why,
    nearly: (subject, day) =>
      why(subject, day).nearly.map((one) => [dayOf(one.entry), ...one.obstacles]),
    counted: (subject, day) => why(subject, day).counted.map((one) => dayOf(one.entry)),
  };
};

/** A row of a table: status, then expected, done and on time. */
export const row = (verdict: Verdict): readonly [string, number, number, number] => [
  verdict.status,
  verdict.expected,
  verdict.done,
  verdict.onTime,
];

/** 甲's visits on these days. */
export const visits = (...days: readonly string[]) => days.map((day) => visit('甲', day, '走访'));
