import type { HolidayYear, Semester } from '#domain/academic-calendar';
import type { Entry, Sheet } from '#domain/entry';
import type { Conflict, Delivery, Match, Partner } from '#domain/exchange/kept';
import type { Issue } from '#domain/issue';
import type {
  Dismissal,
  LockException,
  MonthLock,
  Printing,
  Reason,
  Reminder,
} from '#domain/office';
import type {
  ContactObject,
  Declaration,
  Exemption,
  Link,
  Person,
  Post,
  Unit,
} from '#domain/people';
import type { LocalTime, PlainDate } from '#domain/plain-date';

/** A semester as kept; its id is {@link semesterId}. */
export interface SemesterRecord extends Semester {
  readonly id: string;
}

/** A holiday year as kept; its id is {@link holidayYearId}. */
export interface HolidayYearRecord extends HolidayYear {
  readonly id: string;
}

/** A policy as kept: the document's JSON text, and the dates by which it is chosen. The text isn't judged here. */
export interface PolicyRecord {
  readonly id: string;
  readonly effectiveFrom: PlainDate;
  readonly effectiveUntil: PlainDate | null;
  readonly document: string;
}

/** A setting as kept; its id is its key, its value anything that JSON can say. */
export interface SettingRecord {
  readonly id: string;
  readonly value: unknown;
}

/** What a ledger keeps: one kind of record per table. */
export interface Records {
  readonly unit: Unit;
  readonly person: Person;
  readonly post: Post;
  readonly object: ContactObject;
  readonly link: Link;
  readonly exemption: Exemption;
  readonly declaration: Declaration;
  readonly entry: Entry;
  readonly sheet: Sheet;
  readonly semester: SemesterRecord;
  readonly 'holiday-year': HolidayYearRecord;
  readonly policy: PolicyRecord;
  readonly setting: SettingRecord;
  readonly issue: Issue;
  readonly 'month-lock': MonthLock;
  readonly 'lock-exception': LockException;
  readonly printing: Printing;
  readonly dismissal: Dismissal;
  readonly reason: Reason;
  readonly reminder: Reminder;
  readonly partner: Partner;
  readonly delivery: Delivery;
  readonly conflict: Conflict;
  readonly match: Match;
}

export type Kind = keyof Records;

/** One change: the record as it shall be, or `null` to move it to the recycle bin. */
export type Change<K extends Kind = Kind> = {
  readonly [P in K]: {
    readonly kind: P;
    readonly id: string;
    readonly after: Records[P] | null;
    /** What the caller last saw (`null`: nothing, or in the recycle bin). When given and no longer true: `conflict`. */
    readonly expect?: Records[P] | null | undefined;
  };
}[K];

/** Who writes, what for (one sentence, shown in the history and beside 撤销), and where it came from (local, a package id …). */
export interface BatchInfo {
  readonly actor: string;
  readonly what: string;
  readonly source: string;
}

/** The clock and the dice, handed in. */
export interface StoragePorts {
  readonly now: () => LocalTime;
  readonly newId: () => string;
}

/** A record's address. */
export interface RecordRef {
  readonly kind: Kind;
  readonly id: string;
}

/** What the disk or SQLite may refuse at any time. */
export type DiskCode =
  | 'disk-full'
  | 'read-only'
  | 'io'
  | 'locked'
  | 'corrupt'
  | 'not-a-ledger'
  | 'cannot-open'
  | 'unexpected';

export interface DiskProblem {
  readonly code: DiskCode;
  /** SQLite's or the system's code and message, for the log; it may hold a path, so it isn't for the screen. */
  readonly detail: string;
}

/** Why a batch was refused. Nothing of it was written. */
export type WriteProblem =
  | DiskProblem
  /** `property` refers to a record that isn't there or is in the recycle bin. */
  | (RecordRef & {
      readonly code: 'missing-reference';
      readonly property: string;
      readonly target: RecordRef;
    })
  /** It was to go into the recycle bin, but `by` still refers to it. */
  | (RecordRef & { readonly code: 'in-use'; readonly by: RecordRef })
  /** Another record that isn't deleted has the same `properties`. */
  | (RecordRef & { readonly code: 'not-unique'; readonly properties: readonly string[] })
  /** A value the ledger doesn't take; `rule` is the property or the named constraint. */
  | (RecordRef & { readonly code: 'invalid'; readonly rule: string })
  /** It no longer is what the caller expected. */
  | (RecordRef & { readonly code: 'conflict' })
  /** One batch changes a record once. */
  | (RecordRef & { readonly code: 'changed-twice' });

/** A write's answer. `batch` is null when nothing differed, so nothing was written. */
export type Written =
  | { readonly ok: true; readonly batch: string | null; readonly changed: number }
  | { readonly ok: false; readonly problem: WriteProblem };

/** `2026-2027-1` */
export const semesterId = (semester: Semester): string =>
  `${semester.academicYear}-${String(semester.ordinal)}`;

/** `2026` */
export const holidayYearId = (year: HolidayYear): string => String(year.year);
