import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#domain/policy/parser';
import { sentencesOf, textOf } from './policies.ts';

const TEXTS = {
  md: textOf('tests/fixtures/policies/mingde-2024-6.json'),
  qy: textOf('tests/fixtures/policies/qingyuan-2025-11.json'),
  yl: textOf('tests/fixtures/policies/yunling-2026-3.json'),
  neu: textOf('resources/policies/neu-2020-82.json'),
} as const;

type Name = keyof typeof TEXTS;

/** Where a text first stands after an id. */
const placeOf = (text: string, after: string, wanted: string): number => {
  const start = text.indexOf(`"id": "${after}"`);
  const place = text.indexOf(wanted, start);
  if (start < 0 || place < 0) throw new Error(`no ${wanted} after ${after}`);
  return place;
};

/** A text of the rule or form of that id changed. */
const mangled = (
  name: Name,
  after: string,
  [from, to]: readonly [from: string, to: string],
): string => {
  const text = TEXTS[name];
  const place = placeOf(text, after, from);
  return text.slice(0, place) + to + text.slice(place + from.length);
};

const lineOf = (text: string, after: string, wanted: string): number =>
  text.slice(0, placeOf(text, after, wanted)).split('\n').length;

/**
 * Policy, rule or form, what becomes of which text, and what is said. A fault between several parts is named where
 * the last text stands; any other one where the change is.
 */
type Fault = readonly [
  name: Name,
  after: string,
  change: readonly [from: string, to: string],
  said: string,
  at?: string,
];

const FAULTS: readonly Fault[] = [
  ['md', 'md.5', ['"two-months"', '"two-month"'], 'demand.period”：应当是"week"、'],
  ['md', 'md.5', ['"two-months"', '2'], 'demand.period”：应当是"week"、'],
  ['qy', 'qy.6', ['"months": 24', '"months": 0'], 'demand.period.months”：不能小于1。'],
  ['qy', 'qy.6', ['"2025-09"', '"2025-9"'], 'period.from”：应当是年月，写作 2025-09。'],
  ['qy', 'qy.6', ['"months": 24', '"month": 24'], 'demand.period.month”：不认识的名称。'],
  ['md', 'md.1', ['"edge": "before"', '"edge": "after"'], 'edge”：应当是"before"、"end"之一。'],
  ['md', 'md.1', ['"week": 17', '"week": 31'], 'deadline.week”：不能大于30。'],
  ['md', 'md.5', ['"days": 14', '"days": 3'], 'closes”：停止补报的时间早于报送期限。', '"closes"'],
  ['qy', 'qy.5', ['"day": 31', '"day": 19'], 'closes”：停止补报的时间早于报送期限。', '"closes"'],
  ['yl', 'yl.5', ['"week": 19', '"week": 17'], 'closes”：停止补报的时间早于报送期限。', '"closes"'],
  ['yl', 'yl.1', ['"maximum": 2', '"maximum": 0.5'], 'demand.maximum”：上限小于下限。'],
  ['yl', 'yl.1', ['"maximum": 2', '"maximum": 0'], 'demand.maximum”：应当大于0。'],
  ['md', 'md.6', ['"minimum": 1', '"minimum": 3'], 'demand.maximum”：上限小于下限。', '"maximum"'],
  [
    'md',
    'md.1',
    ['"minimum": 4', '"maximum": 1, "minimum": 1'],
    'minimumEach”：每次的下限大于上限。',
    '"minimumEach"',
  ],
  [
    'qy',
    'qy.1',
    ['"objectKinds": ["党支部"]', '"linkedOnly": true'],
    'demand.match”：按“每个对象”考核时要写明联系对象类别 objectKinds。',
    '"match"',
  ],
  [
    'qy',
    'qy.4',
    ['"objectKinds": ["班级"],', ''],
    'match.cohort”：限定新生年级时要写明联系对象类别 objectKinds。',
    '"cohort"',
  ],
  [
    'qy',
    'qy.7',
    ['"dimension": "person"', '"dimension": "person-object"'],
    'measure.of”：已经按对象逐个考核，不能再计不同对象的个数。',
    '"of"',
  ],
  [
    'qy',
    'qy.5',
    ['"activities": ["谈心谈话"]', '"linkedOnly": true'],
    'demand.match”：按“两人之间”考核时不看联系对象，不能写 objectKinds 或 linkedOnly。',
    '"match"',
  ],
  [
    'qy',
    'qy.5',
    ['"of": "entries"', '"of": "objects"'],
    'measure.of”：按“两人之间”考核时不能计不同对象的个数。',
  ],
  ['qy', 'qy.3', ['"years": 3', '"years": 0'], 'demand.years”：不能小于1。'],
  ['qy', 'qy.3', ['"years": 3', '"years": 1.5'], 'demand.years”：应当是整数。'],
  ['neu', 'neu.2', ['"newest"', '"oldest"'], 'demand.cohort”：应当是"newest"。'],
  ['neu', 'neu.2', ['"dimension": "object"', '"dimension": "pair"'], 'dimension”：应当是"person"'],
  ['neu', 'neu.6', ['"heavyReported": true', '"heavyReported": 1'], '应当是true 或 false。'],
  ['neu', 'neu.6', ['"half-year"', '"half"'], 'demand.period”：应当是"week"、'],
  [
    'md',
    'md.3',
    ['"titles": ["教务处处长"', '"exceptTitles": ["教务处处长"], "titles": ["教务处处长"'],
    'audience.titles[0]”：职务“教务处处长”既要求又排除，这一条就没有适用对象。',
  ],
  [
    'yl',
    'yl.4',
    ['"withoutFlags"', '"withFlags": ["分管学生工作"], "withoutFlags"'],
    'withFlags[0]”：任职标记“分管学生工作”既要求又排除，这一条就没有适用对象。',
  ],
  [
    'qy',
    'qy.6',
    ['"effectiveFrom": "2025-09-01"', '"effectiveFrom": "2025-06-30"'],
    'effectiveFrom”：条款的起始日期不在制度施行期内。',
  ],
  [
    'qy',
    'qy.6',
    ['"effectiveFrom": "2025-09-01"', '"effectiveUntil": "2031-01-01"'],
    'effectiveUntil”：条款的截止日期不在制度施行期内。',
  ],
  [
    'yl',
    'yl.7',
    [
      '"effectiveUntil": "2028-12-31"',
      '"effectiveFrom": "2029-01-01", "effectiveUntil": "2028-12-31"',
    ],
    'effectiveUntil”：条款的截止日期早于起始日期。',
  ],
  ['yl', 'yl.2', ['"postpone"', '"later"'], '应当是"exempt"、"count"、"postpone"、"bring-forward"'],
  [
    'yl',
    'yl.1',
    ['"vacation": "count"', '"days": 3'],
    'holidays.days”：只有顺延（postpone）或提前（bring-forward）时才能写天数。',
  ],
  [
    'yl',
    'yl.1',
    ['"vacation": "count"', '"deadline": "postpone"'],
    'holidays.deadline”：这一条没有报送期限，不能写期限遇节假日的处理。',
  ],
  [
    'md',
    'md.4',
    ['"force": "must",', '"force": "must", "holidays": { "statutory": "count" },'],
    'holidays”：不计数的条款没有周期，不能写节假日的处理。',
  ],
  [
    'qy',
    'branch-links',
    ['"field": "since"', '"field": "summary"'],
    'columns[3].field”：“summary”是工作记录的栏目，不能放在联系点的表里。',
  ],
  [
    'yl',
    'head-month',
    ['"field": "place"', '"field": "since"'],
    'columns[1].field”：“since”是联系点的栏目，不能放在工作记录的表里。',
  ],
  ['yl', 'head-month', ['"width": 2', '"width": 0.1'], '这一栏太窄，不到整张表宽度的五十分之一。'],
  ['yl', 'head-month', ['"width": 2', '"width": 0'], 'columns[0].width”：应当大于0。'],
  [
    'yl',
    'head-month',
    ['"label": "地点"', '"label": "时间"'],
    '栏目“时间”重复。',
    '"label": "时间",\n          "field": "place"',
  ],
  ['yl', 'head-month', ['"走进课堂"', '"课堂"'], 'forms[1].carriers[0]”：载体“课堂”没有'],
  ['yl', 'head-month', ['"rank": "head"', '"rank": "leader"'], '同一类人员同一周期已有“附件1”'],
  [
    'yl',
    'head-month',
    ['"period": "month"', '"period": "week"'],
    '应当是"month"、"half-year"之一。',
  ],
];

describe('a mangled policy of another school', () => {
  it.each(FAULTS.map((fault) => ({ fault, what: fault.slice(0, 3) })))(
    '$what says so, at its line',
    ({ fault: [name, after, change, said, at = change[1]] }) => {
      const text = mangled(name, after, change);
      const parsed = parsePolicy(text);
      const problems = parsed.ok ? [] : parsed.problems;
      const found = problems.find((problem) => problem.message.includes(said));
      expect(found, problems.map((problem) => problem.message).join('\n')).toBeDefined();
      expect(found?.line).toBe(lineOf(text, after, at));
      expect(found?.message).toMatch(/^第\d+行，“.*。$/u);
    },
  );

  it('wants a form for whoever is asked for a sheet, as often as that', () => {
    const without = TEXTS.yl.replace(
      '"rank": "head",\n      "attachment"',
      '"rank": "leader",\n"attachment"',
    );
    expect(sentencesOf(without).join('\n')).toContain(
      'audience.ranks[1]”：要求提交工作记录表，但“head”没有自己的表格。',
    );
    const rare = mangled('md', 'md-leader-month', ['"period": "month"', '"period": "half-year"']);
    expect(sentencesOf(rare).join('\n')).toContain('“leader”的表格每半年一张，不能每月提交。');
  });

  it('reads what has no series and no periods of the first kind of file', () => {
    const text = mangled('qy', 'qy.9', ['"period": "quarter",', '']);
    const parsed = parsePolicy(text);
    expect(parsed.ok && parsed.policy.rules.find((rule) => rule.id === 'qy.9')?.demand).toEqual({
      kind: 'follow-up',
      period: 'month',
      workingDays: 10,
    });
    const second = mangled('yl', 'yl.7', ['"period": "academic-year",', '']);
    const again = parsePolicy(second);
    expect(again.ok && again.policy.rules.at(-1)?.demand).toMatchObject({
      period: 'calendar-year',
    });
  });
});

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Puts a value at the n-th place of a document, counted depth first. */
const replacedAt = (document: Json, place: number, value: Json): Json => {
  let left = place;
  const walk = (part: Json): Json => {
    left -= 1;
    if (left === -1) return value;
    if (Array.isArray(part)) return (part as readonly Json[]).map(walk);
    if (part !== null && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, walk(one)]));
    return part;
  };
  return walk(document);
};

describe('any policy', () => {
  it('with any part replaced by anything is read or refused in sentences, and never throws', () => {
    const names = fc.constantFrom(...(Object.keys(TEXTS) as Name[]));
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }).map((one) => one as Json),
      fc.constantFrom<Json>(
        'week',
        'object',
        'pair',
        'none',
        'table',
        'count',
        0,
        -1,
        1e9,
        {},
        [],
        null,
      ),
    );
    fc.assert(
      fc.property(names, fc.nat(1500), value, (name, place, put) => {
        const text = JSON.stringify(replacedAt(JSON.parse(TEXTS[name]) as Json, place, put));
        const parsed = parsePolicy(text);
        if (parsed.ok) return;
        for (const problem of parsed.problems) {
          expect(problem.message.endsWith('。')).toBe(true);
          expect(problem.line).not.toBeNull();
        }
      }),
      { numRuns: process.env.LIANXI_LONG === undefined ? 500 : 10_000 },
    );
  });

  it('reads the same however its text is laid out', () => {
    for (const text of Object.values(TEXTS))
      expect(parsePolicy(JSON.stringify(JSON.parse(text)))).toEqual(parsePolicy(text));
  });
});
