import type { PlainDate } from '../plain-date.ts';
import type { Deadline, Demand, Force, Policy, Rule } from './schema.ts';

/** Which thresholds of one rule change; what is absent stays. */
export interface RuleAmendment {
  readonly rule: string;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly deadline?: Deadline | undefined;
  readonly force?: Force | undefined;
}

/** A new version of a policy: its id, its first day, and what is different. */
export interface Amendment {
  readonly id: string;
  readonly effectiveFrom: PlainDate;
  readonly changes: readonly RuleAmendment[];
}

const amendedDemand = (demand: Demand, change: RuleAmendment): Demand => {
  const { minimum, maximum, deadline } = change;
  switch (demand.kind) {
    case 'frequency':
      return {
        ...demand,
        minimum: minimum ?? demand.minimum,
        ...(maximum === undefined ? {} : { maximum }),
        deadline: deadline ?? demand.deadline,
      };
    case 'standing':
      return {
        ...demand,
        minimum: minimum ?? demand.minimum,
        ...(maximum === undefined ? {} : { maximum }),
      };
    case 'submission':
      return { ...demand, deadline: deadline ?? demand.deadline };
    case 'tenure':
    case 'share':
    case 'follow-up':
    case 'qualification':
    case 'report':
    case 'text':
      return demand;
  }
};

const minimumOf = (demand: Demand): number | undefined =>
  demand.kind === 'frequency' || demand.kind === 'standing' ? demand.minimum : undefined;

/**
 * A title with the new minimum in the place of the old one, lest it say 不少于1次 of two. It stays where the old number
 * stands in it never, or more than once.
 */
const retitled = ({ title, demand }: Rule, amended: Demand): string => {
  const [was, is] = [minimumOf(demand), minimumOf(amended)];
  if (was === undefined || is === undefined || was === is) return title;
  const numbers = [...title.matchAll(/\d+(?:\.\d+)?/gu)].filter(([text]) => Number(text) === was);
  const [found] = numbers;
  return found === undefined || numbers.length > 1
    ? title
    : `${title.slice(0, found.index)}${String(is)}${title.slice(found.index + found[0].length)}`;
};

/** A rule's own dates, where it has any, cut to those of the policy; undefined when none of its days is left. */
const clipped = (rule: Rule, from: PlainDate, until: PlainDate | null): Rule | undefined => {
  const { effectiveFrom, effectiveUntil, ...rest } = rule;
  const isGone =
    (effectiveUntil !== undefined && effectiveUntil < from) ||
    (effectiveFrom !== undefined && until !== null && effectiveFrom > until);
  if (isGone) return undefined;
  return {
    ...rest,
    ...(effectiveFrom === undefined || effectiveFrom < from ? {} : { effectiveFrom }),
    ...(effectiveUntil === undefined || (until !== null && effectiveUntil > until)
      ? {}
      : { effectiveUntil }),
  };
};

/**
 * The policy in force on other days. Rules with dates of their own are cut to these days, and those that would never
 * be in force go; so the document stays one that the parser reads.
 */
export const withDates = (
  policy: Policy,
  { effectiveFrom, effectiveUntil }: Pick<Policy, 'effectiveFrom' | 'effectiveUntil'>,
): Policy => ({
  ...policy,
  effectiveFrom,
  effectiveUntil,
  rules: policy.rules.flatMap((rule) => clipped(rule, effectiveFrom, effectiveUntil) ?? []),
});

/** The policy with a last day; null takes it away. */
export const withEnd = (policy: Policy, day: PlainDate | null): Policy =>
  withDates(policy, { effectiveFrom: policy.effectiveFrom, effectiveUntil: day });

/**
 * A new version of a policy, in the same series, with changed thresholds and without an end. A change of a part that
 * the rule's kind doesn't have, or of a rule that isn't there, changes nothing; whether the thresholds make sense is
 * for the parser to say.
 */
export const amendPolicy = (policy: Policy, amendment: Amendment): Policy => {
  const changes = new Map(amendment.changes.map((change) => [change.rule, change]));
  const amended = policy.rules.map((rule): Rule => {
    const change = changes.get(rule.id);
    if (change === undefined) return rule;
    const demand = amendedDemand(rule.demand, change);
    return { ...rule, title: retitled(rule, demand), force: change.force ?? rule.force, demand };
  });
  return withDates(
    { ...policy, id: amendment.id, rules: amended },
    { effectiveFrom: amendment.effectiveFrom, effectiveUntil: null },
  );
};

/** Ranks that some rule of the policy speaks to, in the policy's order. */
export const boundRanks = (policy: Policy): Policy['ranks'] =>
  policy.ranks.filter((rank) =>
    policy.rules.some(({ audience }) => audience.ranks.includes(rank.id)),
  );

/**
 * The policy for some of its ranks only, where another one binds the rest: rules, sheets and ranks that are left. A
 * rule that speaks to none of them goes. Refused by the parser when nothing is left.
 */
export const bindOnly = (policy: Policy, ranks: readonly string[]): Policy => ({
  ...policy,
  ranks: policy.ranks.filter((rank) => ranks.includes(rank.id)),
  forms: policy.forms.filter((form) => ranks.includes(form.rank)),
  rules: policy.rules.flatMap((rule) => {
    const left = rule.audience.ranks.filter((rank) => ranks.includes(rank));
    return left.length === 0 ? [] : [{ ...rule, audience: { ...rule.audience, ranks: left } }];
  }),
});
