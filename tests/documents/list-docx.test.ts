import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeListDocx } from '#documents/list-docx';
import type { ListOutline } from '#domain/forms/list-outline';
import { shownText } from '#domain/forms/list-outline';
import { docxStructure, docxTables, partNames, partOf, toPdf } from './office.ts';
import type { Rendered } from './office.ts';
import { MATRIX, MISSED, oneCell } from './papers.ts';

const parsed = (xml: string): void => {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
};

const bodyOf = async (...lists: readonly ListOutline[]): Promise<string> =>
  partOf(await writeListDocx(lists), 'word/document.xml');

const times = <T>(count: number, value: T): readonly T[] =>
  Array.from({ length: count }, () => value);

/** The only text of a list, read back. */
const returned = async (text: string): Promise<string> => {
  const bytes = await writeListDocx([oneCell(text, { note: text })]);
  for (const name of partNames(bytes)) parsed(partOf(bytes, name));
  return docxTables(bytes)[0]?.[1]?.cells[0]?.paragraphs.join('') ?? '';
};

describe('a list as .docx', () => {
  it('has two head rows, repeated, with groups and plain columns merged', async () => {
    const [table] = docxTables(await writeListDocx([MATRIX]));
    expect(table).toHaveLength(2 + MATRIX.rows.length);
    expect(table?.map((row) => row.header)).toEqual([true, true, ...MATRIX.rows.map(() => false)]);
    const [upper, lower] = table ?? [];
    expect(upper?.cells.map(({ span, merge }) => [span, merge])).toEqual([
      ...times(3, [1, 'start']),
      ...times(4, [7, 'none']),
    ]);
    expect(lower?.cells.map(({ merge }) => merge)).toEqual([
      ...times(3, 'continue'),
      ...times(28, 'none'),
    ]);
    const xml = await bodyOf(MATRIX);
    expect(xml.match(/<w:textDirection w:val="tbRl"\/>/gu)).toHaveLength(28);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(2);
  });

  it('has every row: headings over all columns, merged names once, breaks inside texts', async () => {
    const { paragraphs, tables } = docxStructure(await writeListDocx([MISSED]));
    const rows = tables[0]?.slice(1) ?? [];
    expect(rows).toHaveLength(MISSED.rows.length);
    MISSED.rows.forEach((row, index) => {
      const cells = rows[index]?.cells ?? [];
      if (row.heading === true) {
        expect(cells).toEqual([
          { paragraphs: [row.cells[0]?.text], span: MISSED.columns.length, merge: 'none' },
        ]);
      } else {
        expect(cells.map((cell) => cell.paragraphs.join())).toEqual(row.cells.map(shownText));
      }
    });
    expect(rows[1]?.cells[1]?.merge).toBe('start');
    expect(rows[3]?.cells[1]?.merge).toBe('continue');
    expect(rows[4]?.cells[1]?.merge).toBe('start');
    for (const text of [MISSED.title, ...MISSED.subtitle, ...MISSED.notes, ...MISSED.signature])
      expect(paragraphs).toContain(text);
  });

  it('says in a sign what it says in a colour', async () => {
    const xml = await bodyOf(MISSED);
    const coloured = [
      ...xml.matchAll(/<w:r><w:rPr>(.*?)<\/w:rPr><w:t [^>]*>(.*?)<\/w:t>/gu),
    ].filter(([, look]) => look?.includes('<w:color ') === true);
    expect(coloured).toHaveLength(60);
    for (const [, , text] of coloured) expect(text).toMatch(/^[✕!] /u);
  });

  it('names a Chinese font on every run, no theme, and a foot on every page', async () => {
    const bytes = await writeListDocx([MATRIX, MISSED]);
    for (const name of ['word/document.xml', 'word/footer1.xml']) {
      const looks = partOf(bytes, name).match(/<w:rPr>.*?<\/w:rPr>/gu) ?? [];
      expect(looks.length).toBeGreaterThan(0);
      for (const look of looks)
        expect(look).toMatch(/w:eastAsia="(?:方正小标宋简体|黑体|仿宋_GB2312)"/u);
    }
    for (const name of partNames(bytes)) {
      parsed(partOf(bytes, name));
      expect(partOf(bytes, name)).not.toMatch(/theme/iu);
    }
    expect(partOf(bytes, '[Content_Types].xml')).toContain('PartName="/word/footer1.xml"');
    expect(partOf(bytes, 'word/_rels/document.xml.rels')).toContain('Target="footer1.xml"');
  });

  it('gives each list its own paper and pages', async () => {
    const xml = await bodyOf(MATRIX, MISSED, { ...MATRIX, paper: 'A3' });
    const sizes = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/gu)];
    expect(sizes.map(([, width, height]) => [width, height])).toEqual([
      ['16838', '11906'],
      ['11906', '16838'],
      ['23811', '16838'],
    ]);
    expect(xml.match(/<w:pgNumType w:start="1"\/>/gu)).toHaveLength(3);
    for (const [, columns] of xml.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/gu)) {
      const widths = [...(columns ?? '').matchAll(/w:w="(\d+)"/gu)].map(([, width]) =>
        Number(width),
      );
      expect([8844, 14570, 21543]).toContain(widths.reduce((sum, width) => sum + width, 0));
    }
  });

  it('lets rows grow, keeps low ones whole and splits high ones', async () => {
    expect(await bodyOf(oneCell('短'))).toContain('<w:cantSplit/><w:trHeight');
    const high = await bodyOf(oneCell('长'.repeat(10_000)));
    expect(high.match(/<w:cantSplit\/>/gu)).toHaveLength(1);
    expect(high).not.toContain('w:hRule="exact"');
  });

  it('has the same bytes whenever and wherever it is written', async () => {
    const zone = process.env.TZ;
    const first = await writeListDocx([MATRIX, MISSED]);
    for (const other of ['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland']) {
      process.env.TZ = other;
      expect(await writeListDocx([MATRIX, MISSED])).toEqual(first);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('brings odd text through whole and drops only what XML cannot hold', async () => {
    for (const text of ['王䶮、𠮷野、😀👩🏽‍🎓', '<w:t>&amp;"\'</w:t>]]>$&$1', '一\t二\n三', '=1+1'])
      expect(await returned(text)).toBe(text);
    expect(await returned('长'.repeat(10_000))).toBe('长'.repeat(10_000));
    expect(await returned('甲\u0000\u001b\uffff\ud83d乙')).toBe('甲乙');
  });

  it('takes rows of too few or too many cells, and a merge with nothing above it', async () => {
    const rows = [
      { cells: [{ text: '甲', merge: 'up' as const }] },
      { cells: [{ text: '乙' }, { text: '丙' }] },
    ];
    const [table] = docxTables(await writeListDocx([oneCell('', { rows })]));
    expect(table?.slice(1).map(({ cells }) => cells)).toEqual([
      [{ paragraphs: ['甲'], span: 1, merge: 'none' }],
      [{ paragraphs: ['乙'], span: 1, merge: 'none' }],
    ]);
    await expect(writeListDocx([])).rejects.toThrow();
  });
});

describe('a list as LibreOffice shows it', { timeout: 120_000 }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lists-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const render = async (...lists: readonly ListOutline[]): Promise<Rendered> => {
    const path = join(folder, `${String(lists.length)}-${lists[0]?.title ?? ''}.docx`);
    await writeFile(path, await writeListDocx(lists));
    return toPdf(path);
  };

  it('a matrix of 28 rules is one page on its side', async () => {
    const { pages, text } = await render(MATRIX);
    expect(pages).toBe(1);
    for (const shown of [MATRIX.title, '考核期：2026年1月—12月', '欧阳文澜', '联系支部', '—1—'])
      expect(text).toContain(shown);
    expect(text.match(/✕/gu)?.length).toBe(
      1 + MATRIX.rows.flatMap(({ cells }) => cells).filter(({ sign }) => sign === '✕').length,
    );
  });

  it('a long list has its head, its note and its number on every page and all its rows', async () => {
    const note = '示例数据，不作为正式材料';
    const { pages, pageTexts, text } = await render({ ...MISSED, note });
    expect(pages).toBe(5);
    pageTexts.forEach((page, index) => {
      expect(page).toContain('序号姓名应履行事项应完成日期');
      expect(page).toContain(note);
      expect(page).toContain(`—${String(index + 1)}—`);
    });
    expect(text.match(/2026-09-\d\d/gu)).toHaveLength(60);
    expect(text).toContain('学生工作部（20项）');
    expect(pageTexts.at(-1)).toContain('党委办公室2026年10月9日');
  });

  it('numbers the pages of each list from 1', async () => {
    const { pages, pageTexts } = await render(MATRIX, MISSED);
    expect(pages).toBe(6);
    expect(pageTexts[1]).toContain('—1—');
    expect(pageTexts[1]).toContain(MISSED.title);
  });

  it('a text of 10 000 characters flows over pages whole', async () => {
    const { pages, text } = await render(oneCell('长'.repeat(10_000), { title: '长文' }));
    expect(pages).toBeGreaterThan(5);
    expect(text.match(/长/gu)).toHaveLength(10_001);
  });
});
