import type { Roster } from '#api/views';
import { monthOf } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import type { Form } from '#domain/policy/form';

/** The record sheets of the policies in force, in their order. */
export const formsOf = (roster: Roster | null): readonly Form[] =>
  roster?.policies.flatMap((policy) => policy.forms) ?? [];

/** The form a person fills: that of a rank held in the month; undefined when there is none. */
export const formOfPerson = (
  roster: Roster | null,
  person: string | null,
  month: PlainMonth,
): string | undefined => {
  const ranks = roster?.posts
    .filter(
      (post) =>
        post.person === person &&
        monthOf(post.since) <= month &&
        (post.until === null || monthOf(post.until) >= month),
    )
    .map((post) => post.rank);
  return formsOf(roster).find((form) => ranks?.includes(form.rank) === true)?.id;
};
