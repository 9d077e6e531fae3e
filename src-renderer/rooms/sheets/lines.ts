import type { EntryView, SheetView } from '#api/views';
import type { Entry } from '#domain/entry';
import type { CarrierSheet, SheetRow } from '#domain/sheet';
import { entryTimeText } from '#domain/sheet-lines';
import type { SheetLine } from '#domain/sheet-lines';
import { entryWords } from '#domain/sheet-table';
import type { TableSheet, TableWords } from '#domain/sheet-table';
import type { EntryForm } from './entry-form.ts';
import { inputOf } from './entry-form.ts';

/** A line of the paper as the screen shows it: what is being typed stands in it at once. */
export interface PaperLine {
  /** Unlike every other on the sheet, and the same while the line lives. */
  readonly key: string;
  /** The saved entry; null while a new one was not saved yet. */
  readonly entry: EntryView | null;
  readonly object: string;
  readonly time: string;
  readonly summary: string;
  /** The editor beside the sheet shows this entry. */
  readonly open: boolean;
}

/** What the sheet's lines are made from. */
export interface LineSource {
  readonly view: SheetView;
  readonly form: EntryForm | null;
  /** The row in which the open entry was opened. */
  readonly row: string;
}

const timeOf = (form: EntryForm): string => {
  const input = inputOf(form);
  if (input === undefined) return '';
  const entry: Entry = {
    ...input,
    id: '',
    status: 'draft',
    returnReason: '',
    submitted: null,
    received: null,
    created: '',
  };
  return entryTimeText(entry);
};

const typedLine = (row: string, entry: EntryView | null, form: EntryForm): PaperLine => ({
  key: `${row}/${entry?.entry.id ?? ''}`,
  entry,
  object: form.objectText,
  time: timeOf(form),
  summary: form.summary,
  open: true,
});

const savedLine = (source: LineSource, row: string, line: SheetLine): PaperLine => {
  const entry = source.view.entries.find((one) => one.entry.id === line.entry) ?? null;
  return source.form !== null && source.form.id === line.entry
    ? typedLine(row, entry, source.form)
    : {
        key: `${row}/${line.entry}`,
        entry,
        object: line.object,
        time: line.time,
        summary: line.summary,
        open: false,
      };
};

/** Lines as the ledger has them, with the open entry as it is being typed; a new one comes last. */
const linesFrom = (
  source: LineSource,
  row: string,
  saved: readonly SheetLine[],
  holdsNew: boolean,
): readonly PaperLine[] => {
  const { form } = source;
  const lines = saved.map((line) => savedLine(source, row, line));
  const isNew = form !== null && holdsNew && !saved.some((line) => line.entry === form.id);
  return isNew ? [...lines, typedLine(row, null, form)] : lines;
};

/** The lines of one row of 附件1. */
export const rowLines = (source: LineSource, row: SheetRow): readonly PaperLine[] =>
  linesFrom(source, row.carrier, row.lines, source.form?.carriers.includes(row.carrier) === true);

/** Lines that belong to no row of 附件1. */
export const strayLines = (source: LineSource, content: CarrierSheet): readonly PaperLine[] =>
  linesFrom(source, '', content.unplaced, source.form?.carriers.length === 0);

/** The dated lines of 附件2. */
export const contentLines = (
  source: LineSource,
  saved: readonly SheetLine[],
): readonly PaperLine[] => linesFrom(source, '', saved, source.form !== null);

/** A row of a table with what stands under each of its form's columns. */
export interface TableRow {
  readonly line: PaperLine;
  readonly cells: readonly string[];
}

/** What the open entry says by itself while it is typed; the rest of its row is as the ledger has it. */
const typedWords = (line: PaperLine, form: EntryForm): TableWords => ({
  object: line.object,
  time: line.time,
  summary: line.summary,
  ...entryWords(form),
});

/** The rows of a table. */
export const tableRows = (source: LineSource, content: TableSheet): readonly TableRow[] =>
  linesFrom(source, '', content.lines, source.form !== null).map((line, index) => {
    const saved = content.lines.find(({ entry }) => entry === line.entry?.entry.id);
    const words = line.open && source.form !== null ? typedWords(line, source.form) : {};
    const cells = saved?.cells ?? content.blank;
    return {
      line,
      cells: content.form.columns.map(({ field }, column) =>
        field === 'ordinal' ? String(index + 1) : (words[field] ?? cells[column] ?? ''),
      ),
    };
  });
