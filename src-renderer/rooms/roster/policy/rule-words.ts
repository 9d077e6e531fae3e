import type {
  Carrier,
  Deadline,
  Demand,
  Match,
  Measure,
  Policy,
  Rule,
} from '#domain/policy/schema';
import { modeWords, periodWords, roleWords } from '../../../text.ts';

/** 制度: how a rule reads beside its clause. */
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

const list = (words: readonly string[]): string => words.join('、');

const measureText = (measure: Measure, minimum: number): string => {
  switch (measure.of) {
    case 'entries':
      return `不少于 ${String(minimum)} ${measure.unit}`;
    case 'amount':
      return `累计不少于 ${String(minimum)} ${measure.unit}${
        measure.minimumEach === undefined
          ? ''
          : `，每次不少于 ${String(measure.minimumEach)} ${measure.unit}`
      }`;
    case 'objects':
      return `不少于 ${String(minimum)} ${measure.unit}（不同对象）`;
  }
};

/** Which entries count: `看：党总支；专项督查；带队`. */
const matchText = (match: Match, carriers: ReadonlyMap<string, Carrier>): string => {
  const parts = [
    list((match.carriers ?? []).map((id) => carriers.get(id)?.label ?? id)),
    list(match.activities ?? []),
    list(match.objectKinds ?? []),
    match.mode === undefined ? '' : modeWords[match.mode],
    match.role === undefined ? '' : roleWords[match.role],
    match.linkedOnly === true ? '只算联系点' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `计入：${parts.join('；')}`;
};

const deadlineText = (deadline: Deadline): string => {
  switch (deadline.kind) {
    case 'none':
      return '';
    case 'days-after':
      return `期满后 ${String(deadline.days)} 天内`;
    case 'day-of-next-month':
      return `次月 ${String(deadline.day)} 日前`;
    case 'date':
      return `${String(deadline.month)}月${String(deadline.day)}日前`;
  }
};

const submitted: Readonly<Record<'sheet' | 'declaration', string>> = {
  sheet: '提交工作记录表',
  declaration: '提交申报',
};

/** What is asked, in one line. */
const asked = (demand: Demand): string => {
  switch (demand.kind) {
    case 'frequency': {
      if (demand.minimum === 0) return `${periodWords[demand.period]}计次，不设下限`;
      const each = demand.dimension === 'person-object' ? '对每个对象' : '';
      return `${periodWords[demand.period]}${each}${measureText(demand.measure, demand.minimum)}`;
    }
    case 'standing':
      return `始终联系${list(demand.objectKinds)}不少于 ${String(demand.minimum)} 个${
        demand.maximum === undefined ? '' : `、不多于 ${String(demand.maximum)} 个`
      }`;
    case 'submission':
      return `${periodWords[demand.period]}${submitted[demand.what]}`;
    case 'share':
      return `${periodWords[demand.period]}有记录的工作日不少于 ${String(Math.round(demand.share * 100))}%（仅供参考）`;
    case 'follow-up':
      return `${String(demand.workingDays)} 个工作日内办理并反馈`;
    case 'qualification':
      return `任职条件：${demand.attribute}`;
    case 'report':
      return `体现在：${list(demand.documents)}`;
    case 'text':
      return '不计数，只作提示';
  }
};

export interface RuleWords {
  readonly id: string;
  readonly title: string;
  readonly asked: string;
  readonly match: string;
  readonly deadline: string;
  readonly evidence: string;
  readonly audience: string;
  readonly place: string;
}

const audienceText = (rule: Rule, policy: Policy): string => {
  const { ranks, withFlags, withoutFlags } = rule.audience;
  const names = ranks.map((id) => policy.ranks.find((rank) => rank.id === id)?.name ?? '');
  const only = withFlags === undefined ? '' : `（${list(withFlags)}）`;
  const without = withoutFlags === undefined ? '' : `（${list(withoutFlags)}除外）`;
  return `${list(names)}${only}${without}`;
};

/** A rule as the clerk reads it. */
export const ruleWords = (rule: Rule, policy: Policy): RuleWords => {
  const { demand } = rule;
  const carriers = new Map(policy.carriers.map((carrier) => [carrier.id, carrier]));
  const deadline =
    demand.kind === 'frequency' || demand.kind === 'submission'
      ? deadlineText(demand.deadline)
      : '';
  return {
    id: rule.id,
    title: rule.title,
    asked: asked(demand),
    match:
      demand.kind === 'frequency' || demand.kind === 'share'
        ? matchText(demand.match, carriers)
        : '',
    deadline: deadline === '' ? '' : `报送：${deadline}`,
    evidence:
      demand.kind === 'frequency' && demand.evidence !== undefined
        ? `须附：${demand.evidence}`
        : '',
    audience: audienceText(rule, policy),
    place: policyText.place(rule.clause.place),
  };
};
