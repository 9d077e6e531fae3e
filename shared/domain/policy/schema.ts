import type { PlainDate, PlainMonth } from '../plain-date.ts';
import type { Form } from './form.ts';

/**
 * A policy (制度) as data: what it says, whom it binds, how each clause is judged, and what its forms look like.
 * Nothing of a policy is in code; see docs/policy-format.md. Words in Chinese are the policy's own.
 */
export interface Policy {
  /** Short id, unique in a ledger, e.g. `fj-2021-31`. */
  readonly id: string;
  /** Versions of one document share a series; the one in force on a period's last day judges it. */
  readonly series: string;
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
  /** When given, the post's title is one of these. */
  readonly titles?: readonly string[] | undefined;
  /** Posts of these titles are excepted. */
  readonly exceptTitles?: readonly string[] | undefined;
}

/**
 * Kinds of counting periods. `week`: Monday to Sunday; `teaching-week`, `odd-week`, `even-week`: teaching weeks of a
 * semester; `two-weeks`: teaching weeks 1–2, 3–4 …; `two-months`: January–February …; `quarter`: of the calendar year.
 */
export type PeriodKind =
  | 'week'
  | 'teaching-week'
  | 'odd-week'
  | 'even-week'
  | 'two-weeks'
  | 'month'
  | 'two-months'
  | 'quarter'
  | 'half-year'
  | 'semester'
  | 'academic-year'
  | 'calendar-year';

/** Every so many months, counted from a month on: `{ months: 24, from: '2025-09' }` is every two years from September. */
export interface MonthsPeriod {
  readonly months: number;
  readonly from: PlainMonth;
}

/** A counting period as a rule names it. */
export type Rhythm = PeriodKind | MonthsPeriod;

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
  /** The entry's place contains one of these texts. */
  readonly places?: readonly string[] | undefined;
  /** Only objects whose year of enrolment is that of the period's academic year (大一新生). */
  readonly cohort?: 'newest' | undefined;
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
  | { readonly kind: 'date'; readonly month: number; readonly day: number }
  /** Of the semester that holds the period's last day: the last day before a teaching week, or its last day (Sunday). */
  | { readonly kind: 'teaching-week'; readonly week: number; readonly edge: 'before' | 'end' };

/** What becomes of a period in which nothing can be done: 暂停, 照计, 顺延, 提前. */
export type IdlePolicy = 'exempt' | 'count' | 'postpone' | 'bring-forward';

/** How a rule takes holidays. What is absent has the default. */
export interface Holidays {
  /** A period without enough working days in term because of statutory holidays. Default `exempt`. */
  readonly statutory?: IdlePolicy | undefined;
  /** The same because of vacation. Default `exempt`. */
  readonly vacation?: IdlePolicy | undefined;
  /**
   * Calendar days by which 顺延 or 提前 lengthen the period. Without it the period reaches to the end (from the
   * beginning) of the nearest later (earlier) period of its kind in which something is owed.
   */
  readonly days?: number | undefined;
  /** A deadline on a day that isn't worked: stays, or moves to the next or the last working day. Default `keep`. */
  readonly deadline?: 'keep' | 'postpone' | 'bring-forward' | undefined;
}

/** A document of the office that a clause asks for. */
export interface ReportDocument {
  /** As the office heads it. */
  readonly title: string;
  /**
   * What the app makes for it: the collected ledgers of a half-year, the year's figures, the commendable examples.
   * Null: nothing, as in files written before the kind was asked for.
   */
  readonly kind: 'collected' | 'year' | 'commendable' | null;
}

export type Demand =
  | {
      readonly kind: 'frequency';
      readonly period: Rhythm;
      /**
       * `person`; `person-object`: per person × each active object of the kinds in `match.objectKinds`; `object`: per
       * such object, by anyone of the audience; `pair`: per person × each other member of the audience, both taking part.
       */
      readonly dimension: 'person' | 'person-object' | 'object' | 'pair';
      readonly match: Match;
      readonly measure: Measure;
      /** 0 for what is only counted. Per object or pair where the dimension has them. */
      readonly minimum: number;
      /** More than this breaks the clause. */
      readonly maximum?: number | undefined;
      readonly deadline: Deadline;
      /** Until when late entries are taken; those submitted later don't count. Default: always. */
      readonly closes?: Deadline | undefined;
      /** Evidence kind without which an entry is only 待核. */
      readonly evidence?: string | undefined;
      /** Entries count only once the office has accepted them; until then 待核. */
      readonly acceptance?: boolean | undefined;
    }
  | {
      readonly kind: 'standing';
      readonly period: Rhythm;
      /** Links a person holds, or links an object has to people of the audience. Default `person`. */
      readonly dimension?: 'person' | 'object' | undefined;
      readonly objectKinds: readonly string[];
      readonly cohort?: 'newest' | undefined;
      readonly minimum: number;
      readonly maximum?: number | undefined;
    }
  /** A link older than so many years is due for change. */
  | {
      readonly kind: 'tenure';
      readonly period: Rhythm;
      readonly objectKinds: readonly string[];
      readonly years: number;
    }
  | {
      readonly kind: 'submission';
      /** `sheet`: the form of the person's rank for the period's last month, monthly or half-yearly. */
      readonly what: 'sheet' | 'declaration';
      readonly period: Rhythm;
      readonly deadline: Deadline;
    }
  /** At least this share of the working days of presence carries a matching entry. */
  | {
      readonly kind: 'share';
      readonly period: Rhythm;
      readonly match: Match;
      readonly share: number;
    }
  /** Each issue a person raised in the period is fed back within so many working days. */
  | {
      readonly kind: 'follow-up';
      readonly period: Rhythm;
      readonly workingDays: number;
      /** Issues of weight 重大 or 共性 have to be reported as well. */
      readonly heavyReported?: boolean | undefined;
    }
  /** Who is newly put into a post of the audience in the period has the attribute. */
  | { readonly kind: 'qualification'; readonly period: Rhythm; readonly attribute: string }
  | { readonly kind: 'report'; readonly documents: readonly ReportDocument[] }
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
  readonly holidays?: Holidays | undefined;
  /** When narrower than the policy's own dates. */
  readonly effectiveFrom?: PlainDate | undefined;
  readonly effectiveUntil?: PlainDate | undefined;
  readonly demand: Demand;
}
