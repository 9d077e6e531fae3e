import type { Area } from '#api/contract';
import type { PrintedPages } from '#documents/paper';
import type { FileFilter, ReadJob, ReadReply } from '#services/ports';
import type { BatchOrder } from '../batch/options.ts';

/** What the ledger process needs of the main process: everything that shows a window of the operating system. */
export type Need =
  | { readonly need: 'open-file'; readonly title: string; readonly filters: readonly FileFilter[] }
  | { readonly need: 'open-files'; readonly title: string; readonly filters: readonly FileFilter[] }
  /** Seals a secret with the operating system, or opens one; null where it has no means. Base64. */
  | { readonly need: 'seal'; readonly text: string }
  | { readonly need: 'unseal'; readonly text: string }
  /** Runs a reader in a process of its own; the answer is a {@link ReadReply}. */
  | { readonly need: 'read'; readonly job: ReadJob }
  /** Prints pages as PDF in a window nobody sees; the answer is the file's bytes. */
  | { readonly need: 'pdf'; readonly pages: PrintedPages }
  | {
      readonly need: 'save-file';
      readonly title: string;
      readonly name: string;
      readonly filters: readonly FileFilter[];
    }
  | { readonly need: 'choose-folder'; readonly title: string }
  | { readonly need: 'open-path'; readonly path: string }
  | { readonly need: 'reveal-path'; readonly path: string };

/** How a need was met; null when a person cancelled, or the system can't. */
export type Met = string | boolean | null | readonly string[] | ReadReply | Uint8Array;

/** Main process → ledger process. */
export type ToLedger =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly question: string;
      readonly asked: unknown;
    }
  | { readonly kind: 'met'; readonly id: number; readonly value: Met }
  /** Files dropped on the window, or opened with the app. */
  | {
      readonly kind: 'offer';
      readonly paths: readonly string[];
      readonly how: 'dropped' | 'opened';
    }
  /** A run without a window; the answer, a `reply` of the same id, is what it did. */
  | { readonly kind: 'batch'; readonly id: number; readonly order: BatchOrder }
  | { readonly kind: 'close' };

/** Ledger process → main process. */
export type FromLedger =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: unknown }
  | { readonly kind: 'need'; readonly id: number; readonly need: Need }
  | { readonly kind: 'changed'; readonly areas: readonly Area[] }
  | { readonly kind: 'closed' };

/** How the ledger process is started; handed over as JSON, its only argument. */
export interface LedgerStart {
  readonly dataFolder: string;
  readonly resources: string;
  /** Licences of what is bundled, made by the build. */
  readonly licences: string;
  readonly version: string;
  /** A fixed day, for development and tests. */
  readonly today: string | null;
  readonly sqliteBinding: string | null;
  /** A folder whose folders are taken for sticks, for development and tests. */
  readonly drives: string | null;
  /** Nobody sits at the PC: history says so. */
  readonly unattended: boolean;
}
