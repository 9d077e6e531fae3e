import type { LocalTime, PlainDate, PlainMonth } from './plain-date.ts';

/* What the office itself does about the records: each act is a record with its reason, and has history like any other. */

/** 封账: a month whose entries and sheets are not to be changed any more. Its id is the month. */
export interface MonthLock {
  readonly id: PlainMonth;
  readonly at: LocalTime;
  readonly note: string;
}

/** 开封: a recorded exception under which a locked month may be changed until it ends. */
export interface LockException {
  readonly id: string;
  readonly month: PlainMonth;
  /** Whose entries and sheet; null for everybody's. */
  readonly person: string | null;
  readonly reason: string;
  readonly approver: string;
  readonly from: LocalTime;
  /** null while it is open. */
  readonly until: LocalTime | null;
}

/** A document as it left the office: printed, or saved as a file. */
export interface Printing {
  readonly id: string;
  /** Its kind, a word of the app: `sheets` for people's record sheets. */
  readonly document: string;
  /** Whose it is; null for what is of nobody alone. */
  readonly person: string | null;
  /** The last month of what it covers. */
  readonly month: PlainMonth;
  /** What tells it from others of its kind, person and month; empty: nothing. */
  readonly subject: string;
  /** 第几稿, from 1; the same content printed again keeps its number. */
  readonly edition: number;
  /** 份数: how often this edition left, from 1. */
  readonly copies: number;
  /** SHA-256 of what it says. */
  readonly fingerprint: string;
  /** When it left last. */
  readonly at: LocalTime;
}

/** A signal that somebody looked at and found to be nothing. Its id is the signal's key. */
export interface Dismissal {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly at: LocalTime;
}

/** 说明: why a person didn't fulfil a rule in a period (asked for by 原则上 rules). */
export interface Reason {
  readonly id: string;
  readonly rule: string;
  readonly person: string;
  /** First day of the period. */
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly text: string;
  readonly at: LocalTime;
}

/** 催报单 or 督办单 that was issued. */
export interface Reminder {
  readonly id: string;
  readonly kind: 'reminder' | 'supervision';
  readonly issued: PlainDate;
  /** 编号 as printed: 2026年第3号. */
  readonly number: string;
  /** Unit it went to; null for one to a person. */
  readonly unit: string | null;
  readonly person: string | null;
  /** Until when an answer is asked for. */
  readonly due: PlainDate | null;
  readonly items: readonly ReminderItem[];
}

/** One duty named in a reminder. */
export interface ReminderItem {
  readonly rule: string;
  readonly person: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
}
