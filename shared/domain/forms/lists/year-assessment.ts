import type { Figures, Status, Verdict } from '../../compliance/verdict.ts';
import type { PlainDate } from '../../plain-date.ts';
import type { ListedRule } from './words.ts';

/** What a rule came to in a year, over the periods that fall due in it. */
export interface Concluded {
  readonly figures: Figures;
  /** `exempt` where nothing was owed, `open` where nothing falls due before the year ends. */
  readonly status: Status;
  /** What of `figures.expected` isn't done: overdue, waiting to be looked at, not yet due. They add up to it. */
  readonly missed: number;
  readonly review: number;
  readonly open: number;
}

const isIdle = ({ status }: Verdict): boolean => status === 'exempt' || status === 'not-applicable';

const lackOf = (verdicts: readonly Verdict[], statuses: readonly Status[]): number =>
  verdicts
    .filter(({ status }) => statuses.includes(status))
    .reduce((sum, { figures }) => sum + figures.expected - figures.done, 0);

const NOT_YET: readonly Status[] = ['open', 'due-soon'];

const GRAVE: readonly Status[] = ['missed', 'under-review', 'open', 'met-late', 'met', 'counted'];

/** Sums up the verdicts on a rule's periods that fall due in a year; `later`: some period goes on beyond it. */
export const concluded = (due: readonly Verdict[], later: boolean): Concluded => {
  const owed = due.filter((verdict) => !isIdle(verdict));
  const sum = (part: keyof Figures): number =>
    owed.reduce((total, { figures }) => total + figures[part], 0);
  // Over a year, what presses this week is merely not yet due.
  const found = new Set(owed.map(({ status }) => (NOT_YET.includes(status) ? 'open' : status)));
  const worst = GRAVE.find((status) => found.has(status));
  return {
    figures: { expected: sum('expected'), done: sum('done'), onTime: sum('onTime') },
    status: worst ?? (due.length === 0 && later ? 'open' : 'exempt'),
    missed: lackOf(owed, ['missed', 'met', 'met-late']),
    review: lackOf(owed, ['under-review']),
    open: lackOf(owed, NOT_YET),
  };
};

/** Numbers of what a figure rests on, each in the list of its kind on the same paper. */
export interface Refs {
  readonly entries: readonly number[];
  readonly links: readonly number[];
  readonly issues: readonly number[];
  readonly reports: readonly number[];
}

/** A rule as a year's paper names it. */
export interface AssessedClause extends ListedRule {
  /** As one cites it: 四（一）1（1）. */
  readonly place: string;
}

/** One judged rule of a person. */
export interface AssessedRule extends Concluded {
  /** Series, and the title over its rules where several speak to the person. */
  readonly policy: string;
  readonly policyTitle: string;
  readonly clause: AssessedClause;
  /** What was done in all, in the rule's unit. */
  readonly amount: number;
  readonly unit: string;
  readonly refs: Refs;
  /** Why periods of it were exempt beyond vacation, in words; empty: none were. */
  readonly exempt: string;
}

/** A figure of the workload and the numbers of the records it counts. */
export interface WorkRow {
  readonly group: string;
  readonly label: string;
  /** `32/38周`, `12次` */
  readonly amount: string;
  readonly refs: Refs;
}

/** One record of the appendix; its number is its place. */
export interface AssessedRecord {
  /** `2026年3月9日`, with what the sheet adds to it. */
  readonly time: string;
  readonly carriers: readonly string[];
  readonly activities: readonly string[];
  readonly object: string;
  readonly summary: string;
  /** Short titles of the rules it counts for in the year. */
  readonly counted: readonly string[];
  /** 带队, 键对键, 补录 … */
  readonly marks: readonly string[];
}

/** A person's year: what every figure of the paper is taken from. */
export interface PersonAssessment {
  readonly title: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly label: string;
  /** What it is for, in the words of the policies: `clause（《policy》place）`. */
  readonly purposes: readonly string[];
  readonly rules: readonly AssessedRule[];
  /** Over the 应当 rules. */
  readonly figures: Figures;
  readonly work: readonly WorkRow[];
  readonly issues: readonly {
    readonly raised: PlainDate;
    readonly text: string;
    readonly unit: string;
    readonly handling: string;
    readonly stage: 'new' | 'handed-on' | 'resolved' | 'fed-back';
    readonly late: boolean;
  }[];
  readonly links: readonly {
    readonly object: string;
    readonly kind: string;
    readonly since: PlainDate;
    readonly until: PlainDate | null;
  }[];
  readonly reasons: readonly {
    readonly rule: string;
    readonly period: string;
    readonly text: string;
  }[];
  readonly exemptions: readonly {
    readonly from: PlainDate;
    readonly until: PlainDate;
    readonly reason: string;
    readonly approver: string;
  }[];
  readonly reports: readonly {
    readonly period: string;
    readonly title: string;
    readonly deadline: PlainDate | null;
    readonly submitted: PlainDate | null;
    readonly zeroReason: string;
    readonly status: Status;
  }[];
  readonly records: readonly AssessedRecord[];
}

/** With a place to break lines at: LibreOffice breaks numbers between 、 apart instead. */
const SEPARATOR = '、\u200b';

/** `1—4、7、9`: ascending numbers, runs of three and more drawn together. */
export const numbersText = (numbers: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .flatMap(([from, until]) => {
      if (from === until) return [String(from)];
      return until === from + 1
        ? [String(from), String(until)]
        : [`${String(from)}—${String(until)}`];
    })
    .join(SEPARATOR);
};

/** No numbers at all. */
export const NO_REFS: Refs = { entries: [], links: [], issues: [], reports: [] };

/** `1—4、7；联1`: records by their number alone, everything else by its list and number. */
export const refsText = ({ entries, links, issues, reports }: Refs): string =>
  [
    ['', entries] as const,
    ['联', links] as const,
    ['问', issues] as const,
    ['报', reports] as const,
  ]
    .filter(([, numbers]) => numbers.length > 0)
    .map(([list, numbers]) => list + numbersText(numbers))
    .join('；');

/** Whether something that is asked for was not done and is overdue: 应当 and 原则上. */
export const isBehind = ({ status }: Concluded): boolean => status === 'missed';
