import type { Roster } from '#api/views';
import type { PlainMonth, Span } from '#domain/plain-date';
import type { Form } from '#domain/policy/form';
import { chosenForm, isSheet, sheetForms } from '#domain/sheet-form';

/** The record sheets of the policies, in their order; of one that stands in several versions the latest. */
export const formsOf = (roster: Roster | null): readonly Form[] => {
  const policies = roster?.policies ?? [];
  const latest = new Map<string, Form>();
  for (const { forms } of policies.toSorted((a, b) =>
    a.effectiveFrom.localeCompare(b.effectiveFrom),
  ))
    for (const form of forms.filter(isSheet)) latest.set(form.id, form);
  return [...latest.values()];
};

/** The form to begin with: the first one that somebody fills in, since a department may have no leaders. */
export const firstForm = (roster: Roster | null): string => {
  const forms = formsOf(roster);
  const ranks = new Set(roster?.posts.map((post) => post.rank));
  return (forms.find((form) => ranks.has(form.rank)) ?? forms[0])?.id ?? '';
};

/** Ranks of the posts that a form of a span shows: those held on its last day, else the last one held in it. */
const ranksIn = (roster: Roster, person: string, span: Span): readonly string[] => {
  const held = roster.posts
    .filter((post) => post.person === person && post.since <= span.until)
    .filter((post) => post.until === null || post.until >= span.from)
    .sort((a, b) => a.since.localeCompare(b.since));
  const last = held.filter((post) => post.until === null || post.until >= span.until);
  return (last.length > 0 ? last : held.slice(-1)).map((post) => post.rank);
};

/** The form of the sheet of a person that holds a month; undefined when there is none. */
export const formOfPerson = (
  roster: Roster | null,
  person: string | null,
  month: PlainMonth,
): string | undefined =>
  roster === null || person === null
    ? undefined
    : chosenForm(sheetForms(roster.policies, month), month, (span) => ranksIn(roster, person, span))
        ?.form.id;
