import type { Entry } from '../entry.ts';
import { periodHolding } from '../period.ts';
import { dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { personFacts, withEntry } from './facts.ts';
import type { PersonFacts, Prepared, RuleHome } from './facts.ts';
import { judgeCase, judgedDemand } from './judge.ts';
import { THOUSAND, creditOf, isElsewhere, isOffLink, isOnTime, obstaclesOf } from './match.ts';
import type { Period, Verdict } from './verdict.ts';

/** 本条计入: one rule, participant and period an entry counts for, or would count for once submitted. */
export interface Credit {
  readonly rule: string;
  readonly short: string;
  readonly person: string;
  readonly period: Period;
  /** What it adds, in the rule's unit. */
  readonly credit: number;
  readonly unit: string;
  readonly onTime: boolean;
  /** 非联系点: counts, and is shown as such. */
  readonly offLink: boolean;
  /** Evidence it still lacks; until then the rule is 待核. Null when none is missing. */
  readonly lacksEvidence: string | null;
  /** The verdict with this entry counted. */
  readonly after: Verdict;
}

/** The entry as if submitted today, unless it already was. */
const asSubmitted = (entry: Entry, today: PlainDate): Entry =>
  entry.status === 'submitted' || entry.status === 'accepted'
    ? entry
    : { ...entry, status: 'submitted', submitted: entry.submitted ?? `${today}T00:00:00` };

const creditFor = (
  prepared: Prepared,
  home: RuleHome,
  asked: { readonly person: PersonFacts; readonly entry: Entry; readonly today: PlainDate },
): Credit | undefined => {
  const demand = judgedDemand(home.rule.demand);
  const { person, entry, today } = asked;
  if (demand?.kind !== 'frequency' || isElsewhere(demand.match, entry)) return undefined;
  const period = periodHolding(demand.period, entry.happened, prepared.calendar);
  const role = entry.participants.find((other) => other.person === person.id)?.role;
  if (period === undefined || role === undefined) return undefined;
  const asking = { prepared, home, person, demand };
  const item = { entry, role, day: dayNumber(entry.happened) };
  const obstacles = obstaclesOf(asking, item, period);
  if (obstacles.some((obstacle) => obstacle !== 'no-evidence')) return undefined;
  const { verdict, duty } = judgeCase(asking, period, today);
  if (duty.kind === 'not-applicable' || duty.because?.kind === 'other-rule') return undefined;
  return {
    rule: home.rule.id,
    short: home.rule.short,
    person: person.id,
    period,
    credit: creditOf(demand, entry) / THOUSAND,
    unit: demand.measure.unit,
    onTime: isOnTime(entry, verdict.deadline),
    offLink: isOffLink(asking, entry),
    lacksEvidence: obstacles.length > 0 ? (demand.evidence ?? null) : null,
    after: verdict,
  };
};

/**
 * Every rule, participant and period an entry counts for (domain rule 5), by participant in the entry's order,
 * then by rule in the policies' order. A draft or returned entry is looked at as if submitted today, so that the
 * form can say 提交后计入 while it is being written; the entry needn't be among the facts.
 */
export const creditsOf = (
  prepared: Prepared,
  entry: Entry,
  today: PlainDate,
): readonly Credit[] => {
  const looked = asSubmitted(entry, today);
  const ids = [...new Set(entry.participants.map((participant) => participant.person))];
  return ids.flatMap((id) => {
    const person = withEntry(personFacts(prepared, id), looked);
    return prepared.facts.policies.flatMap((policy) =>
      policy.rules.flatMap((rule) => {
        const home = prepared.homes.get(rule);
        const found =
          home === undefined
            ? undefined
            : creditFor(prepared, home, { person, entry: looked, today });
        return found ?? [];
      }),
    );
  });
};
