import type { ExchangeRow, FieldView } from '#api/exchange-views';
import type { SharedData } from '#domain/exchange/package';
import type { Decision, Doubt, PlanRow } from '#domain/exchange/plan';
import { isSame, sharedForm } from '#domain/exchange/shared-form';
import type { Ledger } from '#storage/ledger';
import { fieldsOf, fieldText } from './field-words.ts';
import type { FieldWord, Names } from './field-words.ts';
import { editingOf } from './field-words-options.ts';
import { reasonOf } from './row-words-reasons.ts';
import { titleOfData, titleOfRow } from './row-words-titles.ts';

/** Longest text that a record that looks alike is shown with. */
const LONG = 200;

/** What rows are put into words with. */
export interface RowWords {
  readonly names: Names;
  readonly ledger: Ledger;
}

/** A row of a review with what a person decided about it, and the form it stands on. */
export interface DecidedRow {
  readonly row: PlanRow;
  readonly decision: Decision | null;
  readonly form: number | null;
}

const doubtsOf = ({ candidate, because }: PlanRow): readonly Doubt[] =>
  because.code === 'unsure' ? because.doubts : candidate.doubts;

/** When something was written, which two accounts of one visit never share: no reason to look. */
const isAside = ({ because, candidate }: PlanRow, { field, type }: FieldWord): boolean =>
  type === 'stamp' && (field === 'created' || because.code === 'alike') && candidate.data !== null;

/** Whether a field has to be shown: what is new, what differs, what is asked. */
const isShown = (row: PlanRow, word: FieldWord): boolean => {
  const { candidate, ours, after, fields } = row;
  const { field } = word;
  if (fields.includes(field) || doubtsOf(row).some((doubt) => doubt.field === field)) return true;
  if (candidate.data === null || isAside(row, word)) return false;
  if (!(field in candidate.data) && !(ours !== null && after !== null)) return false;
  const theirs = field in candidate.data ? candidate.data[field] : ours?.[field];
  return !isSame(ours?.[field], theirs) || (after !== null && !isSame(ours?.[field], after[field]));
};

const fieldView = (row: PlanRow, word: FieldWord, { names }: RowWords): FieldView => {
  const { field, label } = word;
  const doubt = doubtsOf(row).find((one) => one.field === field);
  const differs = row.fields.includes(field);
  return {
    field,
    label,
    base: fieldText(word, row.base, names),
    ours: fieldText(word, row.ours, names),
    theirs: fieldText(word, row.candidate.data, names),
    differs,
    ...editingOf(row, word, { doubt, differs, names }),
  };
};

const alikeOf = (
  { because, candidate }: PlanRow,
  { names, ledger }: RowWords,
): ExchangeRow['alike'] =>
  because.code !== 'alike'
    ? []
    : because.records.flatMap((id) => {
        const found = ledger.record(candidate.kind, id);
        if (found === undefined) return [];
        const data: SharedData = sharedForm(candidate.kind, found.record, 'office');
        const text = typeof data.summary === 'string' ? data.summary.slice(0, LONG) : '';
        return [{ id, title: titleOfData(candidate.kind, data, names), text }];
      });

/** Doubts about what is no field of the record, such as which form it is. */
const otherDoubts = (row: PlanRow): readonly FieldView[] =>
  doubtsOf(row)
    .filter(({ field }) => !fieldsOf(row.candidate.kind).some((word) => word.field === field))
    .map(({ field, text, options }) => ({
      field,
      label: field === 'person' ? '姓名' : '待定',
      base: null,
      ours: null,
      theirs: text,
      differs: false,
      editable: options.length > 0 ? ('choice' as const) : ('text' as const),
      options,
    }));

/** A row as the window shows it. */
export const rowView = ({ row, decision, form }: DecidedRow, words: RowWords): ExchangeRow => ({
  key: row.candidate.key,
  outcome: row.outcome,
  kind: row.candidate.kind,
  title: titleOfRow(row, words.names),
  where: row.candidate.where,
  reason: reasonOf(row, words.names),
  fields: [
    ...fieldsOf(row.candidate.kind)
      .filter((word) => isShown(row, word))
      .map((word) => fieldView(row, word, words))
      .filter((view) => view.ours !== null || view.theirs !== null || view.editable !== null),
    ...otherDoubts(row),
  ],
  alike: alikeOf(row, words),
  choices: row.choices,
  decision,
  form,
});
