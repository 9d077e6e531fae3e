import { describe, expect, it } from 'vitest';
import { collectedRows } from '#domain/forms/lists/collected-report';
import type { TableBlock } from '#domain/forms/outline';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import { sheetFileName } from '#domain/sheet';
import { unitTitleText } from '#domain/sheet-table';
import { LEDGER, entryOf, ledgerOf } from '../../fixtures/forms/tables.ts';

const later = entryOf('e2', {
  happened: '2026-11-05',
  mode: 'online',
  place: '',
  present: null,
  objectText: '自动化2601班班级群',
  object: null,
  summary: '在群里答复考试安排。',
  commendable: true,
  evidence: [{ kind: '宣传报道', title: '校报报道' }],
});

const tableOf = (sheet: ReturnType<typeof ledgerOf>): TableBlock => {
  const found = sheetOutline(sheet).blocks.find((block) => block.kind === 'table');
  if (found === undefined) throw new Error('No table');
  return found;
};

const textsOf = (sheet: ReturnType<typeof ledgerOf>) =>
  tableOf(sheet).rows.map((row) => row.cells.map((cell) => cell.paragraphs.join('|')));

describe('a table of one person', () => {
  it('has one row an entry in order of date, and says what became of each issue', () => {
    const sheet = ledgerOf([later, entryOf('e1')]);
    expect(textsOf(sheet)).toEqual([
      LEDGER.columns.map(({ label }) => label),
      [
        '1',
        '孟昭然',
        '学生工作部部长',
        '自动化2601班',
        '9月16日',
        '文管楼 A203',
        '面对面',
        '31',
        '参加开学第一课主题班会，与学生交流入学适应情况。',
        '1.宿舍热水供应时间短。|2.希望增加实验室开放时间。',
        '1.9月18日转办后勤处；9月30日办结：供应延长至23时；10月8日反馈|2.待转办',
        '',
      ],
      [
        '2',
        '孟昭然',
        '学生工作部部长',
        '自动化2601班班级群',
        '11月5日',
        '',
        '键对键',
        '',
        '在群里答复考试安排。',
        '',
        '',
        '先进典型；校报报道',
      ],
    ]);
    expect(sheetMarks(sheet, 'p1').entries.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(sheetFileName(sheet)).toBe('工作台账-孟昭然-2026年下半年');
  });

  it('lies on its side, as wide as its page, with a head that repeats', () => {
    const outline = sheetOutline(ledgerOf([entryOf('e1')]));
    const { width, height, margins } = outline.page;
    expect([width, height]).toEqual([297, 210]);
    const table = tableOf(ledgerOf([entryOf('e1')]));
    const whole = table.columns.reduce((sum, column) => sum + column, 0);
    expect(whole).toBeCloseTo(width - margins.left - margins.right);
    expect(table.rows.map(({ header }) => header)).toEqual([true, false]);
    const heads = outline.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    );
    expect(heads).toEqual(['附件 2', LEDGER.title, '（2026年下半年）', '填表时间：2026 年 12 月']);
  });

  it('shows whose it is where there is nothing, and why', () => {
    const sheet = ledgerOf([], { zeroReason: '本学期在外挂职' });
    expect(textsOf(sheet)[1]?.slice(0, 4)).toEqual(['', '孟昭然', '学生工作部部长', '']);
    const last = sheetOutline(sheet).blocks.at(-1);
    expect(last).toMatchObject({ kind: 'paragraph', text: '零报告：本学期在外挂职' });
  });

  it('names a unit once', () => {
    expect(unitTitleText('学生工作部', '部长')).toBe('学生工作部部长');
    expect(unitTitleText('学生工作部', '学生工作部部长')).toBe('学生工作部部长');
  });
});

describe('the tables of everybody', () => {
  it('are numbered through, with zero reports', () => {
    const rows = collectedRows(LEDGER, [
      ledgerOf([entryOf('e1'), later]),
      ledgerOf([], { name: '𠮷田禾', zeroReason: '产假' }),
      ledgerOf([entryOf('e3')], { name: '王䶮' }),
    ]);
    const column = (field: string) => LEDGER.columns.findIndex((one) => one.field === field);
    const texts = (field: string) => rows.map((row) => row.cells[column(field)]?.text);
    expect(texts('ordinal')).toEqual(['1', '2', '3', '4']);
    expect(texts('name')).toEqual(['孟昭然', '孟昭然', '𠮷田禾', '王䶮']);
    expect(texts('summary')[2]).toBe('零报告：产假');
  });
});
