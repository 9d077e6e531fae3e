import type { ExchangeRow, FieldView, ReviewHead } from '#api/exchange-views';
import type { Decision, FieldChoice, Outcome } from '#domain/exchange/plan';
import { choiceWords, outcomeOrder } from '../text.ts';

/** What the rows are narrowed to: all, those a person has to look at, or one outcome. */
export type Filter = 'all' | 'open' | Outcome;

/** Whether it came as a package, which nobody reads line by line; else as paper or a table. */
export const isPackage = ({ kind }: ReviewHead): boolean =>
  kind === 'entries' || kind === 'roster' || kind === 'receipt';

/** Outcomes that a person has to look at. */
const TO_LOOK_AT: readonly Outcome[] = ['conflict', 'duplicate', 'doubt'];

/** The outcomes a filter lets through; null for all. */
export const outcomesOf = (filter: Filter): readonly Outcome[] | null =>
  filter === 'all' ? null : filter === 'open' ? TO_LOOK_AT : [filter];

/** Filters that get a chip, with how many rows each leaves: only those there are any of. */
export const filtersOf = (
  counts: ReviewHead['counts'],
): readonly { readonly filter: Filter; readonly count: number }[] => {
  const sum = (outcomes: readonly Outcome[]): number =>
    outcomes.reduce((total, outcome) => total + counts[outcome], 0);
  const kinds = outcomeOrder.filter((outcome) => counts[outcome] > 0);
  const open = kinds.filter((outcome) => TO_LOOK_AT.includes(outcome));
  return [
    { filter: 'all', count: sum(outcomeOrder) },
    ...(open.length > 0 ? [{ filter: 'open' as const, count: sum(open) }] : []),
    ...kinds.map((outcome) => ({ filter: outcome, count: counts[outcome] })),
  ];
};

/** Decisions in the order in which they are offered: each stands in the same place, whatever the row. */
const inOrder = <Choice extends Decision['choice']>(
  choices: readonly Choice[],
): readonly Choice[] => {
  const order = Object.keys(choiceWords);
  return choices.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
};

/** Whether there is something to put together by hand: doubts to fill in, or two sides. */
const canMerge = ({ outcome, fields }: ExchangeRow): boolean =>
  outcome === 'doubt' || fields.some(({ ours }) => ours !== null);

/** What is offered for a row, in the order of its digits. */
export const offered = (row: ExchangeRow): readonly Decision['choice'][] =>
  inOrder(row.choices.filter((choice) => choice !== 'edit' || canMerge(row)));

/** What was decided about a row as it is now; a row whose doubts were filled in may still ask for a decision. */
const decidedOn = (row: ExchangeRow): Decision['choice'] | undefined => {
  const { decision, choices, fields } = row;
  if (decision === null || !choices.includes(decision.choice)) return undefined;
  if (decision.choice === 'edit' && !canMerge(row)) return undefined;
  const isMerge =
    decision.choice !== 'edit' ||
    fields.every(({ field, differs }) => !differs || field in decision.fields);
  return isMerge ? decision.choice : undefined;
};

/** What happens to a row as things stand: as decided, and else the first of its choices. */
export const effective = (row: ExchangeRow): Decision['choice'] | undefined =>
  decidedOn(row) ?? row.choices[0];

/** Whether a person has to look at the row and hasn't. */
export const isOpen = (row: ExchangeRow): boolean =>
  TO_LOOK_AT.includes(row.outcome) && decidedOn(row) === undefined;

/** What may be decided about all of them together; merging goes row by row. */
export const commonChoices = (
  rows: readonly (readonly Decision['choice'][])[],
): readonly Exclude<Decision['choice'], 'edit'>[] => {
  let common: readonly Decision['choice'][] | null = null;
  for (const choices of rows) {
    common = common === null ? choices : common.filter((choice) => choices.includes(choice));
  }
  return inOrder((common ?? []).filter((choice) => choice !== 'edit'));
};

/** How the two values of a field stand to each other; `kept`: it was only changed here, and stays as it is. */
export const relationOf = ({
  base,
  ours,
  theirs,
  differs,
}: FieldView): 'against' | 'changed' | 'kept' | 'same' => {
  if (differs) return 'against';
  if (ours === theirs) return 'same';
  return theirs === base ? 'kept' : 'changed';
};

/** Whether a field is typed as text: what is written there may stand as it is. */
export const isTyped = ({ editable }: FieldView): boolean =>
  editable === 'text' || editable === 'long-text';

/**
 * What a merge says when it is opened: what was decided before, else theirs where nothing stands against it. A doubt
 * is only settled by what is written when that is a text.
 */
export const mergeOf = (row: ExchangeRow): Readonly<Record<string, FieldChoice | null>> => {
  const before = row.decision?.choice === 'edit' ? row.decision.fields : {};
  const first = (field: FieldView): FieldChoice | null => {
    if (row.outcome !== 'doubt') return field.differs ? null : 'theirs';
    return field.theirs !== null && isTyped(field) ? { value: field.theirs } : null;
  };
  return Object.fromEntries(
    row.fields.map((field) => [field.field, before[field.field] ?? first(field)]),
  );
};
