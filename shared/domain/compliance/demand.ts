import type { Demand, Rule } from '../policy/schema.ts';

/** A demand that is judged by period and has a column in the matrix. */
export type JudgedDemand = Exclude<Demand, { readonly kind: 'report' | 'text' }>;

/** The demand of one kind. */
export type DemandOf<Kind extends JudgedDemand['kind']> = Extract<
  JudgedDemand,
  { readonly kind: Kind }
>;

export type Frequency = DemandOf<'frequency'>;
export type Share = DemandOf<'share'>;

/** The rule's demand when it is judged by period; `undefined` for report and text. */
export const judgedDemand = (demand: Demand): JudgedDemand | undefined =>
  demand.kind === 'report' || demand.kind === 'text' ? undefined : demand;

/** Whether a rule is judged by period, so that it has verdicts and a column in the matrix. */
export const isJudged = (rule: Rule): boolean => judgedDemand(rule.demand) !== undefined;

/** Whether the rule's subjects are contact objects, not people. */
export const isObjectRule = ({ demand }: Rule): boolean =>
  (demand.kind === 'frequency' || demand.kind === 'standing') && demand.dimension === 'object';

/** What the numbers of a rule's verdicts are counted in; empty for rules that aren't judged. */
export const unitOf = ({ demand }: Rule): string => {
  switch (demand.kind) {
    case 'frequency':
      return demand.measure.unit;
    case 'standing':
      return demand.dimension === 'object' ? '人' : '个';
    case 'tenure':
    case 'qualification':
      return '个';
    case 'submission':
      return '份';
    case 'share':
      return '天';
    case 'follow-up':
      return '件';
    case 'report':
    case 'text':
      return '';
  }
};

/** The minimum of a rule that has one; 1 for all others. */
export const minimumOf = ({ demand }: Rule): number =>
  demand.kind === 'frequency' || demand.kind === 'standing' ? demand.minimum : 1;

/** Whether the rule only counts: 倡导, whatever it names, or neither a minimum nor a maximum. */
export const isCountedOnly = (rule: Rule): boolean => {
  const { demand, force } = rule;
  if (force === 'encouraged') return true;
  return (
    minimumOf(rule) === 0 &&
    !((demand.kind === 'frequency' || demand.kind === 'standing') && demand.maximum !== undefined)
  );
};
