import type { PlainDate } from '../plain-date.ts';

/**
 * A policy (制度) as data: what it says, whom it binds, how each clause is judged, and what its forms look like.
 * Nothing of a policy is in code; see docs/policy-format.md. Words in Chinese are the policy's own.
 */
export interface Policy {
  /** Short id, unique in a ledger, e.g. `fj-2021-31`. */
  readonly id: string;
  readonly format: 1;
  readonly title: string;
  readonly institution: string;
  /** 发文字号 */
  readonly documentNumber: string;
  readonly issued: PlainDate;
  readonly effectiveFrom: PlainDate;
  readonly effectiveUntil: PlainDate | null;
  readonly ranks: readonly Rank[];
  /** Post marks the rules look at, with what else a roster may call them. */
  readonly flags: readonly Word[];
  readonly objectKinds: readonly Word[];
  readonly carriers: readonly Carrier[];
  readonly activities: readonly string[];
  readonly evidenceKinds: readonly string[];
  readonly rules: readonly Rule[];
  readonly forms: readonly Form[];
  /** The document as it reads, for the 制度 page: numbered headings and paragraphs, verbatim. */
  readonly text: readonly Passage[];
}

/** A word and what else people write for it. */
export interface Word {
  readonly name: string;
  readonly synonyms: readonly string[];
}

/** 类别: a group of people the policy speaks to. */
export interface Rank extends Word {
  readonly id: string;
  /** Short form for narrow places. */
  readonly short: string;
}

/** A row of a record sheet: one of the five links or seven entries, or a carrier of 三特一体. */
export interface Carrier {
  readonly id: string;
  /** As printed on the form. */
  readonly label: string;
  /** Contact-object kinds it is fed from, first the usual one. */
  readonly objectKinds: readonly string[];
  /** What a new entry in this row starts with. */
  readonly activities: readonly string[];
  readonly mode: 'face-to-face' | 'online';
  /** Proposed quantity for a new entry, e.g. 0.5 天. */
  readonly amount?: { readonly value: number; readonly unit: string } | undefined;
}

/** A passage of the document. `id` is where rules point to. */
export interface Passage {
  readonly id: string;
  /** 1 to 4 for headings, 0 for a paragraph. */
  readonly level: number;
  readonly text: string;
}

/** 应当 (red when missed), 原则上 (amber, asks for a reason), 倡导 (grey, counted only). */
export type Force = 'must' | 'principle' | 'encouraged';

export interface Audience {
  /** Rank ids; a post matches when its rank is among them. */
  readonly ranks: readonly string[];
  /** When given, the post must carry at least one of these flags. */
  readonly withFlags?: readonly string[] | undefined;
  /** When given, the post must carry none of these. */
  readonly withoutFlags?: readonly string[] | undefined;
}

export type PeriodKind =
  'week' | 'month' | 'half-year' | 'semester' | 'academic-year' | 'calendar-year';

/** Which entries a rule looks at. Parts that are absent ask nothing; parts that are there must all hold. */
export interface Match {
  /** At least one of these carriers. */
  readonly carriers?: readonly string[] | undefined;
  /** At least one of these activities. */
  readonly activities?: readonly string[] | undefined;
  /** The contact object is of one of these kinds. */
  readonly objectKinds?: readonly string[] | undefined;
  readonly mode?: 'face-to-face' | 'online' | undefined;
  readonly role?: 'led' | 'attended' | undefined;
  /** Only objects the person is linked to on that day count. Default: any, shown as 非联系点. */
  readonly linkedOnly?: boolean | undefined;
}

/** What is added up: entries (次), a quantity in a unit (天, 学时), or different contact objects. */
export type Measure =
  | { readonly of: 'entries'; readonly unit: string }
  | {
      readonly of: 'amount';
      readonly unit: string;
      /** Entries below this count nothing. */
      readonly minimumEach?: number | undefined;
    }
  | { readonly of: 'objects'; readonly unit: string };

/** When something has to be in, separate from the period it counts for. */
export type Deadline =
  | { readonly kind: 'none' }
  /** N calendar days after the period's last day. */
  | { readonly kind: 'days-after'; readonly days: number }
  /** Day N of the month after the one that holds the period's last day. */
  | { readonly kind: 'day-of-next-month'; readonly day: number }
  /** A fixed day: the first `month`-`day` on or after the period's first day. */
  | { readonly kind: 'date'; readonly month: number; readonly day: number };

export type Demand =
  | {
      readonly kind: 'frequency';
      readonly period: PeriodKind;
      /** Per person, or per person × each active object of the kinds in `match.objectKinds`. */
      readonly dimension: 'person' | 'person-object';
      readonly match: Match;
      readonly measure: Measure;
      /** 0 for what is only counted. Per object when the dimension is `person-object`. */
      readonly minimum: number;
      readonly deadline: Deadline;
      /** Evidence kind without which an entry is only 待核. */
      readonly evidence?: string | undefined;
    }
  | {
      readonly kind: 'standing';
      readonly period: PeriodKind;
      readonly objectKinds: readonly string[];
      readonly minimum: number;
      readonly maximum?: number | undefined;
    }
  | {
      readonly kind: 'submission';
      readonly what: 'sheet' | 'declaration';
      readonly period: PeriodKind;
      readonly deadline: Deadline;
    }
  | {
      readonly kind: 'share';
      readonly period: PeriodKind;
      readonly match: Match;
      readonly share: number;
    }
  | { readonly kind: 'follow-up'; readonly workingDays: number }
  | { readonly kind: 'qualification'; readonly attribute: string }
  | { readonly kind: 'report'; readonly documents: readonly string[] }
  | { readonly kind: 'text' };

/** One clause that can be kept or broken, or that is shown where it belongs. */
export interface Rule {
  /** `fj.1.2` */
  readonly id: string;
  /** Short title for column heads, at most eight characters. */
  readonly short: string;
  readonly title: string;
  /** Heading it is grouped under in the matrix, e.g. 五个联系. */
  readonly group: string;
  readonly clause: {
    /** Verbatim. */
    readonly text: string;
    /** Where it stands, as one cites it: 四（一）1（1）. */
    readonly place: string;
    /** Passage of `Policy.text` that holds it. */
    readonly passage: string;
  };
  readonly force: Force;
  readonly audience: Audience;
  /** Rules of one choice are alternatives by post: a person owes the one whose post they held longest in the period; on a tie the lower one. */
  readonly choice?: string | undefined;
  readonly demand: Demand;
}

/** A record sheet of the policy, as an outline of labels; the words and their order are the policy's. */
export type Form = CarrierForm | SpecialtyForm;

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
