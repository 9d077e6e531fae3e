import type { Mode } from '../entry.ts';
import type { PlainDate, PlainMonth } from '../plain-date.ts';
import type { Form } from '../policy/form.ts';

/* What was read from a form or a workbook that somebody filled in, before anybody was matched: texts as written. */

/** A form of a policy in force, for a reader to find its labels by. */
export interface FormWords {
  readonly policy: string;
  readonly form: Form;
  /** Carrier ids with every word a row of theirs may be labelled by. */
  readonly carriers: readonly { readonly id: string; readonly labels: readonly string[] }[];
}

/** What a reader can't be sure of: in which field, and in words what is written there. */
export interface ReadDoubt {
  readonly field:
    'day' | 'carrier' | 'object' | 'summary' | 'person' | 'month' | 'form' | 'visits' | 'other';
  readonly text: string;
}

/** One visit. */
export interface ReadVisit {
  /** The entry's id, where the file carries it. */
  readonly id: string | null;
  /** Digest of the entry as it was printed, where the file carries it. */
  readonly base: string | null;
  /** Reads exactly as it was printed, by the file's own marks: nothing in it was changed by hand. */
  readonly asPrinted?: boolean | undefined;
  /** Carrier ids by the row's label; empty when the form doesn't say. */
  readonly carriers: readonly string[];
  /** As written: `10月15日上午（0.5天）`. */
  readonly time: string;
  readonly day: PlainDate | null;
  readonly until: PlainDate | null;
  readonly timeNote: string;
  readonly amount: number | null;
  readonly amountUnit: string;
  readonly mode: Mode | null;
  readonly object: string;
  /** The object's id, where the file carries it: chosen from the list, so that namesakes are told apart. */
  readonly objectId?: string | null | undefined;
  readonly summary: string;
  readonly place: string;
  readonly present: number | null;
  /** Issues raised, as written (NEU's ledger). */
  readonly issue: string;
  readonly handled: string;
  /** In words: `第 1 张表“党总支”行`. */
  readonly where: string;
  readonly doubts: readonly ReadDoubt[];
}

/** One filled-in form, or one person's part of a workbook. */
export interface HandIn {
  /** Form id of the policy; null when no form fits. */
  readonly form: string | null;
  readonly policy: string | null;
  /** Which form of the file, from 0. */
  readonly index: number;
  /** The person's id, where the file carries it. */
  readonly personId: string | null;
  /** Digest of the sheet as it was printed, where the file carries it. */
  readonly base?: string | null | undefined;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly month: PlainMonth | null;
  /** 填表时间 as written. */
  readonly monthText: string;
  readonly visits: readonly ReadVisit[];
  /** 工作内容 as free text; null where the form has none. */
  readonly content: string | null;
  /** Content and reason read exactly as they were printed, by the file's own marks. */
  readonly contentAsPrinted?: boolean | undefined;
  readonly zeroReason: string;
  /** 特长 and carriers; null where the form has none. */
  readonly declaration: {
    readonly jobFunction: string;
    readonly businessBody: string;
    readonly personalStrength: string;
    readonly teacherCarriers: string;
    readonly studentCarriers: string;
  } | null;
  readonly doubts: readonly ReadDoubt[];
}

/** By what a workbook of ours was made, as it says itself out of sight. */
export interface WorkbookMarks {
  /** Id of the ledger it belongs back to. */
  readonly ledger: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly month: PlainMonth;
}

/** Everything a file gave. */
export interface HandInFile {
  readonly file: string;
  readonly forms: readonly HandIn[];
  /** About the file as a whole: what was passed over. */
  readonly notes: readonly string[];
  /** Only of a workbook of ours. */
  readonly workbook?: WorkbookMarks | undefined;
}
