import type { Roster, SheetListItem } from '#api/views';
import type { PlainDate } from '#domain/plain-date';

/** What tells two people of one name apart: unit and title of the posts held on a day. */
export const describePerson = (roster: Roster, person: string, day: PlainDate): string => {
  const posts = roster.posts.filter((post) => post.person === person);
  const held = posts.filter(
    (post) => post.since <= day && (post.until === null || post.until >= day),
  );
  return (held.length > 0 ? held : posts.slice(-1))
    .map((post) =>
      `${roster.units.find((unit) => unit.id === post.unit)?.name ?? ''} ${post.title}`.trim(),
    )
    .join('、');
};

/** People of a list under the unit they belong to, in the order of the list. */
export const groupedByUnit = (
  people: readonly SheetListItem[],
): readonly { readonly unit: string; readonly people: readonly SheetListItem[] }[] => {
  const units = [...new Set(people.map((person) => person.unit))];
  return units.map((unit) => ({ unit, people: people.filter((person) => person.unit === unit) }));
};
