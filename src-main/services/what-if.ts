import type { RangeQuery } from '#api/queries';
import type { Outcome, WhatIf } from '#api/compliance-views';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { unitOf } from '#domain/compliance/judge';
import { judgeRange, rulesOfSeries, subjectsOf } from '#domain/compliance/range';
import type { Verdict } from '#domain/compliance/verdict';
import type { PlainDate, Span } from '#domain/plain-date';
import type { Rule } from '#domain/policy/schema';
import { frameOf, subjectView } from './compliance-frame.ts';
import type { Session } from './session.ts';

/** One cell judged one way. */
interface Judged {
  readonly rule: Rule;
  readonly subject: string;
  readonly verdict: Verdict;
}

/** Every cell of a span that says something, people's and objects', by rule, subject and period. */
const judgedAll = (facts: Facts, span: Span, today: PlainDate): ReadonlyMap<string, Judged> => {
  const prepared = prepare(facts);
  const series = [...new Set(facts.policies.map((policy) => policy.series))];
  const cells = series
    .flatMap((id) => rulesOfSeries(prepared, id, span))
    .flatMap((rule) =>
      subjectsOf(prepared, rule, span).flatMap((subject) =>
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

const outcomeOf = (judged: Judged | undefined): Outcome | null => {
  if (judged === undefined) return null;
  const { status, done: number, expected } = judged.verdict;
  return { status, done: number, expected, unit: unitOf(judged.rule) };
};

const isSame = (a: Outcome | null, b: Outcome | null): boolean =>
  a?.status === b?.status && a?.done === b?.done && a?.expected === b?.expected;

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
  const made = frameOf(session, range);
  if (!made.ok) return made;
  const { register, span, today, prepared } = made.value;
  const was = judgedAll(prepared.facts, span, today);
  const becomes = judgedAll(after(prepared.facts), span, today);
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
        subject: subjectView(register, shown.subject, span, null),
        rule: shown.rule.id,
        title: shown.rule.title,
        period: shown.verdict.period.label,
        before,
        after: then,
      };
    }),
  });
};
