import { workdaysBetween } from '../academic-calendar.ts';
import type { ContactObject, Link } from '../people.ts';
import { dayNumber, fromDayNumber } from '../plain-date.ts';
import type { PlainDate, Span } from '../plain-date.ts';
import { heldForAny } from './audience.ts';
import { daySpan, holds, united, within, without } from './day-spans.ts';
import type { DaySpan } from './day-spans.ts';
import type { DemandOf } from './demand.ts';
import type { Case } from './duty.ts';
import { personFacts } from './facts.ts';
import type { Frame, Prepared } from './prepared.ts';
import { isAskedFor, isOfKinds, kindOf } from './targets.ts';

/** A case of a rule of standing links. */
export interface StandingCase extends Case {
  readonly demand: DemandOf<'standing'>;
}

/** How many links of the kinds a person held, or an object had, through a period, up to today. */
export interface HeldLinks {
  /** Links held on the last day looked at. */
  readonly links: number;
  /** Held as asked on every working day of presence so far. */
  readonly throughout: boolean;
  /** Held as asked on the last of these days. */
  readonly atLast: boolean;
  /** Whether any working day of presence has come yet. */
  readonly begun: boolean;
  /** Days of presence on which fewer (or more) links than asked were held. */
  readonly gaps: readonly Span[];
}

/** Whether a link is valid on some day of a period. */
export const isValidIn = (link: Link, period: Span): boolean =>
  link.since <= period.until && (link.until === null || link.until >= period.from);

/** Whose link it is seen from an object: somebody whom the rule speaks to. */
const isOfAudience = ({ prepared, subject, home }: Case, link: Link): boolean =>
  subject.kind === 'person' || heldForAny(personFacts(prepared, link.person), home).held.length > 0;

const linksTo = (one: Case, asks: (object: ContactObject) => boolean): readonly Link[] =>
  one.subject.links.filter((link) => {
    const object = one.prepared.objects.get(link.object);
    return object !== undefined && asks(object) && isOfAudience(one, link);
  });

/** The subject's links that a rule looks at, of any time. */
export const linksEver = (one: Case, frame: Frame): readonly Link[] =>
  linksTo(one, (object) => isAskedFor(one.demand, frame, object));

/** Those of them that are valid on some day of the period. */
export const linksIn = (one: Case, frame: Frame): readonly Link[] =>
  linksEver(one, frame).filter((link) => isValidIn(link, frame.period));

/** Ids of the subject's links to objects of these kinds that are valid on some day of the period. */
export const linksOfKinds = (
  one: Case,
  frame: Frame,
  kinds: readonly string[],
): readonly string[] =>
  linksTo(one, (object) => isOfKinds(one.home, kinds, kindOf(one.home, object)))
    .filter((link) => isValidIn(link, frame.period))
    .map((link) => link.id);

/**
 * For each object a person is linked to, the days on which the link was valid and the object existed; for each person
 * an object is linked to, those of them on which that person held a post of the audience.
 */
const coverage = (one: StandingCase, frame: Frame): readonly (readonly DaySpan[])[] => {
  const { prepared, subject, home } = one;
  const byOther = new Map<string, DaySpan[]>();
  for (const link of linksIn(one, frame)) {
    const object = prepared.objects.get(link.object);
    if (object === undefined) continue;
    const valid = within([daySpan(link.since, link.until)], daySpan(object.since, object.until));
    const other = subject.kind === 'person' ? link.object : link.person;
    const spans =
      subject.kind === 'person'
        ? valid
        : valid.flatMap((span) =>
            within(heldForAny(personFacts(prepared, other), home).held, span),
          );
    byOther.set(other, [...(byOther.get(other) ?? []), ...spans]);
  }
  return [...byOther.values()].map(united);
};

/** The days on which the number of covering objects, or people, is as asked. */
const enoughDays = (
  others: readonly (readonly DaySpan[])[],
  demand: StandingCase['demand'],
  window: DaySpan,
): readonly DaySpan[] => {
  const edges = others.flatMap((spans) =>
    within(spans, window).flatMap((span) => [span.from, span.until + 1]),
  );
  const starts = [...new Set([window.from, ...edges])].toSorted((a, b) => a - b);
  return united(
    starts.flatMap((from, index) => {
      const until = (starts[index + 1] ?? window.until + 1) - 1;
      const number = others.filter((spans) => holds(spans, from)).length;
      const enough = number >= demand.minimum && number <= (demand.maximum ?? Infinity);
      return enough && from <= until && from <= window.until ? [{ from, until }] : [];
    }),
  );
};

/** Day number of the last working day of the spans, each of which holds one. */
const lastWorkday = (prepared: Prepared, spans: readonly DaySpan[]): number | undefined => {
  const last = spans.at(-1);
  if (last === undefined) return undefined;
  let day = last.until;
  while (workdaysBetween(prepared.calendar, day, day) === 0) day -= 1;
  return day;
};

const presenceOf = ({ subject, home }: Case): readonly DaySpan[] => {
  if (subject.kind === 'person') return heldForAny(subject, home).present;
  const { object } = subject;
  return object === undefined ? [] : [daySpan(object.since, object.until)];
};

/**
 * Holds links against a standing demand: on each working day of presence, up to today or the period's end, the
 * number of different active objects a person is linked to (of people of the audience an object is linked to) has to
 * be as asked.
 */
export const heldThrough = (one: StandingCase, frame: Frame, today: PlainDate): HeldLinks => {
  const { prepared, demand } = one;
  const until = today < frame.period.until ? dayNumber(today) : frame.until;
  const window = { from: frame.from, until };
  const others = coverage(one, frame);
  const works = (span: DaySpan): boolean =>
    workdaysBetween(prepared.calendar, span.from, span.until) > 0;
  const present = within(presenceOf(one), window).filter(works);
  const gaps = without(present, enoughDays(others, demand, window)).filter(works);
  const lastPresent = lastWorkday(prepared, present);
  return {
    links: others.filter((spans) => holds(spans, lastPresent ?? window.until)).length,
    throughout: gaps.length === 0,
    atLast: lastPresent !== undefined && !holds(gaps, lastPresent),
    begun: lastPresent !== undefined,
    gaps: gaps.map((gap) => ({ from: fromDayNumber(gap.from), until: fromDayNumber(gap.until) })),
  };
};
