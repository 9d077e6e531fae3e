import type { Facts } from '#domain/compliance/facts';
import type { Entry } from '#domain/entry';
import type { ContactObject, Post } from '#domain/people';
import type { Audience, Policy, Rule } from '#domain/policy/schema';
import { daysOfPeriod, deadlineFor, inTerm, isWeekday, later, schoolYear, works } from './days.ts';
import { frequencyOf } from './frequency.ts';
import { otherOf } from './other-kinds.ts';

/*
 * A second evaluator, straight from the definitions of the clauses: slow, day by day, entry by entry, with nothing
 * kept and nothing clever. It shares no code with the engine, which has to agree with it on random ledgers.
 */

/** What the evaluator says of one cell. */
export interface Said {
  /** `nothing`: there is nothing that could be done, so that it hardly matters who is exempt from it. */
  readonly status: string;
  readonly expected: number;
  readonly done: number;
}

/** A cell made ready to be looked at. */
export interface Cell {
  readonly facts: Facts;
  readonly policy: Policy;
  readonly rule: Rule;
  readonly subject: string;
  /** Every day of the period. */
  readonly days: readonly string[];
  readonly today: string;
  readonly deadline: string | null;
}

/** How far something was fulfilled. */
export interface Found {
  readonly onTime: boolean;
  readonly atAll: boolean;
  readonly withPending: boolean;
  readonly expected: number;
  readonly done: number;
  /** More than allowed. */
  readonly tooMuch?: boolean;
}

/** Whether a span with open ends holds a day. */
export const holds = (
  span: { readonly since: string | null; readonly until: string | null },
  day: string,
): boolean =>
  (span.since === null || span.since <= day) && (span.until === null || day <= span.until);

/** The policy's own name for a word or a synonym of it. */
export const named = (
  words: readonly { readonly name: string; readonly synonyms: readonly string[] }[],
  text: string,
): string =>
  words.find(({ name, synonyms }) => name === text || synonyms.includes(text))?.name ?? text;

/** Whether somebody with just these posts belongs to an audience. */
export const suits = (policy: Policy, audience: Audience, posts: readonly Post[]): boolean => {
  const ranked = posts.filter((post) => audience.ranks.includes(post.rank));
  const flagged = (post: Post, flags: readonly string[]): boolean =>
    post.flags.some((flag) => flags.includes(named(policy.flags, flag)));
  if (ranked.some((post) => flagged(post, audience.withoutFlags ?? []))) return false;
  return ranked.some(
    (post) =>
      (audience.withFlags === undefined || flagged(post, audience.withFlags)) &&
      (audience.titles === undefined || audience.titles.includes(post.title)) &&
      !(audience.exceptTitles ?? []).includes(post.title),
  );
};

/** Whether a person belonged to the rule's audience on a day. */
export const belongs = (
  cell: Pick<Cell, 'facts' | 'policy'>,
  rule: Rule,
  who: string,
  day: string,
): boolean =>
  suits(
    cell.policy,
    rule.audience,
    cell.facts.posts.filter((post) => post.person === who && holds(post, day)),
  );

/** Rules of one choice: a person owes one of them. */
export const alternatives = (cell: Cell): readonly Rule[] =>
  cell.policy.rules.filter(
    (rule) => rule === cell.rule || (rule.choice !== undefined && rule.choice === cell.rule.choice),
  );

/** Whether a person belonged to the rule's audience, or that of an alternative, on a day. */
export const belongsToAny = (cell: Cell, who: string, day: string): boolean =>
  alternatives(cell).some((rule) => belongs(cell, rule, who, day));

/** Whether a person was there to fulfil something: of the audience, and not exempted. */
export const isPresent = (cell: Cell, who: string, day: string): boolean =>
  belongsToAny(cell, who, day) &&
  !cell.facts.exemptions.some(
    ({ person, from, until }) => person === who && from <= day && day <= until,
  );

/** The working days of the cell's period. */
export const workdaysOf = (cell: Cell): readonly string[] =>
  cell.days.filter((day) => works(cell.facts.calendar, day));

/** The year in which this period's first-year students enrolled. */
export const newestCohort = (cell: Cell): number =>
  Number(schoolYear(cell.facts.calendar, cell.days.at(-1) ?? '')?.slice(0, 4));

/** Whether an entry counts at all: handed in, or accepted. */
export const isIn = (entry: Entry): boolean =>
  entry.status === 'submitted' || entry.status === 'accepted';

const minimumOf = ({ demand }: Rule): number =>
  demand.kind === 'frequency' || demand.kind === 'standing' ? demand.minimum : 1;

const isInForce = (cell: Cell): boolean => {
  const last = cell.days.at(-1) ?? '';
  return [cell.policy, cell.rule].every(
    ({ effectiveFrom, effectiveUntil }) =>
      (effectiveFrom === undefined || effectiveFrom <= last) &&
      (effectiveUntil === undefined || effectiveUntil === null || last <= effectiveUntil),
  );
};

const countedOnly = (rule: Rule): boolean => minimumOf(rule) === 0 || rule.force === 'encouraged';

/** Working days in term that the period needs before anything is owed in it. */
const needed = ({ rule, facts }: Cell): number =>
  'period' in rule.demand && rule.demand.period === 'month' ? facts.settings.termDaysPerMonth : 1;

/** Whether the rule counts on although holidays, or the vacation, leave no time for it. */
const goesOn = (cell: Cell): boolean => {
  const weekdays = cell.days.filter((day) => inTerm(cell.facts.calendar, day) && isWeekday(day));
  const byHoliday = weekdays.length >= needed(cell) || workdaysOf(cell).length === 0;
  return cell.rule.holidays?.[byHoliday ? 'statutory' : 'vacation'] === 'count';
};

/** Whether nothing is owed in the period, of whomever. */
const rests = (cell: Cell): boolean =>
  workdaysOf(cell).filter((day) => inTerm(cell.facts.calendar, day)).length < needed(cell) &&
  !goesOn(cell);

/** What the person owes: not-applicable, counted, exempt or owed. */
const dutyOf = (cell: Cell): string => {
  const { rule, subject } = cell;
  if (!isInForce(cell)) return 'not-applicable';
  if (!cell.days.some((day) => belongs(cell, rule, subject, day))) return 'not-applicable';
  if (countedOnly(rule)) return 'counted';
  // what was raised is answered, come what may
  if (rule.demand.kind === 'follow-up') return 'owed';
  if (rests(cell)) return 'exempt';
  const present = workdaysOf(cell).filter((day) => isPresent(cell, subject, day)).length;
  if (present * 2 < workdaysOf(cell).length) return 'exempt';
  const daysIn = (one: Rule): number =>
    workdaysOf(cell).filter(
      (day) => belongs(cell, one, subject, day) && isPresent(cell, subject, day),
    ).length;
  const [chosen] = alternatives(cell).toSorted(
    (a, b) => daysIn(b) - daysIn(a) || minimumOf(a) - minimumOf(b),
  );
  return chosen === rule ? 'owed' : 'exempt';
};

/** Status of what is not fulfilled yet. */
export const unmet = (cell: Cell, deadline: string | null): string => {
  const [first = '', last = ''] = [cell.days[0], cell.days.at(-1)];
  const { today } = cell;
  if (today > (deadline ?? last)) return 'missed';
  if (today < first) return 'open';
  const end = deadline !== null && deadline < last ? deadline : last;
  const length = (from: string, until: string): number =>
    (Date.parse(until) - Date.parse(from)) / 86_400_000;
  const left = length(today, end);
  return left < 0 || left <= (length(first, end) + 1) * cell.facts.settings.dueSoonShare
    ? 'due-soon'
    : 'open';
};

/** A day that is set, if the person belonged to the audience by then: who comes later isn't held to it. */
export const ifBinding = (cell: Cell, set: string | null): string | null => {
  const there = (day: string): boolean => belongsToAny(cell, cell.subject, day);
  const first = cell.days.find(there);
  if (set === null || first === undefined) return set;
  let since = first;
  while (since > set && there(later(since, -1))) since = later(since, -1);
  return since > set ? null : set;
};

/** Judges one cell; `undefined` where the rule isn't judged this way, or there is no such period. */
export const obviously = (
  facts: Facts,
  policy: Policy,
  asked: { readonly rule: Rule; readonly subject: string; readonly day: string },
  today: string,
): Said | undefined => {
  const { rule, subject } = asked;
  if (!('period' in rule.demand)) return undefined;
  const days = daysOfPeriod(facts.calendar, rule.demand.period, asked.day);
  if (days.length === 0) return undefined;
  const perObject = 'dimension' in rule.demand && rule.demand.dimension === 'object';
  const unbound: Cell = { facts, policy, rule, subject, days, today, deadline: null };
  const day = deadlineFor(facts.calendar, rule, days);
  const cell: Cell = { ...unbound, deadline: perObject ? day : ifBinding(unbound, day) };
  const duty = perObject ? objectDuty(cell) : dutyOf(cell);
  if (duty === 'not-applicable') return { status: duty, expected: 0, done: 0 };
  if (rule.demand.kind !== 'frequency') return otherOf(cell, duty);
  const found = frequencyOf(cell);
  if (found === undefined) return { status: 'nothing', expected: 0, done: 0 };
  if (duty !== 'owed') return { status: duty, expected: 0, done: found.done };
  const status = found.tooMuch
    ? 'missed'
    : found.onTime
      ? 'met'
      : found.atAll
        ? 'met-late'
        : found.withPending
          ? 'under-review'
          : unmet(cell, cell.deadline);
  return { status, expected: found.expected, done: found.done };
};

/** Whether the rule speaks of such an object: of its kinds, and of first-year students where it says so. */
const isAskedFor = (cell: Cell, object: ContactObject): boolean => {
  const { demand } = cell.rule;
  const asks =
    demand.kind === 'frequency' ? demand.match : demand.kind === 'standing' ? demand : {};
  return (
    (asks.objectKinds ?? []).includes(named(cell.policy.objectKinds, object.kind)) &&
    (asks.cohort === undefined || object.cohort === newestCohort(cell))
  );
};

/** An object owes something while it exists, on at least half of the period's working days. */
const objectDuty = (cell: Cell): string => {
  const object = cell.facts.objects.find(({ id }) => id === cell.subject);
  if (object === undefined || !isInForce(cell) || !isAskedFor(cell, object))
    return 'not-applicable';
  if (countedOnly(cell.rule)) return 'counted';
  if (rests(cell)) return 'exempt';
  const there = workdaysOf(cell).filter((day) => holds(object, day)).length;
  return there * 2 < workdaysOf(cell).length ? 'exempt' : 'owed';
};

/** A day by which an entry for the period has to have happened when it is made up later. */
export const makeUpLast = (cell: Cell): string =>
  later(cell.days.at(-1) ?? '', cell.facts.settings.makeUpDays);
