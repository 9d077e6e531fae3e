import { describe, expect, it } from 'vitest';
import { gridOf, shownText } from '#domain/forms/list-outline';
import { collectedReport } from '#domain/forms/lists/collected-report';
import type { CollectedToReport } from '#domain/forms/lists/collected-report';
import { LEDGER, entryOf, ledgerOf } from '../../fixtures/forms/tables.ts';

const report = (said: Partial<CollectedToReport> = {}) =>
  collectedReport(
    {
      title: '半年工作台账汇总（备案）',
      form: LEDGER,
      month: '2026-12',
      deadline: '2026-12-31',
      sheets: [
        ledgerOf([entryOf('e1'), entryOf('e2', { happened: '2026-10-08' })]),
        ledgerOf([], { name: '𠮷田禾', zeroReason: '产假' }),
      ],
      expected: 4,
      done: 2,
      onTime: 1,
      zero: [{ unit: '护理学院', names: ['𠮷田禾'] }],
      late: [{ unit: '护理学院', names: ['𠮷田禾（3天）'] }],
      missing: [
        { unit: '护理学院', names: ['王䶮'] },
        { unit: '药学院', names: ['叶丁（已退回）'] },
      ],
      exempt: [{ unit: '药学院', names: ['高戊（外出培训）'] }],
      ...said,
    },
    { today: '2027-01-04', office: '示例大学', note: undefined },
  );

const rowsOf = (part: number, found = report()): readonly string[][] =>
  gridOf(found.parts[part]?.table ?? { columns: [], rows: [] }).map((row) =>
    row.kind === 'heading' ? [row.text] : row.cells.map(({ cell }) => shownText(cell)),
  );

describe('the collected ledgers', () => {
  it('are headed as the copy is called, with figures that add up', () => {
    const { title, subtitle, signed } = report();
    expect(title).toBe('半年工作台账汇总（备案）');
    expect(subtitle[0]).toBe(
      ['2026年下半年', `《${LEDGER.title}》`, '统计至：2027年1月4日'].join('\u3000\u3000'),
    );
    expect(subtitle[1]).toBe('应交 4 人，已交 2 人（其中零报告 1 人），未交 2 人，记录 2 条');
    expect(signed).toEqual(['汇总人：', '审核人：', '日期：']);
  });

  it('put all rows under each other in the form’s own columns', () => {
    const rows = rowsOf(0);
    expect(report().parts[0]?.table?.columns.map(({ label }) => label)).toEqual(
      LEDGER.columns.map(({ label }) => label),
    );
    expect(rows.map(([ordinal, name]) => [ordinal, name])).toEqual([
      ['1', '孟昭然'],
      ['2', '孟昭然'],
      ['3', '𠮷田禾'],
    ]);
    expect(rows[2]).toContain('零报告：产假');
  });

  it('say who is wanting, and why nothing is asked of others', () => {
    expect(rowsOf(1)).toEqual([
      ['应交', '4', ''],
      ['已交', '2', ''],
      ['按时', '1', '报送期限：2026年12月31日'],
      ['逾期交', '1', '护理学院：𠮷田禾（3天）'],
      ['零报告', '1', '护理学院：𠮷田禾'],
      ['未交', '2', '护理学院：王䶮\n药学院：叶丁（已退回）'],
      ['免考核', '1', '药学院：高戊（外出培训）'],
    ]);
  });

  it('of nobody say so instead of an empty table', () => {
    const bare = report({ sheets: [], done: 0, onTime: 0, zero: [], late: [] });
    expect(bare.parts[0]).toMatchObject({ paragraphs: ['本期还没有人报送。'], table: null });
    const whole = report({ expected: 2, onTime: 2, missing: [], late: [] });
    expect(rowsOf(1, whole)[1]).toEqual(['已交', '2', '应交的均已交齐']);
  });
});
