import type { Settings } from '#domain/compliance/facts';
import type { TemplateReport } from '#domain/forms/template-report';
import type { Issue } from '#domain/issue';
import type { LockException, MonthLock } from '#domain/office';
import type { Declaration } from '#domain/people';
import type { LocalTime, PlainDate } from '#domain/plain-date';
import type { PolicyChange } from '#domain/policy/compare';
import type { Policy } from '#domain/policy/schema';
import type { SubjectView } from './cell-views.ts';
import type { DutyItem } from './compliance-views.ts';

/** A closed month with its exceptions, newest first. */
export interface LockView extends MonthLock {
  readonly exceptions: readonly (LockException & { readonly name: string })[];
}

/** Whether a sheet may be changed. */
export interface SheetLock {
  readonly at: LocalTime;
  /** The open exception that allows it; null when it may not be changed. */
  readonly exception: LockException | null;
}

/** How a sheet was printed last. */
export interface Printed {
  readonly edition: number;
  /** How often this edition left. */
  readonly copies: number;
  readonly at: LocalTime;
  /** Whether what is in the ledger now is what was printed. */
  readonly same: boolean;
}

/** A letter before it is issued. */
export interface ReminderLetter {
  /** Unit or person id. */
  readonly to: string;
  readonly name: string;
  readonly number: string;
  readonly items: readonly DutyItem[];
}

export interface ReminderView {
  readonly id: string;
  readonly kind: 'reminder' | 'supervision';
  readonly number: string;
  readonly issued: PlainDate;
  readonly to: string;
  readonly due: PlainDate | null;
  /** Duties named, and how many of them are settled by now. */
  readonly items: number;
  readonly settled: number;
}

/** 联系安排 on a day. */
export interface LinkBoard {
  readonly day: PlainDate;
  readonly people: readonly {
    readonly subject: SubjectView;
    readonly rank: string;
    readonly links: readonly LinkView[];
    /** Standing demands not met: short titles with the clause's place. */
    readonly lacks: readonly {
      readonly policy: string;
      readonly rule: string;
      readonly title: string;
      readonly kinds: readonly string[];
    }[];
  }[];
  readonly objects: readonly {
    readonly subject: SubjectView;
    readonly cohort: number | null;
    readonly counsellor: string;
    readonly contact: string;
    readonly size: number | null;
    readonly links: readonly LinkView[];
  }[];
  /** For each clause on coverage (大一新生班级全覆盖): objects asked for, and those nobody is linked to. */
  readonly coverage: readonly {
    readonly policy: string;
    readonly rule: string;
    readonly title: string;
    readonly objects: readonly string[];
    readonly missing: readonly string[];
  }[];
}

export interface LinkView {
  readonly link: string;
  readonly person: string;
  readonly personName: string;
  readonly object: string;
  readonly objectName: string;
  readonly kind: string;
  readonly since: PlainDate;
  readonly until: PlainDate | null;
  readonly origin: 'assigned' | 'chosen' | 'advocated';
  /** When a clause asks for a change: the day it falls due. */
  readonly due: PlainDate | null;
  readonly over: boolean;
}

/** A change proposed for the next round: the link ends, another person takes the object. */
export interface LinkProposal {
  readonly link: string;
  readonly object: string;
  readonly from: string;
  /** null when nobody fits; the clerk chooses. */
  readonly to: string | null;
  readonly why: string;
}

/** 申报 of an academic year. */
export interface DeclarationBoard {
  readonly academicYear: string;
  readonly deadline: PlainDate | null;
  readonly rows: readonly {
    readonly subject: SubjectView;
    readonly declaration: Declaration | null;
    readonly status: 'complete' | 'incomplete' | 'missing' | 'draft' | 'exempt';
    readonly late: boolean;
    readonly missing: readonly ('teachers' | 'students' | 'specialty')[];
  }[];
}

export interface IssueView {
  readonly issue: Issue;
  readonly personName: string;
  readonly unitName: string;
  /** 待转办, 办理中, 已办结, 已反馈 */
  readonly stage: 'new' | 'handed-on' | 'resolved' | 'fed-back';
  /** Until when it has to be fed back; null when no clause asks. */
  readonly due: PlainDate | null;
  /** The clause that asks it, as one cites it. */
  readonly clause: {
    readonly policy: string;
    readonly rule: string;
    readonly title: string;
    readonly place: string;
    readonly workingDays: number;
  } | null;
  /** Fed back after that day, or not yet and the day is over. */
  readonly late: boolean;
  /** Has to be reported upwards and wasn't. */
  readonly unreported: boolean;
  readonly entryText: string;
}

/** One version of a policy in the ledger. */
export interface PolicyVersion {
  readonly id: string;
  readonly series: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly institution: string;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly inForce: boolean;
}

/** A policy that isn't in force yet: from a file, or amended from one that is. */
export interface PolicyCandidate {
  /** Handle for `policy.preview` and `policy.enact`. */
  readonly id: string;
  /** File name; empty for an amendment. */
  readonly file: string;
  readonly policy: Policy | null;
  /** Faults by line; empty when it can be put in force. */
  readonly faults: readonly { readonly line: number; readonly text: string }[];
  /** The version it takes the place of; null for a new series. */
  readonly replaces: string | null;
  /** Against that version. */
  readonly changes: readonly PolicyChange[];
}

/** A form of a version of a policy. */
export interface FormKey {
  readonly policy: string;
  readonly form: string;
}

/** A .docx that was chosen to be a form's template. */
export interface TemplateOffer {
  /** Handle for `template.use`; good only where the report has no faults. */
  readonly id: string;
  /** File name. */
  readonly name: string;
  readonly report: TemplateReport;
  /** Filled with invented data; null where there are faults. */
  readonly preview: { readonly name: string; readonly bytes: Uint8Array } | null;
}

export interface Judging {
  readonly settings: Settings;
  readonly defaults: Settings;
}
