import type { Link } from '../people.ts';
import { addDays, partsOf, plainDate } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { DemandOf } from './demand.ts';
import type { Case } from './duty.ts';
import type { Frame } from './prepared.ts';
import { isValidIn, linksEver } from './standing.ts';
import { statusOfUnmet, timingOf } from './status.ts';
import type { Timing } from './status.ts';
import type { Explanation, Status } from './verdict.ts';

/** A case of a rule on how long a link may last. */
export interface TenureCase extends Case {
  readonly demand: DemandOf<'tenure'>;
}

/** A person's links of a period and when they are due for change. */
export interface Tenures {
  readonly status: Status;
  /** Of the link that has to be changed next. */
  readonly deadline: PlainDate | null;
  readonly timing: Timing;
  readonly links: Explanation['tenures'];
}

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export const yearsAfter = (day: PlainDate, years: number): PlainDate => {
  const [year, month, ofMonth] = partsOf(day);
  return plainDate(year + years, month, ofMonth) ?? plainDate(year + years, month, 28) ?? day;
};

const continues = (earlier: Link, later: Link): boolean =>
  earlier.object === later.object &&
  (earlier.until === null || later.since <= addDays(earlier.until, 1));

/**
 * One person's links, those to the same object that follow each other without a gap as one: held since the first
 * began, and otherwise the one that lasts longest.
 */
const unbroken = (links: readonly Link[]): readonly Link[] => {
  const found: Link[] = [];
  for (const link of links.toSorted(
    (a, b) => Number(a.since > b.since) - Number(a.since < b.since),
  )) {
    const at = found.findLastIndex((earlier) => continues(earlier, link));
    const earlier = found[at];
    if (earlier === undefined) found.push(link);
    else if (earlier.until !== null && (link.until === null || link.until > earlier.until))
      found[at] = { ...link, since: earlier.since };
  }
  return found;
};

const isValidAfter = ({ until }: Link, day: PlainDate): boolean => until === null || until > day;

/**
 * Links valid in the period, each due for change so many years after it began: over when it is still valid after
 * that day (also when it has been changed since), as of today or the period's last day.
 */
export const tenuresIn = (one: TenureCase, frame: Frame, today: PlainDate): Tenures => {
  const { demand, prepared } = one;
  const at = today < frame.period.until ? today : frame.period.until;
  const links = unbroken(linksEver(one, frame))
    .filter((link) => isValidIn(link, frame.period))
    .map((link) => {
      const due = yearsAfter(link.since, demand.years);
      return {
        link: link.id,
        due,
        over: at > due && isValidAfter(link, due),
        falls: due <= frame.period.until && isValidAfter(link, due),
      };
    });
  const next = links
    .filter(({ over, falls, due }) => falls && !over && due >= at)
    .map(({ due }) => due)
    .toSorted()[0];
  const timing = timingOf(
    { from: frame.period.from, until: next ?? frame.period.until },
    null,
    prepared.settings,
  );
  const shown = links.map(({ link, due, over }) => ({ link, due, over }));
  const deadline = next ?? null;
  if (links.some(({ over }) => over)) return { status: 'missed', deadline, timing, links: shown };
  const isOpen = next !== undefined && today <= frame.period.until;
  const status = isOpen ? statusOfUnmet(timing, today) : 'met';
  return { status, deadline, timing, links: shown };
};
