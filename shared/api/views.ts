import type { AcademicCalendar, Semester } from '#domain/academic-calendar';
import type { Explanation, Figures } from '#domain/compliance/verdict';
import type { Entry, Sheet, SheetStatus } from '#domain/entry';
import type {
  ContactObject,
  Declaration,
  Exemption,
  Link,
  Person,
  Post,
  Unit,
} from '#domain/people';
import type { PlainDate, PlainMonth, Span } from '#domain/plain-date';
import type { Form } from '#domain/policy/form';
import type { Carrier, Force, Policy } from '#domain/policy/schema';
import type { Reason } from '#domain/office';
import type { SheetContent } from '#domain/sheet';
import type { CellView, EntryBrief, RuleHead, SubjectView } from './cell-views.ts';
import type { Purpose } from './exchange-views.ts';
import type { Printed, SheetLock } from './office-views.ts';
import type { LedgerTrouble } from './reply.ts';

/** Whether there is a ledger, and the few facts every screen shows. */
export type Overview =
  | { readonly stage: 'setup'; readonly today: PlainDate; readonly version: string }
  | {
      readonly stage: 'blocked';
      readonly today: PlainDate;
      readonly version: string;
      readonly why: LedgerTrouble;
      readonly file: string;
    }
  | {
      readonly stage: 'ready';
      readonly today: PlainDate;
      readonly version: string;
      readonly institution: string;
      /** 中心台账, or 部门填报 of a unit. */
      readonly purpose: Purpose;
      /** The ledger holds 示例数据: shown on every screen and printout. */
      readonly demo: boolean;
      readonly file: string;
      /** `2026—2027学年第一学期 第12周`; empty outside the known calendar. */
      readonly termText: string;
      /** Last year with statutory holidays; null when there is none. */
      readonly holidaysUntil: number | null;
      /** Last verified backup; null when there is none yet. */
      readonly lastBackup: string | null;
      readonly ranks: readonly {
        readonly id: string;
        readonly name: string;
        readonly short: string;
        readonly policy: string;
        readonly form: string | null;
      }[];
      readonly undo: ChangeLabel | null;
      readonly redo: ChangeLabel | null;
      /** Carried by the `changed` event too: grows with every write. */
      readonly revision: number;
    };

/** A step that can be undone or redone, in words: `修改 林致远 10月9日 党总支`. */
export interface ChangeLabel {
  readonly batch: string;
  readonly what: string;
}

export interface SetupProposal {
  readonly policies: readonly {
    readonly id: string;
    readonly title: string;
    readonly documentNumber: string;
    readonly institution: string;
    /** Ranks its rules speak to. */
    readonly ranks: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly semesters: readonly Semester[];
  readonly folder: string;
}

/** The whole register: a few hundred rows, kept by the window and asked again when it changed. */
export interface Roster {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly objects: readonly ContactObject[];
  readonly links: readonly Link[];
  readonly exemptions: readonly Exemption[];
  readonly declarations: readonly Declaration[];
  readonly policies: readonly Policy[];
  readonly calendar: AcademicCalendar;
}

/** One line of the list beside the sheet. */
export interface SheetListItem {
  readonly person: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly unit: string;
  readonly title: string;
  readonly status: SheetStatus | 'none' | 'exempt';
  /** Rows of the form with at least one entry, and all rows; 0 of 0 for forms without rows. */
  readonly filled: number;
  readonly rows: number;
  readonly drafts: number;
  readonly printed: Printed | null;
}

export interface SheetList {
  readonly form: Form;
  readonly month: PlainMonth;
  /** Whether the month owes a sheet at all (vacation months don't). */
  readonly owed: boolean;
  readonly deadline: PlainDate | null;
  readonly submitted: number;
  readonly people: readonly SheetListItem[];
}

/** What one entry counts for: 本条计入. */
export interface CreditView {
  readonly rule: string;
  readonly title: string;
  readonly period: string;
  /** The participant's name. */
  readonly person: string;
  /** After this entry, in the rule's unit. */
  readonly done: number;
  readonly expected: number;
  readonly unit: string;
  readonly force: Force;
}

export interface EntryView {
  readonly entry: Entry;
  readonly backfill: boolean;
  /** Evidence kinds some rule asks of it that are missing. */
  readonly missingEvidence: readonly string[];
  readonly offLink: boolean;
  readonly credits: readonly CreditView[];
}

export interface SheetView {
  readonly person: string;
  readonly name: string;
  readonly month: PlainMonth;
  readonly form: Form;
  readonly content: SheetContent;
  readonly sheet: Sheet | null;
  readonly declaration: Declaration | null;
  readonly academicYear: string;
  readonly entries: readonly EntryView[];
  readonly carriers: readonly Carrier[];
  readonly activities: readonly string[];
  readonly evidenceKinds: readonly string[];
  readonly status: SheetStatus | 'none';
  readonly deadline: PlainDate | null;
  /** Exemptions touching the month, in words. */
  readonly exemptions: readonly string[];
  /** Rows of the form without an entry. */
  readonly emptyRows: readonly string[];
  /** null while the month isn't closed. */
  readonly lock: SheetLock | null;
  readonly printed: Printed | null;
  /** Why the sheet was returned; empty when it isn't. */
  readonly returnReason: string;
}

/** Phrases and objects used before, most recent first. */
export interface Suggestions {
  readonly objects: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly unit: string;
    readonly linked: boolean;
  }[];
  readonly summaries: readonly string[];
}

export interface Matrix {
  readonly span: Span;
  readonly label: string;
  readonly policy: { readonly id: string; readonly title: string; readonly documentNumber: string };
  readonly rules: readonly RuleHead[];
  readonly rows: readonly {
    readonly subject: SubjectView;
    readonly cells: readonly CellView[];
  }[];
  /** Over the 应当 rules of all rows, those of their periods that fall due in the range. */
  readonly figures: Figures;
}

/** Everything behind one cell of the matrix. */
export interface CellExplanation {
  readonly subject: SubjectView;
  readonly rule: RuleHead & { readonly clause: string; readonly place: string };
  readonly policy: { readonly id: string; readonly title: string; readonly documentNumber: string };
  readonly cell: CellView;
  readonly span: Span;
  readonly label: string;
  /** One for each period of the rule shown in the range, in order. */
  readonly periods: readonly Explanation[];
  readonly entries: Readonly<Record<string, EntryBrief>>;
  /** Names of objects, of other people, and of posts that the periods mention. */
  readonly names: Readonly<Record<string, string>>;
  /** Texts of the issues they mention. */
  readonly issues: Readonly<Record<string, string>>;
  /** 情况说明 given for its periods. */
  readonly reasons: readonly Reason[];
  readonly links: Readonly<
    Record<
      string,
      { readonly object: string; readonly since: PlainDate; readonly until: PlainDate | null }
    >
  >;
  readonly exemptions: Readonly<
    Record<string, { readonly from: PlainDate; readonly until: PlainDate; readonly reason: string }>
  >;
  readonly rules: Readonly<Record<string, string>>;
}

export interface SavedFile {
  /** Handle for `file.open` and `file.reveal`; the window never passes a path. */
  readonly id: string;
  readonly path: string;
}

/** A long job; asked again when `changed` says `jobs`. */
export interface JobState {
  readonly id: string;
  readonly what: string;
  readonly total: number;
  readonly done: number;
  readonly running: boolean;
  readonly cancelled: boolean;
  readonly folder: SavedFile;
  readonly written: readonly string[];
  /** Were there already, and were left alone. */
  readonly skipped: readonly string[];
  readonly failed: readonly { readonly file: string; readonly text: string }[];
}
