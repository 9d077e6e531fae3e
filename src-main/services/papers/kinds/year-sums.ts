import { isObjectRule } from '#domain/compliance/judge';
import type { Figures } from '#domain/compliance/verdict';
import type { YearFigures } from '#domain/forms/lists/year-figures';
import type { ObjectRuleYear } from '#domain/forms/lists/year-school-report';
import { covers } from '#domain/plain-date';
import { NO_FIGURES, added, figuresIn } from '../../compliance-cells.ts';
import { cellOf, rulesFor, subjectView, subjectsFor } from '../../compliance-frame.ts';
import { entriesOf, figuresOf, judgedRules } from './year-judged.ts';
import type { JudgedRule, YearDesk } from './year-judged.ts';
import { behindIn, yearPlace } from './year-offer.ts';
import { weeksText } from './year-work.ts';

/** A person's year in figures, and where it is added up. */
export interface PersonSum {
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  readonly rank: string;
  readonly rules: readonly JudgedRule[];
  readonly behind: readonly JudgedRule[];
  readonly shown: YearFigures;
}

const lackText = ({ rule, missed }: JudgedRule): string =>
  missed === 0 ? rule.short : `${rule.short}（缺${String(missed)}）`;

/** Sums up a person's year from what is judged already; nothing is explained. */
export const personSum = (year: YearDesk, person: string): PersonSum => {
  const { frame } = year;
  const { register, span } = frame;
  const rules = judgedRules(year, person);
  const behind = behindIn(rules);
  const { counting } = entriesOf(frame, person);
  const issues = (year.issues.get(person) ?? []).filter(({ issue }) => covers(span, issue.raised));
  const { name, unit, title } = subjectView(register, person, span, null);
  const titles = (force: 'must' | 'principle'): readonly string[] =>
    behind.filter(({ rule }) => rule.force === force).map(lackText);
  return {
    person,
    name,
    ...yearPlace(year, person),
    rules,
    behind,
    shown: {
      name,
      unit,
      post: title,
      figures: figuresOf(rules),
      behind: titles('must'),
      principle: titles('principle'),
      records: counting.length,
      weeks: weeksText(rules, counting),
      issues: issues.length,
      fedBack: issues.filter(({ stage }) => stage === 'fed-back').length,
      late: issues.filter(({ late }) => late).length,
      exemptions: register.exemptions.filter(
        (one) => one.person === person && one.from <= span.until && one.until >= span.from,
      ),
    },
  };
};

/** The 应当 rules whose subjects are contact objects, as the calendar counts them. */
export const objectRules = ({ frame, policies }: YearDesk): readonly ObjectRuleYear[] =>
  policies.flatMap(({ series }) => {
    const objects = subjectsFor(frame, series, { of: 'objects' });
    return rulesFor(frame, series, { of: 'objects' })
      .filter((rule) => isObjectRule(rule) && rule.force === 'must')
      .map((rule) => {
        const figures = objects
          .map((object): Figures => figuresIn(cellOf(frame, rule, object), frame.span))
          .filter(({ expected }) => expected > 0);
        return {
          title: rule.title,
          place: rule.clause.place,
          objects: figures.length,
          figures: figures.reduce(added, NO_FIGURES),
        };
      })
      .filter(({ objects: count }) => count > 0);
  });
