/* The record sheets and lists of a policy, as outlines of labels; words and order are the policy's. */

/** A record sheet of the policy, as an outline of labels; the words and their order are the policy's. */
export type Form = CarrierForm | SpecialtyForm | TableForm;

/** An institution's own .docx that a sheet is printed from in place of the standard one. */
export interface FormTemplate {
  /** Name of the file it came by, for people. */
  readonly name: string;
  /** The file in base64. */
  readonly docx: string;
}

interface FormHead {
  readonly id: string;
  /** Rank whose monthly sheet this is. */
  readonly rank: string;
  /** `附件 1` */
  readonly attachment: string;
  /** Short name for tabs and file names: 附件1. */
  readonly name: string;
  /** Short name of the sheet for tabs: 五联七进. */
  readonly short: string;
  readonly title: string;
  /** `填表时间：` */
  readonly dateLabel: string;
  /** Absent: the standard sheet. */
  readonly template?: FormTemplate | undefined;
}

/** A sheet of rows by carrier (附件1). */
export interface CarrierForm extends FormHead {
  readonly kind: 'carriers';
  readonly labels: { readonly name: string; readonly title: string };
  readonly groups: readonly {
    /** Vertical label of the merged cell: 五个联系. */
    readonly label: string;
    readonly heads: { readonly object: string; readonly time: string; readonly summary: string };
    readonly carriers: readonly string[];
  }[];
}

/** A sheet of specialties, chosen carriers and free content (附件2). */
export interface SpecialtyForm extends FormHead {
  readonly kind: 'specialties';
  /** Carriers a new entry on this sheet may be given. */
  readonly carriers: readonly string[];
  readonly labels: {
    readonly name: string;
    readonly unit: string;
    readonly title: string;
    readonly specialties: string;
    readonly specialtiesNote: string;
    readonly jobFunction: string;
    readonly businessBody: string;
    readonly personalStrength: string;
    readonly chosen: readonly [string, string];
    readonly teachers: string;
    readonly students: string;
    readonly content: string;
    readonly contentNote: string;
  };
}

/** What a column of a table form shows. */
export type TableField =
  | 'ordinal'
  | 'name'
  | 'unit'
  | 'title'
  | 'unit-title'
  | 'object'
  | 'object-unit'
  | 'cohort'
  | 'counsellor'
  | 'since'
  | 'time'
  | 'place'
  | 'mode'
  | 'present'
  | 'summary'
  | 'issues'
  | 'handling'
  | 'note';

/** A list with columns (NEU 安排表, 工作台账). */
export interface TableForm extends FormHead {
  readonly kind: 'table';
  /** `entries`: a person's sheet, one row an entry; `links`: a list of the whole school, one row a link. */
  readonly rows: 'entries' | 'links';
  /** What one sheet spans; it is known by the last month of that. */
  readonly period: 'month' | 'half-year';
  /** Carriers a new entry on this sheet may be given. */
  readonly carriers: readonly string[];
  readonly columns: readonly {
    readonly label: string;
    readonly field: TableField;
    /** Share of the page's width; the columns' shares are relative to each other. */
    readonly width: number;
  }[];
}
