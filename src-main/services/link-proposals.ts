import type { Answer, Asked } from '#api/contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import { proposeRound } from '#domain/link-rounds';
import type { Successor } from '#domain/link-rounds';
import type { PlainDate } from '#domain/plain-date';
import { isOfKinds, linkContext, linksOn, speaksTo } from './link-context.ts';
import type { LinkContext, LinkTo, RuleOf } from './link-context.ts';
import { tenuresOn } from './link-tenure.ts';
import { postsIn } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

type Clause = RuleOf<'tenure'>;

interface Round {
  readonly clause: Clause;
  readonly links: LinkTo[];
}

const dueByClause = (
  context: LinkContext,
  links: readonly LinkTo[],
  day: PlainDate,
): readonly Round[] => {
  const tenureOf = tenuresOn(context, day);
  const rounds = new Map<string, Round>();
  for (const one of links) {
    const tenure = tenureOf(one);
    if (tenure === undefined || tenure.due > day) continue;
    const found = rounds.get(tenure.clause.rule.id);
    if (found === undefined)
      rounds.set(tenure.clause.rule.id, { clause: tenure.clause, links: [one] });
    else found.links.push(one);
  }
  return [...rounds.values()];
};

/** Whom a clause speaks to and who is there on the day, in order of pinyin. */
const successorsOf = (
  context: LinkContext,
  { clause, links }: Round,
  asked: { readonly all: readonly LinkTo[]; readonly day: PlainDate },
): readonly Successor[] => {
  const { register } = context;
  const { day } = asked;
  const away = new Set(
    register.exemptions
      .filter((exemption) => exemption.from <= day && day <= exemption.until)
      .map(({ person }) => person),
  );
  const due = new Set(links.map(({ link }) => link.id));
  return [...register.people.values()]
    .filter(({ id }) => !away.has(id) && speaksTo(context, clause.home, id, day))
    .sort((a, b) => a.pinyin.localeCompare(b.pinyin) || a.id.localeCompare(b.id))
    .map(({ id }) => ({
      id,
      units: postsIn(register, id, { from: day, until: day }).map(({ unit }) => unit),
      staying: asked.all.filter(
        ({ link, object }) =>
          link.person === id &&
          !due.has(link.id) &&
          isOfKinds(clause.home, clause.demand.objectKinds, object),
      ).length,
      due: links.some(({ link }) => link.person === id),
    }));
};

/** Links due for change by a day, each with somebody to take it over. */
export const linkProposals = (
  session: Session,
  { day }: Asked<'link.proposals'>,
): Reply<Answer<'link.proposals'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const context = linkContext(session, open.value);
  const { register } = context;
  const all = linksOn(context, day);
  const order = (a: LinkTo, b: LinkTo): number =>
    a.link.since.localeCompare(b.link.since) ||
    a.object.name.localeCompare(b.object.name) ||
    a.link.id.localeCompare(b.link.id);
  return done(
    dueByClause(context, all, day).flatMap((round) =>
      proposeRound(
        round.links.toSorted(order).map(({ link, object }) => ({
          link: link.id,
          object: object.id,
          person: link.person,
          unit: object.unit,
          before: register.links
            .filter((other) => other.object === object.id && other.since < day)
            .map(({ person }) => person),
        })),
        successorsOf(context, round, { all, day }),
      ),
    ),
  );
};
