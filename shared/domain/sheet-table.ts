import type { Entry, Mode, Sheet } from './entry.ts';
import type { Issue } from './issue.ts';
import { handlingText, numbered } from './issue-words.ts';
import type { ContactObject } from './people.ts';
import type { PlainMonth } from './plain-date.ts';
import type { TableField, TableForm } from './policy/form.ts';
import { inOrder, lineOf, paragraphs, zeroText } from './sheet-lines.ts';
import type { SheetLine } from './sheet-lines.ts';

/** What a table's columns are filled from besides the person and the entries. */
export interface TableSource {
  /** 单位及职务, as printed. */
  readonly post: string;
  /** Contact objects by id, as far as the entries have some. */
  readonly objects: ReadonlyMap<string, ContactObject>;
  /** Names of units by id. */
  readonly units: ReadonlyMap<string, string>;
  /** Issues that were raised in the entries. */
  readonly issues: readonly Issue[];
}

/** One row of a table form. */
export interface TableLine extends SheetLine {
  /** What stands under each column of the form. */
  readonly cells: readonly string[];
}

/** A filled table of one person: 工作台账. */
export interface TableSheet {
  readonly kind: 'table';
  readonly form: TableForm;
  /** The last month it spans. */
  readonly month: PlainMonth;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** In order of date. */
  readonly lines: readonly TableLine[];
  /** The row of a person without entries: only name and post. */
  readonly blank: readonly string[];
  /** 零报告 with its reason; empty otherwise. */
  readonly remarks: readonly string[];
}

/** What a row says, by field; what isn't there is empty. */
export type TableWords = Readonly<Partial<Record<TableField, string>>>;

/** A row's cells in the order of the form's columns. */
export const cellsOf = ({ columns }: TableForm, words: TableWords): readonly string[] =>
  columns.map(({ field }) => words[field] ?? '');

/** 单位及职务: 学生工作部部长. A title that already begins with the unit is left as it is. */
export const unitTitleText = (unit: string, title: string): string =>
  title.startsWith(unit) ? title : unit + title;

/** What a row says of the contact object itself. */
export const objectWords = (
  object: ContactObject | undefined,
  units: TableSource['units'],
): TableWords => ({
  'object-unit': units.get(object?.unit ?? '') ?? '',
  cohort: typeof object?.cohort === 'number' ? `${String(object.cohort)}级` : '',
  counsellor: object?.counsellor ?? '',
});

const MODES: Readonly<Record<Mode, string>> = { 'face-to-face': '面对面', online: '键对键' };

/** What an entry says by itself, whatever became of it. */
export const entryWords = (
  entry: Pick<Entry, 'place' | 'mode' | 'present' | 'evidence' | 'commendable'>,
): TableWords => ({
  place: entry.place,
  mode: MODES[entry.mode],
  present: entry.present === null ? '' : String(entry.present),
  note: [
    ...(entry.commendable ? ['先进典型'] : []),
    ...entry.evidence.map(({ title, kind }) => (title === '' ? kind : title)),
  ].join('；'),
});

const issueWords = (issues: readonly Issue[], units: TableSource['units']): TableWords => ({
  issues: numbered(issues.map(({ text }) => text)),
  handling: numbered(
    issues.map((issue) =>
      handlingText(issue, issue.unit === null ? '' : (units.get(issue.unit) ?? '')),
    ),
  ),
});

/** Composes a person's table: one row an entry. */
export const composeTable = (
  form: TableForm,
  source: {
    readonly month: PlainMonth;
    readonly name: string;
    readonly title: string;
    readonly unit: string;
    readonly entries: readonly Entry[];
    readonly sheet: Sheet | null;
    readonly table: TableSource;
  },
): TableSheet => {
  const { month, name, title, unit, table } = source;
  const person: TableWords = { name, unit, title, 'unit-title': table.post };
  return {
    kind: 'table',
    form,
    month,
    name,
    title,
    unit,
    lines: inOrder(source.entries).map((entry, index) => {
      const line = lineOf(entry);
      const object = entry.object === null ? undefined : table.objects.get(entry.object);
      const raised = table.issues.filter((issue) => issue.entry === entry.id);
      return {
        ...line,
        cells: cellsOf(form, {
          ordinal: String(index + 1),
          ...person,
          object: line.object,
          ...objectWords(object, table.units),
          time: line.time,
          summary: line.summary,
          ...entryWords(entry),
          ...issueWords(raised, table.units),
        }),
      };
    }),
    blank: cellsOf(form, person),
    remarks: paragraphs(zeroText(source.sheet)),
  };
};
