import type { Answer, Asked } from '#api/contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { LinkBoard, LinkView } from '#api/office-views';
import type { ContactObject, Person } from '#domain/people';
import type { PlainDate } from '#domain/plain-date';
import type { Rule } from '#domain/policy/schema';
import {
  isOfCohort,
  isOfKinds,
  lasts,
  linkContext,
  linksOn,
  rulesOn,
  speaksTo,
} from './link-context.ts';
import type { LinkContext, LinkTo, RuleOf } from './link-context.ts';
import { tenuresOn } from './link-tenure.ts';
import { postsIn, titleOf, unitNameOf } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

type Standing = RuleOf<'standing'>;

const cited = (rule: Rule): string => `${rule.short}（${rule.clause.place}）`;

const grouped = (
  links: readonly LinkView[],
  key: (link: LinkView) => string,
): ReadonlyMap<string, readonly LinkView[]> => {
  const groups = new Map<string, LinkView[]>();
  for (const link of links) {
    const group = groups.get(key(link));
    if (group === undefined) groups.set(key(link), [link]);
    else group.push(link);
  }
  return groups;
};

const viewsOf = (
  context: LinkContext,
  links: readonly LinkTo[],
  day: PlainDate,
): readonly LinkView[] => {
  const tenureOf = tenuresOn(context, day);
  return links.map((one) => {
    const due = tenureOf(one)?.due ?? null;
    const { link, object } = one;
    return {
      link: link.id,
      person: link.person,
      personName: context.register.people.get(link.person)?.name ?? '',
      object: link.object,
      objectName: object.name,
      kind: object.kind,
      since: link.since,
      until: link.until,
      origin: link.origin,
      due,
      over: due !== null && day > due,
    };
  });
};

/** Demands of a person on 联系点 that aren't met on a day. What is only advocated is no lack. */
const lacksOf = (
  context: LinkContext,
  standings: readonly Standing[],
  asked: { readonly person: string; readonly links: readonly LinkTo[]; readonly day: PlainDate },
): LinkBoard['people'][number]['lacks'] =>
  standings.flatMap(({ rule, home, demand }) => {
    if (demand.dimension === 'object' || rule.force === 'encouraged') return [];
    if (!speaksTo(context, home, asked.person, asked.day)) return [];
    const held = new Set(
      asked.links
        .filter(
          ({ object }) =>
            isOfKinds(home, demand.objectKinds, object) &&
            isOfCohort(context, demand.cohort, object, asked.day),
        )
        .map(({ object }) => object.id),
    );
    return held.size >= demand.minimum
      ? []
      : [
          {
            policy: home.policy.series,
            rule: rule.id,
            title: cited(rule),
            kinds: demand.objectKinds,
          },
        ];
  });

const coverageOf = (
  context: LinkContext,
  { rule, home, demand }: Standing,
  asked: { readonly links: readonly LinkTo[]; readonly day: PlainDate },
): LinkBoard['coverage'][number] => {
  const objects = [...context.register.objects.values()].filter(
    (object) =>
      isOfKinds(home, demand.objectKinds, object) &&
      lasts(object, asked.day) &&
      isOfCohort(context, demand.cohort, object, asked.day),
  );
  const people = (object: ContactObject): number =>
    new Set(
      asked.links
        .filter(
          ({ link }) =>
            link.object === object.id && speaksTo(context, home, link.person, asked.day),
        )
        .map(({ link }) => link.person),
    ).size;
  return {
    policy: home.policy.series,
    rule: rule.id,
    title: cited(rule),
    objects: objects.map(({ id }) => id),
    missing: objects.filter((object) => people(object) < demand.minimum).map(({ id }) => id),
  };
};

/** Who is linked to what on a day, what is lacking, and which links are due for change. */
export const linkBoard = (
  session: Session,
  { day }: Asked<'link.board'>,
): Reply<Answer<'link.board'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const context = linkContext(session, open.value);
  const { register } = context;
  const links = linksOn(context, day);
  const views = viewsOf(context, links, day);
  const byPerson = grouped(views, ({ person }) => person);
  const byObject = grouped(views, ({ object }) => object);
  const standings = rulesOn(context, day, 'standing');
  const unitOrder = [...register.units.keys()];

  const personRow = (person: Person) => {
    const posts = postsIn(register, person.id, { from: day, until: day });
    return {
      order: unitOrder.indexOf(posts[0]?.unit ?? ''),
      posts: posts.length,
      row: {
        subject: {
          kind: 'person' as const,
          id: person.id,
          name: person.name,
          title: titleOf(posts),
          unit: unitNameOf(register, posts),
        },
        rank: posts[0]?.rank ?? '',
        links: byPerson.get(person.id) ?? [],
        lacks: lacksOf(context, standings, {
          person: person.id,
          links: links.filter(({ link }) => link.person === person.id),
          day,
        }),
      },
    };
  };

  return done({
    day,
    people: [...register.people.values()]
      .map(personRow)
      .filter(({ posts, row }) => posts > 0 || row.links.length > 0)
      .sort((a, b) => a.order - b.order)
      .map(({ row }) => row),
    objects: [...register.objects.values()]
      .filter((object) => lasts(object, day) || byObject.has(object.id))
      .map((object) => ({
        subject: {
          kind: 'object' as const,
          id: object.id,
          name: object.name,
          title: object.kind,
          unit: object.unit === null ? '' : (register.units.get(object.unit)?.name ?? ''),
        },
        cohort: object.cohort,
        counsellor: object.counsellor,
        contact: object.contact,
        size: object.size,
        links: byObject.get(object.id) ?? [],
      })),
    coverage: standings
      .filter(({ demand }) => demand.dimension === 'object')
      .map((standing) => coverageOf(context, standing, { links, day })),
  });
};
