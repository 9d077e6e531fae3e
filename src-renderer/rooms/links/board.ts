import type { LinkBoard, LinkView } from '#api/office-views';
import type { Roster } from '#api/views';
import { matchesName } from '../../parts/match-name.ts';
import { linksText } from './text.ts';

export type PersonOnBoard = LinkBoard['people'][number];
export type ObjectOnBoard = LinkBoard['objects'][number];

/** Lines of the pane of people: their units as heads. */
export type PeopleLine =
  | { readonly kind: 'unit'; readonly id: string; readonly name: string; readonly count: number }
  | { readonly kind: 'person'; readonly id: string; readonly person: PersonOnBoard };

interface PeopleFilter {
  readonly people: string;
  readonly rank: string;
  readonly lacking: boolean;
}

/** The people that the filter leaves. */
export function chosenPeople(
  board: LinkBoard,
  roster: Roster,
  filter: PeopleFilter,
): readonly PersonOnBoard[] {
  const known = new Map(roster.people.map((person) => [person.id, person]));
  return board.people.filter(
    ({ subject, rank, lacks }) =>
      (filter.rank === 'all' || rank === filter.rank) &&
      (!filter.lacking || lacks.length > 0) &&
      (matchesName(known.get(subject.id) ?? subject, filter.people) ||
        matchesName({ name: subject.unit }, filter.people)),
  );
}

/** The same with a line for each unit before its people. */
export function peopleLines(people: readonly PersonOnBoard[]): readonly PeopleLine[] {
  const units = new Map<string, PersonOnBoard[]>();
  for (const person of people) {
    const members = units.get(person.subject.unit);
    if (members === undefined) units.set(person.subject.unit, [person]);
    else members.push(person);
  }
  return [...units].flatMap(([unit, members]): readonly PeopleLine[] => [
    {
      kind: 'unit',
      id: `unit ${unit}`,
      name: unit === '' ? linksText.noUnit : unit,
      count: members.length,
    },
    ...members.map((person) => ({ kind: 'person' as const, id: person.subject.id, person })),
  ]);
}

interface ObjectFilter {
  readonly objects: string;
  readonly kind: string;
  readonly free: boolean;
}

/** The objects that the filter leaves, in the order of the kinds. */
export function chosenObjects(
  board: LinkBoard,
  kinds: readonly string[],
  filter: ObjectFilter,
): readonly ObjectOnBoard[] {
  const found = (object: ObjectOnBoard): boolean =>
    [object.subject.name, object.subject.unit, object.counsellor].some((name) =>
      matchesName({ name }, filter.objects),
    );
  return board.objects
    .filter(
      (object) =>
        (filter.kind === 'all' || object.subject.title === filter.kind) &&
        (!filter.free || object.links.length === 0) &&
        found(object),
    )
    .toSorted(
      (a, b) =>
        kinds.indexOf(a.subject.title) - kinds.indexOf(b.subject.title) ||
        (b.cohort ?? 0) - (a.cohort ?? 0) ||
        a.subject.name.localeCompare(b.subject.name, 'zh-CN', { numeric: true }),
    );
}

/** What is known of an object beside its name. */
export function profileOf(object: ObjectOnBoard): readonly string[] {
  const { cohort, size, counsellor, contact, subject } = object;
  const twice = subject.name.includes(subject.unit);
  return [
    twice ? '' : subject.unit,
    cohort === null || subject.name.includes(linksText.cohort(cohort))
      ? ''
      : linksText.cohort(cohort),
    size === null ? '' : linksText.size(size),
    counsellor === '' ? '' : linksText.counsellor(counsellor),
    contact,
  ].filter((word) => word !== '');
}

/** The kind before an object's name, unless the name says it. */
export const kindBefore = (link: Pick<LinkView, 'kind' | 'objectName'>): string =>
  link.objectName.includes(link.kind) ? '' : link.kind;
