import type { Settings } from '#domain/compliance/facts';
import type { Figures, Status } from '#domain/compliance/verdict';
import type { TemplateWords } from '#domain/forms/template-words';
import type { Issue, IssueStep } from '#domain/issue';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type { PolicyChange } from '#domain/policy/compare';
import type { Deadline, Force } from '#domain/policy/schema';
import type * as Compliance from './compliance-views.ts';
import type { DocumentFormat } from './document-contract.ts';
import type { MatrixQuery, RangeQuery, SheetKey } from './queries.ts';
import type * as Office from './office-views.ts';
import type { DocumentBytes } from './document-bytes.ts';
import type { SavedFile, SheetView } from './views.ts';

/** Which duties a list shows; null asks nothing. */
export interface DutyQuery {
  readonly range: RangeQuery;
  readonly policy: string | null;
  readonly rank: string | null;
  readonly unit: string | null;
  readonly rule: string | null;
  readonly statuses: readonly Status[];
  /**
   * Only what the figures of the range count: periods that fall due in it, of 应当 rules unless one is named. So the
   * list behind a number is what the number counted.
   */
  readonly counted?: boolean | undefined;
}

/** A year to look at: the academic or calendar year that holds the day. */
export interface YearQuery {
  readonly kind: 'academic-year' | 'calendar-year';
  readonly day: PlainDate;
}

export interface SummaryQuery {
  readonly range: RangeQuery;
  readonly policy: string;
  readonly by: Compliance.SummaryBy;
  readonly rank: string | null;
}

/** A list that can leave as a file. */
export type ListSource =
  | { readonly list: 'matrix'; readonly query: MatrixQuery }
  | { readonly list: 'duties'; readonly query: DutyQuery }
  | { readonly list: 'summary'; readonly query: SummaryQuery }
  | {
      readonly list: 'person';
      readonly query: { readonly person: string; readonly year: YearQuery };
    }
  | {
      readonly list: 'rule';
      readonly query: {
        readonly policy: string;
        readonly rule: string;
        readonly year: YearQuery;
      };
    }
  | {
      readonly list: 'arrangement';
      readonly query: { readonly policy: string; readonly form: string; readonly day: PlainDate };
    }
  | { readonly list: 'declarations'; readonly query: { readonly academicYear: string } };

export interface ReminderQuery {
  readonly duties: DutyQuery;
  readonly kind: 'reminder' | 'supervision';
  readonly to: 'unit' | 'person';
  readonly due: PlainDate | null;
  /** Whom to write to, of those the list names; null for all. */
  readonly only: readonly string[] | null;
}

/** What the window may ask about compliance in all its views, and about the office's own acts. */
export interface OfficeApi {
  // 合规日历
  /** A matrix's figures for the range before its own, for comparison; null when nothing was owed then. */
  readonly 'compliance.before': (asked: MatrixQuery) => Figures | null;
  readonly 'compliance.person': (asked: {
    readonly person: string;
    readonly year: YearQuery;
  }) => Compliance.PersonYear;
  readonly 'compliance.rule': (asked: {
    readonly policy: string;
    readonly rule: string;
    readonly year: YearQuery;
  }) => Compliance.RuleYear;
  readonly 'compliance.summary': (asked: SummaryQuery) => Compliance.Summary;
  readonly 'compliance.list': (asked: DutyQuery) => Compliance.DutyList;
  readonly 'compliance.signals': (asked: {
    readonly range: RangeQuery;
  }) => readonly Compliance.SignalView[];
  readonly 'signal.dismiss': (asked: { readonly key: string; readonly reason: string }) => null;
  readonly 'signal.restore': (asked: { readonly key: string }) => null;
  readonly 'reason.save': (asked: {
    readonly rule: string;
    readonly person: string;
    readonly from: PlainDate;
    readonly until: PlainDate;
    readonly text: string;
  }) => null;
  readonly 'list.save': (asked: {
    readonly source: ListSource;
    readonly format: DocumentFormat;
  }) => SavedFile | null;

  // 提醒
  readonly 'reminder.preview': (asked: ReminderQuery) => readonly Office.ReminderLetter[];
  readonly 'reminder.document': (asked: ReminderQuery) => DocumentBytes;
  readonly 'reminder.issue': (asked: ReminderQuery) => SavedFile | null;
  readonly 'reminder.list': (asked: null) => readonly Office.ReminderView[];

  // 封账与审核
  readonly 'lock.list': (asked: null) => readonly Office.LockView[];
  readonly 'lock.close': (asked: { readonly month: PlainMonth; readonly note: string }) => null;
  readonly 'lock.except': (asked: {
    readonly month: PlainMonth;
    readonly person: string | null;
    readonly reason: string;
    readonly approver: string;
  }) => null;
  readonly 'lock.end': (asked: { readonly id: string }) => null;
  readonly 'sheet.decide': (
    asked: SheetKey & { readonly decision: 'accept' | 'return'; readonly reason: string },
  ) => SheetView;

  // 联系安排
  readonly 'link.board': (asked: { readonly day: PlainDate }) => Office.LinkBoard;
  readonly 'link.proposals': (asked: { readonly day: PlainDate }) => readonly Office.LinkProposal[];
  /** Ends the given links the day before, and begins the new ones: one step. */
  readonly 'link.move': (asked: {
    readonly since: PlainDate;
    readonly moves: readonly {
      readonly link: string | null;
      readonly object: string;
      readonly person: string | null;
    }[];
  }) => null;
  readonly 'declaration.board': (asked: {
    readonly academicYear: string;
  }) => Office.DeclarationBoard;

  // 问题与建议
  readonly 'issue.list': (asked: null) => readonly Office.IssueView[];
  readonly 'issue.save': (asked: Omit<Issue, 'id' | 'steps'> & { readonly id: string | null }) => {
    readonly id: string;
  };
  /** Adds a step, or puts it (null: nothing) in the place of the step at that index. */
  readonly 'issue.step': (asked: {
    readonly id: string;
    readonly step: IssueStep | null;
    readonly at?: number | undefined;
    /** The unit it is handed to by this step. */
    readonly unit?: string | undefined;
  }) => null;

  // 制度
  readonly 'policy.versions': (asked: null) => readonly Office.PolicyVersion[];
  readonly 'policy.choose': (asked: null) => Office.PolicyCandidate | null;
  readonly 'policy.drop': (asked: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }) => Office.PolicyCandidate;
  readonly 'policy.amend': (asked: {
    readonly base: string;
    readonly effectiveFrom: PlainDate;
    readonly changes: readonly {
      readonly rule: string;
      readonly minimum?: number | undefined;
      readonly force?: Force | undefined;
      readonly deadline?: Deadline | undefined;
    }[];
  }) => Office.PolicyCandidate;
  /** Judges a range by a candidate, or by a version of the ledger whatever its dates, against what is in force. */
  readonly 'policy.preview': (asked: {
    readonly policy: string;
    readonly range: RangeQuery;
  }) => Compliance.WhatIf;
  readonly 'policy.compare': (asked: {
    readonly before: string;
    readonly after: string;
  }) => readonly PolicyChange[];
  readonly 'policy.enact': (asked: {
    readonly candidate: string;
    readonly effectiveFrom: PlainDate;
    /** Ranks it shall bind, where not all it speaks to. */
    readonly ranks?: readonly string[] | undefined;
  }) => null;
  // 自己的模板
  /** Everything a template of a form may say. */
  readonly 'template.words': (asked: Office.FormKey) => TemplateWords;
  /** Picks a .docx, checks it for the form, and shows it filled with invented data; null when cancelled. Writes nothing. */
  readonly 'template.choose': (asked: Office.FormKey) => Office.TemplateOffer | null;
  /** A new version of the policy in which the form has the template that was chosen; null: the standard sheet. */
  readonly 'template.use': (
    asked: Office.FormKey & {
      readonly template: string | null;
      readonly effectiveFrom: PlainDate;
    },
  ) => Office.PolicyCandidate;
  /** Saves a .docx to begin with: the template in use, or the standard sheet with placeholders; null when cancelled. */
  readonly 'template.save': (asked: Office.FormKey) => SavedFile | null;
  readonly 'judging.get': (asked: null) => Office.Judging;
  readonly 'judging.preview': (asked: {
    readonly settings: Settings;
    readonly range: RangeQuery;
  }) => Compliance.WhatIf;
  readonly 'judging.save': (asked: { readonly settings: Settings }) => null;
}
