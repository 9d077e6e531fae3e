import type { Mode } from '#domain/entry';
import type { PlainDate, PlainMonth } from '#domain/plain-date';

/** One unit's workbook of a month, as plain data: whom it may name, and what is already known of the month. */
export interface WorkbookContent {
  readonly institution: string;
  /** Id of the ledger it comes from and belongs back to. */
  readonly ledger: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly month: PlainMonth;
  readonly people: readonly WorkbookPerson[];
  /** Carriers of the policy forms of these people, in the order of the forms. */
  readonly carriers: readonly { readonly id: string; readonly label: string }[];
  readonly objects: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
  }[];
  /** In the order in which they shall stand. */
  readonly entries: readonly WorkbookEntry[];
}

export interface WorkbookPerson {
  readonly id: string;
  readonly name: string;
  /** What the drop-down shows: the name, with the title when there are namesakes. */
  readonly label: string;
  /** Whether the person's form has 工作内容. */
  readonly hasContent: boolean;
  /** What is known of the person's month; null while there is no sheet. */
  readonly sheet: WorkbookSheet | null;
}

/** What stands on a person's sheet besides the entries. */
export interface WorkbookSheet {
  /** Digest of the sheet as the department answers for it: comes back as `base`. */
  readonly base: string;
  readonly content: string;
  readonly zeroReason: string;
}

/** An entry that is already in the ledger, on the sheet of its first person. */
export interface WorkbookEntry {
  readonly id: string;
  /** Digest of the entry as the department answers for it: comes back as `base`. */
  readonly base: string;
  /** Person id. */
  readonly person: string;
  readonly day: PlainDate;
  readonly until: PlainDate | null;
  readonly timeNote: string;
  readonly amount: number | null;
  readonly amountUnit: string;
  readonly mode: Mode;
  /** Carrier ids. */
  readonly carriers: readonly string[];
  /** As the form shows it. */
  readonly object: string;
  /** The contact object's id; null for one that is only written. */
  readonly objectId: string | null;
  readonly summary: string;
  readonly place: string;
  readonly present: number | null;
}
