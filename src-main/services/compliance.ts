import type { Asked } from '#api/contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { RuleHead } from '#api/cell-views';
import type { Matrix } from '#api/views';
import { judgeRange } from '#domain/compliance/range';
import type { Figures } from '#domain/compliance/verdict';
import type { Rule } from '#domain/policy/schema';
import {
  NO_FIGURES,
  added,
  backfilledIn,
  cellView,
  figuresIn,
  headOf,
} from './compliance-cells.ts';
import {
  cellOf,
  frameAndBefore,
  policyOf,
  rulesFor,
  subjectView,
  subjectsFor,
  told,
} from './compliance-frame.ts';
import type { Frame, Rows } from './compliance-frame.ts';
import type { Session } from './session.ts';

type Query = Asked<'compliance.matrix'>;

/** The rules of a matrix, with their heads. */
type Columns = readonly { readonly rule: Rule; readonly head: RuleHead }[];

/** A row as it is shown, and what its 应当 rules add to the figures. */
interface Row {
  readonly shown: Matrix['rows'][number];
  readonly figures: Figures;
}

const rowsOf = ({ rank }: Query): Rows =>
  rank === null ? { of: 'objects' } : { of: 'people', rank };

const columnsIn = (frame: Frame, asked: Query): Columns =>
  rulesFor(frame, asked.policy, rowsOf(asked)).map((rule) => ({ rule, head: headOf(rule) }));

const rowOf = (frame: Frame, asked: Query, columns: Columns, subject: string): Row =>
  told(frame, subject, `row ${asked.policy} ${asked.rank ?? ''}`, () => {
    let figures = NO_FIGURES;
    const cells = columns.map(({ rule, head }) => {
      const cell = cellOf(frame, rule, subject);
      if (rule.force === 'must') figures = added(figures, figuresIn(cell, frame.span));
      return cellView(cell, head, backfilledIn(frame, rule, cell));
    });
    const view = subjectView(frame.register, subject, frame.span, asked.rank);
    return { shown: { subject: view, cells }, figures };
  });

/** A subject's share in the figures alone: of the range before nothing else is shown, so nothing else is kept. */
const figuresOf = (frame: Frame, asked: Query, columns: Columns, subject: string): Figures =>
  told(frame, subject, `figures ${asked.policy} ${asked.rank ?? ''}`, () => {
    const { prepared, span, today } = frame;
    let figures = NO_FIGURES;
    for (const { rule } of columns)
      if (rule.force === 'must')
        figures = added(
          figures,
          figuresIn(judgeRange(prepared, { rule, subject, span }, today), span),
        );
    return figures;
  });

const totalBefore = (frame: Frame | undefined, asked: Query): Figures | null => {
  if (frame === undefined) return null;
  const columns = columnsIn(frame, asked);
  const figures = subjectsFor(frame, asked.policy, rowsOf(asked))
    .map((subject) => figuresOf(frame, asked, columns, subject))
    .reduce(added, NO_FIGURES);
  return figures.expected === 0 ? null : figures;
};

/** People of a rank, or contact objects, × rules of a series over a range. Every number in it opens through `explainCell`. */
export const matrixOf = (session: Session, asked: Query): Reply<Matrix> => {
  const made = frameAndBefore(session, asked.range);
  if (!made.ok) return made;
  const { frame, before } = made.value;
  const policy = policyOf(frame, asked.policy);
  if (!policy.ok) return policy;
  const { id, title, documentNumber } = policy.value;
  const columns = columnsIn(frame, asked);
  const rows = subjectsFor(frame, asked.policy, rowsOf(asked)).map((subject) =>
    rowOf(frame, asked, columns, subject),
  );
  return done({
    span: { from: frame.span.from, until: frame.span.until },
    label: frame.span.label,
    policy: { id, title, documentNumber },
    rules: columns.map(({ head }) => head),
    rows: rows.map(({ shown }) => shown),
    figures: rows.map(({ figures }) => figures).reduce(added, NO_FIGURES),
    before: totalBefore(before, asked),
  });
};
