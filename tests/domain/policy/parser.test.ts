import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVerbatim } from '#domain/policy/verbatim';
import { parsePolicy } from '#domain/policy/parser';
import { FJ_TEXT } from '../compliance/world.ts';

/** The shipped policy with its first occurrence of a text changed; the text has to be there. */
const changed = (from: string, to: string): string => {
  if (!FJ_TEXT.includes(from)) throw new Error(`the policy has no ${from}`);
  return FJ_TEXT.replace(from, () => to);
};

const problemsOf = (text: string) => {
  const parsed = parsePolicy(text);
  return parsed.ok ? [] : parsed.problems;
};

/** Line of the shipped policy, from 1, on which a text first stands. */
const lineOf = (text: string): number => FJ_TEXT.slice(0, FJ_TEXT.indexOf(text)).split('\n').length;

const BROKEN: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
  ['no JSON at all', '制度', /^第1行第1个字符：这里的写法不是 JSON/],
  ['an empty file', '', /^第1行第1个字符：内容不完整/],
  ['a list', '[]', /^第1行：应当是花括号对象。$/],
  ['a comma too many', '{"id": "a",}', /^第1行第12个字符：这里应当是用英文双引号括起来的名称/],
  ['a missing comma', '{"id": "a"\n "b": 1}', /^第2行第2个字符：这里缺少英文逗号或右花括号。$/],
  ['an open text', '{"id": "a', /^第1行第8个字符：这段文字没有以英文双引号结束/],
  ['something after the end', '{} {}', /^第1行第4个字符：结尾之后还有多余的内容。$/],
  ['a name twice', '{"id": "a", "id": "b"}', /“id”重复出现。$/],
  ['a name that is none', '{"__proto__": 1}', /不能使用名称“__proto__”。$/],
  ['too deep a nesting', '['.repeat(100), /嵌套超过64层。$/],
  ['an unknown key', changed('"issued"', '"published"'), /“published”：不认识的名称。$/],
  ['a missing key', changed('"institution"', '"school"'), /“institution”：缺少这一项。$/],
  ['an unknown format', changed('"format": 1', '"format": 2'), /“format”：应当是1。$/],
  [
    'no such day',
    changed('"2021-03-30"', '"2021-02-30"'),
    /“issued”：应当是存在的日期，写作 2026-09-01。$/,
  ],
  [
    'an end before the beginning',
    changed('"effectiveUntil": null', '"effectiveUntil": "2020-01-01"'),
    /“effectiveUntil”：废止日期早于施行日期。$/,
  ],
  [
    'a negative minimum',
    changed('"minimum": 1', '"minimum": -1'),
    /demand\.minimum”：不能小于0。$/,
  ],
  ['a text for a number', changed('"minimum": 1', '"minimum": "1"'), /应当是(数字|整数)。$/],
  [
    'a long short name',
    changed('"short": "联系党总支"', '"short": "至少联系一个党总支"'),
    /short”：最多8个字。$/,
  ],
  [
    'an empty title',
    changed('"title": "至少联系1个党总支"', '"title": " "'),
    /title”：不能为空。$/,
  ],
  [
    'an unknown kind',
    changed('"kind": "standing"', '"kind": "duty"'),
    /demand\.kind”：不认识的种类。$/,
  ],
  [
    'an unknown period',
    changed('"period": "half-year"', '"period": "decade"'),
    /应当是"week"、.*之一。$/,
  ],
  [
    'an unknown force',
    changed('"force": "must"', '"force": "should"'),
    /force”：应当是"must"、"principle"、"encouraged"之一。$/,
  ],
  ['no rules', changed('"rules": [', '"rules": [], "other": ['), /“rules”：至少要有1项。$/],
  ['a rule id twice', changed('"id": "fj.1.2"', '"id": "fj.1.1"'), /规则编号“fj\.1\.1”重复。$/],
  [
    'an unknown carrier',
    changed('"carriers": ["党总支"]', '"carriers": ["总支"]'),
    /载体“总支”没有在本制度中定义。$/,
  ],
  [
    'an unknown rank',
    changed('"ranks": ["leader"]', '"ranks": ["boss"]'),
    /人员类别“boss”没有在本制度中定义。$/,
  ],
  [
    'an unknown flag',
    changed('"withFlags": ["党委书记"', '"withFlags": ["书记"'),
    /任职标记“书记”没有/,
  ],
  ['an unknown activity', changed('"专项督查"', '"督查"'), /活动“专项督查”没有在本制度中定义。$/],
  [
    'an unknown evidence',
    changed('"evidence": "督查报告"', '"evidence": "报告"'),
    /佐证材料“报告”没有/,
  ],
  [
    'an unknown object kind',
    changed(
      '"objectKinds": ["院系班子"],\n        "minimum"',
      '"objectKinds": ["班子"],\n        "minimum"',
    ),
    /联系对象类别“班子”没有/,
  ],
  [
    'an unknown passage',
    changed('"passage": "4.1.1.1.text"', '"passage": "9.9"'),
    /原文段落“9\.9”不存在。$/,
  ],
  [
    'a clause in other words',
    changed(
      '"text": "每位领导至少联系1个党总支(直属党支部)"',
      '"text": "每位领导至少联系2个党总支"',
    ),
    /clause\.text”：条款与所指原文段落不一致/,
  ],
  [
    'a synonym taken twice',
    changed('"synonyms": ["学生班级"]', '"synonyms": ["党支部"]'),
    /联系对象类别“党支部”重复/,
  ],
  ['an impossible deadline', changed('"day": 5', '"day": 32'), /deadline\.day”：不能大于31。$/],
  ['a share over 1', changed('"share": 0.5', '"share": 1.5'), /share”：不能大于1。$/],
  [
    'alternatives that do not compare',
    changed('"choice": "fj.6.6"', '"choice": "fj.6"').replace(
      '"id": "fj.7",',
      '"id": "fj.7", "choice": "fj.6",',
    ),
    /是同一组选择，考核方式和周期应当相同。$/,
  ],
  [
    'objects one by one of no kind',
    changed('"carriers": ["党总支"]', '"linkedOnly": true').replace(
      '"dimension": "person"',
      '"dimension": "person-object"',
    ),
    /要写明联系对象类别 objectKinds。$/,
  ],
];

describe('a broken policy', () => {
  it.each(BROKEN)('with %s is refused in a sentence', (_, text, sentence) => {
    const problems = problemsOf(text);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(
      new RegExp(sentence.source, 'mu'),
    );
    expect(problems.every((problem) => problem.message.endsWith('。'))).toBe(true);
    expect(problems.every((problem) => problem.line !== null && problem.column !== null)).toBe(
      true,
    );
  });

  it('names the line of what is wrong', () => {
    const wanted = lineOf('"period": "half-year"');
    const [problem] = problemsOf(changed('"period": "half-year"', '"period": "decade"'));
    expect(problem?.line).toBe(wanted);
    expect(problem?.path).toBe('rules[3].demand.period');
  });

  it('names the column of a fault of syntax', () => {
    const [problem] = problemsOf('{\r\n  "id" "a"\r\n}');
    expect([problem?.line, problem?.column]).toEqual([2, 8]);
  });

  it('lists fifty faults at most', () => {
    expect(problemsOf(FJ_TEXT.replaceAll('"force"', '"power"'))).toHaveLength(50);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => !parsePolicy(text).ok),
    );
    fc.assert(fc.property(fc.json(), (text) => !parsePolicy(text).ok));
    fc.assert(
      fc.property(
        fc.nat(FJ_TEXT.length - 1),
        fc.constantFrom('"', '{', ']', ',', '0', '\u0000', '\\'),
        (at, put) => {
          const parsed = parsePolicy(FJ_TEXT.slice(0, at) + put + FJ_TEXT.slice(at + 1));
          return parsed.ok || parsed.problems.every((problem) => problem.message.length > 5);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('costs no more than its length, however an open text goes on', () => {
    const long = '字'.repeat(500_000);
    for (const text of [
      `"${long}`,
      `"${long}\n"`,
      `["${'\\n'.repeat(500_000)}`,
      '['.repeat(500_000),
    ])
      expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf(' '.repeat(4_000_001))[0]?.message).toBe('文件太大，不像一份制度。');
  }, 5_000);

  it('agrees with JSON.parse about what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const [problem] = problemsOf(text);
        // duplicate names and __proto__ aside, a faultless text gets past its syntax
        expect(problem?.message).not.toMatch(/不是 JSON|缺少英文|内容不完整/u);
      }),
    );
    fc.assert(
      fc.property(fc.nat(FJ_TEXT.length - 2), (at) => {
        const cut = FJ_TEXT.slice(0, at);
        expect(problemsOf(cut)).toHaveLength(1);
        expect(() => JSON.parse(cut) as unknown).toThrow();
      }),
      { numRuns: 50 },
    );
  });
});

describe('a sound policy', () => {
  it('is read with a byte order mark and with Windows line ends', () => {
    expect(parsePolicy(`\uFEFF${FJ_TEXT.replaceAll('\n', '\r\n')}`).ok).toBe(true);
  });
});

describe('verbatim', () => {
  it('looks over white space, kinds of quotation marks, and omissions in order', () => {
    const passage = '每周"面对面"接触学生 不少于 1次,每月深谈心。';
    expect(isVerbatim('每周“面对面”接触学生不少于1次', passage)).toBe(true);
    expect(isVerbatim('每周……深谈心', passage)).toBe(true);
    expect(isVerbatim('深谈心……每周', passage)).toBe(false);
    expect(isVerbatim('不少于2次', passage)).toBe(false);
    expect(isVerbatim('……', passage)).toBe(false);
  });
});
