import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#domain/policy/parser';
import { demandText } from '#domain/policy/words';
import { policyFrom, ruleIn, sentencesOf, textOf } from './policies.ts';

const FJ = textOf('resources/policies/fj-2021-31.json');
const NEU = textOf('resources/policies/neu-2020-82.json');

const changed = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`the policy has no ${from}`);
  return text.replace(from, () => to);
};

const YEAR = '{ "title": "年度联系师生工作情况表", "kind": "year" }';

describe('the documents of a report', () => {
  it('are titles and what the app makes for them', () => {
    expect(ruleIn(policyFrom(FJ), 'fj.13').demand).toEqual({
      kind: 'report',
      documents: [{ title: '年度联系师生工作情况表', kind: 'year' }],
    });
    const neu = policyFrom(NEU);
    const kinds = neu.rules.flatMap(({ demand }) =>
      demand.kind === 'report' ? [demand.documents.map(({ kind }) => kind)] : [],
    );
    expect(kinds).toEqual([['collected', 'collected'], ['year'], ['commendable']]);
  });

  it('may be titles alone, as ledgers of earlier versions have them, and come back as they were read', () => {
    const old = policyFrom(changed(FJ, YEAR, '"年度联系师生工作情况表"'));
    const { demand } = ruleIn(old, 'fj.13');
    expect(demand).toEqual({
      kind: 'report',
      documents: [{ title: '年度联系师生工作情况表', kind: null }],
    });
    expect(demandText(demand)).toBe('体现在：年度联系师生工作情况表');
    expect(policyFrom(JSON.stringify(old))).toEqual(old);
  });

  it.each([
    [
      'an unknown kind',
      changed(FJ, '"kind": "year"', '"kind": "month"'),
      /documents\[0\]\.kind”：应当是"collected"、"year"、"commendable"之一。$/u,
    ],
    [
      'no kind',
      changed(FJ, YEAR, '{ "title": "情况表" }'),
      /documents\[0\]\.kind”：缺少这一项。$/u,
    ],
    ['no title', changed(FJ, YEAR, '{ "title": " ", "kind": "year" }'), /title”：不能为空。$/u],
    ['a number', changed(FJ, YEAR, '7'), /documents\[0\]”：应当是文字。$/u],
    ['none at all', changed(FJ, YEAR, ''), /documents”：至少要有1项。$/u],
    ['one twice', changed(FJ, YEAR, `${YEAR}, ${YEAR}`), /documents\[1\]”：文件“.+”重复。$/u],
    [
      'a collection of nothing',
      changed(FJ, '"kind": "year"', '"kind": "collected"'),
      /documents\[0\]\.kind”：“年度联系师生工作情况表”要汇总工作台账，但本制度没有这样的表格/u,
    ],
  ])('with %s are refused in a sentence', (_, text, sentence) => {
    expect(parsePolicy(text).ok).toBe(false);
    expect(sentencesOf(text)).toEqual([expect.stringMatching(sentence)]);
  });
});
