import type { Decision, Outcome } from '#domain/exchange/plan';
import type { EvidenceFile } from '#domain/entry';
import type * as Exchange from './exchange-views.ts';
import type { DocumentBytes } from './document-bytes.ts';
import type { Overview } from './views.ts';

/** What the window may ask about files that come in and go out. */
export interface ExchangeApi {
  readonly 'exchange.overview': (asked: null) => Exchange.ExchangeOverview;
  /** Asks for files with a dialog and takes them in. */
  readonly 'exchange.choose': (asked: null) => Exchange.Taken | null;
  /** Takes files in that are waiting: one package, or any number of forms and workbooks together. */
  readonly 'exchange.take': (asked: {
    readonly files: readonly string[];
    readonly passphrase: string | null;
  }) => Exchange.Taken;
  /** Agrees on the key of the sender, as compared by telephone, and goes on. */
  readonly 'exchange.pin': (asked: {
    readonly files: readonly string[];
    readonly fingerprint: string;
    readonly passphrase: string | null;
  }) => Exchange.Taken;
  readonly 'exchange.progress': (asked: null) => Exchange.ExchangeProgress | null;
  readonly 'exchange.cancel': (asked: null) => null;

  readonly 'exchange.review': (asked: { readonly review: string }) => Exchange.ReviewHead;
  readonly 'exchange.rows': (asked: {
    readonly review: string;
    readonly outcomes: readonly Outcome[] | null;
    readonly from: number;
    readonly count: number;
  }) => Exchange.RowPage;
  readonly 'exchange.decide': (asked: {
    readonly review: string;
    readonly rows: readonly string[];
    readonly decision: Decision | null;
  }) => Exchange.ReviewHead;
  /** The form a row stands on, as a document for the preview. */
  readonly 'exchange.picture': (asked: {
    readonly review: string;
    readonly form: number;
  }) => DocumentBytes;
  readonly 'exchange.commit': (asked: { readonly review: string }) => Exchange.CommitResult;
  /** Puts a review away; nothing of it was written. */
  readonly 'exchange.forget': (asked: { readonly review: string }) => null;
  readonly 'exchange.undo': (asked: { readonly delivery: string }) => null;

  readonly 'exchange.pending': (asked: null) => readonly Exchange.PendingView[];
  readonly 'exchange.settle': (asked: {
    readonly conflict: string;
    readonly decision: Decision;
  }) => null;

  readonly 'exchange.preview': (asked: {
    readonly kind: 'entries' | 'roster' | 'receipt';
    readonly units: readonly string[];
    /** Everything, not only what changed since it was last acknowledged. */
    readonly all: boolean;
  }) => readonly Exchange.SendPreview[];
  /** Writes packages, one a unit, to a drive or into a folder that is asked for; null when the dialog was cancelled. */
  readonly 'exchange.send': (asked: {
    readonly kind: 'entries' | 'roster' | 'receipt';
    readonly units: readonly string[];
    readonly all: boolean;
    readonly passphrase: string | null;
    readonly drive: string | null;
  }) => readonly Exchange.SentFile[] | null;
  /** The workbooks that departments without the app fill in, one a unit. */
  readonly 'exchange.workbooks': (asked: {
    readonly units: readonly string[];
    readonly month: string;
    readonly drive: string | null;
  }) => readonly Exchange.SentFile[] | null;
  /** 部门填报: what became of the entries of a month. */
  readonly 'exchange.fates': (asked: { readonly month: string }) => readonly Exchange.FateView[];

  /** 部门填报, first run: choose a roster package; null when the dialog was cancelled. */
  readonly 'join.choose': (asked: {
    readonly passphrase: string | null;
    readonly file: string | null;
  }) => Exchange.JoinView | null;
  /** Makes the ledger of a department from it. */
  readonly 'join.create': (asked: {
    readonly file: string;
    readonly passphrase: string | null;
    readonly fingerprint: string;
  }) => Overview;

  /** Asks for a file and keeps it as evidence; null when the dialog was cancelled. */
  readonly 'evidence.attach': (asked: null) => EvidenceFile | null;
  readonly 'evidence.open': (asked: { readonly sha256: string; readonly name: string }) => null;
}
