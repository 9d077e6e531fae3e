import type { LetterOutline, ListOutline, ListTable } from './list-outline.ts';

/** One table of a report, with what is said before and after it. */
export interface ReportPart {
  /** `一、履职情况`; empty: none. Names the sheet when the report is a workbook. */
  readonly heading: string;
  /** Running text before the table. */
  readonly paragraphs: readonly string[];
  readonly table: ListTable | null;
  /** Small print below the table. */
  readonly notes: readonly string[];
}

/** Several tables that belong together, on one paper: 年度联系师生工作情况表, 汇总 with who is missing, an extract. */
export interface ReportOutline {
  readonly kind: 'report';
  readonly title: string;
  /** Under the title, one line each. */
  readonly subtitle: readonly string[];
  readonly orientation: 'portrait' | 'landscape';
  readonly paper: 'A4' | 'A3';
  readonly parts: readonly ReportPart[];
  /** Lines to be signed by hand, one cell each: `汇总人：`, `审核人：`. Empty: none. */
  readonly signed: readonly string[];
  /** Below at the right: office and date. */
  readonly signature: readonly string[];
  /** Printed small at the top right of every page, in its margin. Absent: none. */
  readonly note?: string | undefined;
}

/** What leaves the office besides the record sheets. */
export type PaperOutline = ListOutline | LetterOutline | ReportOutline;
