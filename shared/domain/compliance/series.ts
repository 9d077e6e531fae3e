import { periodHolding } from '../period.ts';
import { addDays } from '../plain-date.ts';
import type { PlainDate, Span } from '../plain-date.ts';
import type { Policy, Rule, Word } from '../policy/schema.ts';
import type { Prepared, RuleHome } from './prepared.ts';
import type { Period } from './verdict.ts';

const namesOf = (words: readonly Word[]): ReadonlyMap<string, string> =>
  new Map(
    words.flatMap((word) =>
      [word.name, ...word.synonyms].map((text) => [text, word.name] as const),
    ),
  );

/** Policies by series, each in order of coming into force. */
export const seriesOf = (policies: readonly Policy[]): ReadonlyMap<string, readonly Policy[]> => {
  const found = new Map<string, Policy[]>();
  for (const policy of policies) {
    const list = found.get(policy.series);
    if (list === undefined) found.set(policy.series, [policy]);
    else list.push(policy);
  }
  for (const list of found.values())
    list.sort(
      (a, b) =>
        Number(a.effectiveFrom > b.effectiveFrom) - Number(a.effectiveFrom < b.effectiveFrom),
    );
  return found;
};

/** Where each rule stands; by the rule itself, and by its id (where versions share one, the latest). */
export const homesOf = (
  series: ReadonlyMap<string, readonly Policy[]>,
): ReadonlyMap<Rule | string, RuleHome> => {
  const homes = new Map<Rule | string, RuleHome>();
  for (const policies of series.values()) {
    const versions = new Map<string, RuleHome[]>();
    for (const policy of policies) {
      const kinds = namesOf(policy.objectKinds);
      const flags = namesOf(policy.flags);
      for (const rule of policy.rules) {
        const same = versions.get(rule.id) ?? [];
        versions.set(rule.id, same);
        const alternatives =
          rule.choice === undefined
            ? [rule]
            : policy.rules.filter((other) => other.choice === rule.choice);
        const home = { rule, policy, alternatives, versions: same, series: policies, kinds, flags };
        same.push(home);
        homes.set(rule, home);
        homes.set(rule.id, home);
      }
    }
  }
  return homes;
};

/** The home of a rule; a rule of no prepared policy has none. */
export const homeOf = (prepared: Prepared, rule: Rule): RuleHome | undefined =>
  prepared.homes.get(rule) ?? prepared.homes.get(rule.id);

/** The versions of one document, in order of their coming into force; none for a series that isn't known. */
export const versionsOf = (prepared: Prepared, series: string): readonly Policy[] =>
  prepared.series.get(series) ?? [];

const holdsOn = (
  dates: {
    readonly effectiveFrom?: PlainDate | undefined;
    readonly effectiveUntil?: PlainDate | null | undefined;
  },
  day: PlainDate,
): boolean =>
  (dates.effectiveFrom === undefined || dates.effectiveFrom <= day) &&
  (dates.effectiveUntil === undefined ||
    dates.effectiveUntil === null ||
    day <= dates.effectiveUntil);

/** Whether this version of a rule is the one in force on a day: its policy's is, no later version's, and the rule itself. */
export const isInForce = ({ rule, policy, series }: RuleHome, day: PlainDate): boolean =>
  holdsOn(rule, day) && series.findLast((version) => holdsOn(version, day)) === policy;

/** Whether this version of a rule is in force on some day of a span. */
export const isInForceWithin = (home: RuleHome, span: Span): boolean => {
  const days = [
    span.from,
    home.policy.effectiveFrom,
    home.rule.effectiveFrom ?? span.from,
    // where a later version ends, an earlier one without an end is in force again
    ...home.series.flatMap(({ effectiveUntil }) =>
      effectiveUntil === null ? [] : [addDays(effectiveUntil, 1)],
    ),
  ];
  return days.some((day) => span.from <= day && day <= span.until && isInForce(home, day));
};

/**
 * The version of a rule that judges a period: the one in force on its last day, if the period is one of its own
 * rhythm; else the one that was asked for.
 */
export const versionFor = (prepared: Prepared, home: RuleHome, period: Period): RuleHome => {
  if (home.versions.length === 1) return home;
  const found = home.versions.find((version) => isInForce(version, period.until));
  if (found === undefined || found === home || !('period' in found.rule.demand)) return home;
  const own = periodHolding(found.rule.demand.period, period.until, prepared.calendar);
  return own?.from === period.from && own.until === period.until ? found : home;
};
