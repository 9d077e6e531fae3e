import type { Roster } from '#api/views';
import type { Person, Post } from '#domain/people';
import type { PlainDate } from '#domain/plain-date';
import { matchesName } from '../../parts/match-name.ts';
import { peopleText } from './people-text.ts';
import { groupBy, holds, mainPost } from './words.ts';

export type PeopleLine =
  | { readonly kind: 'unit'; readonly id: string; readonly name: string; readonly count: number }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly name: string;
      readonly title: string;
      readonly unit: string;
      readonly left: boolean;
    };

/** What the list of people is narrowed to. `nobody` as rank: without a post today. */
export interface PeopleFilter {
  search: string;
  rank: string;
  sort: 'unit' | 'name';
}

export interface PersonRow {
  readonly person: Person;
  readonly posts: readonly Post[];
  readonly main: Post | null;
  readonly current: boolean;
}

/** Everybody with their posts, in order of pinyin. */
export function peopleRows(roster: Roster, today: PlainDate): readonly PersonRow[] {
  const posts = groupBy(roster.posts, (post) => post.person);
  return roster.people
    .map((person) => {
      const own = posts.get(person.id) ?? [];
      const main = mainPost(own, today);
      return { person, posts: own, main, current: main !== null && holds(main, today) };
    })
    .sort(
      (a, b) =>
        a.person.pinyin.localeCompare(b.person.pinyin) ||
        a.person.name.localeCompare(b.person.name),
    );
}

const suits = (row: PersonRow, filter: PeopleFilter, today: PlainDate): boolean =>
  matchesName(row.person, filter.search) &&
  (filter.rank === 'all' ||
    (filter.rank === 'nobody'
      ? !row.current
      : row.posts.some((post) => post.rank === filter.rank && holds(post, today))));

/** The rows that the filter leaves. */
export const chosenRows = (
  rows: readonly PersonRow[],
  filter: PeopleFilter,
  today: PlainDate,
): readonly PersonRow[] => rows.filter((row) => suits(row, filter, today));

const lineOf = (row: PersonRow, units: ReadonlyMap<string, string>): PeopleLine => ({
  kind: 'person',
  id: row.person.id,
  name: row.person.name,
  title: row.main?.title ?? '',
  unit: units.get(row.main?.unit ?? '') ?? '',
  left: !row.current,
});

/** Lines of the list: grouped by unit in the roster's order of units, or one list by pinyin. */
export function peopleLines(
  rows: readonly PersonRow[],
  roster: Roster,
  sort: PeopleFilter['sort'],
): readonly PeopleLine[] {
  const units = new Map(roster.units.map((unit) => [unit.id, unit.name]));
  if (sort === 'name') return rows.map((row) => lineOf(row, units));
  const groups = groupBy(rows, (row) => row.main?.unit ?? '');
  const order = [...roster.units.map((unit) => unit.id), ''];
  return order.flatMap((unit): readonly PeopleLine[] => {
    const members = groups.get(unit) ?? [];
    return members.length === 0
      ? []
      : [
          {
            kind: 'unit',
            id: unit,
            name: units.get(unit) ?? peopleText.noUnit,
            count: members.length,
          },
          ...members.map((row) => lineOf(row, units)),
        ];
  });
}
