import type { RangeQuery } from '#api/contract';
import type { Outcome, SubjectView, WhatIf } from '#api/compliance-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { isJudged } from '#domain/compliance/judge';
import { judgeRange } from '#domain/compliance/range';
import type { Verdict } from '#domain/compliance/verdict';
import { periodHolding } from '#domain/period';
import type { PlainDate, Span } from '#domain/plain-date';
import type { Demand, Rule } from '#domain/policy/schema';
import { factsFor } from './facts.ts';
import { postsIn, registerOf, titleOf, unitNameOf } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

/** One cell judged one way. */
interface Judged {
  readonly rule: Rule;
  readonly subject: string;
  readonly verdict: Verdict;
}

/** The judged rules by id; of several versions the last to come into force, which stands for them all. */
const rulesOf = ({ policies }: Facts): readonly Rule[] => [
  ...new Map(
    policies
      .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))
      .flatMap(({ rules }) => rules.filter(isJudged).map((rule) => [rule.id, rule] as const)),
  ).values(),
];

const isPerObject = ({ demand }: Rule): boolean =>
  'dimension' in demand && demand.dimension === 'object';

/** Every cell of a span that says something, by rule, subject and period. */
const judgedAll = (facts: Facts, span: Span, today: PlainDate): ReadonlyMap<string, Judged> => {
  const prepared = prepare(facts);
  const cells = rulesOf(facts).flatMap((rule) =>
    (isPerObject(rule) ? facts.objects : facts.people).flatMap(({ id: subject }) =>
      judgeRange(prepared, { rule, subject, span }, today)
        .verdicts.filter(({ status }) => status !== 'not-applicable')
        .map((verdict) => ({ rule, subject, verdict })),
    ),
  );
  return new Map(
    cells.map((cell) => {
      const { from, until } = cell.verdict.period;
      return [`${cell.rule.id} ${cell.subject} ${from} ${until}`, cell] as const;
    }),
  );
};

const unitOf = (demand: Demand): string => {
  switch (demand.kind) {
    case 'frequency':
      return demand.measure.unit;
    case 'standing':
    case 'tenure':
      return '个';
    case 'submission':
      return '份';
    case 'share':
      return '天';
    case 'follow-up':
      return '件';
    case 'qualification':
      return '人';
    case 'report':
    case 'text':
      return '';
  }
};

const outcomeOf = (judged: Judged | undefined): Outcome | null => {
  if (judged === undefined) return null;
  const { status, done: number, expected } = judged.verdict;
  return { status, done: number, expected, unit: unitOf(judged.rule.demand) };
};

const isSame = (a: Outcome | null, b: Outcome | null): boolean =>
  a?.status === b?.status && a?.done === b?.done && a?.expected === b?.expected;

const subjectOf = (register: Register, { rule, subject }: Judged, span: Span): SubjectView => {
  if (isPerObject(rule)) {
    const object = register.objects.get(subject);
    const unit = register.units.get(object?.unit ?? '')?.name ?? '';
    return {
      kind: 'object',
      id: subject,
      name: object?.name ?? '',
      title: object?.kind ?? '',
      unit,
    };
  }
  const posts = postsIn(register, subject, span);
  return {
    kind: 'person',
    id: subject,
    name: register.people.get(subject)?.name ?? '',
    title: titleOf(posts),
    unit: unitNameOf(register, posts),
  };
};

/**
 * Judges a range twice, as things are and as they would be if something about judging were different, and names the
 * cells that come out otherwise. Nothing is kept.
 *
 * @param after The facts as they would be: with other settings, say, or other policies.
 */
export const whatIfOf = (
  session: Session,
  range: RangeQuery,
  after: (facts: Facts) => Facts,
): Reply<WhatIf> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  const span = periodHolding(range.kind, range.day, register.prepared);
  if (span === undefined) {
    return failed({
      code: 'invalid',
      field: '期间',
      text: '校历里没有这一天所在的学期。请在“名册与制度—校历与节假日”中补上。',
    });
  }
  const today = session.ports.clock.today();
  const { facts } = factsFor(session, open.value, span);
  const was = judgedAll(facts, span, today);
  const becomes = judgedAll(after(facts), span, today);
  const keys = [...new Set([...was.keys(), ...becomes.keys()])];
  return done({
    label: span.label,
    span: { from: span.from, until: span.until },
    judged: keys.length,
    changed: keys.flatMap((key) => {
      const shown = becomes.get(key) ?? was.get(key);
      const [before, then] = [outcomeOf(was.get(key)), outcomeOf(becomes.get(key))];
      if (shown === undefined || isSame(before, then)) return [];
      return {
        subject: subjectOf(register, shown, span),
        rule: shown.rule.id,
        title: shown.rule.title,
        period: shown.verdict.period.label,
        before,
        after: then,
      };
    }),
  });
};
