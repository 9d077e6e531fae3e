import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Paper } from '#documents/paper';
import { combined, withNote, writePaper } from '#documents/write-paper';
import type { WrittenFormat } from '#documents/write-paper';
import { shownText } from '#domain/forms/list-outline';
import type { ReportOutline } from '#domain/forms/report-outline';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import { LIN, SU } from '../fixtures/forms/sheets.ts';
import { docxStructure, partNames, partOf, toPdf } from './office.ts';
import type { Rendered } from './office.ts';
import { LETTER, MATRIX, MISSED } from './papers.ts';
import { REPORT, WORDS, longReport } from './reports.ts';

const papers = (...outlines: Extract<Paper, { kind: 'papers' }>['outlines']): Paper => ({
  kind: 'papers',
  outlines,
});

const FORM: Paper = {
  kind: 'form',
  outline: sheetOutline(LIN),
  marks: sheetMarks(LIN, 'p1'),
};

const TEMPLATE: Paper = { kind: 'template', template: new Uint8Array(), data: {}, title: '模板' };

/** The file, which has to be there. */
const written = async (
  all: readonly Paper[],
  format: WrittenFormat,
  names?: readonly string[],
): Promise<Uint8Array> => {
  const bytes = await combined(all, format, names);
  if (bytes === null) throw new Error('refused');
  return bytes;
};

const documentOf = (bytes: Uint8Array): string => partOf(bytes, 'word/document.xml');

const wordsOf = (report: ReportOutline): readonly string[] => [
  report.title,
  ...report.subtitle,
  ...report.parts.flatMap(({ heading, paragraphs, notes }) => [heading, ...paragraphs, ...notes]),
  ...report.signature,
];

describe('a report as .docx', () => {
  it('has its words in order, each table in its place, and cells to be signed', async () => {
    const { paragraphs, tables } = docxStructure(await written([papers(REPORT)], 'docx'));
    expect(paragraphs.filter((text) => text !== '')).toEqual(wordsOf(REPORT));
    expect(tables).toHaveLength(3);
    const [duties, visits, signed] = tables;
    expect(duties?.slice(1).map(({ cells }) => cells.map((cell) => cell.paragraphs[0]))).toEqual(
      REPORT.parts[0]?.table?.rows.map(({ cells }) => cells.map(shownText)),
    );
    expect(visits?.map(({ header }) => header)).toEqual([
      true,
      ...Array.from({ length: 6 }, () => false),
    ]);
    expect(signed?.[0]?.cells.map((cell) => cell.paragraphs[0])).toEqual(REPORT.signed);
  });

  it('keeps each heading with its table, and no table with the next heading', async () => {
    const xml = documentOf(await written([papers(REPORT)], 'docx'));
    const looks = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gu)].map(([paragraph]) => ({
      kept: paragraph.includes('<w:keepNext/>'),
      text: [...paragraph.matchAll(/<w:t [^>]*>([^<]*)/gu)].map(([, text]) => text).join(''),
    }));
    const at = (text: string): number => looks.findIndex((look) => look.text === text);
    expect(looks[at('二、联系记录')]?.kept).toBe(true);
    expect(looks[at('二、联系记录') - 1]).toEqual({ kept: false, text: '' });
    expect(looks[at('审核人：')]?.kept).toBe(true);
  });

  it('sets words alone in 三号, and tables of one report alike', async () => {
    const alone = documentOf(await written([papers(WORDS)], 'docx'));
    expect(alone).toMatch(/<w:sz w:val="32"\/>[^t]*<w:t [^>]*>一、基本情况/u);
    const tables = documentOf(await written([papers(REPORT)], 'docx'))
      .split('<w:tbl>')
      .slice(1, 3);
    for (const table of tables)
      expect(new Set(table.split('</w:tbl>')[0]?.match(/<w:sz w:val="\d+"/gu))).toEqual(
        new Set(['<w:sz w:val="21"']),
      );
  });
});

describe('several papers in one .docx', () => {
  const ALL = [
    papers({ ...REPORT, note: '第2稿' }),
    FORM,
    papers(MATRIX, LETTER),
    withNote({ kind: 'form', outline: sheetOutline(SU) }, '示例数据'),
  ];

  it('gives each its page, its note and its numbers, and takes the marks away', async () => {
    const bytes = await written(ALL, 'docx');
    expect(partNames(bytes).join(' ')).not.toContain('customXml');
    const sections = [...documentOf(bytes).matchAll(/<w:sectPr.*?<\/w:sectPr>/gu)].map(
      ([section]) => section,
    );
    expect(sections).toHaveLength(5);
    const relations = partOf(bytes, 'word/_rels/document.xml.rels');
    const shown = (section: string | undefined, kind: 'header' | 'footer'): readonly string[] =>
      [...(section ?? '').matchAll(new RegExp(`<w:${kind}Reference [^>]*r:id="(\\w+)"`, 'gu'))].map(
        ([, id]) => {
          const target = new RegExp(`Id="${id ?? ''}"[^>]*Target="([^"]+)"`, 'u').exec(relations);
          return [...partOf(bytes, `word/${target?.[1] ?? ''}`).matchAll(/<w:t [^>]*>([^<]*)/gu)]
            .map(([, text]) => text)
            .join('');
        },
      );
    expect(sections.map((section) => shown(section, 'header'))).toEqual([
      ['第2稿'],
      [''],
      [''],
      ['', ''],
      ['示例数据'],
    ]);
    expect(sections.map((section) => shown(section, 'footer').join())).toEqual([
      '—  —',
      '',
      '—  —',
      '—  —',
      '',
    ]);
    expect(sections.map((section) => section.includes('<w:titlePg/>'))).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    for (const section of sections) expect(section).toContain('<w:pgNumType w:start="1"/>');
  });

  it('has the same bytes each time, and forms alone have neither head nor foot', async () => {
    expect(await written(ALL, 'docx')).toEqual(await written(ALL, 'docx'));
    const forms = partNames(await written([FORM, FORM], 'docx')).join(' ');
    expect(forms).not.toMatch(/header|footer/u);
  });

  it('one paper alone is what it is by itself, marks and all', async () => {
    expect(await combined([FORM], 'docx')).toEqual(await writePaper(FORM, 'docx'));
    expect(partNames(await written([FORM], 'docx')).join(' ')).toContain('customXml');
  });

  it('refuses a template among others', async () => {
    expect(await combined([FORM, TEMPLATE], 'docx')).toBeNull();
  });
});

describe('several papers in one .xlsx', () => {
  const namesIn = (bytes: Uint8Array): readonly string[] =>
    [...partOf(bytes, 'xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/gu)].map(
      ([, name = '']) => name,
    );

  it('makes a sheet of each list and of each table of a report, and leaves no word out', async () => {
    const bytes = await written([papers(REPORT, MISSED)], 'xlsx');
    expect(namesIn(bytes)).toEqual(['一、履职情况', '二、联系记录', MISSED.title]);
    const [first, second] = ['1', '2'].map((number) =>
      partOf(bytes, `xl/worksheets/sheet${number}.xml`),
    );
    for (const text of wordsOf(REPORT)) expect(`${first ?? ''}${second ?? ''}`).toContain(text);
    for (const text of ['三、说明', ...REPORT.signed]) expect(second).toContain(text);
    expect(first).not.toContain('汇总人');
  });

  it('names sheets as it is told', async () => {
    const bytes = await written([papers(REPORT), papers(MISSED)], 'xlsx', ['林致远', '护理学院']);
    expect(namesIn(bytes)).toEqual(['林致远 一、履职情况', '林致远 二、联系记录', '护理学院']);
  });

  it('refuses forms, letters, templates and words alone', async () => {
    for (const paper of [FORM, TEMPLATE, papers(LETTER), papers(MISSED, LETTER), papers(WORDS)]) {
      expect(await writePaper(paper, 'xlsx')).toBeNull();
      expect(await combined([papers(MISSED), paper], 'xlsx')).toBeNull();
    }
  });
});

describe('a note', () => {
  it('is set on whatever paper it is, and taken away again', () => {
    for (const paper of [FORM, TEMPLATE, papers(REPORT, LETTER, MATRIX)]) {
      const noted = withNote(paper, '第2稿');
      expect(JSON.stringify(noted).match(/第2稿/gu)).toHaveLength(
        paper.kind === 'papers' ? paper.outlines.length : 1,
      );
      expect(withNote(noted, undefined)).toEqual(withNote(paper, undefined));
    }
  });
});

describe('reports as LibreOffice shows them', { timeout: 120_000 }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reports-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const render = async (...all: readonly Paper[]): Promise<Rendered> => {
    const path = join(folder, 'report.docx');
    await writeFile(path, await written(all, 'docx'));
    return toPdf(path);
  };

  it('a long table has its head on every page, and the signature is never alone', async () => {
    const seen = await render(papers(longReport(60)));
    expect(seen.pages).toBeGreaterThan(3);
    for (const page of seen.pageTexts.slice(1, -1)) expect(page).toContain('日期联系对象工作简况');
    expect(seen.text.match(/随班听课/gu)).toHaveLength(60);
    expect(seen.pageTexts.at(-1)).toContain('汇总人：');
    expect(seen.pageTexts.at(-1)).toContain('党委办公室2026年12月31日');
  });

  it('forms, reports and lists of other sizes stand in one file', async () => {
    const seen = await render(FORM, papers(REPORT), papers(MATRIX), FORM);
    expect(seen.pageTexts.filter((page) => page.includes('—1—'))).toHaveLength(2);
    expect(seen.pageTexts[0]).toContain('附件1');
    expect(seen.pageTexts.at(-1)).toContain('附件1');
    expect(seen.pages).toBe(5);
  });
});
