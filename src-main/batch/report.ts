import type { DocumentFormat, DocumentKind } from '#api/document-contract';
import type { LocalTime } from '#domain/plain-date';

/**
 * What the scheduler is told: 0 everything was done; 1 it was done, and something waits for a person or is
 * incomplete; 2 the options are wrong; 3 the ledger can't be used; 4 something failed.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** Something a person has to look at. */
export interface WaitingRow {
  readonly title: string;
  readonly why: string;
}

/** What became of one file that was to be taken in. */
export interface ImportReport {
  /** Its whole path. */
  readonly file: string;
  /** What it turned out to be: `护理学院 第 7 号报送包`; empty for what was refused before that. */
  readonly title: string;
  /** `taken`: written as far as it could be; `unchanged`: it says nothing that isn't known; `refused`: see `problem`. */
  readonly result: 'taken' | 'unchanged' | 'refused';
  /** Rows by what they were. */
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly unchanged: number;
    /** Rows that need a person: they wait in 待定事项, or were not taken. */
    readonly waiting: number;
    /** Rows that can't be taken. */
    readonly refused: number;
  };
  readonly notices: readonly string[];
  readonly waiting: readonly WaitingRow[];
  readonly problem: string | null;
}

/** What became of one document. */
export interface DocumentReport {
  readonly kind: DocumentKind;
  readonly title: string;
  /** `2026年10月` */
  readonly period: string;
  readonly format: DocumentFormat;
  /** Files by their whole paths. */
  readonly written: readonly string[];
  /** Files that were there and were left alone. */
  readonly skipped: readonly string[];
  readonly failed: readonly { readonly file: string; readonly text: string }[];
  /** Papers that don't say all they should, and why. */
  readonly incomplete: readonly { readonly name: string; readonly gaps: readonly string[] }[];
  /** Papers with nothing on them, which were not written: how each stands (未交, 免考核). */
  readonly blank: readonly { readonly name: string; readonly standing: string }[];
  readonly notes: readonly string[];
  /** Why nothing was written of it. */
  readonly problem: string | null;
}

/** What a run did. This, as JSON, is version 1 of what `--json` writes (docs/unattended.zh-CN.md). */
export interface BatchReport {
  readonly format: 'lianxi-batch-report';
  readonly version: 1;
  readonly program: string;
  readonly started: LocalTime;
  readonly finished: LocalTime;
  readonly exit: ExitCode;
  /** Why nothing was done; empty otherwise. */
  readonly refused: readonly string[];
  readonly ledger: {
    readonly institution: string;
    readonly file: string;
    /** 示例数据 */
    readonly demo: boolean;
  } | null;
  /** 待定事项 of the ledger after the run, from earlier ones too. */
  readonly pending: number;
  readonly imports: readonly ImportReport[];
  readonly documents: readonly DocumentReport[];
}

/** What a run did, before it is put into the form in which it is told. */
export type BatchOutcome = Omit<BatchReport, 'format' | 'version' | 'program'>;

/** A run of which nothing was done. */
export const refusedRun = (
  exit: ExitCode,
  refused: readonly string[],
  now: LocalTime,
): BatchOutcome => ({
  started: now,
  finished: now,
  exit,
  refused,
  ledger: null,
  pending: 0,
  imports: [],
  documents: [],
});

/** The code with which a run ends that was not refused as a whole. */
export const exitOf = ({
  pending,
  imports,
  documents,
}: Pick<BatchReport, 'pending' | 'imports' | 'documents'>): ExitCode => {
  const failed =
    imports.some(({ result }) => result === 'refused') ||
    documents.some((one) => one.problem !== null || one.failed.length > 0);
  if (failed) return 4;
  const open =
    (imports.length > 0 && pending > 0) ||
    imports.some(({ counts }) => counts.waiting + counts.refused > 0) ||
    documents.some(({ incomplete }) => incomplete.length > 0);
  return open ? 1 : 0;
};
