import type { Issue, IssueStep, IssueWeight } from '#domain/issue';
import type { ContactObject, Person, Post, Unit } from '#domain/people';
import { addDays } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';

/** What the demo school's office knows and has been told: data of resources/demo. */
export interface OfficePhrases {
  readonly counsellors: readonly string[];
  /** Fewest and most people of a class. */
  readonly classSize: readonly [number, number];
  /** How the office knows of a qualification. */
  readonly sources: readonly string[];
  readonly issues: readonly {
    readonly daysAgo: number;
    readonly rank: string;
    /** A unit's name; empty while it wasn't handed on. */
    readonly unit: string;
    readonly kind: string;
    readonly weight: IssueWeight;
    readonly text: string;
    readonly steps: readonly (Pick<IssueStep, 'kind' | 'by' | 'note'> & {
      /** Days after it was raised. */
      readonly after: number;
    })[];
  }[];
}

/** The part of the demo's register that the office's own records rest on. */
interface OfficeRegister {
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly objects: readonly ContactObject[];
  readonly units: readonly Unit[];
  /** Qualifications that the policies ask for, with the ranks they ask it of. */
  readonly qualifications: readonly { readonly name: string; readonly ranks: readonly string[] }[];
  readonly today: PlainDate;
  readonly newId: () => string;
}

/** Classes with their counsellor, contact and size. */
export const profiledObjects = (
  { objects }: OfficeRegister,
  phrases: OfficePhrases,
): readonly ContactObject[] => {
  const [fewest, most] = phrases.classSize;
  return objects
    .filter(({ cohort }) => cohort !== null)
    .map((object, index) => ({
      ...object,
      counsellor: phrases.counsellors[index % phrases.counsellors.length] ?? '',
      contact: `校内分机 ${String(3010 + (index % phrases.counsellors.length))}`,
      size: fewest + ((index * 7) % (most - fewest + 1)),
    }));
};

/** People of whom a qualification is known: of every third it isn't, of some it is missing. */
export const qualifiedPeople = (
  { people, posts, qualifications }: OfficeRegister,
  phrases: OfficePhrases,
): readonly Person[] =>
  people
    .map((person, index) => ({
      ...person,
      attributes: qualifications
        .filter(({ ranks }) =>
          posts.some((post) => post.person === person.id && ranks.includes(post.rank)),
        )
        .map(({ name }) => ({
          name,
          has: index % 7 !== 0,
          source: phrases.sources[index % phrases.sources.length] ?? '',
        })),
    }))
    .filter(({ attributes }, index) => attributes.length > 0 && index % 3 !== 2);

/** Issues that people of the demo collected, as far as they have come by today. */
export const demoIssues = (
  { people, posts, units, today, newId }: OfficeRegister,
  phrases: OfficePhrases,
): readonly Issue[] =>
  phrases.issues.flatMap((said, index) => {
    const raised = addDays(today, -said.daysAgo);
    const there = people.filter(({ id }) =>
      posts.some(
        (post) =>
          post.person === id &&
          post.rank === said.rank &&
          post.since <= raised &&
          post.until === null,
      ),
    );
    const person = there[index % Math.max(1, there.length)];
    if (person === undefined) return [];
    return [
      {
        id: newId(),
        raised,
        person: person.id,
        entry: null,
        text: said.text,
        kind: said.kind,
        weight: said.weight,
        unit: units.find(({ name }) => name === said.unit)?.id ?? null,
        steps: said.steps
          .map(({ kind, after, by, note }) => ({
            kind,
            date: addDays(raised, after),
            by: by === '' ? person.name : by,
            note,
          }))
          .filter(({ date }) => date <= today),
      },
    ];
  });
