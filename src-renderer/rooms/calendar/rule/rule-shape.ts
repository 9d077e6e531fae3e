import type { RuleYear } from '#api/compliance-views';
import { partsOf } from '#domain/plain-date';
import type { Policy, Rule } from '#domain/policy/schema';
import type { GridGroup } from '../grid/grid-shape.ts';
import { percent } from '../matrix/matrix-shape.ts';
import { isShort } from '../panel/explain-shape.ts';
import { yearWords } from '../text.ts';

/** Rules that are judged: those one can look at across everybody. */
export const judgedRules = (policy: Policy | undefined): readonly Rule[] =>
  (policy?.rules ?? []).filter(({ demand }) => demand.kind !== 'report' && demand.kind !== 'text');

const isMonth = (from: string, until: string): boolean => from.slice(0, 7) === until.slice(0, 7);

/** The periods of a year as columns, each with its completion rate; months by their number alone. */
export const periodGroups = (year: RuleYear): readonly GridGroup[] => [
  {
    name: '',
    columns: year.columns.map(({ from, until, label }, index) => {
      const figures = year.figures[index];
      const rate = figures === undefined ? null : percent(figures.done, figures.expected);
      const monthly = isShort(year.rule.period) || year.rule.period === 'month';
      return {
        id: from,
        short: monthly && isMonth(from, until) ? `${String(partsOf(from)[1])}月` : label,
        told: rate === null ? label : yearWords.rateTold(label, rate),
        note: rate ?? '',
        quiet: false,
      };
    }),
  },
];
