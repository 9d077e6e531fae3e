import type { Entry } from '../entry.ts';
import { dayOf } from '../plain-date.ts';
import type { PlainDate, PlainMonth, Span } from '../plain-date.ts';
import type { PersonFacts, Prepared } from './prepared.ts';
import {
  burstsOf,
  lastWeeksOf,
  monthlyDeadlines,
  onLeaveOf,
  spanOfEntry,
  twoPlacesOf,
} from './signal-days.ts';
import { alikeEntries } from './signal-texts.ts';

/*
 * Signals that something may not be as it was written. They are for a person to look at and never touch a verdict:
 * each of them has an honest reading.
 */

/** What a signal's sentence needs to know. */
export type SignalDetail =
  /** `same`: word for word, punctuation and digits aside; else nearly. */
  | { readonly kind: 'same-text'; readonly same: boolean }
  | { readonly kind: 'two-places'; readonly day: PlainDate }
  /** The recorded absence, and the first day of the entry that lies in it. */
  | { readonly kind: 'on-leave'; readonly exemption: string; readonly day: PlainDate }
  | { readonly kind: 'last-week'; readonly month: PlainMonth }
  | { readonly kind: 'backfill-burst'; readonly deadline: PlainDate };

export type SignalKind = SignalDetail['kind'];

/** One thing to look at. */
export interface Signal {
  /** The same as long as the same entries are concerned: what was decided about it is kept by it. */
  readonly key: string;
  readonly kind: SignalKind;
  /** Ids of the people concerned, in order. */
  readonly people: readonly string[];
  /** Ids of the entries concerned, in order of date. */
  readonly entries: readonly string[];
  readonly detail: SignalDetail;
}

const isIn = (span: Span) => (entry: Entry) => {
  const { from, until } = spanOfEntry(entry);
  return from <= span.until && until >= span.from;
};

const byDay = (a: Entry, b: Entry): number =>
  Number(a.happened > b.happened) - Number(a.happened < b.happened) || (a.id < b.id ? -1 : 1);

const signal = (
  detail: SignalDetail,
  entries: readonly Entry[],
  person: string | undefined,
): Signal => {
  const ids = entries.map(({ id }) => id);
  const own = person === undefined ? [] : [person];
  const people =
    person === undefined
      ? entries.flatMap(({ participants }) => participants.map((one) => one.person))
      : own;
  return {
    key: [detail.kind, ...ids.toSorted(), ...own].join(' '),
    kind: detail.kind,
    people: [...new Set(people)].toSorted(),
    entries: entries.toSorted(byDay).map(({ id }) => id),
    detail,
  };
};

const textSignals = (prepared: Prepared, span: Span): readonly Signal[] => {
  const entries = [...new Map(prepared.facts.entries.map((one) => [one.id, one])).values()];
  return alikeEntries(entries)
    .filter((alike) => alike.entries.some(isIn(span)))
    .map(({ entries: alike, same }) => signal({ kind: 'same-text', same }, alike, undefined));
};

const personSignals = (
  prepared: Prepared,
  person: PersonFacts,
  deadlines: readonly PlainDate[],
): readonly (readonly [readonly Entry[], SignalDetail])[] => [
  ...twoPlacesOf(person).map(({ entries, day }) => [entries, { kind: 'two-places', day }] as const),
  ...onLeaveOf(person).map(
    ({ entry, exemption, day }) => [[entry], { kind: 'on-leave', exemption, day }] as const,
  ),
  ...lastWeeksOf(person).map(
    ({ entries, month }) => [entries, { kind: 'last-week', month }] as const,
  ),
  ...burstsOf(prepared, person, deadlines).map(
    ({ entries, deadline }) => [entries, { kind: 'backfill-burst', deadline }] as const,
  ),
];

/** The days between which entries were written down. */
const createdIn = (prepared: Prepared): Span | undefined => {
  let [from, until]: [PlainDate | undefined, PlainDate | undefined] = [undefined, undefined];
  for (const { created } of prepared.facts.entries) {
    const day = dayOf(created);
    if (from === undefined || day < from) from = day;
    if (until === undefined || day > until) until = day;
  }
  return from === undefined || until === undefined ? undefined : { from, until };
};

/**
 * Everything worth a look in a span: each signal that concerns at least one entry of it, by kind as they are listed
 * in {@link SignalDetail}, then by person. Entries beyond the span are looked at as far as they are among the facts.
 */
export const signalsOf = (prepared: Prepared, span: Span): readonly Signal[] => {
  const created = createdIn(prepared);
  const deadlines = created === undefined ? [] : monthlyDeadlines(prepared, created);
  const found = [...prepared.people.values()].flatMap((person) =>
    personSignals(prepared, person, deadlines)
      .filter(([entries]) => entries.some(isIn(span)))
      .map(([entries, detail]) => signal(detail, entries, person.id)),
  );
  const order: readonly SignalKind[] = ['two-places', 'on-leave', 'last-week', 'backfill-burst'];
  return [
    ...textSignals(prepared, span),
    ...order.flatMap((kind) => found.filter((one) => one.kind === kind)),
  ];
};
