import { workdaysAfter } from '#domain/compliance/deadline';
import type { Issue } from '#domain/issue';
import type { PlainDate } from '#domain/plain-date';
import type { IssueView } from '#api/office-views';
import { rulesOn, speaksTo } from './link-context.ts';
import type { LinkContext } from './link-context.ts';

/** What a clause asks of an issue. */
interface FollowUp {
  readonly due: PlainDate;
  readonly clause: NonNullable<IssueView['clause']>;
  readonly heavyReported: boolean;
}

/** The clause that asks an issue to be fed back first, by the post its collector held on the day it was raised. */
export const followUpOf = (context: LinkContext, issue: Issue): FollowUp | undefined => {
  const clauses = rulesOn(context, issue.raised, 'follow-up').filter(({ home }) =>
    speaksTo(context, home, issue.person, issue.raised),
  );
  const heavyReported = clauses.some(({ demand }) => demand.heavyReported === true);
  return clauses
    .map(({ rule, home, demand }) => ({
      due: workdaysAfter(issue.raised, demand.workingDays, context.register.prepared),
      clause: {
        policy: home.policy.series,
        rule: rule.id,
        title: rule.title,
        place: rule.clause.place,
        workingDays: demand.workingDays,
      },
      heavyReported,
    }))
    .toSorted((a, b) => a.due.localeCompare(b.due))[0];
};
