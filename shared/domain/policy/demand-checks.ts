import { repeated, unknown, when } from './findings.ts';
import type { Finding, Names, Path } from './findings.ts';
import type { Deadline, Demand, Holidays, Match, Rule } from './schema.ts';

/* What holds between the parts of one demand. */

type Of<Kind extends Demand['kind']> = Extract<Demand, { readonly kind: Kind }>;

const matchFindings = (match: Match, names: Names, path: Path): readonly Finding[] => [
  ...unknown(match.carriers, names.carriers, [...path, 'carriers'], '载体'),
  ...unknown(match.activities, names.activities, [...path, 'activities'], '活动'),
  ...unknown(match.objectKinds, names.kinds, [...path, 'objectKinds'], '联系对象类别'),
  ...when(
    match.cohort !== undefined && match.objectKinds === undefined,
    [...path, 'cohort'],
    '限定新生年级时要写明联系对象类别 objectKinds',
  ),
];

/** A maximum of nothing would forbid the thing; one below the minimum can't be kept. */
const boundFindings = (demand: Of<'frequency'> | Of<'standing'>, path: Path): readonly Finding[] =>
  when(
    demand.maximum !== undefined && demand.maximum < demand.minimum,
    [...path, 'maximum'],
    '上限小于下限',
  );

/** Whether one deadline is surely before another; only two of one kind can be told without a calendar. */
const isEarlier = (one: Deadline, other: Deadline): boolean => {
  switch (one.kind) {
    case 'none':
      return false;
    case 'days-after':
      return other.kind === one.kind && one.days < other.days;
    case 'day-of-next-month':
      return other.kind === one.kind && one.day < other.day;
    case 'date':
      return (
        other.kind === one.kind &&
        (one.month < other.month || (one.month === other.month && one.day < other.day))
      );
    case 'teaching-week':
      return (
        other.kind === one.kind &&
        (one.week < other.week ||
          (one.week === other.week && one.edge === 'before' && other.edge === 'end'))
      );
  }
};

const dimensionFindings = (demand: Of<'frequency'>, path: Path): readonly Finding[] => {
  const { match, measure } = demand;
  switch (demand.dimension) {
    case 'person':
      return [];
    case 'person-object':
    case 'object':
      return [
        ...when(
          match.objectKinds === undefined,
          [...path, 'match'],
          `按“${demand.dimension === 'object' ? '每个对象' : '每人每个对象'}”考核时要写明联系对象类别 objectKinds`,
        ),
        ...when(
          measure.of === 'objects',
          [...path, 'measure', 'of'],
          '已经按对象逐个考核，不能再计不同对象的个数',
        ),
      ];
    case 'pair':
      return [
        ...when(
          match.objectKinds !== undefined || match.linkedOnly === true,
          [...path, 'match'],
          '按“两人之间”考核时不看联系对象，不能写 objectKinds 或 linkedOnly',
        ),
        ...when(
          measure.of === 'objects',
          [...path, 'measure', 'of'],
          '按“两人之间”考核时不能计不同对象的个数',
        ),
      ];
  }
};

const frequencyFindings = (
  demand: Of<'frequency'>,
  names: Names,
  path: Path,
): readonly Finding[] => {
  const { measure, maximum, closes, evidence } = demand;
  return [
    ...matchFindings(demand.match, names, [...path, 'match']),
    ...when(
      evidence !== undefined && !names.evidence.has(evidence),
      [...path, 'evidence'],
      `佐证材料“${evidence ?? ''}”没有在本制度中定义`,
    ),
    ...dimensionFindings(demand, path),
    ...boundFindings(demand, path),
    ...when(
      measure.of === 'amount' && maximum !== undefined && (measure.minimumEach ?? 0) > maximum,
      [...path, 'measure', 'minimumEach'],
      '每次的下限大于上限',
    ),
    ...when(
      closes !== undefined && isEarlier(closes, demand.deadline),
      [...path, 'closes'],
      '停止补报的时间早于报送期限',
    ),
  ];
};

/** Everything about a demand that doesn't hold together. */
export const demandFindings = (demand: Demand, names: Names, path: Path): readonly Finding[] => {
  switch (demand.kind) {
    case 'frequency':
      return frequencyFindings(demand, names, path);
    case 'standing':
      return [
        ...unknown(demand.objectKinds, names.kinds, [...path, 'objectKinds'], '联系对象类别'),
        ...boundFindings(demand, path),
      ];
    case 'tenure':
      return unknown(demand.objectKinds, names.kinds, [...path, 'objectKinds'], '联系对象类别');
    case 'share':
      return matchFindings(demand.match, names, [...path, 'match']);
    case 'submission':
      return when(
        demand.what === 'declaration' && demand.period !== 'academic-year',
        [...path, 'period'],
        '申报按学年进行，这里应当是 academic-year',
      );
    case 'report':
      return repeated(
        demand.documents.map(({ title }) => title),
        [...path, 'documents'],
        '文件',
      );
    case 'follow-up':
    case 'qualification':
    case 'text':
      return [];
  }
};

const isMoved = (choice: string | undefined): boolean =>
  choice === 'postpone' || choice === 'bring-forward';

/** What a rule says about holidays has to fit what it demands. */
export const holidayFindings = (
  holidays: Holidays,
  demand: Rule['demand'],
  path: Path,
): readonly Finding[] => [
  ...when(
    demand.kind === 'report' || demand.kind === 'text',
    path,
    '不计数的条款没有周期，不能写节假日的处理',
  ),
  ...when(
    holidays.days !== undefined && !isMoved(holidays.statutory) && !isMoved(holidays.vacation),
    [...path, 'days'],
    '只有顺延（postpone）或提前（bring-forward）时才能写天数',
  ),
  ...when(
    isMoved(holidays.deadline) &&
      !('deadline' in demand && demand.deadline.kind !== 'none') &&
      demand.kind !== 'report' &&
      demand.kind !== 'text',
    [...path, 'deadline'],
    '这一条没有报送期限，不能写期限遇节假日的处理',
  ),
];
