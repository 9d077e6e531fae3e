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
  frameBefore,
  frameOf,
  keeping,
  policyOf,
  rulesFor,
  subjectView,
  subjectsFor,
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

const rowsIn = (frame: Frame, asked: Query, columns: Columns): readonly Row[] => {
  const kept = keeping(frame, `row ${asked.policy} ${asked.rank ?? ''}`);
  return subjectsFor(frame, asked.policy, rowsOf(asked)).map((subject) =>
    kept(subject, () => {
      let figures = NO_FIGURES;
      const cells = columns.map(({ rule, head }) => {
        const cell = cellOf(frame, rule, subject);
        if (rule.force === 'must') figures = added(figures, figuresIn(cell, frame.span));
        return cellView(cell, head, backfilledIn(frame, rule, cell));
      });
      const view = subjectView(frame.register, subject, frame.span, asked.rank);
      return { shown: { subject: view, cells }, figures };
    }),
  );
};

/** The figures alone: of the range before nothing else is shown, so nothing else is kept. */
const totalBefore = (frame: Frame, asked: Query): Figures | null => {
  const { prepared, span, today } = frame;
  const kept = keeping(frame, `figures ${asked.policy} ${asked.rank ?? ''}`);
  const must = columnsIn(frame, asked).filter(({ rule }) => rule.force === 'must');
  let total = NO_FIGURES;
  for (const subject of subjectsFor(frame, asked.policy, rowsOf(asked))) {
    const own = kept(subject, () =>
      must
        .map(({ rule }) => figuresIn(judgeRange(prepared, { rule, subject, span }, today), span))
        .reduce(added, NO_FIGURES),
    );
    total = added(total, own);
  }
  return total.expected === 0 ? null : total;
};

/** People of a rank, or contact objects, × rules of a series over a range. Every number in it opens through `explainCell`. */
export const matrixOf = (session: Session, asked: Query): Reply<Matrix> => {
  const made = frameOf(session, asked.range);
  if (!made.ok) return made;
  const frame = made.value;
  const policy = policyOf(frame, asked.policy);
  if (!policy.ok) return policy;
  const { id, title, documentNumber } = policy.value;
  const columns = columnsIn(frame, asked);
  const rows = rowsIn(frame, asked, columns);
  return done({
    span: { from: frame.span.from, until: frame.span.until },
    label: frame.span.label,
    policy: { id, title, documentNumber },
    rules: columns.map(({ head }) => head),
    rows: rows.map(({ shown }) => shown),
    figures: rows.map(({ figures }) => figures).reduce(added, NO_FIGURES),
  });
};

/** The figures of a matrix for the range before its own; asked for apart, so that the matrix needn't wait for them. */
export const figuresBefore = (session: Session, asked: Query): Reply<Figures | null> => {
  const made = frameBefore(session, asked.range);
  if (!made.ok) return made;
  return done(made.value === null ? null : totalBefore(made.value, asked));
};
