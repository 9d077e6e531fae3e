import type { Policy, Rule } from '#domain/policy/schema';
import {
  audienceText,
  closesText,
  deadlineText,
  demandText,
  holidaysText,
  matchText,
} from '#domain/policy/words';

/** 制度: the words around the document, and how a rule reads beside its clause. */
export const policyText = {
  policy: '制度',
  search: '条文中的字',
  rank: '对象',
  force: '要求程度',
  everyRank: '全部对象',
  everyForce: '全部程度',
  onlyRules: '只看有考核要求的条文',
  count: (rules: number): string => `${String(rules)} 项要求`,
  effective: (from: string, until: string): string => `${from}起施行${until}`,
  until: (day: string): string => `，至 ${day}`,
  none: '没有相符的条文',
  noneHint: '换一个字试试，或改选对象、程度。',
  noPolicy: '还没有制度',
  place: (place: string): string => `出处 ${place}`,
} as const;

export interface RuleWords {
  readonly title: string;
  readonly asked: string;
  /** What else the rule says, one line each. */
  readonly more: readonly string[];
}

const labelled = (label: string, text: string): string => (text === '' ? '' : `${label}：${text}`);

/** A rule as the clerk reads it. */
export const ruleWords = (rule: Rule, policy: Policy): RuleWords => {
  const { demand } = rule;
  const counts = demand.kind === 'frequency' || demand.kind === 'share';
  const isDue = demand.kind === 'frequency' || demand.kind === 'submission';
  return {
    title: rule.title,
    asked: demandText(demand),
    more: [
      labelled('计入', counts ? matchText(demand.match, policy) : ''),
      labelled('报送', isDue ? deadlineText(demand.deadline) : ''),
      demand.kind === 'frequency' ? closesText(demand.closes) : '',
      holidaysText(rule.holidays),
      `${audienceText(rule.audience, policy)} · ${policyText.place(rule.clause.place)}`,
    ].filter((text) => text !== ''),
  };
};
