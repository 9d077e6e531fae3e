import type { Area } from '#api/contract';
import type { FileTrouble } from '#api/reply';
import type { HolidayYear } from '#domain/academic-calendar';
import type { PrintedPages } from '#documents/paper';
import type { FormWords, HandInFile } from '#domain/exchange/hand-in';
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
  readonly isFolder: (path: string) => boolean;
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
  /** Removes a file, or a folder with all that is in it; what isn't there is no failure. */
  readonly remove: (path: string) => FileResult<null>;
  /** When a file was last changed; null when there is none. */
  readonly modified: (path: string) => LocalTime | null;
  /** SHA-256 of a file, hexadecimal; read in pieces, so that other questions get a turn. */
  readonly hash: (path: string) => Promise<FileResult<string>>;
}

/** Windows of the operating system that a person answers; null when they cancel. */
export interface Dialogs {
  readonly openFile: (title: string, filters: readonly FileFilter[]) => Promise<string | null>;
  /** Several files; empty when cancelled. */
  readonly openFiles: (title: string, filters: readonly FileFilter[]) => Promise<readonly string[]>;
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

/** This installation, as its packages name it. */
export interface Identity {
  /** UUID of the data folder on this PC; a copy of the ledger elsewhere has another one. */
  readonly installation: string;
  /** Ed25519, SPKI DER in base64. */
  readonly publicKey: string;
  /** SHA-256 of the DER, hexadecimal. */
  readonly fingerprint: string;
}

/** The signing key, which never leaves the data folder and is sealed by the operating system where it can. */
export interface Keys {
  /** Made on first use. */
  readonly identity: () => Promise<FileResult<Identity>>;
  /** Ed25519 over the bytes. */
  readonly sign: (bytes: Uint8Array) => Promise<FileResult<Uint8Array>>;
}

/** A removable drive that is plugged in. */
export interface Drive {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** A file found on a drive. */
export interface FoundFile {
  readonly path: string;
  /** Folders below the drive, for people. */
  readonly folders: readonly string[];
  readonly name: string;
  readonly size: number;
  readonly modified: LocalTime;
}

/** Sticks: which are plugged in, and what lies on them, near the top and of the endings asked for. */
export interface Drives {
  readonly list: () => readonly Drive[];
  readonly files: (drive: Drive, endings: readonly string[]) => readonly FoundFile[];
}

/** What to read in the reader process: a file somebody handed in, and the words of the policies it may use. */
export type ReadJob =
  | { readonly reader: 'word'; readonly path: string; readonly forms: readonly FormWords[] }
  | { readonly reader: 'excel'; readonly path: string; readonly forms: readonly FormWords[] }
  | { readonly reader: 'sheet'; readonly path: string };

/** What a reader process brings back; `hung` when it had to be killed, `broke` when it died. */
export type ReadReply =
  | { readonly ok: true; readonly file: HandInFile }
  /** The first worksheet as text cells, for rosters. */
  | { readonly ok: true; readonly sheet: readonly (readonly string[])[] }
  | { readonly ok: false; readonly code: string; readonly text: string };

/** Reads untrusted documents in a process of its own that can be killed. */
export interface Readers {
  readonly read: (job: ReadJob) => Promise<ReadReply>;
}

/** Prints pages as PDF with the browser the app is made of; null where there is none or it failed. */
export interface Printer {
  readonly pdf: (pages: PrintedPages) => Promise<Uint8Array | null>;
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
  /** Evidence files, by their SHA-256, beside the ledger. */
  readonly evidence: () => string;
  /** A folder for what is not trusted yet; emptied at every start. */
  readonly staging: () => string;
  /** Remembers another folder for the next opening. */
  readonly set: (folder: string) => FileResult<null>;
  /** Moves an existing, closed ledger file with its companions into the folder. */
  readonly move: (folder: string) => FileResult<null>;
}

/** Everything a service may want from outside; made once in the ledger process, and by tests from real parts. */
export interface Ports {
  readonly version: string;
  /** Under which name history is written; absent: that of this PC, with somebody sitting at it. */
  readonly actor?: string | undefined;
  readonly clock: Clock;
  readonly newId: () => string;
  /** SHA-256 of bytes, or of a text's UTF-8, in hexadecimal. */
  readonly digest: (content: string | Uint8Array) => string;
  readonly files: Files;
  readonly dialogs: Dialogs;
  readonly resources: Resources;
  readonly place: Place;
  readonly keys: Keys;
  readonly drives: Drives;
  readonly readers: Readers;
  readonly printer: Printer;
  /** Path of a `better-sqlite3` binding other than the packaged one; only development and building sites set it. */
  readonly sqliteBinding: string | undefined;
  readonly changed: (areas: readonly Area[]) => void;
  /** Gives other questions a turn between two steps of a long job. */
  readonly breathe: () => Promise<void>;
  /** Notes an unexpected error without names or texts of the ledger; returns its reference number. */
  readonly report: (error: unknown) => string;
}
