import type { Entry, Sheet } from '../entry.ts';
import { printedText } from '../exchange/form-marks.ts';
import type { FormMarks } from '../exchange/form-marks.ts';
import { canonicalText, sharedForm } from '../exchange/shared-form.ts';
import type { SheetLine } from '../sheet-lines.ts';
import type { SheetContent } from '../sheet.ts';
import { carrierOutline } from './carrier-outline.ts';
import type { Outline } from './outline.ts';
import { specialtyOutline, visitText } from './specialty-outline.ts';
import { tableOutline } from './table-outline.ts';

export interface SheetOutlineOptions {
  /** 发文字号, printed before the attachment's number when the form leaves without its document. */
  readonly documentNumber?: string | undefined;
  /** Printed small at the top right of every page, in the margin, where it takes no room from the form. */
  readonly note?: string | undefined;
}

const outlineOf = (content: SheetContent, documentNumber: string): Outline => {
  switch (content.kind) {
    case 'carriers':
      return carrierOutline(content, documentNumber);
    case 'specialties':
      return specialtyOutline(content, documentNumber);
    case 'table':
      return tableOutline(content, documentNumber);
  }
};

/**
 * The policy's record sheet as it is printed: one A4 page for an ordinary month, more for a full one. It prints what
 * it is given; which entries belong on it was decided by whoever composed the content, its labels already in place.
 */
export const sheetOutline = (content: SheetContent, options: SheetOutlineOptions = {}): Outline => {
  const documentNumber = options.documentNumber ?? '';
  return { ...outlineOf(content, documentNumber), note: options.note };
};

/** What marks are counted from besides what is printed. */
export interface MarkSource {
  /** SHA-256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string;
  readonly entry: (id: string) => Entry | undefined;
  readonly sheet: Sheet | null;
}

interface PrintedLine {
  readonly line: SheetLine;
  readonly row: string;
  readonly texts: readonly string[];
}

const printedLines = (content: SheetContent): readonly PrintedLine[] => {
  switch (content.kind) {
    case 'carriers':
      return content.groups.flatMap(({ rows }) =>
        rows.flatMap(({ carrier, lines }) =>
          lines.map((line) => ({
            line,
            row: carrier,
            texts: [line.object, line.time, line.summary],
          })),
        ),
      );
    case 'specialties':
      return content.lines.map((line) => ({ line, row: '', texts: [visitText(line)] }));
    case 'table':
      return content.lines.map((line) => ({ line, row: '', texts: line.cells }));
  }
};

/** The marks of a sheet of one person: ids alone without a source, and with one what reading back is compared with. */
export const sheetMarks = (
  content: SheetContent,
  person: string,
  source?: MarkSource,
): FormMarks => {
  const base = (
    kind: 'entry' | 'sheet',
    record: Entry | Sheet | null | undefined,
  ): string | null =>
    source === undefined || record === null || record === undefined
      ? null
      : source.digest(canonicalText(sharedForm(kind, record, 'office')));
  const print = (texts: readonly string[]): string | null =>
    source === undefined ? null : source.digest(printedText(texts));
  return {
    form: content.form.id,
    person,
    month: content.month,
    base: base('sheet', source?.sheet),
    content: content.kind === 'specialties' ? print(content.content) : null,
    entries: printedLines(content).map(({ line, row, texts }) => {
      const entry = source?.entry(line.entry);
      return {
        id: line.entry,
        row,
        day: entry?.happened ?? null,
        base: base('entry', entry),
        print: print(texts),
        cut: [line.time.length, line.object.length],
      };
    }),
  };
};
