import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { matchOf } from '#domain/exchange/matches';
import type { Match } from '#domain/exchange/kept';
import type { Candidate, Decision, PlanRow } from '#domain/exchange/plan';
import type { Ledger } from '#storage/ledger';
import type { Session } from '../session.ts';
import { rowsOf } from './reviews.ts';
import type { Review } from './reviews.ts';

type Edit = Extract<Decision, { readonly choice: 'edit' }>;

const asText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);

/** What was put into each field, as text; `theirs` is what is written there. */
const valuesOf = ({ data }: Candidate, { fields }: Edit): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, choice]) => choice !== 'ours')
      .map(([field, choice]) => [
        field,
        typeof choice === 'object' ? choice.value : asText(data?.[field]),
      ]),
  );

const settle = (review: Review, key: string, values: Readonly<Record<string, string>>): void => {
  review.settled.set(key, { ...review.settled.get(key), ...values });
};

/** A name that was settled in one row is settled in every row that has it. */
const settleNames = (
  review: Review,
  candidate: Candidate,
  values: Readonly<Record<string, string>>,
): void => {
  for (const { field, name } of candidate.doubts) {
    const value = values[field];
    if (name === undefined || value === undefined) continue;
    for (const other of review.candidates)
      for (const doubt of other.doubts)
        if (
          doubt.name?.kind === name.kind &&
          doubt.name.text === name.text &&
          review.settled.get(other.key)?.[doubt.field] === undefined
        )
          settle(review, other.key, { [doubt.field]: value });
  }
};

const take = (review: Review, row: PlanRow, decision: Decision): void => {
  const { key } = row.candidate;
  if (row.outcome !== 'doubt' || decision.choice !== 'edit') {
    review.decisions.set(key, decision);
    return;
  }
  // Values go to the row as it was read, so that its digest stays what it was.
  const read = review.candidates.find((candidate) => candidate.key === key) ?? row.candidate;
  const values = valuesOf(read, decision);
  settle(review, key, values);
  settleNames(review, read, values);
  review.decisions.delete(key);
  review.planned = null;
};

const takeBack = (review: Review, key: string): void => {
  if (review.decisions.delete(key)) return;
  if (review.settled.delete(key)) review.planned = null;
};

/** Takes a decision for rows, or takes it back (null). Rows that don't have the choice stay as they are. */
export const decideRows = (
  session: Session,
  ledger: Ledger,
  review: Review,
  { rows: keys, decision }: Pick<Asked<'exchange.decide'>, 'rows' | 'decision'>,
): Reply<null> => {
  const asked = new Set(keys);
  const rows = rowsOf(session, ledger, review).filter(({ candidate }) => asked.has(candidate.key));
  if (decision === null) {
    for (const key of keys) takeBack(review, key);
    return done(null);
  }
  const fitting = rows.filter(({ choices }) => choices.includes(decision.choice));
  if (fitting.length === 0)
    return failed({
      code: 'invalid',
      field: '决定',
      text: '这一行不能这样处理，可能台账刚才有改动。请重新看过再决定。',
    });
  for (const row of fitting) take(review, row, decision);
  return done(null);
};

/** What was decided about written names, to be remembered with the import. */
export const namesSettled = (session: Session, review: Review): readonly Match[] => {
  const { digest, clock } = session.ports;
  const matches = new Map<string, Match>();
  for (const { key, doubts } of review.candidates)
    for (const { field, name } of doubts) {
      const target = review.settled.get(key)?.[field];
      if (name === undefined || target === undefined || target === '') continue;
      const match = matchOf({ type: 'name', ...name, target }, clock.now(), digest);
      matches.set(match.id, match);
    }
  return [...matches.values()];
};
