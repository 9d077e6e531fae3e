import type { Entry, Sheet } from './entry.ts';
import type { Declaration } from './people.ts';
import type { PlainMonth } from './plain-date.ts';
import type { CarrierForm, Form, SpecialtyForm } from './policy/form.ts';
import { inOrder, lineOf, paragraphs, zeroText } from './sheet-lines.ts';
import type { SheetLine } from './sheet-lines.ts';
import { sheetPeriodText } from './sheet-period.ts';
import { composeTable } from './sheet-table.ts';
import type { TableSheet, TableSource } from './sheet-table.ts';

/** What a record sheet is composed from; gathered by a service, decided here. */
export interface SheetSource {
  readonly form: Form;
  /** The last month the sheet spans. */
  readonly month: PlainMonth;
  readonly name: string;
  /** 职务 held in the month, as printed; several joined with 、. */
  readonly title: string;
  readonly unit: string;
  /** The person's entries of what the sheet spans, whatever their status; order does not matter. */
  readonly entries: readonly Entry[];
  readonly sheet: Sheet | null;
  readonly declaration: Declaration | null;
  /** What only a table shows. */
  readonly table: TableSource;
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

export type SheetContent = CarrierSheet | SpecialtySheet | TableSheet;

const composeCarriers = (form: CarrierForm, source: SheetSource): CarrierSheet => {
  const entries = inOrder(source.entries);
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
    lines: inOrder(source.entries).map(lineOf),
    content: [...paragraphs(sheet?.content ?? ''), ...paragraphs(zeroText(sheet))],
  };
};

/**
 * Composes one person's sheet. Carrier ids stand in `label` here; whoever shows the sheet
 * replaces them by the policy's labels through {@link labelled}.
 */
export const composeSheet = (source: SheetSource): SheetContent => {
  const { form } = source;
  switch (form.kind) {
    case 'carriers':
      return composeCarriers(form, source);
    case 'specialties':
      return composeSpecialties(form, source);
    case 'table':
      return composeTable(form, source);
  }
};

/** The same sheet with the policy's printed labels in place of carrier ids. */
export const labelled = (
  content: SheetContent,
  labels: ReadonlyMap<string, string>,
): SheetContent =>
  content.kind === 'carriers'
    ? {
        ...content,
        groups: content.groups.map((group) => ({
          ...group,
          rows: group.rows.map((row) => ({
            ...row,
            label: labels.get(row.carrier) ?? row.carrier,
          })),
        })),
      }
    : content;

/** What a form is called in the names of its files: 附件1, and 工作台账 for a table, whose contents its number doesn't tell. */
export const formFileName = (form: Form): string =>
  form.kind === 'table' ? form.short : form.name;

/** `附件1-林致远-2026年10月`: how the office names such a file, before what a file system refuses is replaced. */
export const sheetFileName = ({ form, name, month }: SheetContent): string =>
  `${formFileName(form)}-${name}-${sheetPeriodText(form, month)}`;
