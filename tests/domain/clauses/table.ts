import { readFileSync } from 'node:fs';
import type { AcademicCalendar } from '#domain/academic-calendar';
import { prepareCalendar } from '#domain/academic-calendar';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { judge } from '#domain/compliance/judge';
import type { Status, Verdict } from '#domain/compliance/verdict';
import { periodHolding } from '#domain/period';
import type { PlainDate } from '#domain/plain-date';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy, Rule } from '#domain/policy/schema';
import { CALENDAR, facts, post } from '../compliance/world.ts';

/** What a ledger holds; whatever isn't said is empty. */
export interface Given extends Partial<Facts> {
  /** Whose cell is looked at (for rules per object: which object's), when it isn't the table's. */
  readonly who?: string;
}

/**
 * One verdict worked by hand: a sentence, the facts, a day of the period, today, and what the cell says: its status and
 * `done/expected` in the rule's unit, with `done/expected/on time` where that is the point of the row.
 */
export type Row = readonly [
  says: string,
  given: Given,
  day: PlainDate,
  today: PlainDate,
  status: Status,
  figures: string,
];

/** The rows of one clause. */
export interface Clause {
  readonly rule: string;
  /** The clause's own words. */
  readonly words: string;
  /** What every row's ledger holds besides its own facts. */
  readonly base: Given;
  readonly rows: readonly Row[];
}

/** The tables of one policy. */
export interface Table {
  readonly policy: Policy;
  readonly clauses: readonly Clause[];
}

/** The clause's table; a row without posts is of 甲, or whoever else the table is about, in the post of `base`. */
export const clause = (rule: string, words: string, base: Given, rows: readonly Row[]): Clause => ({
  rule,
  words,
  base,
  rows,
});

/** A policy by its path from the project; it has to read clean. */
export const policyAt = (path: string): Policy => {
  const read = parsePolicy(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join('\n'));
  return read.policy;
};

const LISTS = [
  'people',
  'posts',
  'objects',
  'links',
  'exemptions',
  'declarations',
  'entries',
  'sheets',
  'issues',
] as const;

/** Facts that hold together; the last one's person, calendar and settings go. */
export const and = (...parts: readonly Given[]): Given => {
  const lists = LISTS.map((name) => {
    const all: readonly (readonly unknown[])[] = parts.map((part) => part[name] ?? []);
    return [name, all.flat()] as const;
  });
  const filled = lists.filter(([, items]) => items.length > 0);
  return { ...Object.assign({}, ...parts), ...Object.fromEntries(filled) } as Given;
};

/** A row's ledger: its own posts take the place of the base's. */
const ledgerOf = (base: Given, given: Given): Given => {
  const posts = given.posts ?? base.posts ?? [post('甲')];
  return { ...and(base, given), posts };
};

const ruleIn = (policy: Policy, id: string): Rule => {
  const found = policy.rules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};

/** What the engine says of a row. */
export const judged = (policy: Policy, { rule: id, base }: Clause, row: Row): Verdict => {
  const [, given, day, today] = row;
  const { who = '甲', ...ledger } = ledgerOf(base, given);
  const calendar: AcademicCalendar = ledger.calendar ?? CALENDAR;
  const rule = ruleIn(policy, id);
  if (!('period' in rule.demand)) throw new Error(`${id} has no period`);
  const period = periodHolding(rule.demand.period, day, prepareCalendar(calendar));
  if (period === undefined) throw new Error(`no period of ${id} holds ${day}`);
  const prepared = prepare(facts({ ...ledger, policies: [policy] }));
  return judge(prepared, { rule, subject: who, period }, today);
};

/** The cell as a row writes it, with as many figures as the row has. */
export const shown = (verdict: Verdict, figures: string): readonly [Status, string] => {
  const { done, expected, onTime } = verdict;
  const all = [done, expected, onTime].slice(0, figures.split('/').length);
  return [verdict.status, all.join('/')];
};
