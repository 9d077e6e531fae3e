import { counts, isBackfill } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { dayOf } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Demand, Match } from '../policy/schema.ts';
import { holds } from './day-spans.ts';
import { heldForAny } from './duty.ts';
import type { PersonEntry, PersonFacts, Prepared, RuleHome } from './facts.ts';
import type { Obstacle, Period } from './verdict.ts';

export type Frequency = Extract<Demand, { readonly kind: 'frequency' }>;

/** Quantities are added up in thousandths, as whole numbers: 0.25 + 0.25 is exactly 0.5. */
export const THOUSAND = 1000;

/** A quantity in thousandths. */
export const thousandths = (amount: number): number => Math.round(amount * THOUSAND);

/** Everything needed to hold one person's entries against one rule of frequency. */
export interface Asking {
  readonly prepared: Prepared;
  readonly home: RuleHome;
  readonly demand: Frequency;
  readonly person: PersonFacts;
}

/** The policy's name for the kind of the entry's contact object; `undefined` when it is only a text. */
const kindOf = (asking: Asking, entry: Entry): string | undefined => {
  const object = entry.object === null ? undefined : asking.prepared.objects.get(entry.object);
  return object === undefined ? undefined : (asking.home.kinds.get(object.kind) ?? object.kind);
};

/** Whether one of the given words is wanted; a plain loop, since it runs for every entry, rule and period. */
const some = (wanted: readonly string[] | undefined, given: readonly string[]): boolean => {
  if (wanted === undefined) return true;
  for (const word of given) if (wanted.includes(word)) return true;
  return false;
};

/**
 * Whether an entry has anything to do with a rule: it stands in one of the rule's carriers, or is of one of its
 * activities; for a rule that names neither, its object is of one of the kinds.
 */
export const concerns = (asking: Asking, entry: Entry): boolean => {
  const { carriers, activities, objectKinds } = asking.demand.match;
  if (carriers !== undefined && some(carriers, entry.carriers)) return true;
  if (activities !== undefined && some(activities, entry.activities)) return true;
  if (carriers !== undefined || activities !== undefined) return false;
  return objectKinds === undefined || objectKinds.includes(kindOf(asking, entry) ?? '');
};

/** Whether an entry can't count, told quickly: it stands in none of the carriers the rule asks for. */
export const isElsewhere = (match: Match, entry: Entry): boolean =>
  match.carriers !== undefined && !some(match.carriers, entry.carriers);

const isLinked = (person: PersonFacts, object: string, day: PlainDate): boolean =>
  person.links.some(
    (link) =>
      link.object === object && link.since <= day && (link.until === null || day <= link.until),
  );

/** An object that isn't the person's 联系点, though they have one of its kind that day. */
export const isOffLink = (asking: Asking, entry: Entry): boolean => {
  const { person, prepared } = asking;
  const object = entry.object;
  if (object === null || isLinked(person, object, entry.happened)) return false;
  const kind = prepared.objects.get(object)?.kind;
  return person.links.some(
    (link) =>
      prepared.objects.get(link.object)?.kind === kind &&
      isLinked(person, link.object, entry.happened),
  );
};

/** The day an entry was first submitted; for one without that stamp the day it was received, else created. */
const submittedDay = (entry: Entry): PlainDate =>
  dayOf(entry.submitted ?? entry.received ?? entry.created);

/** Whether it was in by the deadline (timeliness, domain rule 1). */
export const isOnTime = (entry: Entry, deadline: PlainDate | null): boolean =>
  deadline === null || submittedDay(entry) <= deadline;

/** Whether it is 补录 by the ledger's setting. */
export const isLate = (asking: Asking, entry: Entry): boolean =>
  isBackfill(entry, asking.prepared.settings.backfillDays);

/** What an entry adds, in thousandths of the rule's unit; 0 without a quantity in that unit. */
export const creditOf = (demand: Frequency, entry: Entry): number => {
  if (demand.measure.of !== 'amount') return THOUSAND;
  return entry.amountUnit === demand.measure.unit ? thousandths(entry.amount ?? 0) : 0;
};

const amountObstacle = (demand: Frequency, entry: Entry): readonly Obstacle[] => {
  if (demand.measure.of !== 'amount') return [];
  const credit = creditOf(demand, entry);
  if (credit <= 0) return ['no-amount'];
  return credit < thousandths(demand.measure.minimumEach ?? 0) ? ['too-little'] : [];
};

const objectObstacle = (asking: Asking, entry: Entry): readonly Obstacle[] => {
  const { match, dimension, measure } = asking.demand;
  const kind = kindOf(asking, entry);
  const named = dimension === 'person-object' || measure.of === 'objects';
  const wrong =
    isElsewhere(match, entry) ||
    (named && kind === undefined) ||
    (match.objectKinds !== undefined && (kind === undefined || !match.objectKinds.includes(kind)));
  if (wrong) return ['wrong-object'];
  const linked = entry.object !== null && isLinked(asking.person, entry.object, entry.happened);
  return match.linkedOnly === true && !linked ? ['not-linked'] : [];
};

const statusObstacle = (entry: Entry): readonly Obstacle[] => {
  if (counts(entry)) return [];
  return [entry.status === 'returned' ? 'returned' : 'draft'];
};

/**
 * Everything that keeps an entry from counting for a rule in a period; empty when it counts. An entry in none of
 * the rule's carriers has `wrong-object`. `no-evidence` alone leaves it 待核. Whether another entry has already
 * taken its place is not looked at here.
 */
export const obstaclesOf = (
  asking: Asking,
  { entry, role, day }: PersonEntry,
  period: Period,
): readonly Obstacle[] => {
  const { demand, home, person } = asking;
  const { match } = demand;
  const found: Obstacle[] = [...statusObstacle(entry)];
  if (entry.happened < period.from || entry.happened > period.until) found.push('outside-period');
  if (!holds(heldForAny(person, home).held, day)) found.push('post-not-held');
  if (!some(match.activities, entry.activities)) found.push('wrong-activity');
  if (match.mode !== undefined && match.mode !== entry.mode) found.push('wrong-mode');
  if (match.role !== undefined && match.role !== role) found.push('wrong-role');
  found.push(...objectObstacle(asking, entry), ...amountObstacle(demand, entry));
  const { evidence } = demand;
  if (evidence !== undefined && !entry.evidence.some((given) => given.kind === evidence))
    found.push('no-evidence');
  return found;
};
