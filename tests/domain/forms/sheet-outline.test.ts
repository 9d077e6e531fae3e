import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Outline, TableBlock } from '#domain/forms/outline';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import type { SheetContent } from '#domain/sheet';
import {
  EMPTY,
  EMPTY_2,
  LIN,
  SU,
  VISITS,
  carrierSheet,
  manyVisits,
  summaryOf,
} from '../../fixtures/forms/sheets.ts';

const POLICY = readFileSync(
  new URL('../../fixtures/forms/policy-forms.txt', import.meta.url),
  'utf8',
).split(/\n\n/u);

/** The form's words in reading order, quotation marks and brackets as printed. */
const words = (text: string): readonly string[] =>
  text
    .replace(/"([^"]+)"/gu, '“$1”')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .split(/\s+/u)
    .filter((word) => word !== '' && word !== '1');

const tableOf = (outline: Outline): TableBlock => {
  const table = outline.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
};

const headOf = (outline: Outline): readonly string[] =>
  outline.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

/** Cells as text, with how they are merged: `姓名`, `林致远×2`, `五个联系↓`, `↑`. */
const shape = (table: TableBlock): readonly (readonly string[])[] =>
  table.rows.map((row) =>
    row.cells.map(
      (cell) =>
        (cell.merge === 'continue' ? '↑' : cell.paragraphs.join('|')) +
        (cell.span > 1 ? `×${String(cell.span)}` : '') +
        (cell.merge === 'start' ? '↓' : ''),
    ),
  );

const shapeOf = (content: SheetContent): readonly (readonly string[])[] =>
  shape(tableOf(sheetOutline(content)));

const sizesOf = (content: SheetContent): ReadonlySet<number> =>
  new Set(tableOf(sheetOutline(content)).rows.flatMap((row) => row.cells.map((cell) => cell.size)));

describe('附件1', () => {
  it('has the labels of the policy in their order', () => {
    const empty = sheetOutline(EMPTY);
    const printed = [
      ...headOf(empty).flatMap((text) => text.split(' ')),
      ...tableOf(empty).rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs)),
    ].filter((text) => text !== '' && !/^[\d年月]+$/u.test(text));
    const [, title, ...labels] = words(POLICY[0] ?? '').filter((word) => !/^[年月]$/u.test(word));
    expect(printed.slice(0, 3)).toEqual(['附件', title, '填表时间：2026']);
    expect(printed.slice(3)).toEqual(labels.slice(1));
  });

  it('merges as the paper does, one column set for names', () => {
    expect(shapeOf(LIN).slice(0, 3)).toEqual([
      ['姓名', '林致远×2', '职务', '党委书记'],
      ['五个联系↓', '群体名称×2', '时间', '工作简况'],
      ['↑', '护理学院党总支', '党总支', '10月9日', VISITS[0]?.[3]],
    ]);
    expect(shapeOf(LIN)).toHaveLength(15);
    expect(shapeOf(LIN)[7]).toEqual(['七个走进↓', '载体名称×2', '时间', '工作简况']);
  });

  it('gives each visit of one row a row of its own under one label', () => {
    const two = carrierSheet('周启明', '党委副书记', [
      ['药学院教工第一党支部', '党支部', '10月14日', '讲授专题党课。'],
      ['药学院教工第二党支部', '党支部', '10月28日', '参加支部组织生活会。'],
    ]);
    expect(shapeOf(two).slice(4, 7)).toEqual([
      ['↑', '药学院教工第一党支部', '党支部↓', '10月14日', '讲授专题党课。'],
      ['↑', '药学院教工第二党支部', '↑', '10月28日', '参加支部组织生活会。'],
      ['↑', '', '教研室', '', ''],
    ]);
  });

  it('steps down from 小四 to 五号 and never further', () => {
    expect(sizesOf(EMPTY)).toEqual(new Set([12]));
    expect(sizesOf(LIN)).toEqual(new Set([10.5]));
    expect(sizesOf(carrierSheet('王䶮', '院长', manyVisits(200, 300)))).toEqual(new Set([10.5]));
  });

  it('begins the vertical label anew on a further page, and repeats the row with the name', () => {
    const { rows } = tableOf(sheetOutline(carrierSheet('王䶮', '院长', manyVisits(40, 60))));
    expect(rows.map((row) => row.header).filter(Boolean)).toHaveLength(1);
    expect(rows[0]?.header).toBe(true);
    const labels = rows.flatMap((row) => (row.cells[0]?.upright === true ? [row.cells[0]] : []));
    expect(labels.filter((cell) => cell.merge === 'start').length).toBeGreaterThan(2);
  });

  it('keeps its columns inside the page whatever stands in them', () => {
    for (const content of [EMPTY, LIN, SU, carrierSheet('王', '', manyVisits(3, 5000))]) {
      const { columns, rows } = tableOf(sheetOutline(content));
      expect(columns.reduce((sum, width) => sum + width, 0)).toBeCloseTo(156, 0);
      expect(Math.min(...columns)).toBeGreaterThan(9);
      for (const row of rows) {
        expect(row.cells.reduce((sum, cell) => sum + cell.span, 0)).toBe(columns.length);
      }
    }
  });
});

describe('附件2', () => {
  it('has the labels of the policy in their order', () => {
    const printed = [
      ...headOf(sheetOutline(EMPTY_2)),
      ...tableOf(sheetOutline(EMPTY_2)).rows.flatMap((row) =>
        row.cells.flatMap((cell) => cell.paragraphs),
      ),
    ].join('');
    // The source breaks the note beside the labels it stands next to; the order of cells is in the next test.
    const expected = words((POLICY[1] ?? '').replace('附件 2', '附件2').replaceAll('年 月', ''));
    const squeezed = printed
      .replace('附件 2', '附件2')
      .replace(/填表时间：2026 年 10 月/u, '填表时间:');
    expect(Array.from(expected.join('')).sort()).toEqual(Array.from(squeezed).sort());
  });

  it('merges as the paper does', () => {
    expect(shapeOf(SU)).toEqual([
      ['姓名', '苏明睿', '部门', '学生工作部', '职务', '部长'],
      [
        '特长|（三项可选一项及以上填写）↓',
        '工作职能',
        '学生思想政治教育、奖助勤贷、心理健康教育×4',
      ],
      ['↑', '业务主体', '×4'],
      ['↑', '个人专长', '×4'],
      ['自主选择|联系载体↓', '教师', '专职辅导员组×4'],
      ['↑', '学生', '2026级护理3班×4'],
      [expect.stringMatching(/^工作内容\|（针对本月.*描述）\|10月13日，2026级护理3班：.*×6$/u)],
    ]);
  });

  it('puts dated visits before what was written freely, with or without an object', () => {
    const line = { entry: 'x', object: '', time: '10月8日', summary: summaryOf(20, 1) };
    const cell = tableOf(sheetOutline({ ...SU, lines: [line, ...SU.lines] })).rows.at(-1)?.cells[0];
    expect(cell?.paragraphs.slice(2)).toEqual([
      `10月8日：${line.summary}`,
      '10月13日，2026级护理3班：参加主题班会，与学生交流入学适应情况，收集意见6条。',
      '10月20日，专职辅导员组：参加辅导员工作例会，研究宿舍安全和心理普查安排。',
      ...SU.content,
    ]);
  });
});

describe('both forms', () => {
  it('carry the document number before the attachment when they leave without it', () => {
    expect(headOf(sheetOutline(LIN))[0]).toBe('附件 1');
    expect(headOf(sheetOutline(LIN, { documentNumber: '闽卫院委〔2021〕31号' }))[0]).toBe(
      '闽卫院委〔2021〕31号附件1',
    );
    expect(headOf(sheetOutline(SU))[2]).toBe('填表时间：2026 年 10 月');
    expect(headOf(sheetOutline({ ...SU, month: '2027-03' }))[2]).toBe('填表时间：2027 年 3 月');
  });

  it('name their entries in printed order', () => {
    expect(sheetMarks(LIN, 'p1')).toMatchObject({
      form: 'leader-month',
      person: 'p1',
      month: '2026-10',
      entries: VISITS.map(([, row], index) => ({ id: `e${String(index + 1)}`, row })),
    });
    expect(sheetMarks(SU, 'p2').entries.map(({ id }) => id)).toEqual(['s1', 's2']);
  });
});
