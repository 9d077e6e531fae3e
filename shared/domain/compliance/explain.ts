import type { PlainDate } from '../plain-date.ts';
import { consideredIn } from './considered.ts';
import { askingOf } from './counting.ts';
import { unitOf } from './demand.ts';
import type { Case } from './duty.ts';
import { targetsShown } from './frequency.ts';
import { caseOf, judge, judgeCase } from './judge.ts';
import type { Asked } from './judge.ts';
import type { Findings } from './outcome.ts';
import type { Frame, Prepared } from './prepared.ts';
import { linksIn, linksOfKinds } from './standing.ts';
import type { Explanation } from './verdict.ts';

/** The links a rule looks at: those of its own object kinds, else of those its carriers are fed from. */
const linksOf = (one: Case, frame: Frame): readonly string[] => {
  const { demand, home } = one;
  switch (demand.kind) {
    case 'standing':
    case 'tenure':
      return linksIn(one, frame).map((link) => link.id);
    case 'frequency':
    case 'share': {
      const carriers = home.policy.carriers.filter((carrier) =>
        (demand.match.carriers ?? []).includes(carrier.id),
      );
      const kinds = demand.match.objectKinds ?? carriers.flatMap(({ objectKinds }) => objectKinds);
      return linksOfKinds(one, frame, kinds);
    }
    case 'submission':
    case 'follow-up':
    case 'qualification':
      return [];
  }
};

type Details = Pick<
  Explanation,
  | 'counted'
  | 'nearly'
  | 'targets'
  | 'gaps'
  | 'submission'
  | 'tenures'
  | 'days'
  | 'issues'
  | 'qualifications'
>;

const NOTHING_FOUND: Details = {
  counted: [],
  nearly: [],
  targets: [],
  gaps: [],
  submission: null,
  tenures: [],
  days: [],
  issues: [],
  qualifications: [],
};

const consideredFor = (one: Case, frame: Frame): Partial<Details> => {
  const asking = askingOf(one);
  return asking === undefined ? {} : consideredIn(asking, frame);
};

const targetsFor = (one: Case, frame: Frame): Details['targets'] =>
  one.demand.kind === 'frequency' ? targetsShown({ ...one, demand: one.demand }, frame) : [];

const detailsOf = (one: Case, frame: Frame, findings: Findings): Details => {
  switch (findings.kind) {
    case 'nothing':
      return NOTHING_FOUND;
    case 'frequency':
      return {
        ...NOTHING_FOUND,
        ...consideredFor(one, frame),
        targets: targetsFor(one, frame),
      };
    case 'standing':
      return { ...NOTHING_FOUND, gaps: findings.held.gaps };
    case 'tenure':
      return { ...NOTHING_FOUND, tenures: findings.tenures.links };
    case 'submission':
      return { ...NOTHING_FOUND, submission: findings.handedIn.details };
    case 'share':
      return { ...NOTHING_FOUND, ...consideredFor(one, frame), days: findings.days };
    case 'follow-up':
      return { ...NOTHING_FOUND, issues: findings.followed.issues };
    case 'qualification':
      return { ...NOTHING_FOUND, qualifications: findings.qualified.posts };
  }
};

/**
 * Everything behind a verdict (domain rule 12): what counted, what nearly did and why not, who was exempt why.
 * The verdict in it is the same as {@link judge} gives.
 */
export const explain = (prepared: Prepared, asked: Asked, today: PlainDate): Explanation => {
  const found = caseOf(prepared, asked);
  if (found === undefined) {
    return {
      verdict: judge(prepared, asked, today),
      unit: '',
      workingDays: 0,
      presentDays: 0,
      exemptBecause: null,
      exemptions: [],
      links: [],
      window: null,
      ...NOTHING_FOUND,
    };
  }
  const { one, frame } = found;
  const { period } = frame;
  const { verdict, duty, findings } = judgeCase(one, frame, today);
  const exemptions = one.subject.kind === 'person' ? one.subject.exemptions : [];
  return {
    verdict,
    unit: unitOf(one.home.rule),
    workingDays: duty.workingDays,
    presentDays: duty.presentDays,
    exemptBecause: duty.because,
    exemptions: exemptions
      .filter((span) => span.from <= period.until && span.until >= period.from)
      .map((exemption) => exemption.id),
    links: linksOf(one, frame),
    window: frame.lengthened ? frame.window : null,
    ...detailsOf(one, frame, findings),
  };
};
