import { describe, expect, it } from 'vitest';
import type { Status, Verdict } from '#domain/compliance/verdict';
import { summaryLists } from '#domain/forms/lists/summary-list';
import type { SummaryToList } from '#domain/forms/lists/summary-list';
import { concluded, NO_REFS, numbersText, refsText } from '#domain/forms/lists/year-assessment';
import { addedUp } from '#domain/forms/lists/year-figures';
import type { YearFigures } from '#domain/forms/lists/year-figures';
import { columnWidths, listPage } from '#domain/forms/list-outline';
import type { Force } from '#domain/policy/schema';

const verdict = (status: Status, expected: number, done: number, onTime = done): Verdict => ({
  rule: 'r',
  subject: 'p',
  force: 'must',
  period: { from: '2026-03-01', until: '2026-03-31', label: '2026年3月' },
  status,
  urgent: false,
  expected,
  done,
  onTime,
  figures: { expected, done, onTime },
  deadline: null,
});

describe('the numbers a figure names', () => {
  it('are drawn together from three on', () => {
    expect(numbersText([])).toBe('');
    expect(numbersText([3])).toBe('3');
    const plain = (numbers: readonly number[]): string =>
      numbersText(numbers).replaceAll('\u200b', '');
    expect(plain([1, 2, 4])).toBe('1、2、4');
    expect(plain([1, 2, 3, 4, 7, 9, 10, 11])).toBe('1—4、7、9—11');
  });

  it('say which list they belong to, records by their number alone', () => {
    const refs = { entries: [1, 2, 3], links: [1], issues: [2, 3], reports: [] };
    expect(refsText(refs)).toBe('1—3；联1；问2、\u200b3');
    expect(refsText(NO_REFS)).toBe('');
  });
});

describe('the conclusion on a rule', () => {
  it('is the gravest of what fell due, and what is wanting adds up', () => {
    const found = concluded(
      [
        verdict('met', 1, 1),
        verdict('met-late', 1, 1, 0),
        verdict('missed', 4, 2),
        verdict('under-review', 1, 0),
        verdict('due-soon', 2, 1),
        verdict('open', 1, 0),
        verdict('exempt', 0, 3),
      ],
      false,
    );
    expect(found.status).toBe('missed');
    expect(found.figures).toEqual({ expected: 10, done: 5, onTime: 4 });
    expect([found.missed, found.review, found.open]).toEqual([2, 1, 2]);
    expect(found.missed + found.review + found.open).toBe(
      found.figures.expected - found.figures.done,
    );
  });

  it('is not yet due, late, counted or exempt where nothing graver is', () => {
    expect(concluded([verdict('met', 1, 1), verdict('due-soon', 1, 0)], false).status).toBe('open');
    expect(concluded([verdict('met', 1, 1), verdict('met-late', 1, 1, 0)], false).status).toBe(
      'met-late',
    );
    expect(concluded([verdict('counted', 0, 3)], false).status).toBe('counted');
    expect(concluded([verdict('exempt', 0, 0)], true).status).toBe('exempt');
    expect(concluded([], true).status).toBe('open');
  });
});

it('people add up to their unit', () => {
  const one = (expected: number, done: number, behind: readonly string[]): YearFigures => ({
    name: '林甲',
    unit: '党委',
    post: '副院长',
    figures: { expected, done, onTime: done },
    behind,
    principle: [],
    records: 3,
    weeks: '2/4',
    issues: 2,
    fedBack: 1,
    late: 1,
    exemptions: [],
  });
  expect(addedUp([one(10, 7, ['深谈心（缺3）']), one(4, 4, [])])).toEqual({
    people: 2,
    figures: { expected: 14, done: 11, onTime: 11 },
    behind: 1,
    records: 6,
    issues: 4,
    fedBack: 2,
    late: 2,
  });
});

describe('a summary of many clauses', () => {
  const frame = { today: '2026-11-21', office: '示例学院', note: undefined };
  const summary = (clauses: number, rows: number): SummaryToList => ({
    label: '2026年',
    by: 'unit',
    rules: Array.from({ length: clauses }, (_, index) => ({
      id: `r${String(index)}`,
      short: `事项${String(index)}`,
      title: `第${String(index)}项事项`,
      group: index < 20 ? '五个联系' : '七个走进',
      force: (index === 0 ? 'encouraged' : 'must') satisfies Force,
    })),
    rows: Array.from({ length: rows }, (_, row) => ({
      name: `单位${String(row)}`,
      subjects: 2,
      cells: Array.from({ length: clauses }, (_unused, index) =>
        index === 0 ? null : { expected: 15, done: 10, onTime: 9 },
      ),
      total: { expected: 15 * (clauses - 1), done: 10 * (clauses - 1), onTime: 9 },
    })),
  });

  it.each([
    ['few clauses stand side by side', 8, 30, 1],
    ['one row has its five figures beside each clause', 38, 1, 1],
    ['ranks have them beside each other', 38, 2, 1],
    ['units stand across, clauses go down', 38, 12, 1],
    ['too many of both are told in parts', 38, 60, 2],
  ])('%s', (_, clauses, rows, lists) => {
    const outlines = summaryLists(summary(clauses, rows), [], frame);
    expect(outlines).toHaveLength(lists);
    for (const outline of outlines) {
      const widths = columnWidths(outline.columns, listPage(outline));
      const narrowest = outline.rows.flatMap(({ cells }) =>
        cells.flatMap(({ text }, column) => (text === '10/15' ? [widths[column] ?? 0] : [])),
      );
      // `10/15` is 11 mm wide in a workbook's 10 pt, its cell's white space included.
      expect(Math.min(99, ...narrowest)).toBeGreaterThanOrEqual(10.9);
    }
    const said = outlines.flatMap((outline) => outline.columns.map(({ label }) => label)).join('');
    const down = outlines.flatMap((outline) => outline.rows.map(({ cells }) => cells[0]?.text));
    const last = clauses - 1;
    expect(said.includes(`事项${String(last)}`) || down.includes(`第${String(last)}项事项`)).toBe(
      true,
    );
  });
});
