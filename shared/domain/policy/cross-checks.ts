import type { Demand, Match, Policy, Rule, Word } from './schema.ts';

/** A fault of a policy that its shape doesn't show, by path. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = Finding['path'];

const finding = (path: Path, message: string): Finding => ({ path, message });

const repeated = (names: readonly string[], path: Path, what: string): readonly Finding[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [finding([...path, index], `${what}“${name}”重复`)],
  );

const unknown = (
  used: readonly string[] | undefined,
  known: ReadonlySet<string>,
  path: Path,
  what: string,
): readonly Finding[] =>
  (used ?? []).flatMap((name, index) =>
    known.has(name) ? [] : [finding([...path, index], `${what}“${name}”没有在本制度中定义`)],
  );

/** Text without white space, with all quotation marks made one. */
export const bare = (text: string): string =>
  text
    .replace(/\s+/gu, '')
    .replace(/[“”„‟"＂「」『』]/gu, '"')
    .replace(/[‘’'＇]/gu, "'");

/** Whether a clause stands in a passage verbatim; parts divided by …… stand there in this order. */
export const isVerbatim = (clause: string, passage: string): boolean => {
  const body = bare(passage);
  const parts = bare(clause)
    .split(/…+/u)
    .filter((part) => part !== '');
  let from = 0;
  for (const part of parts) {
    const at = body.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return parts.length > 0;
};

/** Names a policy defines. */
interface Names {
  readonly ranks: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly carriers: ReadonlySet<string>;
  readonly activities: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
  readonly passages: ReadonlyMap<string, string>;
}

const namesOf = (policy: Policy): Names => ({
  ranks: new Set(policy.ranks.map((rank) => rank.id)),
  flags: new Set(policy.flags.map((flag) => flag.name)),
  kinds: new Set(policy.objectKinds.map((kind) => kind.name)),
  carriers: new Set(policy.carriers.map((carrier) => carrier.id)),
  activities: new Set(policy.activities),
  evidence: new Set(policy.evidenceKinds),
  passages: new Map(policy.text.map((passage) => [passage.id, passage.text])),
});

const matchFindings = (match: Match, names: Names, path: Path): readonly Finding[] => [
  ...unknown(match.carriers, names.carriers, [...path, 'carriers'], '载体'),
  ...unknown(match.activities, names.activities, [...path, 'activities'], '活动'),
  ...unknown(match.objectKinds, names.kinds, [...path, 'objectKinds'], '联系对象类别'),
];

const demandFindings = (demand: Demand, names: Names, path: Path): readonly Finding[] => {
  switch (demand.kind) {
    case 'frequency': {
      const evidence = demand.evidence === undefined ? [] : [demand.evidence];
      const kinds = demand.match.objectKinds ?? [];
      return [
        ...matchFindings(demand.match, names, [...path, 'match']),
        ...evidence
          .filter((kind) => !names.evidence.has(kind))
          .map((kind) => finding([...path, 'evidence'], `佐证材料“${kind}”没有在本制度中定义`)),
        ...(demand.dimension === 'person-object' && kinds.length === 0
          ? [finding([...path, 'match'], '按“每人每个对象”考核时要写明联系对象类别 objectKinds')]
          : []),
      ];
    }
    case 'standing':
      return [
        ...unknown(demand.objectKinds, names.kinds, [...path, 'objectKinds'], '联系对象类别'),
        ...(demand.maximum !== undefined && demand.maximum < demand.minimum
          ? [finding([...path, 'maximum'], '上限小于下限')]
          : []),
      ];
    case 'share':
      return matchFindings(demand.match, names, [...path, 'match']);
    case 'submission':
      return demand.what === 'declaration' && demand.period !== 'academic-year'
        ? [finding([...path, 'period'], '申报按学年进行，这里应当是 academic-year')]
        : [];
    case 'follow-up':
    case 'qualification':
    case 'report':
    case 'text':
      return [];
  }
};

const ruleFindings = (rule: Rule, index: number, names: Names): readonly Finding[] => {
  const path = ['rules', index];
  const passage = names.passages.get(rule.clause.passage);
  return [
    ...unknown(rule.audience.ranks, names.ranks, [...path, 'audience', 'ranks'], '人员类别'),
    ...unknown(
      rule.audience.withFlags,
      names.flags,
      [...path, 'audience', 'withFlags'],
      '任职标记',
    ),
    ...unknown(
      rule.audience.withoutFlags,
      names.flags,
      [...path, 'audience', 'withoutFlags'],
      '任职标记',
    ),
    ...(passage === undefined
      ? [finding([...path, 'clause', 'passage'], `原文段落“${rule.clause.passage}”不存在`)]
      : isVerbatim(rule.clause.text, passage)
        ? []
        : [
            finding(
              [...path, 'clause', 'text'],
              '条款与所指原文段落不一致，应当逐字引用（省略处用……）',
            ),
          ]),
    ...demandFindings(rule.demand, names, [...path, 'demand']),
  ];
};

const wordFindings = (list: readonly Word[], path: string, what: string): readonly Finding[] => {
  const seen = new Set<string>();
  return list.flatMap((word, index) =>
    [word.name, ...word.synonyms].flatMap((text) => {
      if (seen.has(text))
        return [finding([path, index], `${what}“${text}”重复，或者是别的${what}的同义词`)];
      seen.add(text);
      return [];
    }),
  );
};

const formFindings = (policy: Policy, names: Names): readonly Finding[] =>
  policy.forms.flatMap((form, index) => {
    const path = ['forms', index];
    const carriers =
      form.kind === 'specialties'
        ? unknown(form.carriers, names.carriers, [...path, 'carriers'], '载体')
        : form.groups.flatMap((group, place) =>
            unknown(group.carriers, names.carriers, [...path, 'groups', place, 'carriers'], '载体'),
          );
    return names.ranks.has(form.rank)
      ? carriers
      : [finding([...path, 'rank'], `人员类别“${form.rank}”没有在本制度中定义`), ...carriers];
  });

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
    const periodOf = ({ demand }: Rule): string =>
      'period' in demand ? `${demand.kind} ${demand.period}` : demand.kind;
    return periodOf(first) === periodOf(rule)
      ? []
      : [
          finding(
            ['rules', index, 'choice'],
            `与“${first.id}”是同一组选择，考核方式和周期应当相同`,
          ),
        ];
  });

/** Everything about a well-shaped policy that doesn't hold together. */
export const crossChecks = (policy: Policy): readonly Finding[] => {
  const names = namesOf(policy);
  const { effectiveFrom, effectiveUntil } = policy;
  return [
    ...(effectiveUntil !== null && effectiveUntil < effectiveFrom
      ? [finding(['effectiveUntil'], '废止日期早于施行日期')]
      : []),
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
    ...policy.rules.flatMap((rule, index) => ruleFindings(rule, index, names)),
    ...choiceFindings(policy),
    ...formFindings(policy, names),
  ];
};
