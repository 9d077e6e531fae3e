import type { Asked } from '#api/contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Matrix } from '#api/views';
import type { Figures } from '#domain/compliance/verdict';
import { addDays } from '#domain/plain-date';
import { periodHolding } from '#domain/period';
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
  frameOf,
  frameOver,
  policyOf,
  rulesFor,
  subjectView,
  subjectsFor,
  told,
} from './compliance-frame.ts';
import type { Frame, Rows } from './compliance-frame.ts';

const rowsOf = ({ rank }: Asked<'compliance.matrix'>): Rows =>
  rank === null ? { of: 'objects' } : { of: 'people', rank };

/** What a subject's 应当 rules add to the figures of the frame's range. */
const figuresOf = (
  frame: Frame,
  asked: Asked<'compliance.matrix'>,
  rules: readonly Rule[],
  subject: string,
): Figures =>
  told(frame, subject, `figures ${asked.policy} ${asked.rank ?? ''}`, () =>
    rules
      .filter((rule) => rule.force === 'must')
      .reduce(
        (sum, rule) =>
          added(sum, figuresIn(cellOf(frame, asked.policy, rule, subject), frame.span)),
        NO_FIGURES,
      ),
  );

const rowOf = (
  frame: Frame,
  asked: Asked<'compliance.matrix'>,
  rules: readonly Rule[],
  subject: string,
): Matrix['rows'][number] =>
  told(frame, subject, `row ${asked.policy} ${asked.rank ?? ''}`, () => ({
    subject: subjectView(frame.register, subject, frame.span, asked.rank),
    cells: rules.map((rule) => {
      const cell = cellOf(frame, asked.policy, rule, subject);
      return cellView(cell, headOf(rule), backfilledIn(frame, rule, cell));
    }),
  }));

const subjectsAndRules = (frame: Frame, asked: Asked<'compliance.matrix'>) => {
  const rows = rowsOf(asked);
  const rules = rulesFor(frame, asked.policy, rows);
  return { rules, subjects: subjectsFor(frame, asked.policy, rows) };
};

const totalOf = (frame: Frame, asked: Asked<'compliance.matrix'>): Figures => {
  const { rules, subjects } = subjectsAndRules(frame, asked);
  return subjects.reduce(
    (sum, subject) => added(sum, figuresOf(frame, asked, rules, subject)),
    NO_FIGURES,
  );
};

const totalBefore = (frame: Frame, asked: Asked<'compliance.matrix'>): Figures | null => {
  const { session, ledger, register, span } = frame;
  const earlier = periodHolding(asked.range.kind, addDays(span.from, -1), register.prepared);
  if (earlier === undefined) return null;
  const figures = totalOf(frameOver(session, ledger, earlier), asked);
  return figures.expected === 0 ? null : figures;
};

/** People of a rank, or contact objects, × rules of a series over a range. Every number in it opens through `explainCell`. */
export const matrixOf = (
  session: Frame['session'],
  asked: Asked<'compliance.matrix'>,
): Reply<Matrix> => {
  const made = frameOf(session, asked.range);
  if (!made.ok) return made;
  const frame = made.value;
  const policy = policyOf(frame, asked.policy);
  if (!policy.ok) return policy;
  const { id, title, documentNumber } = policy.value;
  const { rules, subjects } = subjectsAndRules(frame, asked);
  return done({
    span: { from: frame.span.from, until: frame.span.until },
    label: frame.span.label,
    policy: { id, title, documentNumber },
    rules: rules.map(headOf),
    rows: subjects.map((subject) => rowOf(frame, asked, rules, subject)),
    figures: totalOf(frame, asked),
    before: totalBefore(frame, asked),
  });
};
