import type { Conflict, DeliveryKind } from '#domain/exchange/kept';
import type { PackageKind, SharedKind } from '#domain/exchange/package';
import type { Decision, Outcome } from '#domain/exchange/plan';
import type { EntryStatus } from '#domain/entry';
import type { LocalTime, PlainDate, PlainMonth } from '#domain/plain-date';
import type { RosterKind, RosterReview } from './import-views.ts';

/** What this PC is used for: 中心台账, or 部门填报 of one unit for an office's ledger. */
export type Purpose =
  | { readonly side: 'office' }
  | {
      readonly side: 'department';
      readonly unit: { readonly id: string; readonly name: string };
      readonly office: { readonly ledger: string; readonly name: string };
    };

/** A removable drive that is plugged in. */
export interface DriveView {
  readonly id: string;
  /** `U盘 KINGSTON（E:）` */
  readonly name: string;
}

/** What a file is, by its content. */
export type FileKind = 'package' | 'sealed-package' | 'word' | 'excel' | 'table' | 'unknown';

/** A file that can be taken in: on a stick, dropped on the window, opened with the app. */
export interface WaitingFile {
  readonly id: string;
  readonly name: string;
  readonly from: 'drive' | 'dropped' | 'opened';
  /** Folder as a person would say it: `U盘 KINGSTON › 十月`. */
  readonly place: string;
  readonly size: number;
  readonly modified: LocalTime;
  readonly kind: FileKind;
  /** When a file with the same bytes was taken in, and stands; null for a new one. */
  readonly taken: LocalTime | null;
}

export interface PartnerView {
  readonly id: string;
  readonly name: string;
  /** Fingerprint to be compared by telephone; null before the first package. */
  readonly fingerprint: string | null;
  readonly pinned: LocalTime | null;
  /** Last package of theirs and of ours. */
  readonly lastIn: LocalTime | null;
  readonly lastOut: LocalTime | null;
  /** Sequence numbers of theirs that never came. */
  readonly gaps: readonly number[];
  /** Records changed here since what they last acknowledged. */
  readonly toSend: number;
}

/** 收发记录 */
export interface DeliveryView {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly kind: DeliveryKind;
  readonly partner: string;
  readonly file: string;
  readonly at: LocalTime;
  readonly made: LocalTime | null;
  readonly sequence: number | null;
  readonly counts: Readonly<Record<string, number>>;
  /** Whether the other side said that it has it; null for what needs no such word. */
  readonly acknowledged: boolean | null;
  /** Taken back as a whole. */
  readonly undone: boolean;
}

/** Everything 收发 shows before a file is opened. */
export interface ExchangeOverview {
  readonly purpose: Purpose;
  /** This installation's fingerprint. */
  readonly fingerprint: string;
  readonly drives: readonly DriveView[];
  readonly waiting: readonly WaitingFile[];
  readonly pending: number;
  readonly partners: readonly PartnerView[];
  /** Newest first. */
  readonly deliveries: readonly DeliveryView[];
  /** Files that somebody opened or dropped just now, to be taken at once. */
  readonly asked: readonly string[];
}

/** What came of taking files in. */
export type Taken =
  | { readonly state: 'review'; readonly review: ReviewHead }
  /** A roster table: reviewed the way 名册 does. */
  | { readonly state: 'table'; readonly kind: RosterKind; readonly review: RosterReview }
  | {
      readonly state: 'passphrase';
      readonly files: readonly string[];
      readonly name: string;
      readonly wrong: boolean;
    }
  /** A key that isn't the one agreed on; `pinned` is null when none was yet. */
  | {
      readonly state: 'stranger';
      readonly files: readonly string[];
      readonly name: string;
      readonly unit: string;
      readonly fingerprint: string;
      readonly pinned: { readonly fingerprint: string; readonly since: LocalTime } | null;
    };

/** What is being reviewed. */
export interface ReviewHead {
  readonly id: string;
  readonly kind: DeliveryKind;
  /** `护理学院 第 7 号报送包`, or the file's name. */
  readonly title: string;
  readonly files: readonly string[];
  readonly partner: string | null;
  readonly made: LocalTime | null;
  /** Sentences about the whole: a gap, a replay, a clone, a clock that jumped, columns passed over. */
  readonly notices: readonly string[];
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Rows that a person has to look at and hasn't. */
  readonly open: number;
  /** How many rows would be written as decided now. */
  readonly writes: number;
  /** Forms with a picture, in the order of {@link ExchangeRow.form}. */
  readonly forms: readonly { readonly name: string; readonly picture: boolean }[];
}

/** A field of a row, both values side by side, in words; `editable` says with what a person may put another one. */
export interface FieldView {
  readonly field: string;
  readonly label: string;
  readonly base: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  /** The two stand against each other. */
  readonly differs: boolean;
  readonly editable: 'text' | 'long-text' | 'day' | 'month' | 'choice' | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One row of a review. */
export interface ExchangeRow {
  readonly key: string;
  readonly outcome: Outcome;
  readonly kind: SharedKind;
  /** `林致远 10月9日 党总支` */
  readonly title: string;
  readonly where: string;
  /** Why it is what it is: one sentence. */
  readonly reason: string;
  readonly fields: readonly FieldView[];
  /** Records of ours that look like it, for a duplicate. */
  readonly alike: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly choices: readonly Decision['choice'][];
  readonly decision: Decision | null;
  /** Index of the form it stands on; null for packages. */
  readonly form: number | null;
}

export interface RowPage {
  readonly rows: readonly ExchangeRow[];
  readonly total: number;
}

export interface CommitResult {
  readonly delivery: string;
  readonly written: number;
  readonly pending: number;
  readonly left: number;
}

/** 待定事项 as it stands now, with both sides. */
export interface PendingView {
  readonly conflict: Conflict;
  readonly row: ExchangeRow;
  readonly partner: string;
  /** File it came with. */
  readonly file: string;
}

/** How far reading or writing is; null when nothing is under way. */
export interface ExchangeProgress {
  readonly what: string;
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
}

/** What would go into a package. */
export interface SendPreview {
  readonly kind: PackageKind;
  readonly unit: { readonly id: string; readonly name: string };
  readonly file: string;
  readonly counts: Readonly<Partial<Record<SharedKind, number>>>;
  /** Titles of the first of them. */
  readonly sample: readonly string[];
  readonly attachments: number;
  /** What won't go, and why: drafts, sheets not submitted. */
  readonly notes: readonly string[];
  readonly since: LocalTime | null;
}

/** A file that was written, synced and read back. */
export interface SentFile {
  /** To open its folder with `file.reveal`. */
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly unit: string;
  /** The drive may be pulled out. */
  readonly safe: boolean;
}

/** 部门填报: what became of what was reported. */
export interface FateView {
  readonly entry: string;
  readonly title: string;
  readonly day: PlainDate;
  readonly person: string;
  readonly month: PlainMonth;
  readonly state: 'draft' | 'to-send' | 'changed-since' | 'sent' | 'received' | EntryStatus;
  /** Why it was returned, or what the office changed. */
  readonly note: string;
  /** Package it last went out with. */
  readonly sequence: number | null;
}

/** What a roster package says about itself before a department ledger is made from it. */
export interface JoinView {
  readonly file: string;
  readonly name: string;
  readonly institution: string;
  readonly unit: string;
  readonly fingerprint: string;
  readonly made: LocalTime;
  readonly counts: Readonly<Partial<Record<SharedKind, number>>>;
  /** It is sealed: ask for the passphrase first; everything else is empty then. */
  readonly sealed: boolean;
}
