import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { HandInFile, ReadVisit } from '#domain/exchange/hand-in';
import { readSheetCells } from '#intake/excel/read-sheet-cells';
import { readWorkbook } from '#intake/excel/read-workbook';
import { serialDay, showsDay } from '#intake/excel/serial-day';
import { CARRIERS, FORMS } from '../documents/workbook-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-foreign-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Rows = readonly (readonly unknown[])[];

const sheetOf = (rows: Rows): WorkSheet => utils.aoa_to_sheet(rows.map((row) => [...row]));

/** A workbook as another program writes it, read. */
const saved = (
  sheets: Readonly<Record<string, WorkSheet>>,
  file: string,
  from1904 = false,
): string => {
  const workbook = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets))
    utils.book_append_sheet(workbook, sheet, name);
  if (from1904) workbook.Workbook = { WBProps: { date1904: true } };
  const path = join(folder, file);
  writeFileSync(
    path,
    new Uint8Array(write(workbook, { type: 'array', compression: true }) as ArrayBuffer),
  );
  return path;
};

const read = async (path: string): Promise<HandInFile> => {
  const answer = await readWorkbook(path, FORMS);
  if (!answer.ok) throw new Error(answer.text);
  return answer.file;
};

const readRows = (rows: Rows, name = '2026年10月'): Promise<HandInFile> =>
  read(saved({ [name]: sheetOf(rows) }, '别的表.xlsx'));

const visitsOf = ({ forms }: HandInFile): readonly ReadVisit[] =>
  forms.flatMap(({ visits }) => visits);
const doubtsOf = (file: HandInFile): readonly string[] =>
  visitsOf(file).flatMap(({ doubts }) => doubts.map(({ text }) => text));

const [first, second] = CARRIERS.map(({ label }) => label);

describe('a workbook somebody made himself', () => {
  it('is read by headings that were moved, renamed or added, below a title', async () => {
    const file = await readRows([
      ['明德学院联系师生工作情况表'],
      ['填报单位：护理学院', '', '2026年10月'],
      ['序号', '主要内容', '*日期：', '手机', '载体名称', '走访对象', '姓 名', '参与人数（人）'],
      [1, '随堂听课', '2026-10-09', '无', first, '护理一班', '欧阳雪', '32人'],
      [2, '谈心', '10月12日下午', '', `${first ?? ''}、${second ?? ''}`, '李同学', '欧 阳 雪', 1],
    ]);
    expect(file.forms).toHaveLength(1);
    expect(file.forms[0]).toMatchObject({ name: '欧阳雪', unit: '护理学院', month: '2026-10' });
    expect(visitsOf(file)).toMatchObject([
      { day: '2026-10-09', object: '护理一班', present: 32, summary: '随堂听课', doubts: [] },
      { day: '2026-10-12', timeNote: '下午', present: 1, doubts: [] },
    ]);
    expect(visitsOf(file)[1]?.carriers).toHaveLength(2);
    expect(file.notes).toEqual(['“手机”列不在读取之列，已略过。']);
  });

  it("finds the columns of a policy's own ledger", async () => {
    const form = FORMS.map((words) => words.form).find(
      (one) => one.kind === 'table' && one.rows === 'entries',
    );
    if (form?.kind !== 'table') throw new Error('No ledger form');
    const labels = form.columns.map(({ label }) => label);
    const row = form.columns.map(({ field }) =>
      field === 'time' ? '2026年9月3日' : field === 'present' ? '40' : `${field}的内容`,
    );
    const file = await readRows([labels, row], '台账');
    const [visit] = visitsOf(file);
    expect(visit).toMatchObject({
      day: '2026-09-03',
      object: 'object的内容',
      summary: 'summary的内容',
      issue: 'issues的内容',
      handled: 'handling的内容',
      present: 40,
      carriers: [],
    });
    expect(file.forms[0]).toMatchObject({ name: 'name的内容', unit: 'unit-title的内容' });
  });

  it.each([
    ['2026-10-09', '2026-10-09'],
    ['2026/10/9', '2026-10-09'],
    ['2026.10.9', '2026-10-09'],
    ['２０２６年１０月９日', '2026-10-09'],
    ['二〇二六年十月九日', '2026-10-09'],
    ['10月9日', '2026-10-09'],
    ['10.9', '2026-10-09'],
    ['9日', '2026-10-09'],
    ['20261009', '2026-10-09'],
    [20261009, '2026-10-09'],
    [46304, '2026-10-09'],
    [46304.5, '2026-10-09'],
    [10.9, '2026-10-09'],
  ])('reads the day written as %s', async (written, day) => {
    const file = await readRows([
      ['姓名', '时间', '工作简况'],
      ['欧阳雪', written, '随堂听课'],
    ]);
    expect(visitsOf(file)).toMatchObject([{ day, doubts: [] }]);
  });

  it.each([
    ['9月31日', '没有这一天'],
    ['10月上旬', '不是哪一天'],
    ['2025-10-09', '不在本表的2026年10月里'],
    [10.1, '也可能是 10.10'],
    ['', '是空的'],
    ['3', '看不出是哪一天'],
  ])('asks about the day written as %s', async (written, said) => {
    const file = await readRows([
      ['姓名', '时间', '工作简况'],
      ['欧阳雪', written, '随堂听课'],
      ['欧阳雪', '2026-10-12', '谈心'],
    ]);
    expect(doubtsOf(file).join('')).toContain('第 2 行“时间”：');
    expect(doubtsOf(file).join('')).toMatch(/不在|没有|不是|可能|空的|看不出/u);
    expect(doubtsOf(file).join('')).toContain(said === '不在本表的2026年10月里' ? '不在' : said);
    expect(visitsOf(file).filter(({ doubts }) => doubts.length === 0)).toHaveLength(1);
  });

  it('knows both calendars of Excel, and the day that never was', async () => {
    expect(serialDay(1, false)).toBe('1900-01-01');
    expect(serialDay(59, false)).toBe('1900-02-28');
    expect(serialDay(60, false)).toBeNull();
    expect(serialDay(61, false)).toBe('1900-03-01');
    expect(serialDay(46304.99, false)).toBe('2026-10-09');
    expect(serialDay(0, true)).toBe('1904-01-01');
    expect(serialDay(46304 - 1462, true)).toBe('2026-10-09');
    for (const wrong of [0, -1, NaN, Infinity, 1e9]) expect(serialDay(wrong, false)).toBeNull();
    for (const format of ['m/d/yy', 'yyyy"年"m"月"d"日";@', 'd-mmm-yy', 'mmm-yy', 'm"月"d"日"'])
      expect(showsDay(format, '')).toBe(true);
    for (const format of ['General', '0.00', 'h:mm AM/PM', '[h]:mm:ss', '@', '[Red]0.00"dy"'])
      expect(showsDay(format, '10/9/26')).toBe(false);
    expect(showsDay(undefined, '10/9/26')).toBe(true);
    expect(showsDay(undefined, ' $ 46,304.00 ')).toBe(false);
    const day = { t: 'n', v: 44842, z: 'yyyy-mm-dd' };
    const sheet = sheetOf([
      ['姓名', '时间', '工作简况'],
      ['欧阳雪', '', '听课'],
    ]);
    sheet.B2 = day;
    const file = await read(saved({ '2026年10月': sheet }, '1904.xlsx', true));
    expect(visitsOf(file)).toMatchObject([{ day: '2026-10-09', doubts: [] }]);
  });

  it('reads several sheets: one for each person, one for each month', async () => {
    const rows: Rows = [
      ['时间', '工作简况'],
      ['9日', '听课'],
    ];
    const people = await read(
      saved(
        { 欧阳雪: sheetOf([['2026年10月'], ...rows]), 说明: sheetOf([['请认真填写']]) },
        '分人.xlsx',
      ),
    );
    expect(people.forms).toMatchObject([{ name: '欧阳雪', month: '2026-10' }]);
    expect(doubtsOf(people).join('')).toContain('暂按表页的名称“欧阳雪”');
    expect(people.notes).toEqual(['表页“说明”里没有认识的表头，没有读。']);
    const named: Rows = [
      ['姓名', '时间', '工作简况'],
      ['欧阳雪', '9日', '听课'],
    ];
    const months = await read(
      saved({ '9月': sheetOf(named), '10月': sheetOf(named) }, '护理学院2026年联系记录.xlsx'),
    );
    expect(months.forms.map(({ month }) => month)).toEqual(['2026-09', '2026-10']);
    expect(visitsOf(months).map(({ where }) => where)).toEqual([
      '表页“9月”第 2 行',
      '表页“10月”第 2 行',
    ]);
  });

  it('reads merged cells, hidden rows and kept results of formulas, and says so', async () => {
    const sheet = sheetOf([
      ['姓名', '时间', '工作简况', '时长'],
      ['欧阳雪', '2026-10-09', '听课', 1],
      ['', '2026-10-12', '谈心', 2],
      ['', '2026-10-13', '走访', 3],
      ['合计', '', '', 6],
    ]);
    sheet['!merges'] = [utils.decode_range('A2:A3')];
    sheet['!rows'] = [{}, {}, { hidden: true }];
    sheet.D3 = { t: 'n', v: 2, f: 'D2*2' };
    const file = await read(saved({ 十月: sheet }, '合并.xlsx'));
    expect(file.forms.map(({ name }) => name)).toEqual(['欧阳雪']);
    expect(visitsOf(file).map(({ amount, doubts }) => [amount, doubts.length])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
    expect(doubtsOf(file)).toEqual(['第 4 行“姓名”：是空的，暂按上一行的“欧阳雪”，请核对。']);
    expect(file.notes).toEqual([
      '第 5 行是“合计”，已略过。',
      '第 3 行是隐藏的或被筛选掉的行，也读了，请核对。',
      '第 3 行里有公式，按文件里存的结果读，请核对。',
    ]);
  });

  it('splits a row with several dates and has a person look', async () => {
    const file = await readRows([
      ['姓名', '时间', '工作简况'],
      ['欧阳雪', '10月5日、12日', '听课'],
    ]);
    expect(visitsOf(file).map(({ day }) => day)).toEqual(['2026-10-05', '2026-10-12']);
    expect(doubtsOf(file)[0]).toContain('有 2 个日期，已分成 2 条');
  });

  it('gives the cells of a roster, days as days', async () => {
    const sheet = sheetOf([[], ['姓名', '任职起'], ['欧阳雪', '']]);
    sheet.B3 = { t: 'n', v: 46304, z: 'yyyy/m/d' };
    const path = saved({ 空: sheetOf([]), 名册: sheet }, '名册.xlsx');
    expect(await readSheetCells(path)).toEqual({
      ok: true,
      sheet: [[], ['姓名', '任职起'], ['欧阳雪', '2026-10-09']],
    });
  });

  it('reads prefixed elements and absolute targets, as some programs write them', async () => {
    const parts = unzipSync(
      new Uint8Array(
        write(
          {
            SheetNames: ['2026年10月'],
            Sheets: {
              '2026年10月': sheetOf([
                ['姓名', '时间', '工作简况'],
                ['欧阳雪', '9日', '听课'],
              ]),
            },
          },
          { type: 'array' },
        ) as ArrayBuffer,
      ),
    );
    const name = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    const prefixed = xml
      .replaceAll(/<(\/?)([a-zA-Z])/gu, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x=')
      .replace('<x:?', '<?');
    const rels = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array());
    const path = join(folder, '前缀.xlsx');
    writeFileSync(
      path,
      zipSync({
        ...parts,
        [name]: strToU8(prefixed),
        'xl/_rels/workbook.xml.rels': strToU8(rels.replace('"worksheets/', '"/xl/worksheets/')),
      }),
    );
    expect(visitsOf(await read(path))).toMatchObject([{ day: '2026-10-09', summary: '听课' }]);
  });
});
