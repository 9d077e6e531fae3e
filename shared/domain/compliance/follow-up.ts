import { workdaysBetween } from '../academic-calendar.ts';
import { isHeavy, stepOn } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { covers, dayNumber } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { heldFor } from './audience.ts';
import { holds } from './day-spans.ts';
import { workdaysAfter } from './deadline.ts';
import type { DemandOf } from './demand.ts';
import type { Case } from './duty.ts';
import type { Frame, Prepared } from './prepared.ts';
import { timingOf } from './status.ts';
import type { Timing } from './status.ts';
import type { Explanation, Figures, Status } from './verdict.ts';

/** A case of a rule on feeding back what was raised. */
export interface FollowUpCase extends Case {
  readonly demand: DemandOf<'follow-up'>;
}

/** What became of the issues of a period. */
export interface FollowedUp {
  readonly status: Status;
  readonly figures: Figures;
  /** The next day on which one not done is due; null when there is none. */
  readonly deadline: PlainDate | null;
  readonly timing: Timing | null;
  readonly issues: Explanation['issues'];
}

/** Working days before a due day from which on it is 即将到期. */
const SOON = 3;

interface Looked {
  readonly issue: Issue;
  readonly due: PlainDate;
  /** The day on which all that is asked for was done; `undefined` until then. */
  readonly done: PlainDate | undefined;
  readonly fedBack: PlainDate | null;
  readonly unreported: boolean;
}

const lookedAt = (one: FollowUpCase, issue: Issue): Looked => {
  const { demand, prepared } = one;
  const due = workdaysAfter(issue.raised, demand.workingDays, prepared.calendar);
  const fedBack = stepOn(issue, 'fed-back');
  const asksReport = demand.heavyReported === true && isHeavy(issue);
  const reported = asksReport ? stepOn(issue, 'reported') : fedBack;
  const complete = fedBack !== undefined && reported !== undefined;
  return {
    issue,
    due,
    done: complete ? (fedBack > reported ? fedBack : reported) : undefined,
    fedBack: fedBack ?? null,
    unreported: asksReport && reported === undefined,
  };
};

/**
 * Whether a person answers for an issue: they belonged to the audience on the day it was raised. Of alternatives by
 * post it is a matter of the first that spoke to them that day.
 */
const isTheirs = ({ subject, home }: FollowUpCase, { raised }: Issue): boolean => {
  if (subject.kind !== 'person') return false;
  const day = dayNumber(raised);
  const asking = home.alternatives.find((rule) => holds(heldFor(subject, home, rule).held, day));
  return asking === home.rule;
};

const isSoon = (prepared: Prepared, due: PlainDate, today: PlainDate): boolean =>
  workdaysBetween(prepared.calendar, dayNumber(today) + 1, dayNumber(due)) <= SOON;

const statusOfIssues = (
  prepared: Prepared,
  looked: readonly Looked[],
  today: PlainDate,
): Status => {
  const undone = looked.filter(({ done }) => done === undefined);
  if (undone.some(({ due }) => today > due)) return 'missed';
  if (undone.some(({ due }) => isSoon(prepared, due, today))) return 'due-soon';
  if (undone.length > 0) return 'open';
  return looked.every(({ done, due }) => done !== undefined && done <= due) ? 'met' : 'met-late';
};

/**
 * The issues a person answers for that were raised in the period, also in vacation and leave: each due on the Nth working day (statutory
 * calendar) after the day it was raised. Done once it was fed back, and reported where that is asked of heavy ones.
 */
export const followedUp = (one: FollowUpCase, frame: Frame, today: PlainDate): FollowedUp => {
  const { prepared, subject } = one;
  const raised = subject.kind === 'person' ? subject.issues : [];
  const looked = raised
    .filter((issue) => covers(frame.period, issue.raised) && isTheirs(one, issue))
    .map((issue) => lookedAt(one, issue))
    .toSorted((a, b) => Number(a.due > b.due) - Number(a.due < b.due));
  const next = looked.find(({ done }) => done === undefined);
  const count = (holds: (one: Looked) => boolean): number => looked.filter(holds).length;
  return {
    status: statusOfIssues(prepared, looked, today),
    figures: {
      expected: looked.length,
      done: count(({ done }) => done !== undefined),
      onTime: count(({ done, due }) => done !== undefined && done <= due),
    },
    deadline: next?.due ?? null,
    timing:
      next === undefined
        ? null
        : timingOf({ from: next.issue.raised, until: next.due }, null, prepared.settings),
    issues: looked.map(({ issue, due, fedBack, unreported }) => ({
      issue: issue.id,
      due,
      fedBack,
      unreported,
    })),
  };
};
