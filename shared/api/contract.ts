import type { HolidayYear, Semester } from '#domain/academic-calendar';
import type { Entry } from '#domain/entry';
import type { Attribute, ContactObject, Declaration, Exemption, Link, Post } from '#domain/people';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type * as Care from './care-views.ts';
import type * as Compliance from './compliance-views.ts';
import type * as Import from './import-views.ts';
import type { DocumentApi } from './document-contract.ts';
import type { ExchangeApi } from './exchange-contract.ts';
import type { OfficeApi } from './office-contract.ts';
import type { Binding, CellQuery, MatrixQuery, SheetKey } from './queries.ts';
import type { DocumentBytes } from './document-bytes.ts';
import type * as View from './views.ts';

/** A record from the window: without `id` it is a new one. */
export type Draft<Record extends { readonly id: string }> = Omit<Record, 'id'> & {
  readonly id: string | null;
};

/** What the window may say of an entry; the stamps and the status are the ledger's. */
export type EntryInput = Omit<
  Entry,
  'id' | 'status' | 'returnReason' | 'submitted' | 'received' | 'created'
> & { readonly id: string | null };

/** Everything the window may ask, on one page. Each answer arrives as a `Reply`. */
export interface Api extends OfficeApi, ExchangeApi, DocumentApi {
  // 台账
  readonly 'app.overview': (asked: null) => View.Overview;
  readonly 'app.place': (asked: null) => View.Overview | null;
  readonly 'app.about': (asked: null) => { readonly version: string; readonly licences: string };
  readonly 'change.undo': (asked: null) => View.ChangeLabel;
  readonly 'change.redo': (asked: null) => View.ChangeLabel;

  // 首次设置
  readonly 'setup.proposal': (asked: null) => View.SetupProposal;
  readonly 'setup.create': (asked: {
    readonly institution: string;
    readonly policies: readonly string[];
    /** Ranks that a policy shall bind, where not all it speaks to. */
    readonly bindings?: readonly Binding[] | undefined;
    readonly semesters: readonly Semester[];
  }) => View.Overview;
  readonly 'institution.save': (asked: { readonly institution: string }) => null;
  readonly 'demo.load': (asked: null) => View.Overview;
  readonly 'demo.clear': (asked: null) => View.Overview;

  // 名册与制度
  readonly 'roster.all': (asked: null) => View.Roster;
  readonly 'roster.choose': (asked: {
    readonly kind: Import.RosterKind;
  }) => Import.RosterReview | null;
  readonly 'roster.paste': (asked: {
    readonly kind: Import.RosterKind;
    readonly text: string;
  }) => Import.RosterReview;
  readonly 'roster.drop': (asked: {
    readonly kind: Import.RosterKind;
    readonly name: string;
    readonly bytes: Uint8Array;
  }) => Import.RosterReview;
  readonly 'roster.decide': (asked: {
    readonly review: string;
    readonly row: number;
    readonly decision: string;
  }) => Import.RosterReview;
  readonly 'roster.commit': (asked: { readonly review: string }) => Import.RosterResult;
  readonly 'person.save': (asked: {
    readonly id: string | null;
    readonly name: string;
    readonly pinyin: string;
    readonly initials: string;
    readonly attributes: readonly Attribute[];
  }) => { readonly id: string };
  readonly 'unit.save': (asked: {
    readonly id: string | null;
    readonly name: string;
    readonly kind: string;
    readonly liaison: string;
  }) => { readonly id: string };
  readonly 'post.save': (asked: Draft<Post>) => { readonly id: string };
  readonly 'object.save': (asked: Draft<ContactObject>) => { readonly id: string };
  readonly 'link.save': (asked: Draft<Link>) => { readonly id: string };
  readonly 'exemption.save': (asked: Draft<Exemption>) => { readonly id: string };
  readonly 'declaration.save': (
    asked: Omit<Declaration, 'id' | 'received'> & {
      readonly submit: boolean;
      /** The day it came in, as the office says; without it the first day it was submitted stays. */
      readonly received?: PlainDate | null | undefined;
    },
  ) => { readonly id: string };
  readonly 'semester.save': (asked: Semester) => { readonly id: string };
  readonly 'holidays.save': (asked: HolidayYear) => { readonly id: string };
  readonly 'record.remove': (asked: {
    readonly kind: 'person' | 'post' | 'object' | 'link' | 'exemption' | 'entry' | 'unit' | 'issue';
    readonly id: string;
  }) => null;
  readonly 'record.restore': (asked: {
    readonly kind: 'person' | 'post' | 'object' | 'link' | 'exemption' | 'entry' | 'unit' | 'issue';
    readonly id: string;
  }) => null;
  readonly 'record.deleted': (asked: null) => readonly Care.DeletedView[];
  readonly 'record.history': (asked: {
    readonly kind:
      | 'person'
      | 'post'
      | 'object'
      | 'link'
      | 'exemption'
      | 'entry'
      | 'unit'
      | 'sheet'
      | 'declaration'
      | 'issue'
      | 'reason';
    readonly id: string;
  }) => readonly Care.HistoryView[];

  // 记录表
  readonly 'sheet.list': (asked: {
    readonly form: string;
    readonly month: PlainMonth;
  }) => View.SheetList;
  readonly 'sheet.open': (asked: SheetKey) => View.SheetView;
  readonly 'sheet.save': (
    asked: SheetKey & { readonly content: string; readonly zeroReason: string },
  ) => null;
  readonly 'sheet.submit': (asked: SheetKey) => View.SheetView;
  readonly 'entry.save': (asked: EntryInput) => { readonly id: string };
  readonly 'entry.suggest': (asked: {
    readonly person: string;
    readonly carrier: string;
    readonly text: string;
    readonly day: PlainDate;
  }) => View.Suggestions;

  // 合规日历
  readonly 'compliance.matrix': (asked: MatrixQuery) => View.Matrix;
  readonly 'compliance.explain': (asked: CellQuery) => View.CellExplanation;
  readonly 'compliance.month': (asked: {
    readonly month: PlainMonth;
    readonly rank: string | null;
    readonly person: string | null;
  }) => Compliance.MonthCalendar;

  // 打印
  readonly 'document.sheet': (asked: SheetKey) => DocumentBytes;
  readonly 'document.save': (asked: SheetKey) => View.SavedFile | null;
  readonly 'job.state': (asked: { readonly id: string }) => View.JobState;
  readonly 'job.cancel': (asked: { readonly id: string }) => View.JobState;
  readonly 'file.open': (asked: { readonly id: string }) => null;
  readonly 'file.reveal': (asked: { readonly id: string }) => null;

  // 设置
  readonly 'backup.list': (asked: null) => readonly Care.BackupView[];
  readonly 'backup.now': (asked: null) => Care.BackupView;
  readonly 'backup.restore': (asked: { readonly id: string }) => View.Overview;
  readonly 'history.verify': (asked: null) => Care.IntegrityView;
}

export type Question = keyof Api;
export type Asked<Q extends Question> = Parameters<Api[Q]>[0];
export type Answer<Q extends Question> = ReturnType<Api[Q]>;

/** Areas of the ledger that a `changed` event names; it carries no data. */
export type Area =
  'overview' | 'roster' | 'sheets' | 'compliance' | 'jobs' | 'backups' | 'exchange';
