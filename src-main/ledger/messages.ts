import type { Area } from '#api/contract';
import type { FileFilter } from '#services/ports';

/** What the ledger process needs of the main process: everything that shows a window of the operating system. */
export type Need =
  | { readonly need: 'open-file'; readonly title: string; readonly filters: readonly FileFilter[] }
  | {
      readonly need: 'save-file';
      readonly title: string;
      readonly name: string;
      readonly filters: readonly FileFilter[];
    }
  | { readonly need: 'choose-folder'; readonly title: string }
  | { readonly need: 'open-path'; readonly path: string }
  | { readonly need: 'reveal-path'; readonly path: string };

/** Main process → ledger process. */
export type ToLedger =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly question: string;
      readonly asked: unknown;
    }
  | { readonly kind: 'met'; readonly id: number; readonly value: string | boolean | null }
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
}
