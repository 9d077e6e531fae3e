import { demandFindings, holidayFindings } from './demand-checks.ts';
import { namesOf, repeated, unknown, when } from './findings.ts';
import type { Finding, Names, Path } from './findings.ts';
import { collectedFindings, formFindings, sheetFindings } from './form-checks.ts';
import type { Audience, Policy, Rule, Word } from './schema.ts';
import { isVerbatim } from './verbatim.ts';

/** A word that a list asks for and another refuses leaves nobody. */
const contradiction = (
  wanted: readonly string[] | undefined,
  refused: readonly string[] | undefined,
  path: Path,
  what: string,
): readonly Finding[] =>
  (wanted ?? []).flatMap((name, index) =>
    when(
      refused?.includes(name) ?? false,
      [...path, index],
      `${what}“${name}”既要求又排除，这一条就没有适用对象`,
    ),
  );

const audienceFindings = (audience: Audience, names: Names, path: Path): readonly Finding[] => [
  ...unknown(audience.ranks, names.ranks, [...path, 'ranks'], '人员类别'),
  ...unknown(audience.withFlags, names.flags, [...path, 'withFlags'], '任职标记'),
  ...unknown(audience.withoutFlags, names.flags, [...path, 'withoutFlags'], '任职标记'),
  ...contradiction(audience.withFlags, audience.withoutFlags, [...path, 'withFlags'], '任职标记'),
  ...contradiction(audience.titles, audience.exceptTitles, [...path, 'titles'], '职务'),
];

const clauseFindings = (clause: Rule['clause'], names: Names, path: Path): readonly Finding[] => {
  const passage = names.passages.get(clause.passage);
  if (passage === undefined)
    return when(true, [...path, 'passage'], `原文段落“${clause.passage}”不存在`);
  return when(
    !isVerbatim(clause.text, passage),
    [...path, 'text'],
    '条款与所指原文段落不一致，应当逐字引用（省略处用……）',
  );
};

/** The dates of a rule lie within the policy's, in order. */
const dateFindings = (rule: Rule, policy: Policy, path: Path): readonly Finding[] => {
  const { effectiveFrom: from, effectiveUntil: until } = rule;
  const end = policy.effectiveUntil;
  const isOutside = (day: string | undefined): boolean =>
    day !== undefined && (day < policy.effectiveFrom || (end !== null && day > end));
  return [
    ...when(isOutside(from), [...path, 'effectiveFrom'], '条款的起始日期不在制度施行期内'),
    ...when(isOutside(until), [...path, 'effectiveUntil'], '条款的截止日期不在制度施行期内'),
    ...when(
      from !== undefined && until !== undefined && until < from,
      [...path, 'effectiveUntil'],
      '条款的截止日期早于起始日期',
    ),
  ];
};

const ruleFindings = (policy: Policy, names: Names): readonly Finding[] =>
  policy.rules.flatMap((rule, index) => {
    const path = ['rules', index];
    return [
      ...audienceFindings(rule.audience, names, [...path, 'audience']),
      ...clauseFindings(rule.clause, names, [...path, 'clause']),
      ...dateFindings(rule, policy, path),
      ...demandFindings(rule.demand, names, [...path, 'demand']),
      ...(rule.holidays === undefined
        ? []
        : holidayFindings(rule.holidays, rule.demand, [...path, 'holidays'])),
    ];
  });

const wordFindings = (list: readonly Word[], path: string, what: string): readonly Finding[] => {
  const seen = new Set<string>();
  return list.flatMap((word, index) =>
    [word.name, ...word.synonyms].flatMap((text) => {
      if (seen.has(text))
        return when(true, [path, index], `${what}“${text}”重复，或者是别的${what}的同义词`);
      seen.add(text);
      return [];
    }),
  );
};

const carrierFindings = (policy: Policy, names: Names): readonly Finding[] =>
  policy.carriers.flatMap((carrier, index) => {
    const path = ['carriers', index];
    return [
      ...unknown(carrier.objectKinds, names.kinds, [...path, 'objectKinds'], '联系对象类别'),
      ...unknown(carrier.activities, names.activities, [...path, 'activities'], '活动'),
    ];
  });

/** Alternatives by post have to ask for comparable things: one kind of demand, one kind of period. */
const choiceFindings = (policy: Policy): readonly Finding[] =>
  policy.rules.flatMap((rule, index) => {
    if (rule.choice === undefined) return [];
    const first = policy.rules.find((other) => other.choice === rule.choice) ?? rule;
    const manner = ({ demand }: Rule): string =>
      JSON.stringify([demand.kind, 'period' in demand ? demand.period : null]);
    return when(
      manner(first) !== manner(rule),
      ['rules', index, 'choice'],
      `与“${first.id}”是同一组选择，考核方式和周期应当相同`,
    );
  });

/** Everything about a well-shaped policy that doesn't hold together. */
export const crossChecks = (policy: Policy): readonly Finding[] => {
  const names = namesOf(policy);
  const { effectiveFrom, effectiveUntil } = policy;
  return [
    ...when(
      effectiveUntil !== null && effectiveUntil < effectiveFrom,
      ['effectiveUntil'],
      '废止日期早于施行日期',
    ),
    ...repeated(
      policy.ranks.map((rank) => rank.id),
      ['ranks'],
      '人员类别编号',
    ),
    ...repeated(
      policy.carriers.map((carrier) => carrier.id),
      ['carriers'],
      '载体编号',
    ),
    ...repeated(policy.activities, ['activities'], '活动'),
    ...repeated(policy.evidenceKinds, ['evidenceKinds'], '佐证材料'),
    ...repeated(
      policy.rules.map((rule) => rule.id),
      ['rules'],
      '规则编号',
    ),
    ...repeated(
      policy.forms.map((form) => form.id),
      ['forms'],
      '表格编号',
    ),
    ...repeated(
      policy.text.map((passage) => passage.id),
      ['text'],
      '原文段落编号',
    ),
    ...wordFindings(policy.ranks, 'ranks', '人员类别'),
    ...wordFindings(policy.flags, 'flags', '任职标记'),
    ...wordFindings(policy.objectKinds, 'objectKinds', '联系对象类别'),
    ...carrierFindings(policy, names),
    ...ruleFindings(policy, names),
    ...choiceFindings(policy),
    ...formFindings(policy, names),
    ...sheetFindings(policy, names),
    ...collectedFindings(policy),
  ];
};
