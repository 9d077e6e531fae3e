import type { Figures, Status } from '#domain/compliance/verdict';
import type { SignalKind } from '#domain/compliance/signals';
import type { LocalTime, PlainDate, PlainMonth, Span } from '#domain/plain-date';
import type { Force } from '#domain/policy/schema';
import type { CellView, EntryBrief, RuleHead, SubjectView } from './cell-views.ts';

/** One period of a rule in the year of a person. */
export interface Segment {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly label: string;
  /** Index of the first month it is drawn in, from 0, and how many months it takes. */
  readonly month: number;
  readonly months: number;
  readonly status: Status;
  readonly urgent: boolean;
  readonly done: number;
  readonly expected: number;
  readonly unit: string;
}

/** One person's year: every rule that speaks to them, with its periods along the months. */
export interface PersonYear {
  readonly subject: SubjectView;
  readonly label: string;
  readonly span: Span;
  readonly months: readonly PlainMonth[];
  readonly rows: readonly {
    readonly policy: string;
    readonly rule: RuleHead;
    readonly segments: readonly Segment[];
  }[];
  /** Over the 应当 rules, those of their periods that fall due in the year. */
  readonly figures: Figures;
}

/** One rule across everybody (or every object), period by period. */
export interface RuleYear {
  readonly policy: string;
  readonly rule: RuleHead & { readonly clause: string; readonly place: string };
  readonly label: string;
  readonly span: Span;
  /** The rule's periods in the year; months, where its periods are shorter. */
  readonly columns: readonly (Span & { readonly label: string })[];
  readonly rows: readonly { readonly subject: SubjectView; readonly cells: readonly CellView[] }[];
  /** For each column. */
  readonly figures: readonly Figures[];
}

/** Five figures by rule for units, ranks, people or the whole school. */
export interface Summary {
  readonly label: string;
  readonly span: Span;
  readonly by: SummaryBy;
  readonly rules: readonly RuleHead[];
  readonly rows: readonly {
    /** Unit, rank or person id; empty for the whole school. */
    readonly id: string;
    readonly name: string;
    /** People (or objects) behind the row. */
    readonly subjects: number;
    /** For each rule; null where it asks nothing of anybody here. */
    readonly cells: readonly (Figures | null)[];
    /** Over the 应当 rules, as the figures of a matrix are. */
    readonly total: Figures;
  }[];
}

export type SummaryBy = 'school' | 'rank' | 'unit' | 'person';

/** One duty in the list: who, what, by when, and how it stands. */
export interface DutyItem {
  readonly policy: string;
  readonly rule: string;
  readonly short: string;
  readonly title: string;
  /** As one cites it: 四（一）1（1）. */
  readonly place: string;
  readonly force: Force;
  readonly subject: SubjectView;
  /** Unit id, for filters; null when there is none. */
  readonly unit: string | null;
  readonly period: Span & { readonly label: string };
  readonly status: Status;
  readonly urgent: boolean;
  readonly deadline: PlainDate | null;
  readonly done: number;
  readonly expected: number;
  readonly measure: string;
  /** 情况说明; empty when none was given. */
  readonly reason: string;
  /** Day of the last 催报单 or 督办单 that named it. */
  readonly reminded: PlainDate | null;
}

export interface DutyList {
  readonly label: string;
  readonly span: Span;
  readonly items: readonly DutyItem[];
  /** How many there are of each status before the filter of statuses. */
  readonly counts: Readonly<Partial<Record<Status, number>>>;
}

/** A sign that a record may not be true, for a person to look at; never a verdict. */
export interface SignalView {
  readonly key: string;
  readonly kind: SignalKind;
  /** Why it is shown, as a sentence. */
  readonly text: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly EntryBrief[];
  readonly dismissed: {
    readonly reason: string;
    readonly by: string;
    readonly at: LocalTime;
  } | null;
}

/** What would change if another version, or other thresholds, were in force. */
export interface WhatIf {
  readonly label: string;
  readonly span: Span;
  /** Cells judged both ways. */
  readonly judged: number;
  readonly changed: readonly {
    readonly subject: SubjectView;
    readonly rule: string;
    readonly title: string;
    readonly period: string;
    readonly before: Outcome | null;
    readonly after: Outcome | null;
  }[];
}

/** A verdict in short; null where the rule isn't there. */
export interface Outcome {
  readonly status: Status;
  readonly done: number;
  readonly expected: number;
  readonly unit: string;
}

export interface CalendarDay {
  readonly date: PlainDate;
  readonly workday: boolean;
  readonly inTerm: boolean;
  /** Name of the statutory holiday, `班` for a make-up workday, empty otherwise. */
  readonly holiday: string;
  readonly teachingWeek: number | null;
  readonly entries: readonly EntryBrief[];
  /** Deadlines on this day: what is due and for how many people it is still missing. */
  readonly due: readonly { readonly label: string; readonly missing: number }[];
}

export interface MonthCalendar {
  readonly month: PlainMonth;
  /** Whole weeks, Monday to Sunday, days of the neighbouring months included. */
  readonly days: readonly CalendarDay[];
}
