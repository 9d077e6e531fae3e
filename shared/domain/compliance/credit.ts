import type { Entry } from '../entry.ts';
import { periodHolding } from '../period.ts';
import { addDays, dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { askingOf, isMadeUpFor, obstaclesOf } from './counting.ts';
import { isObjectRule, unitOf } from './demand.ts';
import type { Case } from './duty.ts';
import { objectFacts, personFacts, withEntry, withEntryAt } from './facts.ts';
import { frameOf, overlapping } from './frame.ts';
import { judgeCase } from './judge.ts';
import { placeOf } from './make-up.ts';
import { THOUSAND, creditOf, isElsewhere, isOffLink, isOnTime, isPending } from './match.ts';
import type { Asking } from './match.ts';
import type { Frame, Prepared, RuleHome, Subject } from './prepared.ts';
import { markedBy } from './share.ts';
import { targetsOf, targetsOwed } from './targets.ts';
import { termsOf } from './terms.ts';
import type { Period, Verdict } from './verdict.ts';

/** 本条计入: one rule, subject and period an entry counts for, or would count for once submitted. */
export interface Credit {
  readonly rule: string;
  readonly short: string;
  /** A participant; for rules per object the entry's object. */
  readonly subject: string;
  readonly period: Period;
  /** What it adds, in the rule's unit: per pair or object where the rule has them. */
  readonly credit: number;
  readonly unit: string;
  readonly onTime: boolean;
  /** 非联系点: counts, and is shown as such. */
  readonly offLink: boolean;
  /** 补做: it happened in another period. */
  readonly makeUp: boolean;
  /** Evidence it still lacks; until then the rule is 待核. Null when none is missing. */
  readonly lacksEvidence: string | null;
  /** The office has still to accept it; until then the rule is 待核. */
  readonly awaitsAcceptance: boolean;
  /** The verdict with this entry counted. */
  readonly after: Verdict;
}

/** The entry as if submitted today, unless it already was. */
const asSubmitted = (entry: Entry, today: PlainDate): Entry =>
  entry.status === 'submitted' || entry.status === 'accepted'
    ? entry
    : { ...entry, status: 'submitted', submitted: entry.submitted ?? `${today}T00:00:00` };

/** The periods of a rule an entry may count in: its own, the one it was made up for, those it reaches into. */
const periodsFor = (asking: Asking, entry: Entry): readonly Period[] => {
  const { demand, prepared } = asking;
  const { calendar, settings } = prepared;
  const place = placeOf(entry, demand.period, { calendar, days: settings.makeUpDays });
  if (place.kind === 'made') return [place.period];
  if (place.kind !== 'own') return [];
  const found: Period[] = [];
  const last = demand.kind === 'share' ? (entry.until ?? entry.happened) : entry.happened;
  for (let day = entry.happened; day <= last;) {
    const period = periodHolding(demand.period, day, calendar);
    if (period !== undefined) found.push(period);
    day = addDays(period?.until ?? day, 1);
  }
  return found;
};

/** Their frames; where a holiday lengthened the days of others, those too: the entry counts in one of them. */
const framesFor = (asking: Asking, entry: Entry): readonly Frame[] => {
  const { prepared, home } = asking;
  const own = periodsFor(asking, entry).map((period) => frameOf(prepared, home, period));
  return own.flatMap((frame) =>
    (overlapping(prepared, frame) ?? [frame]).filter((other) => other.home === home),
  );
};

/** What the entry adds in a period, in thousandths; 0 when it counts nothing there. */
const creditIn = (asking: Asking, entry: Entry, frame: Frame): number => {
  const { demand, prepared, subject } = asking;
  const item = { entry, role: roleOf(entry, subject), day: dayNumber(entry.happened) };
  if (demand.kind === 'share') return markedBy(asking, item, frame).length * THOUSAND;
  const owed = targetsOwed(prepared, frame, { demand, subject });
  const targets = targetsOf(demand, subject, item);
  const number = owed === undefined ? 1 : targets.filter(owed.has).length;
  return creditOf(demand, entry) * number;
};

const roleOf = (entry: Entry, subject: Subject) =>
  entry.participants.find((other) => other.person === subject.id)?.role ?? null;

const creditFor = (
  asking: Asking,
  frame: Frame,
  asked: { readonly entry: Entry; readonly today: PlainDate },
): readonly Credit[] => {
  const { entry, today } = asked;
  const { home, subject, demand } = asking;
  const item = { entry, role: roleOf(entry, subject), day: dayNumber(entry.happened) };
  const obstacles = demand.kind === 'share' ? [] : obstaclesOf(asking, item, frame);
  if (obstacles.length > 0 && !isPending(obstacles)) return [];
  const credit = creditIn(asking, entry, frame);
  const { verdict, duty } = judgeCase(asking, frame, today);
  if (credit === 0 || duty.kind === 'not-applicable' || duty.because?.kind === 'other-rule')
    return [];
  const evidence = demand.kind === 'frequency' ? demand.evidence : undefined;
  return [
    {
      rule: home.rule.id,
      short: home.rule.short,
      subject: subject.id,
      period: frame.period,
      credit: credit / THOUSAND,
      unit: unitOf(home.rule),
      onTime: isOnTime(entry, termsOf(asking, frame).deadline),
      offLink: isOffLink(asking, item),
      makeUp: isMadeUpFor(asking, item, frame),
      lacksEvidence: obstacles.includes('no-evidence') ? (evidence ?? null) : null,
      awaitsAcceptance: obstacles.includes('not-accepted'),
      after: verdict,
    },
  ];
};

const creditsFor = (
  prepared: Prepared,
  subject: Subject,
  asked: { readonly entry: Entry; readonly today: PlainDate },
): readonly Credit[] => {
  const fits = ({ rule }: RuleHome): boolean =>
    isObjectRule(rule) === (subject.kind === 'object') &&
    (!('match' in rule.demand) || !isElsewhere(rule.demand.match, asked.entry));
  return prepared.facts.policies.flatMap((policy) =>
    policy.rules.flatMap((rule) => {
      const home = prepared.homes.get(rule);
      if (home === undefined || !fits(home)) return [];
      const { demand } = rule;
      if (demand.kind !== 'frequency' && demand.kind !== 'share') return [];
      const one: Case = { prepared, home, demand, subject };
      const asking = askingOf(one);
      if (asking === undefined) return [];
      return framesFor(asking, asked.entry).flatMap((frame) => creditFor(asking, frame, asked));
    }),
  );
};

/**
 * Every rule, subject and period an entry counts for (domain rule 5): by participant in the entry's order, then for
 * its object; each by rule in the policies' order. A draft or returned entry is looked at as if submitted today, so
 * that the form can say 提交后计入 while it is being written; the entry needn't be among the facts.
 */
export const creditsOf = (
  prepared: Prepared,
  entry: Entry,
  today: PlainDate,
): readonly Credit[] => {
  const looked = asSubmitted(entry, today);
  const ids = [...new Set(entry.participants.map((participant) => participant.person))];
  const people = ids.map((id) => withEntry(personFacts(prepared, id), looked));
  const objects =
    entry.object === null ? [] : [withEntryAt(objectFacts(prepared, entry.object), looked)];
  return [...people, ...objects].flatMap((subject) =>
    creditsFor(prepared, subject, { entry: looked, today }),
  );
};
