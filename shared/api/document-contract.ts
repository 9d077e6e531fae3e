import type { PlainMonth } from '#domain/plain-date';
import type { PeriodKind } from '#domain/policy/schema';
import type { Printed } from './office-views.ts';
import type { RangeQuery } from './queries.ts';
import type { DocumentBytes } from './document-bytes.ts';
import type { JobState, SavedFile } from './views.ts';

/** Every document of the office. */
export type DocumentKind =
  /** 附件1, 附件2, 工作台账: a person's record sheet. */
  | 'sheets'
  /** 月度提交情况汇总表 */
  | 'submissions'
  /** 工作台账汇总, in the copies the policy asks for. */
  | 'collected'
  /** 安排表 */
  | 'arrangement'
  /** 申报汇总表 */
  | 'declarations'
  /** 催报单 / 督办单 */
  | 'letters'
  /** 问题与建议办理台账 */
  | 'issues'
  /** 年度联系师生工作情况表, of a person, by unit, of the school. */
  | 'year-person'
  | 'year-unit'
  | 'year-school'
  /** 履职情况汇总表, 落实情况一览表: as the calendar shows them. */
  | 'summary'
  | 'matrix'
  /** 专项督查、专题调研登记表 */
  | 'reports'
  /** 先进典型清单 */
  | 'commendable'
  /** 联系关系一览表 */
  | 'links'
  /** 记录留痕摘录: one record with its history; asked for from the record, not offered in the room. */
  | 'record';

export type DocumentFormat = 'docx' | 'xlsx' | 'pdf';

/** Something to be chosen besides the period; the room shows it as it comes. */
export interface DocumentOption {
  readonly id: string;
  readonly label: string;
  /** For a day no values are given. */
  readonly kind: 'choice' | 'day';
  readonly values: readonly { readonly value: string; readonly label: string }[];
  /** What is taken where nothing is said; a day may be empty: none. */
  readonly preset: string;
}

/** A document as the room offers it. */
export interface DocumentOffer {
  readonly kind: DocumentKind;
  readonly title: string;
  /** One sentence: what it is and for whom. */
  readonly about: string;
  /** Heading under which the room lists it: 每月, 每半年, 每年, 随时. */
  readonly group: string;
  /** Periods it can be of, the usual one first; `day`: as of a day. */
  readonly periods: readonly (PeriodKind | 'day')[];
  readonly formats: readonly DocumentFormat[];
  readonly options: readonly DocumentOption[];
  /** What one paper of it is of, for counting: 份 of people, of units, or one of the whole school. */
  readonly per: 'person' | 'unit' | 'school' | 'record';
}

/** Which document is asked for. */
export interface DocumentQuery {
  readonly kind: DocumentKind;
  /** The period; for documents as of a day its `day` alone is looked at. */
  readonly range: RangeQuery;
  /** By id of option; absent ones stand at their preset. */
  readonly options: Readonly<Record<string, string>>;
}

/** One paper of a plan. */
export interface DocumentItem {
  /** Stable within its query. */
  readonly id: string;
  /** 姓名, 单位 or the document's own title. */
  readonly name: string;
  /** 单位 职务 and the like; may be empty. */
  readonly about: string;
  /** `ready`: nothing is wanting. `incomplete`: it can be printed, but see `gaps`. `empty`: there is nothing on it. */
  readonly state: 'ready' | 'incomplete' | 'empty';
  /** How it stands, in a word: 已交, 未交, 免考核, 12 行. */
  readonly standing: string;
  /** What is incomplete and why, in words. */
  readonly gaps: readonly string[];
  readonly printed: Printed | null;
  /** Where it will be filed, without ending: folders and name, `2026年10月/附件1-…-2026年10月`. */
  readonly file: string;
}

export interface DocumentPlan {
  readonly title: string;
  /** `2026年10月`, `2026年下半年`. */
  readonly label: string;
  readonly items: readonly DocumentItem[];
  /** What is to be known about all of them, in words. */
  readonly notes: readonly string[];
}

/** Where a row of a preview's data is kept and can be changed. */
export type DataTarget =
  | { readonly room: 'sheets'; readonly person: string; readonly month: PlainMonth }
  | { readonly room: 'issues'; readonly issue: string }
  | { readonly room: 'links' }
  | { readonly room: 'roster' }
  | {
      readonly room: 'calendar';
      readonly policy: string;
      readonly rule: string;
      readonly subject: string;
      readonly range: RangeQuery;
    };

export interface DataRow {
  readonly cells: readonly string[];
  /** 草稿, 已退回, 补录 …: what the paper does not say. */
  readonly marks: readonly string[];
  readonly to: DataTarget | null;
}

/** The data a paper was made from, beside its picture. */
export interface DataSection {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
}

export interface DocumentPreview {
  readonly document: DocumentBytes;
  readonly data: readonly DataSection[];
}

export interface WriteQuery {
  readonly query: DocumentQuery;
  /** Ids of the plan's items; null for all. */
  readonly items: readonly string[] | null;
  readonly format: DocumentFormat;
  /** One file for each item, or all in one. */
  readonly as: 'each' | 'one';
  /** What becomes of files that are there: `ask` writes nothing and names them. */
  readonly existing: 'ask' | 'both' | 'replace' | 'skip';
  /** Handle of a folder chosen before; null asks for one. */
  readonly folder: string | null;
}

/** A long run that has begun, or files that are in its way and what to do about them is asked. */
export type WriteBegun =
  | { readonly kind: 'job'; readonly job: JobState }
  | { readonly kind: 'clash'; readonly folder: SavedFile; readonly files: readonly string[] };

/** What the window may ask about documents. */
export interface DocumentApi {
  /** What can be printed here, in order; what no policy in force asks for is left out. */
  readonly 'document.offers': (asked: null) => readonly DocumentOffer[];
  readonly 'document.plan': (asked: DocumentQuery) => DocumentPlan;
  /** The .docx of one item, or of the first, exactly as it would be saved, and its data. Leaves no trace. */
  readonly 'document.preview': (asked: {
    readonly query: DocumentQuery;
    readonly item: string | null;
  }) => DocumentPreview;
  /** Writes files into a folder (one alone: where a dialog says) and records them as printed; null when cancelled. */
  readonly 'document.write': (asked: WriteQuery) => WriteBegun | null;
  /** Makes one PDF of the items, opens it in the system's program for PDF to be printed, and records it as printed. */
  readonly 'document.print': (asked: {
    readonly query: DocumentQuery;
    readonly items: readonly string[] | null;
  }) => JobState;
}
