import { counts, isBackfill } from '../entry.ts';
import type { Entry, Role } from '../entry.ts';
import { dayOf } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Match } from '../policy/schema.ts';
import { heldOn } from './audience.ts';
import type { Frequency, Share } from './demand.ts';
import type { Case } from './duty.ts';
import type { DatedEntry } from './entry-index.ts';
import { personFacts } from './facts.ts';
import { isOfKinds, kindOf } from './targets.ts';
import type { PersonFacts, Prepared } from './prepared.ts';
import type { Obstacle } from './verdict.ts';

/** Quantities are added up in thousandths, as whole numbers: 0.25 + 0.25 is exactly 0.5. */
export const THOUSAND = 1000;

/** A quantity in thousandths. */
export const thousandths = (amount: number): number => Math.round(amount * THOUSAND);

/** A case of a rule that looks at entries. */
export interface Asking extends Case {
  readonly demand: Frequency | Share;
}

/** Someone who took part and whose taking part may count for the subject. */
interface Doer {
  readonly person: PersonFacts;
  readonly role: Role;
}

/** The person themselves; for an object everybody who took part. */
const doersOf = ({ prepared, subject }: Asking, { entry, role }: DatedEntry): readonly Doer[] => {
  if (subject.kind === 'person') return role === null ? [] : [{ person: subject, role }];
  return entry.participants.map((one) => ({
    person: personFacts(prepared, one.person),
    role: one.role,
  }));
};

/** The policy's name for the kind of the entry's contact object; `undefined` when it is only a text. */
const kindIn = ({ prepared, home }: Asking, entry: Entry): string | undefined => {
  const object = entry.object === null ? undefined : prepared.objects.get(entry.object);
  return object === undefined ? undefined : kindOf(home, object);
};

/** Whether one of the given words is wanted; a plain loop, since it runs for every entry and rule. */
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
  const kind = kindIn(asking, entry);
  return (
    objectKinds === undefined || (kind !== undefined && isOfKinds(asking.home, objectKinds, kind))
  );
};

/** Whether an entry can't count, told quickly: it stands in none of the carriers the rule asks for. */
export const isElsewhere = (match: Match, entry: Entry): boolean =>
  match.carriers !== undefined && !some(match.carriers, entry.carriers);

/** The same for its activities and mode. */
export const isOtherwise = (match: Match, entry: Entry): boolean =>
  (match.mode !== undefined && match.mode !== entry.mode) ||
  !some(match.activities, entry.activities);

const isLinked = (person: PersonFacts, object: string, day: PlainDate): boolean =>
  person.links.some(
    (link) =>
      link.object === object && link.since <= day && (link.until === null || day <= link.until),
  );

const isOffLinkOf = (prepared: Prepared, person: PersonFacts, entry: Entry): boolean => {
  const { object } = entry;
  if (object === null || isLinked(person, object, entry.happened)) return false;
  const kind = prepared.objects.get(object)?.kind;
  return person.links.some(
    (link) =>
      prepared.objects.get(link.object)?.kind === kind &&
      isLinked(person, link.object, entry.happened),
  );
};

/**
 * An object that isn't the person's 联系点, though they have one of its kind that day; looked at from the object,
 * that of none who took part.
 */
export const isOffLink = (asking: Asking, item: DatedEntry): boolean => {
  const doers = doersOf(asking, item).filter(({ person }) => heldOn(person, asking.home, item.day));
  return (
    doers.length > 0 &&
    doers.every(({ person }) => isOffLinkOf(asking.prepared, person, item.entry))
  );
};

/** The day an entry was first submitted; for one without that stamp the day it was received, else created. */
export const submittedDay = (entry: Entry): PlainDate =>
  dayOf(entry.submitted ?? entry.received ?? entry.created);

/** Whether it was in by the deadline (timeliness, domain rule 1). */
export const isOnTime = (entry: Entry, deadline: PlainDate | null): boolean =>
  deadline === null || submittedDay(entry) <= deadline;

/** Whether it is 补录 by the ledger's setting. */
export const isLate = (asking: Asking, entry: Entry): boolean =>
  isBackfill(entry, asking.prepared.settings.backfillDays);

/** What an entry adds, in thousandths of the rule's unit; 0 without a quantity in that unit. */
export const creditOf = (demand: Frequency | Share, entry: Entry): number => {
  if (demand.kind === 'share' || demand.measure.of !== 'amount') return THOUSAND;
  return entry.amountUnit === demand.measure.unit ? thousandths(entry.amount ?? 0) : 0;
};

const amountObstacle = (demand: Frequency | Share, entry: Entry): readonly Obstacle[] => {
  if (demand.kind === 'share' || demand.measure.of !== 'amount') return [];
  const credit = creditOf(demand, entry);
  if (credit <= 0) return ['no-amount'];
  return credit < thousandths(demand.measure.minimumEach ?? 0) ? ['too-little'] : [];
};

const namesObject = (demand: Frequency | Share): boolean =>
  demand.kind === 'frequency' &&
  (demand.dimension === 'person-object' || demand.measure.of === 'objects');

const objectObstacle = (asking: Asking, entry: Entry): readonly Obstacle[] => {
  const { demand, home } = asking;
  const { match } = demand;
  const kind = kindIn(asking, entry);
  const wrong =
    isElsewhere(match, entry) ||
    (namesObject(demand) && kind === undefined) ||
    (match.objectKinds !== undefined &&
      (kind === undefined || !isOfKinds(home, match.objectKinds, kind)));
  return wrong ? ['wrong-object'] : [];
};

/** Whether those who took part held the post, in the role, and linked as the rule asks. */
const doerObstacles = (
  asking: Asking,
  item: DatedEntry,
): { readonly post: boolean; readonly role: boolean; readonly linked: boolean } => {
  const { role, linkedOnly } = asking.demand.match;
  const { object, happened } = item.entry;
  const { subject, home } = asking;
  if (subject.kind === 'person') {
    return {
      post: heldOn(subject, home, item.day),
      role: role === undefined || item.role === role,
      linked: linkedOnly !== true || (object !== null && isLinked(subject, object, happened)),
    };
  }
  const all = doersOf(asking, item);
  const holding = all.filter(({ person }) => heldOn(person, asking.home, item.day));
  const looked = holding.length > 0 ? holding : all;
  const inRole = looked.filter((doer) => role === undefined || doer.role === role);
  const linked =
    linkedOnly !== true ||
    (object !== null &&
      (inRole.length > 0 ? inRole : looked).some(({ person }) =>
        isLinked(person, object, happened),
      ));
  return { post: holding.length > 0, role: inRole.length > 0, linked };
};

const isAt = (place: string, places: readonly string[] | undefined): boolean =>
  places === undefined || places.some((wanted) => place.includes(wanted));

const PENDING: ReadonlySet<Obstacle> = new Set<Obstacle>(['no-evidence', 'not-accepted']);

/** Whether nothing but its evidence, or the office's accepting it, keeps an entry from counting: 待核. */
export const isPending = (obstacles: readonly Obstacle[]): boolean => {
  for (const obstacle of obstacles) if (!PENDING.has(obstacle)) return false;
  return obstacles.length > 0;
};

const pendingObstacles = (demand: Frequency | Share, entry: Entry): readonly Obstacle[] => {
  if (demand.kind !== 'frequency') return [];
  const { evidence, acceptance } = demand;
  const found: Obstacle[] = [];
  if (evidence !== undefined && !entry.evidence.some((given) => given.kind === evidence))
    found.push('no-evidence');
  if (acceptance === true && entry.status === 'submitted') found.push('not-accepted');
  return found;
};

const statusObstacle = (entry: Entry): readonly Obstacle[] => {
  if (counts(entry)) return [];
  return [entry.status === 'returned' ? 'returned' : 'draft'];
};

/**
 * Everything that keeps an entry from counting for a rule whatever the period; empty when nothing does. An entry in
 * none of the rule's carriers has `wrong-object`.
 */
export const lastingObstacles = (asking: Asking, item: DatedEntry): readonly Obstacle[] => {
  const { entry } = item;
  const { match } = asking.demand;
  const doers = doerObstacles(asking, item);
  const found: Obstacle[] = [...statusObstacle(entry)];
  if (!doers.post) found.push('post-not-held');
  if (!some(match.activities, entry.activities)) found.push('wrong-activity');
  if (match.mode !== undefined && match.mode !== entry.mode) found.push('wrong-mode');
  if (!doers.role) found.push('wrong-role');
  const object = objectObstacle(asking, entry);
  found.push(...object);
  if (object.length === 0 && !doers.linked) found.push('not-linked');
  if (!isAt(entry.place, match.places)) found.push('wrong-place');
  found.push(...amountObstacle(asking.demand, entry), ...pendingObstacles(asking.demand, entry));
  return found;
};
