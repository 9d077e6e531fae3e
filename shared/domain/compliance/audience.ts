import { workdaysBetween } from '../academic-calendar.ts';
import type { Post } from '../people.ts';
import type { Audience, Rule } from '../policy/schema.ts';
import { daySpan, holds, united, without } from './day-spans.ts';
import type { DaySpan } from './day-spans.ts';
import type { Frame, Held, PersonFacts, Prepared, RuleHome } from './prepared.ts';

/** Whether a post carries one of these flags, by the policy's name for it or a synonym (院长 for 校长). */
const hasAny = (post: Post, flags: readonly string[], names: RuleHome['flags']): boolean =>
  post.flags.some((flag) => flags.includes(names.get(flag) ?? flag));

const spanOf = (post: Post): DaySpan => daySpan(post.since, post.until);

/** Whether a post is one that an audience speaks to, apart from what other posts of the same person exclude. */
export const isAddressed = (post: Post, audience: Audience, names: RuleHome['flags']): boolean =>
  audience.ranks.includes(post.rank) &&
  (audience.titles === undefined || audience.titles.includes(post.title)) &&
  audience.exceptTitles?.includes(post.title) !== true &&
  (audience.withFlags === undefined || hasAny(post, audience.withFlags, names));

/**
 * Days on which a person belonged to an audience. A day on which any post of these ranks carries one of
 * `withoutFlags` is none of them: who is 党委书记 as well is no "other member" (fj.6.6b). An excepted title excepts
 * only its own post.
 */
const audienceDays = (
  posts: readonly Post[],
  audience: Audience,
  names: RuleHome['flags'],
): readonly DaySpan[] => {
  const unwanted = audience.withoutFlags ?? [];
  return without(
    united(posts.filter((post) => isAddressed(post, audience, names)).map(spanOf)),
    united(
      posts
        .filter((post) => audience.ranks.includes(post.rank) && hasAny(post, unwanted, names))
        .map(spanOf),
    ),
  );
};

/** When a person held a post that the rule (the home's own or an alternative) speaks to, and was not exempted. */
export const heldFor = (person: PersonFacts, home: RuleHome, rule: Rule): Held => {
  const known = person.memo.held.get(rule);
  if (known !== undefined) return known;
  const held = audienceDays(person.posts, rule.audience, home.flags);
  const found = { held, present: without(held, person.exempted) };
  person.memo.held.set(rule, found);
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

/** Working days of a span that lie in one of the spans. */
export const workdaysIn = (
  prepared: Prepared,
  spans: readonly DaySpan[],
  window: DaySpan,
): number => {
  let days = 0;
  for (const span of spans) {
    const from = Math.max(span.from, window.from);
    const until = Math.min(span.until, window.until);
    if (from <= until) days += workdaysBetween(prepared.calendar, from, until);
  }
  return days;
};

const daysIn = (spans: readonly DaySpan[], window: DaySpan): number =>
  spans.reduce(
    (sum, span) =>
      sum + Math.max(0, Math.min(span.until, window.until) - Math.max(span.from, window.from) + 1),
    0,
  );

/**
 * Whether less than half of a period is covered: of its working days; of those of its lengthened window where it has
 * none itself; of all its days where that has none either.
 */
export const isMostlyAbsent = (
  prepared: Prepared,
  spans: readonly DaySpan[],
  frame: Frame,
): boolean => {
  if (frame.workingDays > 0) return workdaysIn(prepared, spans, frame) * 2 < frame.workingDays;
  const { from, until } = frame.windowDays;
  const working = workdaysBetween(prepared.calendar, from, until);
  if (working > 0) return workdaysIn(prepared, spans, frame.windowDays) * 2 < working;
  return daysIn(spans, frame) * 2 < frame.until - frame.from + 1;
};

/** Whether any of the spans touches the window. */
export const touches = (spans: readonly DaySpan[], window: DaySpan): boolean => {
  for (const span of spans) if (span.from <= window.until && span.until >= window.from) return true;
  return false;
};

/** The people who are present in the rule's audience for at least half of a period. */
export const membersOf = (prepared: Prepared, frame: Frame): ReadonlySet<string> => {
  const known = prepared.memo.members.get(frame);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const person of prepared.people.values()) {
    const { held, present } = heldForAny(person, frame.home);
    if (touches(held, frame) && !isMostlyAbsent(prepared, present, frame)) found.add(person.id);
  }
  prepared.memo.members.set(frame, found);
  return found;
};

/** Whether a person held a post that the rule or an alternative speaks to on a day. */
export const heldOn = (person: PersonFacts, home: RuleHome, day: number): boolean =>
  holds(heldForAny(person, home).held, day);
