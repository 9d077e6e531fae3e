import type { Outline } from './outline.ts';
import { A4 } from './paper.ts';

/** How a cell is to be taken. Writers show it as a colour; `sign` says the same where there is none. */
export type Tone = 'bad' | 'warn' | 'good' | 'quiet';

export interface ListCell {
  /** Text is data: shown as it is, newlines as line breaks. */
  readonly text: string;
  readonly tone?: Tone | undefined;
  /** Stands before the text (✕ ! ✓), so that a colour is never all that tells. */
  readonly sign?: string | undefined;
  /** Belongs to the cell above: both are one cell with the text of the upper one. */
  readonly merge?: 'up' | undefined;
}

export interface ListColumn {
  readonly label: string;
  /** Share of the table's width, relative to its other columns. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** Word over neighbouring columns that have the same one. */
  readonly group?: string | undefined;
  /** The label is written downwards, for many narrow columns. */
  readonly vertical?: boolean | undefined;
}

export interface ListRow {
  readonly cells: readonly ListCell[];
  /** A row whose first cell spans all columns (a unit's name). */
  readonly heading?: boolean | undefined;
}

/** Columns and rows, whatever they stand in. */
export interface ListTable {
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
}

/** Any list of the app as it leaves it, on paper or as a sheet of a workbook. */
export interface ListOutline extends ListTable {
  readonly kind: 'list';
  readonly title: string;
  /** Under the title, one line each: which period, which filter, as of which day, figures. */
  readonly subtitle: readonly string[];
  readonly orientation: 'portrait' | 'landscape';
  readonly paper: 'A4' | 'A3';
  /** Legend, below the table. */
  readonly notes: readonly string[];
  /** Below at the right: office and date. */
  readonly signature: readonly string[];
  /** Printed small at the top right of every page, in its margin. Absent: none. */
  readonly note?: string | undefined;
}

/** A letter of an office (催报单, 督办单) with the number it is filed under. */
export interface LetterOutline {
  readonly kind: 'letter';
  /** The issuing office, over the red rule. */
  readonly head: string;
  readonly title: string;
  /** 编号; empty: none. */
  readonly number: string;
  /** `某党总支：` */
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly table: ListTable | null;
  /** Paragraphs after the table. */
  readonly closing: readonly string[];
  /** Office and date, each on its line. */
  readonly signature: readonly string[];
  /** Printed small at the top right of every page, in its margin. Absent: none. */
  readonly note?: string | undefined;
}

/** A cell of text that nothing else is said about, or what is said. */
export const listCell = (text: string, more: Omit<ListCell, 'text'> = {}): ListCell => ({
  text,
  ...more,
});

/** What a cell shows: its sign, then its text. */
export const shownText = ({ sign = '', text }: ListCell): string =>
  sign === '' || text === '' ? `${sign}${text}` : `${sign} ${text}`;

/** A cell in its place: `start` opens a vertical merge, `continue` belongs to the cell above. */
export interface PlacedCell {
  readonly cell: ListCell;
  readonly merge: 'none' | 'start' | 'continue';
}

/** A row of a table that spans all columns, or one with a cell for each column. */
export type GridRow =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'cells'; readonly cells: readonly PlacedCell[] };

const EMPTY_CELL: ListCell = { text: '' };

/**
 * Rows with exactly one cell for each column. What continues nothing, at the top or under a heading, stands for itself.
 */
export const gridOf = ({ columns, rows }: ListTable): readonly GridRow[] => {
  const continues = (index: number, column: number): boolean => {
    const above = rows[index - 1];
    return (
      above !== undefined &&
      above.heading !== true &&
      rows[index]?.heading !== true &&
      rows[index]?.cells[column]?.merge === 'up'
    );
  };
  return rows.map((row, index): GridRow => {
    if (row.heading === true)
      return { kind: 'heading', text: shownText(row.cells[0] ?? EMPTY_CELL) };
    return {
      kind: 'cells',
      cells: columns.map((_, column) => ({
        cell: row.cells[column] ?? EMPTY_CELL,
        merge: continues(index, column)
          ? 'continue'
          : continues(index + 1, column)
            ? 'start'
            : 'none',
      })),
    };
  });
};

/** Neighbouring columns under one word, or one column under none. */
export interface HeadGroup {
  readonly group: string | undefined;
  readonly columns: readonly ListColumn[];
}

/** The upper row of a table's head, from left to right. */
export const headGroups = (columns: readonly ListColumn[]): readonly HeadGroup[] => {
  const groups: HeadGroup[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last !== undefined && column.group !== undefined && last.group === column.group)
      groups[groups.length - 1] = { group: last.group, columns: [...last.columns, column] };
    else groups.push({ group: column.group, columns: [column] });
  }
  return groups;
};

/** Whether a table's head has a second row. */
export const isGrouped = (columns: readonly ListColumn[]): boolean =>
  columns.some((column) => column.group !== undefined);

/** Sides of the papers, in millimetres. */
const PAPERS = { A4: [210, 297], A3: [297, 420] } as const;

/** All around, where a list lies on its side: no official document does, and its columns need the room. */
const LANDSCAPE_MARGIN = 20;

/** The page a list is printed on. */
export const listPage = ({
  paper,
  orientation,
}: Pick<ListOutline, 'paper' | 'orientation'>): Outline['page'] => {
  const [short, long] = PAPERS[paper];
  if (orientation === 'portrait') return { width: short, height: long, margins: A4.margins };
  const margin = LANDSCAPE_MARGIN;
  const margins = { top: margin, bottom: margin, left: margin, right: margin };
  return { width: long, height: short, margins };
};

/** Widths of the columns in millimetres; together they fill the page's text area. */
export const columnWidths = (
  columns: readonly ListColumn[],
  { width, margins }: Outline['page'],
): readonly number[] => {
  const room = width - margins.left - margins.right;
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => (room * column.width) / shares);
};
