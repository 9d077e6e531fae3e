import { yearsAfter } from '#domain/compliance/tenure';
import type { PlainDate } from '#domain/plain-date';
import { isOfKinds, rulesOn, speaksTo } from './link-context.ts';
import type { LinkContext, LinkTo, RuleOf } from './link-context.ts';

type Tenure = RuleOf<'tenure'>;

/** A clause on change that concerns a link, and the day on which the link falls due by it. */
export interface TenureOf {
  readonly clause: Tenure;
  readonly due: PlainDate;
}

/** For a day: the clause by which a link falls due first, if any asks for a change. */
export const tenuresOn = (
  context: LinkContext,
  day: PlainDate,
): ((one: LinkTo) => TenureOf | undefined) => {
  const clauses = rulesOn(context, day, 'tenure');
  return ({ link, object }) =>
    clauses
      .filter(
        ({ home, demand }) =>
          isOfKinds(home, demand.objectKinds, object) && speaksTo(context, home, link.person, day),
      )
      .map((clause) => ({ clause, due: yearsAfter(link.since, clause.demand.years) }))
      .toSorted((a, b) => a.due.localeCompare(b.due))[0];
};
