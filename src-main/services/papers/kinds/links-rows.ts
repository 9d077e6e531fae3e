import type { LinkBoard, LinkView } from '#api/office-views';
import type { LinkCell, LinkedKind, LinkedRank } from '#domain/forms/lists/link-list';
import type { LinkGaps } from '#domain/forms/lists/link-report';
import type { PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/schema';
import { unitTitleText } from '#domain/sheet-table';
import { linkContext, rulesOn } from '../../link-context.ts';
import { postsIn, unitTitleOf } from '../../register.ts';
import type { Desk } from '../maker.ts';

type Row = LinkBoard['people'][number];

/** A kind of object by the name the policies have for it, however a roster called it. */
const kindNames = (policies: readonly Policy[]): ((kind: string) => string) => {
  const names = new Map(
    policies.flatMap(({ objectKinds }) =>
      objectKinds.flatMap(({ name, synonyms }) =>
        [name, ...synonyms].map((word) => [word, name] as const),
      ),
    ),
  );
  return (kind) => names.get(kind) ?? kind;
};

/** What both orders look at: the board, and what clauses ask. */
export interface Looked {
  readonly desk: Desk;
  readonly board: LinkBoard;
  readonly kindOf: (kind: string) => string;
  readonly standings: ReturnType<typeof standingsOn>;
}

const standingsOn = ({ session, ledger }: Desk, day: PlainDate) =>
  rulesOn(linkContext(session, ledger), day, 'standing');

/** A board as its lists look at it. */
export const lookedAt = (desk: Desk, board: LinkBoard): Looked => ({
  desk,
  board,
  kindOf: kindNames(desk.register.policies),
  standings: standingsOn(desk, board.day),
});

const postOf = ({ desk, board }: Looked, person: string): string =>
  unitTitleOf(desk.register, postsIn(desk.register, person, { from: board.day, until: board.day }));

/** Kinds that stand together: those that a clause lets choose from, then each other kind that somebody holds. */
const groupsOf = (looked: Looked, rank: string, rows: readonly Row[]) => {
  const { kindOf, standings } = looked;
  const asked = standings
    .filter(
      ({ rule, demand }) => demand.dimension !== 'object' && rule.audience.ranks.includes(rank),
    )
    .map(({ demand }) => demand.objectKinds.map(kindOf));
  const known = new Set(asked.flat());
  const held = rows.flatMap(({ links }) => links.map(({ kind }) => kindOf(kind)));
  const more = [...new Set(held)].filter((kind) => !known.has(kind)).map((kind) => [kind]);
  return [...new Map([...asked, ...more].map((kinds) => [kinds.join('、'), kinds])).entries()].map(
    ([label, kinds]) => ({ label, kinds }),
  );
};

const cellsOf = (
  looked: Looked,
  groups: ReturnType<typeof groupsOf>,
  { links, lacks }: Row,
): readonly LinkCell[] => {
  const { kindOf, standings } = looked;
  const placeOf = ({ kind }: LinkView): string | undefined =>
    groups.find(({ kinds }) => kinds.includes(kindOf(kind)))?.label;
  return groups.map(({ label }) => {
    const forces = lacks
      .filter(({ kinds }) => kinds.map(kindOf).join('、') === label)
      .map((lack) => standings.find(({ rule }) => rule.id === lack.rule)?.rule.force);
    return {
      links: links
        .filter((link) => placeOf(link) === label)
        .map(({ objectName, since, over }) => ({ object: objectName, since, over })),
      lacks: forces.length === 0 ? null : forces.includes('must') ? 'must' : 'principle',
    };
  });
};

/** People by rank, as the policies order the ranks; those that no clause asks and who hold nothing are left out. */
export const linkedRanks = (looked: Looked): readonly LinkedRank[] => {
  const { desk, board } = looked;
  const names = new Map(
    desk.register.policies.flatMap(({ ranks }) => ranks.map(({ id, name }) => [id, name] as const)),
  );
  const held = new Set([...names.keys(), ...board.people.map(({ rank }) => rank)]);
  return [...held].flatMap((rank) => {
    const rows = board.people.filter((row) => row.rank === rank);
    const groups = groupsOf(looked, rank, rows);
    if (rows.length === 0 || groups.length === 0) return [];
    return [
      {
        name: names.get(rank) ?? (rank === '' ? '已不任职的人员' : rank),
        columns: groups.map(({ label }) => label),
        people: rows.map((row) => ({
          name: row.subject.name,
          post: postOf(looked, row.subject.id),
          cells: cellsOf(looked, groups, row),
        })),
      },
    ];
  });
};

type ObjectRow = LinkBoard['objects'][number];

const contactOf = ({ counsellor, contact }: ObjectRow): string =>
  [counsellor, contact].filter((word) => word !== '').join(' ');

/** Objects by kind, in the order of the clauses; of kinds that no clause speaks of, those that somebody is linked to. */
const objectsByKind = ({
  board,
  kindOf,
  standings,
}: Looked): readonly (readonly [string, readonly ObjectRow[]])[] => {
  const asked = new Set(standings.flatMap(({ demand }) => demand.objectKinds.map(kindOf)));
  const held = board.objects.filter(({ links }) => links.length > 0);
  const kinds = new Set([...asked, ...held.map(({ subject }) => kindOf(subject.title))]);
  return [...kinds].flatMap((kind) => {
    const own = board.objects.filter(
      ({ subject, links }) =>
        kindOf(subject.title) === kind && (asked.has(kind) || links.length > 0),
    );
    return own.length === 0 ? [] : [[kind, own] as const];
  });
};

/** The clauses that ask for somebody to be linked to an object, where nobody is. */
const askedFor = ({ board }: Looked, object: string): readonly string[] =>
  board.coverage.filter(({ missing }) => missing.includes(object)).map(({ title }) => title);

/** Objects by kind with who is linked to them. */
export const linkedKinds = (looked: Looked): readonly LinkedKind[] =>
  objectsByKind(looked).map(([name, objects]) => ({
    name,
    objects: objects.map((object) => ({
      name: object.subject.name,
      unit: object.subject.unit,
      contact: contactOf(object),
      missing: askedFor(looked, object.subject.id).length > 0,
      people: object.links.map(({ person, personName, since, over }) => ({
        name: personName,
        post: postOf(looked, person),
        since,
        over,
      })),
    })),
  }));

/** What is lacking, whichever the order. */
export const linkGaps = (looked: Looked): LinkGaps => {
  const free = objectsByKind(looked).flatMap(([kind, objects]) =>
    objects
      .filter(({ subject, links }) => links.length === 0 || askedFor(looked, subject.id).length > 0)
      .map((object) => ({
        kind,
        name: object.subject.name,
        unit: object.subject.unit,
        contact: contactOf(object),
        asked: askedFor(looked, object.subject.id),
      })),
  );
  return {
    people: looked.board.people
      .filter(({ lacks }) => lacks.length > 0)
      .map(({ subject, lacks }) => ({
        name: subject.name,
        post: postOf(looked, subject.id) || unitTitleText(subject.unit, subject.title),
        lacks: lacks.map(({ title }) => title),
      })),
    objects: free.toSorted((a, b) => Number(a.asked.length === 0) - Number(b.asked.length === 0)),
  };
};
