import { workdaysBetween } from '../academic-calendar.ts';
import { termDaysNeeded } from '../period.ts';
import { measuredPeriod } from './facts.ts';
import type { Post } from '../people.ts';
import type { Audience, PeriodKind, Policy, Rule } from '../policy/schema.ts';
import { daySpan, united, within, without } from './day-spans.ts';
import type { DaySpan } from './day-spans.ts';
import type { Held, PersonFacts, Prepared, RuleHome } from './facts.ts';
import type { Explanation, Period } from './verdict.ts';

/** What a person owes of a rule in a period, before anything done is looked at. */
export interface Duty {
  /** `counted`: nothing is asked, what is done is shown. */
  readonly kind: 'owed' | 'counted' | 'exempt' | 'not-applicable';
  readonly because: Explanation['exemptBecause'];
  /** Working days of the period by the statutory calendar. */
  readonly workingDays: number;
  /** Those of them on which the person held a matching post and was not exempted. */
  readonly presentDays: number;
}

/** Whether a post carries one of these flags, by the policy's name for it or a synonym (院长 for 校长). */
const hasAny = (post: Post, flags: readonly string[], names: RuleHome['flags']): boolean =>
  post.flags.some((flag) => flags.includes(names.get(flag) ?? flag));

const spanOf = (post: Post): DaySpan => daySpan(post.since, post.until);

/**
 * Days on which a person belonged to an audience. A day on which any post of these ranks carries one of
 * `withoutFlags` is none of them: who is 党委书记 as well is no "other member" (fj.6.6b).
 */
const audienceDays = (
  posts: readonly Post[],
  audience: Audience,
  names: RuleHome['flags'],
): readonly DaySpan[] => {
  const ranked = posts.filter((post) => audience.ranks.includes(post.rank));
  const wanted = audience.withFlags;
  const unwanted = audience.withoutFlags ?? [];
  const matching =
    wanted === undefined ? ranked : ranked.filter((post) => hasAny(post, wanted, names));
  return without(
    united(matching.map(spanOf)),
    united(ranked.filter((post) => hasAny(post, unwanted, names)).map(spanOf)),
  );
};

/** When a person held a post that the rule (the home's own or an alternative) speaks to, and was not exempted. */
const heldFor = (person: PersonFacts, home: RuleHome, rule: Rule): Held => {
  const known = person.heldFor.get(rule);
  if (known !== undefined) return known;
  const held = audienceDays(person.posts, rule.audience, home.flags);
  const found = { held, present: without(held, person.exempted) };
  person.heldFor.set(rule, found);
  return found;
};

/** The same for a rule together with its alternatives by post. */
export const heldForAny = (person: PersonFacts, home: RuleHome): Held => {
  if (home.alternatives.length === 1) return heldFor(person, home, home.rule);
  const all = home.alternatives.map((rule) => heldFor(person, home, rule));
  return {
    held: united(all.flatMap((one) => one.held)),
    present: united(all.flatMap((one) => one.present)),
  };
};

const minimumOf = (rule: Rule): number =>
  rule.demand.kind === 'frequency' || rule.demand.kind === 'standing' ? rule.demand.minimum : 1;

/** Whether the rule only counts: a minimum of 0, or a standing that is 倡导. */
const isCountedOnly = (rule: Rule): boolean =>
  minimumOf(rule) === 0 || (rule.demand.kind === 'standing' && rule.force === 'encouraged');

/** The alternative whose post was held on most working days; on a tie the lower minimum. */
const chosenOf = (home: RuleHome, days: (rule: Rule) => number): Rule =>
  home.alternatives.reduce((best, rule) => {
    const more = days(rule) - days(best);
    return more > 0 || (more === 0 && minimumOf(rule) < minimumOf(best)) ? rule : best;
  });

const isInForce = (policy: Policy, period: Period): boolean =>
  policy.effectiveFrom <= period.until &&
  (policy.effectiveUntil === null || policy.effectiveUntil >= period.until);

/**
 * What a person owes of a rule in a period (domain rules 3 and 4): nothing while the policy isn't in force or no
 * post that the rule itself speaks to is held in it (not applicable); nothing in vacation, when present on less than half of its working
 * days, or when an alternative by post is owed instead (exempt).
 */
export const dutyOf = (
  prepared: Prepared,
  home: RuleHome,
  person: PersonFacts,
  asked: { readonly period: Period; readonly kind: PeriodKind },
): Duty => {
  const { period } = asked;
  const { policy, rule } = home;
  const window = measuredPeriod(prepared, period);
  const { workingDays } = window;
  const count = (spans: readonly DaySpan[]): number => {
    let days = 0;
    for (const span of spans) {
      const from = Math.max(span.from, window.from);
      const until = Math.min(span.until, window.until);
      days += workdaysBetween(prepared.calendar, from, until);
    }
    return days;
  };
  const both = heldForAny(person, home);
  const presentDays = count(both.present);
  const days = { workingDays, presentDays };
  if (!isInForce(policy, period))
    return { kind: 'not-applicable', because: { kind: 'not-in-force' }, ...days };
  if (within(both.held, window).length === 0)
    return { kind: 'not-applicable', because: { kind: 'no-post' }, ...days };
  const chosen = chosenOf(home, (other) => count(heldFor(person, home, other).present));
  const otherRule = { kind: 'other-rule', rule: chosen.id } as const;
  // Whom only an alternative speaks to was never asked for this one, so needs no exemption from it.
  if (within(heldFor(person, home, rule).held, window).length === 0)
    return { kind: 'not-applicable', because: otherRule, ...days };
  if (isCountedOnly(rule)) return { kind: 'counted', because: null, ...days };
  const { termDays } = window;
  const neededDays = termDaysNeeded(asked.kind, prepared.settings.termDaysPerMonth);
  if (termDays < neededDays)
    return { kind: 'exempt', because: { kind: 'vacation', termDays, neededDays }, ...days };
  if (presentDays * 2 < workingDays)
    return { kind: 'exempt', because: { kind: 'absent', presentDays, workingDays }, ...days };
  if (chosen !== rule) return { kind: 'exempt', because: otherRule, ...days };
  return { kind: 'owed', because: null, ...days };
};
