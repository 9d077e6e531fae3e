import type { Attribute, Post } from '../people.ts';
import { addDays, covers, dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { heldFor, isAddressed } from './audience.ts';
import { holds } from './day-spans.ts';
import type { DemandOf } from './demand.ts';
import type { Case } from './duty.ts';
import type { Frame } from './prepared.ts';
import type { Explanation, Figures, Status } from './verdict.ts';

/** A case of a rule on what who is newly put into a post has to have. */
export interface QualificationCase extends Case {
  readonly demand: DemandOf<'qualification'>;
}

/** The posts newly held in a period, and whether their holder is qualified. */
export interface Qualified {
  readonly status: Status;
  readonly figures: Figures;
  readonly posts: Explanation['qualifications'];
}

/** The day from which on the clause has asked for it: an amended version doesn't begin anew. */
const inForceSince = ({ home }: QualificationCase): PlainDate =>
  home.versions
    .filter(({ rule }) => rule.demand.kind === 'qualification')
    .map(({ policy, rule }) =>
      rule.effectiveFrom !== undefined && rule.effectiveFrom > policy.effectiveFrom
        ? rule.effectiveFrom
        : policy.effectiveFrom,
    )
    .toSorted()[0] ?? home.policy.effectiveFrom;

/** Whether a post only goes on with an earlier one of the same person, title and unit. */
const continues = (post: Post, posts: readonly Post[]): boolean =>
  posts.some(
    (earlier) =>
      earlier.since < post.since &&
      earlier.title === post.title &&
      earlier.unit === post.unit &&
      (earlier.until === null || addDays(earlier.until, 1) >= post.since),
  );

const newPosts = (one: QualificationCase, frame: Frame): readonly Post[] => {
  const { subject, home } = one;
  if (subject.kind !== 'person') return [];
  const { audience } = home.rule;
  const since = inForceSince(one);
  const { held } = heldFor(subject, home, home.rule);
  return subject.posts.filter(
    (post) =>
      covers(frame.period, post.since) &&
      post.since >= since &&
      isAddressed(post, audience, home.flags) &&
      holds(held, dayNumber(post.since)) &&
      !continues(post, subject.posts),
  );
};

const statusOfAll = (posts: Qualified['posts']): Status => {
  if (posts.some(({ has }) => has === false)) return 'missed';
  return posts.some(({ has }) => has === null) ? 'under-review' : 'met';
};

/** Whether those newly put into a post of the audience in the period have the attribute; unknown ones need a look. */
export const qualifiedIn = (one: QualificationCase, frame: Frame): Qualified => {
  const { subject, demand } = one;
  const attributes: readonly Attribute[] = subject.kind === 'person' ? subject.attributes : [];
  const known = attributes.find(({ name }) => name === demand.attribute);
  const posts = newPosts(one, frame).map((post) => ({
    post: post.id,
    has: known?.has ?? null,
    source: known?.source ?? '',
  }));
  const done = posts.filter(({ has }) => has === true).length;
  return {
    status: statusOfAll(posts),
    figures: { expected: posts.length, done, onTime: done },
    posts,
  };
};
