import type { ListTable } from '#domain/forms/list-outline';
import type { Outline } from '#domain/forms/outline';
import type { TableSetting } from './list-frame.ts';
import type { PaperLook } from './paper-looks.ts';

/** Writes what papers are made of: as Word's XML, or as HTML to be printed. Papers know no more of either. */
export interface Pen {
  readonly paragraph: (text: string, look: PaperLook) => string;
  /**
   * As wide as the page's text area, its head repeated on every page, its last row on the page of what stands `below` it,
   * which the same pen wrote.
   */
  readonly table: (
    table: ListTable,
    page: Outline['page'],
    setting?: TableSetting,
    below?: string,
  ) => string;
  /** Lines to be signed, side by side over the page's width, without rules; not empty. */
  readonly signed: (lines: readonly string[], look: PaperLook, page: Outline['page']) => string;
}

/** A list, letter or report as a paper: what a writer has to know besides what the pen writes. */
export interface PaperLayout {
  readonly page: Outline['page'];
  /** Which of its pages have a number: a form's have none, a letter's from the second on. */
  readonly numbered: 'every' | 'from-second' | 'none';
  /** In the top margin at the right of each of its pages. Absent: none. */
  readonly note: string | undefined;
  readonly body: (pen: Pen) => string;
}
