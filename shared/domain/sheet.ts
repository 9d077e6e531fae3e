import type { Entry, Sheet } from './entry.ts';
import type { Declaration } from './people.ts';
import { dayText, monthOf, monthText, partsOf } from './plain-date.ts';
import type { PlainMonth } from './plain-date.ts';
import type { CarrierForm, Form, SpecialtyForm } from './policy/form.ts';

/** What a record sheet is composed from; gathered by a service, decided here. */
export interface SheetSource {
  readonly form: Form;
  readonly month: PlainMonth;
  readonly name: string;
  /** 职务 held in the month, as printed; several joined with 、. */
  readonly title: string;
  readonly unit: string;
  /** The person's entries of the month, whatever their status; order does not matter. */
  readonly entries: readonly Entry[];
  readonly sheet: Sheet | null;
  readonly declaration: Declaration | null;
}

/** One visit on a form: what stands in the columns of one line. */
export interface SheetLine {
  readonly entry: string;
  readonly object: string;
  /** `10月15日上午（0.5天）` */
  readonly time: string;
  readonly summary: string;
}

/** One row of 附件1: a carrier and its visits in order of date. */
export interface SheetRow {
  readonly carrier: string;
  readonly label: string;
  readonly lines: readonly SheetLine[];
}

/** A filled 附件1, independent of paper and screen. */
export interface CarrierSheet {
  readonly kind: 'carriers';
  readonly form: CarrierForm;
  readonly month: PlainMonth;
  readonly name: string;
  readonly title: string;
  readonly groups: readonly {
    readonly label: string;
    readonly heads: CarrierForm['groups'][number]['heads'];
    readonly rows: readonly SheetRow[];
  }[];
  /** 零报告 with its reason, below the table; empty otherwise. */
  readonly remarks: readonly string[];
  /** Visits whose carrier has no row on this form: shown on screen so that none is overlooked, not printed. */
  readonly unplaced: readonly SheetLine[];
}

/** A filled 附件2. */
export interface SpecialtySheet {
  readonly kind: 'specialties';
  readonly form: SpecialtyForm;
  readonly month: PlainMonth;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly jobFunction: string;
  readonly businessBody: string;
  readonly personalStrength: string;
  readonly teacherCarriers: string;
  readonly studentCarriers: string;
  /** Dated visits, one paragraph each, followed by what was written freely. */
  readonly lines: readonly SheetLine[];
  readonly content: readonly string[];
}

export type SheetContent = CarrierSheet | SpecialtySheet;

const quantity = (entry: Entry): string =>
  entry.amount === null ? '' : `${String(entry.amount)}${entry.amountUnit}`;

/**
 * The date as the form shows it: `10月15日上午（0.5天）`, `10月9日—11日`, `10月30日—11月2日`.
 * Quantities are printed only in days: the clause on 驻点办公 counts them; hours of a lesson belong to the text.
 */
export const entryTimeText = (entry: Entry): string => {
  const first = dayText(entry.happened);
  const last =
    entry.until === null || entry.until === entry.happened
      ? ''
      : monthOf(entry.until) === monthOf(entry.happened)
        ? `—${String(partsOf(entry.until)[2])}日`
        : `—${dayText(entry.until)}`;
  const amount = entry.amountUnit === '天' && entry.amount !== null ? `（${quantity(entry)}）` : '';
  return `${first}${last}${entry.timeNote}${amount}`;
};

const byDate = (a: Entry, b: Entry): number =>
  a.happened.localeCompare(b.happened) ||
  a.created.localeCompare(b.created) ||
  a.id.localeCompare(b.id);

const lineOf = (entry: Entry): SheetLine => ({
  entry: entry.id,
  object: entry.objectText,
  time: entryTimeText(entry),
  summary: entry.summary,
});

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');

/** `零报告：本月在外挂职` */
const zeroText = (sheet: Sheet | null): string =>
  sheet !== null && sheet.zeroReason !== '' ? `零报告：${sheet.zeroReason}` : '';

const composeCarriers = (form: CarrierForm, source: SheetSource): CarrierSheet => {
  const entries = [...source.entries].sort(byDate);
  const placed = new Set(form.groups.flatMap((group) => group.carriers));
  return {
    kind: 'carriers',
    form,
    month: source.month,
    name: source.name,
    title: source.title,
    groups: form.groups.map((group) => ({
      label: group.label,
      heads: group.heads,
      rows: group.carriers.map((carrier) => ({
        carrier,
        label: carrier,
        lines: entries.filter((entry) => entry.carriers.includes(carrier)).map(lineOf),
      })),
    })),
    remarks: paragraphs(zeroText(source.sheet)),
    unplaced: entries
      .filter((entry) => !entry.carriers.some((carrier) => placed.has(carrier)))
      .map(lineOf),
  };
};

const composeSpecialties = (form: SpecialtyForm, source: SheetSource): SpecialtySheet => {
  const { declaration, sheet } = source;
  return {
    kind: 'specialties',
    form,
    month: source.month,
    name: source.name,
    title: source.title,
    unit: source.unit,
    jobFunction: declaration?.jobFunction ?? '',
    businessBody: declaration?.businessBody ?? '',
    personalStrength: declaration?.personalStrength ?? '',
    teacherCarriers: declaration?.teacherCarriers ?? '',
    studentCarriers: declaration?.studentCarriers ?? '',
    lines: [...source.entries].sort(byDate).map(lineOf),
    content: [...paragraphs(sheet?.content ?? ''), ...paragraphs(zeroText(sheet))],
  };
};

/**
 * Composes one person's sheet of one month. Carrier ids stand in `label` here; whoever shows the sheet
 * replaces them by the policy's labels through {@link labelled}.
 */
export const composeSheet = (source: SheetSource): SheetContent =>
  source.form.kind === 'carriers'
    ? composeCarriers(source.form, source)
    : composeSpecialties(source.form, source);

/** The same sheet with the policy's printed labels in place of carrier ids. */
export const labelled = (
  content: SheetContent,
  labels: ReadonlyMap<string, string>,
): SheetContent =>
  content.kind === 'specialties'
    ? content
    : {
        ...content,
        groups: content.groups.map((group) => ({
          ...group,
          rows: group.rows.map((row) => ({
            ...row,
            label: labels.get(row.carrier) ?? row.carrier,
          })),
        })),
      };

/** `附件1-林致远-2026年10月`: how the office names such a file, before what a file system refuses is replaced. */
export const sheetFileName = (content: SheetContent): string =>
  `${content.form.name}-${content.name}-${monthText(content.month)}`;
