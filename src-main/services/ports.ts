import type { Area } from '#api/contract';
import type { FileTrouble } from '#api/reply';
import type { HolidayYear } from '#domain/academic-calendar';
import type { LocalTime, PlainDate } from '#domain/plain-date';

/** A value, or why the disk refused. */
export type FileResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: FileTrouble };

export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** The clock: the only place where "now" comes from. */
export interface Clock {
  readonly today: () => PlainDate;
  readonly now: () => LocalTime;
}

/** The disk, as far as services may touch it. Paths are opaque texts to them. */
export interface Files {
  readonly join: (folder: string, ...names: readonly string[]) => string;
  /** A file's own name, without its folders. */
  readonly name: (path: string) => string;
  readonly exists: (path: string) => boolean;
  readonly size: (path: string) => number;
  /** Reads a whole file; refuses above `limit` bytes. */
  readonly read: (path: string, limit: number) => FileResult<Uint8Array>;
  /** Writes to a temporary name, syncs and renames: the file is there whole or not at all. */
  readonly write: (
    path: string,
    bytes: Uint8Array,
    existing: 'replace' | 'refuse',
  ) => FileResult<null>;
  readonly makeFolder: (path: string) => FileResult<null>;
  /** Names in a folder, without their path; empty when there is no such folder. */
  readonly list: (folder: string) => readonly string[];
}

/** Windows of the operating system that a person answers; null when they cancel. */
export interface Dialogs {
  readonly openFile: (title: string, filters: readonly FileFilter[]) => Promise<string | null>;
  readonly saveFile: (
    title: string,
    name: string,
    filters: readonly FileFilter[],
  ) => Promise<string | null>;
  readonly chooseFolder: (title: string) => Promise<string | null>;
  /** Opens a file with the program the operating system has for it. */
  readonly openPath: (path: string) => Promise<boolean>;
  readonly revealPath: (path: string) => Promise<void>;
}

/** Data that ships with the program. */
export interface Resources {
  /** Policy documents as JSON text, one a file. */
  readonly policies: () => readonly { readonly file: string; readonly text: string }[];
  readonly holidays: () => readonly HolidayYear[];
  /** The demo school: its rosters as files, what its people write, and sheets handed in on paper. */
  readonly demo: () => {
    readonly rosters: readonly { readonly file: string; readonly bytes: Uint8Array }[];
    readonly phrases: unknown;
    readonly papers: unknown;
  };
  readonly licences: () => string;
}

/** Where the ledger lies. */
export interface Place {
  readonly file: () => string;
  /** Whether a ledger was ever made or opened here: then a missing file is a loss, not a beginning. */
  readonly isMade: () => boolean;
  readonly markMade: () => void;
  /** Whether `file` is the demo's, which is kept apart from the real one. */
  readonly isDemo: () => boolean;
  readonly useDemo: (demo: boolean) => FileResult<null>;
  /** Removes the demo's ledger and everything made beside it. */
  readonly clearDemo: () => FileResult<null>;
  readonly backups: () => string;
  /** Remembers another folder for the next opening. */
  readonly set: (folder: string) => FileResult<null>;
  /** Moves an existing, closed ledger file with its companions into the folder. */
  readonly move: (folder: string) => FileResult<null>;
}

/** Everything a service may want from outside; made once in the ledger process, and by tests from real parts. */
export interface Ports {
  readonly version: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** SHA-256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string;
  readonly files: Files;
  readonly dialogs: Dialogs;
  readonly resources: Resources;
  readonly place: Place;
  /** Path of a `better-sqlite3` binding other than the packaged one; only development and building sites set it. */
  readonly sqliteBinding: string | undefined;
  readonly changed: (areas: readonly Area[]) => void;
  /** Gives other questions a turn between two steps of a long job. */
  readonly breathe: () => Promise<void>;
  /** Notes an unexpected error without names or texts of the ledger; returns its reference number. */
  readonly report: (error: unknown) => string;
}
