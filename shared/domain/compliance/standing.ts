import { workdaysBetween } from '../academic-calendar.ts';
import { dayNumber, fromDayNumber } from '../plain-date.ts';
import type { PlainDate, Span } from '../plain-date.ts';
import type { Demand } from '../policy/schema.ts';
import { daySpan, holds, united, within, without } from './day-spans.ts';
import type { DaySpan } from './day-spans.ts';
import { heldForAny } from './duty.ts';
import type { PersonFacts, Prepared, RuleHome } from './facts.ts';
import type { Period } from './verdict.ts';

export type Standing = Extract<Demand, { readonly kind: 'standing' }>;

/** How many links of the kinds a person held through a period, up to today. */
export interface Held {
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

/** Ids of the person's links to objects of these kinds that are valid on some day of the period. */
export const linksOfKinds = (
  prepared: Prepared,
  home: RuleHome,
  asked: { readonly person: PersonFacts; readonly kinds: readonly string[]; readonly period: Span },
): readonly string[] => {
  const kinds = new Set(asked.kinds.map((kind) => home.kinds.get(kind) ?? kind));
  return asked.person.links
    .filter((link) => {
      const kind = prepared.objects.get(link.object)?.kind;
      return (
        kind !== undefined &&
        kinds.has(home.kinds.get(kind) ?? kind) &&
        link.since <= asked.period.until &&
        (link.until === null || link.until >= asked.period.from)
      );
    })
    .map((link) => link.id);
};

/** For each object linked to, the days on which the link was valid and the object existed. */
const coverage = (
  prepared: Prepared,
  home: RuleHome,
  asked: { readonly person: PersonFacts; readonly kinds: readonly string[]; readonly period: Span },
): readonly (readonly DaySpan[])[] => {
  const ids = new Set(linksOfKinds(prepared, home, asked));
  const byObject = new Map<string, DaySpan[]>();
  for (const link of asked.person.links) {
    const object = prepared.objects.get(link.object);
    if (!ids.has(link.id) || object === undefined) continue;
    const spans = within([daySpan(link.since, link.until)], daySpan(object.since, object.until));
    byObject.set(link.object, [...(byObject.get(link.object) ?? []), ...spans]);
  }
  return [...byObject.values()].map(united);
};

/** The days on which the number of covering objects is as asked. */
const enoughDays = (
  objects: readonly (readonly DaySpan[])[],
  demand: Standing,
  window: DaySpan,
): readonly DaySpan[] => {
  const edges = objects.flatMap((spans) =>
    within(spans, window).flatMap((span) => [span.from, span.until + 1]),
  );
  const starts = [...new Set([window.from, ...edges])].toSorted((a, b) => a - b);
  return united(
    starts.flatMap((from, index) => {
      const until = (starts[index + 1] ?? window.until + 1) - 1;
      const number = objects.filter((spans) => holds(spans, from)).length;
      const enough = number >= demand.minimum && number <= (demand.maximum ?? Infinity);
      return enough && from <= until && from <= window.until ? [{ from, until }] : [];
    }),
  );
};

/**
 * Holds a person's links against a standing demand: on each working day they were present, up to today or the
 * period's end, the number of different active objects of the kinds they are linked to has to be as asked.
 */
export const heldThrough = (
  asked: {
    readonly prepared: Prepared;
    readonly home: RuleHome;
    readonly person: PersonFacts;
    readonly demand: Standing;
  },
  period: Period,
  today: PlainDate,
): Held => {
  const { prepared, home, person, demand } = asked;
  const last = today < period.until ? today : period.until;
  const window = { from: dayNumber(period.from), until: dayNumber(last) };
  const objects = coverage(prepared, home, { person, kinds: demand.objectKinds, period });
  const works = (span: DaySpan): boolean =>
    workdaysBetween(prepared.calendar, span.from, span.until) > 0;
  const present = within(heldForAny(person, home).present, window).filter(works);
  const gaps = without(present, enoughDays(objects, demand, window)).filter(works);
  const lastPresent = lastWorkday(prepared, present);
  return {
    links: objects.filter((spans) => holds(spans, lastPresent ?? window.until)).length,
    throughout: gaps.length === 0,
    atLast: lastPresent !== undefined && !holds(gaps, lastPresent),
    begun: lastPresent !== undefined,
    gaps: gaps.map((gap) => ({
      from: fromDayNumber(gap.from),
      until: fromDayNumber(gap.until),
    })),
  };
};

/** Day number of the last working day of the spans, each of which holds one. */
const lastWorkday = (prepared: Prepared, spans: readonly DaySpan[]): number | undefined => {
  const last = spans.at(-1);
  if (last === undefined) return undefined;
  let day = last.until;
  while (workdaysBetween(prepared.calendar, day, day) === 0) day -= 1;
  return day;
};
