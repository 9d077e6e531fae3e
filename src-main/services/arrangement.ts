import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { uniqueNames } from '#documents/file-name';
import { arrangementList } from '#domain/forms/lists/arrangement-list';
import type { ArrangedLink } from '#domain/forms/lists/arrangement-list';
import type { ListFrame } from '#domain/forms/lists/words';
import type { ListOutline } from '#domain/forms/list-outline';
import type { PlainDate, Span } from '#domain/plain-date';
import type { TableForm } from '#domain/policy/form';
import type { Policy } from '#domain/policy/schema';
import { standingPosts, titleOf, unitNameOf, unitTitleOf, versionOn } from './register.ts';
import type { Register } from './register.ts';

/** Which arrangement is asked for. */
export interface ArrangementQuery {
  /** A series of versions. */
  readonly policy: string;
  readonly form: string;
  readonly day: PlainDate;
}

/** Kinds of objects the list is of: those its carriers are fed from; of all kinds where it has no carriers. */
const kindsOf = (policy: Policy, form: TableForm): ReadonlySet<string> | undefined =>
  form.carriers.length === 0
    ? undefined
    : new Set(
        policy.carriers
          .filter(({ id }) => form.carriers.includes(id))
          .flatMap(({ objectKinds }) => objectKinds),
      );

const linksOn = (
  register: Register,
  { form, policy }: { readonly form: TableForm; readonly policy: Policy },
  day: PlainDate,
): { readonly links: readonly ArrangedLink[]; readonly without: readonly string[] } => {
  const span: Span = { from: day, until: day };
  const kinds = kindsOf(policy, form);
  const order = [...register.units.keys()];
  const people = [...register.people.values()]
    .map((person) => ({ person, posts: standingPosts(register, person.id, span) }))
    .filter(({ posts }) => posts.some(({ rank }) => rank === form.rank))
    .sort((a, b) => order.indexOf(a.posts[0]?.unit ?? '') - order.indexOf(b.posts[0]?.unit ?? ''));
  const held = people.map(({ person, posts }) => ({
    name: person.name,
    unit: unitNameOf(register, posts),
    links: register.links
      .filter((link) => link.person === person.id && link.since <= day)
      .filter((link) => link.until === null || link.until >= day)
      .flatMap((link): readonly ArrangedLink[] => {
        const object = register.objects.get(link.object);
        if (object === undefined || kinds?.has(object.kind) === false) return [];
        return [
          {
            link,
            object,
            name: person.name,
            unit: unitNameOf(register, posts),
            title: titleOf(posts),
            post: unitTitleOf(register, posts),
          },
        ];
      }),
  }));
  return {
    links: held.flatMap(({ links }) => links),
    without: uniqueNames(held.filter(({ links }) => links.length === 0)),
  };
};

/** 安排表 with the links it has, and the names of those who have none. */
interface ArrangementMade {
  readonly form: TableForm;
  readonly outline: ListOutline;
  readonly links: readonly ArrangedLink[];
  readonly without: readonly string[];
}

/** 安排表 of a policy on a day; a form that is no list of links is none. */
export const arrangementOf = (
  register: Register,
  { policy: series, form: id, day }: ArrangementQuery,
  frame: ListFrame,
): Reply<ArrangementMade> => {
  const policy = versionOn(register.policies, series, day);
  const form = policy?.forms.find((one) => one.id === id);
  if (policy === undefined || form?.kind !== 'table' || form.rows !== 'links')
    return failed({ code: 'not-found', what: 'policy' });
  const units = new Map([...register.units.values()].map((unit) => [unit.id, unit.name]));
  const found = linksOn(register, { form, policy }, day);
  const outline = arrangementList({ form, day, units, ...found }, frame);
  return done({ form, outline, ...found });
};
