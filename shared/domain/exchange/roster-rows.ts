import type { PlainDate } from '../plain-date.ts';
import type { Policy } from '../policy/schema.ts';

/** The three rosters an office keeps as tables: 名册, 联系对象, 校历. */
export type RosterKind = 'people' | 'objects' | 'calendar';

/** The words of the policy a roster may use; a `Policy` is one. */
export type RosterWords = Pick<Policy, 'ranks' | 'flags' | 'objectKinds'>;

/** What can be said about a row. `error` holds the row up (only that row); `notice` doesn't. */
export interface RowProblem {
  /** Line of the file, 1 for the first. */
  readonly row: number;
  /** Heading as written in the file; empty when it is about the whole row. */
  readonly column: string;
  /** The cell, shortened. */
  readonly value: string;
  readonly code: RowProblemCode;
  /** What, where, and what to do: one Chinese sentence. */
  readonly text: string;
  readonly level: 'error' | 'notice';
}

export type RowProblemCode =
  | 'unknown-column'
  | 'doubled-column'
  | 'repeated-heading'
  | 'extra-cells'
  | 'damaged-text'
  | 'control-characters'
  | 'too-long'
  | 'empty-cell'
  | 'no-such-day'
  | 'not-a-date'
  | 'unclear-date'
  | 'month-only'
  | 'serial-date'
  | 'until-before-since'
  | 'unknown-rank'
  | 'unknown-flag'
  | 'unknown-kind'
  | 'bad-cohort'
  | 'bad-year'
  | 'bad-semester'
  | 'duplicate-row'
  | 'contradicts-row'
  | 'since-differs'
  | 'open-post'
  | 'kept-from-ledger'
  | 'successive-posts'
  | 'same-name-two-people'
  | 'same-name-unclear'
  | 'matched-without-unit'
  | 'bad-decision'
  | 'vacation-before-start'
  | 'outside-year'
  | 'semesters-overlap';

/** A line of 名册 that could be read. */
export interface PersonRow {
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  /** Rank id of the policy. */
  readonly rank: string;
  readonly title: string;
  readonly since: PlainDate;
  /** Last day; null when it lasts or the cell says nothing. */
  readonly until: PlainDate | null;
  /** The file says in words that it lasts (至今), which an empty cell doesn't. */
  readonly ongoing: boolean;
  /** The policy's own words; null when the cell says nothing. */
  readonly flags: readonly string[] | null;
}

/** A line of 联系对象 that could be read. */
export interface ObjectRow {
  readonly row: number;
  /** The policy's own word. */
  readonly kind: string;
  readonly name: string;
  /** Empty when the cell says nothing. */
  readonly unit: string;
  readonly cohort: number | null;
  /** Empty when the cell says nothing. */
  readonly note: string;
}

/** A line of 校历 that could be read. */
export interface SemesterRow {
  readonly row: number;
  readonly academicYear: string;
  readonly ordinal: 1 | 2;
  readonly firstDay: PlainDate;
  readonly vacationFrom: PlainDate;
}

interface RowsRead<Kind extends RosterKind, Row> {
  readonly kind: Kind;
  /** Good rows in file order; a row with an error is only among the problems. */
  readonly rows: readonly Row[];
  /** In file order. */
  readonly problems: readonly RowProblem[];
  /** Line of the headings: problems of this line are about the file. */
  readonly headingLine: number;
}

/** What a reader hands to the plan. */
export type RosterRows =
  | RowsRead<'people', PersonRow>
  | RowsRead<'objects', ObjectRow>
  | RowsRead<'calendar', SemesterRow>;
