import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLetterDocx } from '#documents/letter-docx';
import type { LetterOutline } from '#domain/forms/list-outline';
import { docxStructure, partNames, partOf, toPdf } from './office.ts';
import type { Rendered } from './office.ts';
import { LETTER } from './papers.ts';

const OTHER: LetterOutline = {
  ...LETTER,
  addressee: '药学院党总支：',
  number: '海卫党办催〔2026〕8号',
  table: null,
};

describe('a letter as .docx', () => {
  it('has all its texts in order and its table', async () => {
    const { paragraphs, tables } = docxStructure(await writeLetterDocx([LETTER]));
    expect(paragraphs.filter((text) => text !== '')).toEqual([
      LETTER.head,
      LETTER.number,
      LETTER.title,
      LETTER.addressee,
      ...LETTER.paragraphs,
      ...LETTER.closing,
      ...LETTER.signature,
    ]);
    expect(tables[0]).toHaveLength(7);
    expect(tables[0]?.[0]?.header).toBe(true);
    expect(tables[0]?.[6]?.cells.map(({ paragraphs: [text] }) => text)).toContain('✕ 未报送');
  });

  it('is set as GB/T 9704 asks: margins, 三号 indented by two characters, red head over a rule', async () => {
    const xml = partOf(await writeLetterDocx([LETTER]), 'word/document.xml');
    expect(xml).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(xml).toMatch(/w:firstLineChars="200"[^>]*\/>.*?<w:sz w:val="32"\/>/u);
    expect(xml).toMatch(/<w:pBdr><w:bottom [^>]*w:color="E60012"/u);
    for (const look of xml.match(/<w:rPr>.*?<\/w:rPr>/gu) ?? [])
      expect(look).toMatch(/w:eastAsia="(?:方正小标宋简体|黑体|仿宋_GB2312)"/u);
  });

  it('keeps the signature with the last sentence', async () => {
    const xml = partOf(await writeLetterDocx([LETTER]), 'word/document.xml');
    const kept = (text: string): boolean =>
      new RegExp(`<w:keepNext/>(?:(?!</w:p>).)*${text}`, 'u').test(xml);
    expect(kept('特此催报')).toBe(true);
    expect(kept('党委办公室</w:t>')).toBe(true);
    expect(kept('>2026年10月9日<')).toBe(false);
  });

  it('has the same bytes each time, no author and no time, and a note on its first page, too', async () => {
    const letters = [{ ...LETTER, note: '示例 <1> & "2"' }, OTHER];
    const bytes = await writeLetterDocx(letters);
    expect(await writeLetterDocx(letters)).toEqual(bytes);
    expect(partOf(bytes, 'docProps/core.xml')).not.toMatch(/<dc:creator|<dcterms:/u);
    expect(partNames(bytes)).toContain('word/header1.xml');
    const xml = partOf(bytes, 'word/document.xml');
    expect(xml.match(/<w:headerReference w:type="first"/gu)).toHaveLength(2);
    expect(xml.match(/<w:titlePg\/>/gu)).toHaveLength(2);
  });

  it('drops what XML cannot hold and nothing else', async () => {
    const odd = '<甲>&\u0000𠮷😀\ud83d$&';
    const { paragraphs } = docxStructure(await writeLetterDocx([{ ...LETTER, addressee: odd }]));
    expect(paragraphs).toContain('<甲>&𠮷😀$&');
    await expect(writeLetterDocx([])).rejects.toThrow();
  });
});

describe('a letter as LibreOffice shows it', { timeout: 120_000 }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'letters-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const render = async (name: string, letters: readonly LetterOutline[]): Promise<Rendered> => {
    const path = join(folder, `${name}.docx`);
    await writeFile(path, await writeLetterDocx(letters));
    return toPdf(path);
  };

  it('letters of six rows and of none are a page each, without a number', async () => {
    const { pages, pageTexts } = await render('two', [LETTER, OTHER]);
    expect(pages).toBe(2);
    expect(pageTexts[0]).toContain(LETTER.paragraphs[0]);
    expect(pageTexts[0]).toContain('特此催报。党委办公室2026年10月9日');
    expect(pageTexts[1]).toContain('药学院党总支：');
    expect(pageTexts.join('')).not.toMatch(/—\d+—/u);
  });

  it('is set tighter before it takes a second page', async () => {
    const paragraphs = [...LETTER.paragraphs, '请对照自查。'.repeat(8)];
    expect((await render('tight', [{ ...LETTER, paragraphs }])).pages).toBe(1);
  });

  it('a long table flows over numbered pages, never leaving the signature alone', async () => {
    const { table } = LETTER;
    if (table === null) throw new Error('no table');
    for (const times of [4, 5, 6]) {
      const rows = Array.from({ length: times }, () => table.rows).flat();
      const seen = await render(`long-${String(times)}`, [
        { ...LETTER, table: { ...table, rows } },
      ]);
      expect(seen.pages).toBeGreaterThan(1);
      expect(seen.text.match(/未报送(?!或)/gu)).toHaveLength(times * 6);
      expect(seen.pageTexts[0]).not.toContain('—1—');
      expect(seen.pageTexts[1]).toContain('—2—');
      expect(seen.pageTexts.at(-1)).toContain('特此催报');
    }
  });
});
