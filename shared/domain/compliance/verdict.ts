import type { PlainDate, Span } from '../plain-date.ts';
import type { Force } from '../policy/schema.ts';

/**
 * Status of a cell (domain rule 8): 达标, 逾期达标, 待核, 未到期, 即将到期, 未达标, 免, 不适用;
 * `counted` is a rule without a minimum (倡导), which is only counted.
 */
export type Status =
  | 'met'
  | 'met-late'
  | 'under-review'
  | 'open'
  | 'due-soon'
  | 'missed'
  | 'exempt'
  | 'not-applicable'
  | 'counted';

/** The five figures (domain rule 1). Rates are for whoever shows them: `done / expected`, nothing when 0 are expected. */
export interface Figures {
  readonly expected: number;
  readonly done: number;
  readonly onTime: number;
}

/** How one entry stood to one rule in one period. */
export interface Considered {
  readonly entry: string;
  /** What it added, in the rule's unit; 0 when it did not count. */
  readonly credit: number;
  readonly onTime: boolean;
  /** Visited an object that is not the person's 联系点: counts, and is shown as such. */
  readonly offLink: boolean;
  readonly backfill: boolean;
  /** 补做: it happened in another period and counts here. */
  readonly makeUp: boolean;
  /** Why it nearly counted and did not; empty for those that counted. One code per obstacle. */
  readonly obstacles: readonly Obstacle[];
}

export type Obstacle =
  | 'draft'
  | 'returned'
  | 'outside-period'
  | 'wrong-activity'
  | 'wrong-mode'
  | 'wrong-role'
  | 'wrong-object'
  | 'not-linked'
  | 'too-little'
  | 'no-amount'
  | 'no-evidence'
  | 'already-counted'
  | 'post-not-held'
  /** Its place is none of those asked for. */
  | 'wrong-place'
  /** Submitted after entries for the period were no longer taken. */
  | 'too-late'
  /** Waits for the office to accept it. */
  | 'not-accepted'
  /** 补做 for another period. */
  | 'made-up-elsewhere'
  /** 补做 after the days in which that is taken, or for a period that isn't the one before. */
  | 'make-up-late'
  /** Counts for a period that was put off, or brought forward, over a holiday. */
  | 'used-elsewhere';

/** One rule judged for one subject in one period of that rule. */
export interface Verdict {
  readonly rule: string;
  /** A person's id; for rules per object the object's. */
  readonly subject: string;
  readonly force: Force;
  readonly period: Period;
  readonly status: Status;
  /** 即将到期, and little of the time is left: the second warning. */
  readonly urgent: boolean;
  /** In the rule's unit. */
  readonly expected: number;
  readonly done: number;
  readonly onTime: number;
  /** 0 to `expected`: what of the period's demand is fulfilled, and what of that on time, as whole obligations. */
  readonly figures: Figures;
  readonly deadline: PlainDate | null;
}

/** A counting period, both ends included. */
export interface Period extends Span {
  /** `2026年10月`, `2026—2027学年第一学期`, `第6周（10月5日—10月11日）`. */
  readonly label: string;
}

/** Everything behind one verdict, as data; the screen puts it into words. */
export interface Explanation {
  readonly verdict: Verdict;
  readonly unit: string;
  /** Working days of the period by the statutory calendar, days of holiday left out. */
  readonly workingDays: number;
  readonly presentDays: number;
  /** Why the person owed nothing, when exempt or not applicable. */
  readonly exemptBecause:
    | { readonly kind: 'vacation'; readonly termDays: number; readonly neededDays: number }
    | { readonly kind: 'holiday'; readonly termDays: number; readonly neededDays: number }
    | { readonly kind: 'absent'; readonly presentDays: number; readonly workingDays: number }
    | { readonly kind: 'no-post' }
    | { readonly kind: 'other-rule'; readonly rule: string }
    | { readonly kind: 'no-objects' }
    | { readonly kind: 'no-others' }
    | { readonly kind: 'no-links' }
    | { readonly kind: 'no-issues' }
    | { readonly kind: 'no-new-post' }
    | { readonly kind: 'not-in-force' }
    | null;
  /** Exemptions that touch the period. */
  readonly exemptions: readonly string[];
  /** Links valid in the period that the rule looks at. */
  readonly links: readonly string[];
  readonly counted: readonly Considered[];
  readonly nearly: readonly Considered[];
  /** The days whose entries count, where a holiday lengthened the period; null where they are the period's own. */
  readonly window: Span | null;
  /** For `person-object` and `pair`: each object, or other person, and whether it is done. */
  readonly targets: readonly {
    readonly target: string;
    readonly done: number;
    readonly met: boolean;
  }[];
  /** For `standing`: spans in which fewer links than asked were held. */
  readonly gaps: readonly Span[];
  /** For `submission`: when it was first submitted, and whether it was a zero report or incomplete. */
  readonly submission: {
    readonly submitted: PlainDate | null;
    readonly zeroReason: string;
    readonly missing: readonly ('teachers' | 'students' | 'specialty')[];
  } | null;
  /** For `tenure`: each link and the day on which it is due for change. */
  readonly tenures: readonly {
    readonly link: string;
    readonly due: PlainDate;
    readonly over: boolean;
  }[];
  /** For `share`: the working days with a matching entry. */
  readonly days: readonly PlainDate[];
  /** For `follow-up`: each issue raised in the period. */
  readonly issues: readonly {
    readonly issue: string;
    readonly due: PlainDate;
    readonly fedBack: PlainDate | null;
    /** Asked for and still missing. */
    readonly unreported: boolean;
  }[];
  /** For `qualification`: each post newly held, and whether its holder has the attribute; null when unknown. */
  readonly qualifications: readonly {
    readonly post: string;
    readonly has: boolean | null;
    readonly source: string;
  }[];
}
