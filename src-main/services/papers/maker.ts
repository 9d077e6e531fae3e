import type {
  DataSection,
  DocumentItem,
  DocumentKind,
  DocumentOffer,
  DocumentQuery,
} from '#api/document-contract';
import type { Reply } from '#api/reply';
import type { Paper } from '#documents/paper';
import type { ListFrame } from '#domain/forms/lists/words';
import type { PlainMonth } from '#domain/plain-date';
import type { Change } from '#storage/records';
import type { Ledger } from '#storage/ledger';
import type { Register } from '../register.ts';
import type { Session } from '../session.ts';

/** What every maker of documents looks at. */
export interface Desk {
  readonly session: Session;
  readonly ledger: Ledger;
  readonly register: Register;
  /** Without a note: notes on pages (示例数据, 第2稿) are set by the one who writes. */
  readonly frame: ListFrame;
}

/** What a paper is known by when it is printed again. */
export interface PrintKey {
  readonly document: DocumentKind;
  readonly person: string | null;
  /** Last month of what it covers. */
  readonly month: PlainMonth;
  /** Whatever else tells it from papers of the same kind and month (a form, a unit, an option); empty: nothing. */
  readonly subject: string;
}

/** A paper and what it was made from. */
export interface Made {
  readonly paper: Paper;
  readonly data: readonly DataSection[];
  /** What it says, without the day it was made on: the same said again is the same edition. */
  readonly said: unknown;
}

/** One paper that can be made. */
export interface PlannedPaper extends Omit<DocumentItem, 'printed' | 'file'> {
  /** Folders and name, without ending; each part is made safe by the one who writes. */
  readonly file: readonly [...folders: string[], name: string];
  readonly key: PrintKey;
  readonly make: () => Reply<Made>;
}

/** What a query comes to. */
export interface PlannedPapers {
  /** `2026年10月` */
  readonly label: string;
  readonly notes: readonly string[];
  readonly papers: readonly PlannedPaper[];
}

/** One kind of document: whether it is asked for here, what a query comes to, and what is kept once it is written. */
export interface Maker {
  readonly kind: DocumentKind;
  /** `undefined` where no policy in force asks for it, or nothing is ever printed of it from the room. */
  readonly offer: (desk: Desk) => Omit<DocumentOffer, 'kind'> | undefined;
  /**
   * `only`: ids of the papers that are about to be written, in a plan made for that, where not all are: numbers that
   * run through a year (of letters) then run through these, so that what stays unwritten leaves no hole.
   */
  readonly plan: (
    desk: Desk,
    query: DocumentQuery,
    only?: ReadonlySet<string>,
  ) => Reply<PlannedPapers>;
  /**
   * Records that come with having written these papers (a letter's number), in the same batch as the printing. Whoever
   * writes stops at the first of such papers that can't be written: the next one has the next number.
   */
  readonly issued?: (
    desk: Desk,
    query: DocumentQuery,
    written: readonly PlannedPaper[],
  ) => readonly Change[];
}

/** The value an option stands at: what the query says, or its preset. */
export const optionOf = (
  { options }: DocumentQuery,
  offered: DocumentOffer['options'],
  id: string,
): string => options[id] ?? offered.find((option) => option.id === id)?.preset ?? '';
