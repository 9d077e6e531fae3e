import type { Asked } from '#api/contract';
import type { Summary, SummaryBy } from '#api/compliance-views';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Figures } from '#domain/compliance/verdict';
import type { Policy, Rule } from '#domain/policy/schema';
import { NO_FIGURES, added, figuresIn, headOf } from './compliance-cells.ts';
import { cellOf, frameOf, policyOf, ranksOf, rulesFor, subjectsFor } from './compliance-frame.ts';
import type { Frame, Rows } from './compliance-frame.ts';
import { placeOf } from './register.ts';
import type { Session } from './session.ts';

/** Rows of people, and of contact objects where the summary has a place for them. */
const groupsOf = ({ by, rank }: Asked<'compliance.summary'>): readonly Rows[] => {
  const people: Rows = { of: 'people', rank };
  return rank === null && (by === 'school' || by === 'unit')
    ? [people, { of: 'objects' }]
    : [people];
};

/** The row a person or object counts in; `undefined` where there is none for it. */
const rowIdOf = (
  frame: Frame,
  asked: Asked<'compliance.summary'>,
  subject: string,
  ranks: ReadonlySet<string>,
): string | undefined => {
  const { register, span } = frame;
  const object = register.objects.get(subject);
  switch (asked.by) {
    case 'school':
      return '';
    case 'person':
      return subject;
    case 'rank':
      return placeOf(register, subject, span, ranks)?.rank;
    case 'unit':
      return (object ?? placeOf(register, subject, span, ranks))?.unit ?? '';
  }
};

/** The rows there may be, in the order in which they are shown. */
const namesOf = (
  { register }: Frame,
  by: SummaryBy,
  policy: Policy,
): readonly { readonly id: string; readonly name: string }[] => {
  switch (by) {
    case 'school':
      return [{ id: '', name: '全校' }];
    case 'rank':
      return policy.ranks;
    case 'unit':
      return [...register.units.values(), { id: '', name: '未归属单位' }];
    case 'person':
      return [...register.people.values()];
  }
};

interface Gathering {
  readonly subjects: string[];
  readonly sums: Map<string, Figures>;
}

const gather = (
  frame: Frame,
  asked: Asked<'compliance.summary'>,
): { readonly rules: readonly Rule[]; readonly rows: ReadonlyMap<string, Gathering> } => {
  const rows = new Map<string, Gathering>();
  const rules: Rule[] = [];
  for (const group of groupsOf(asked)) {
    const ofGroup = rulesFor(frame, asked.policy, group);
    const ranks = asked.rank === null ? ranksOf(ofGroup) : new Set([asked.rank]);
    rules.push(...ofGroup);
    for (const subject of subjectsFor(frame, asked.policy, group)) {
      const id = rowIdOf(frame, asked, subject, ranks);
      if (id === undefined) continue;
      const row = rows.get(id) ?? { subjects: [], sums: new Map<string, Figures>() };
      rows.set(id, row);
      row.subjects.push(subject);
      for (const rule of ofGroup) {
        const figures = figuresIn(cellOf(frame, rule, subject), frame.span);
        row.sums.set(rule.id, added(row.sums.get(rule.id) ?? NO_FIGURES, figures));
      }
    }
  }
  return { rules, rows };
};

/** Five figures by rule for the whole school, its ranks, units or people, over any range. */
export const summaryOf = (session: Session, asked: Asked<'compliance.summary'>): Reply<Summary> => {
  const made = frameOf(session, asked.range);
  if (!made.ok) return made;
  const frame = made.value;
  const policy = policyOf(frame, asked.policy);
  if (!policy.ok) return policy;
  const { rules, rows } = gather(frame, asked);
  const must = rules.filter(({ force }) => force === 'must');
  return done({
    label: frame.span.label,
    span: { from: frame.span.from, until: frame.span.until },
    by: asked.by,
    rules: rules.map(headOf),
    rows: namesOf(frame, asked.by, policy.value).flatMap(({ id, name }) => {
      const row = rows.get(id);
      if (row === undefined) return [];
      const sumOf = (rule: Rule): Figures => row.sums.get(rule.id) ?? NO_FIGURES;
      return {
        id,
        name,
        subjects: row.subjects.length,
        cells: rules.map((rule) => (sumOf(rule).expected === 0 ? null : sumOf(rule))),
        total: must.map(sumOf).reduce(added, NO_FIGURES),
      };
    }),
  });
};
