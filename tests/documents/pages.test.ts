import { describe, expect, it } from 'vitest';
import { joinPdf, pagesOfPdf } from '#documents/join-pdf';
import type { Paper } from '#documents/paper';
import { printJobs } from '#documents/paper-pages';
import { printPapers } from '#documents/print-papers';
import { withNote } from '#documents/write-paper';
import { sheetOutline } from '#domain/forms/sheet-outline';
import { LIN, SU, carrierSheet, manyVisits } from '../fixtures/forms/sheets.ts';
import { LETTER, MATRIX, MISSED, oneCell } from './papers.ts';
import { REPORT } from './reports.ts';

const FORM: Paper = { kind: 'form', outline: sheetOutline(LIN) };

const papers = (...outlines: Extract<Paper, { kind: 'papers' }>['outlines']): Paper => ({
  kind: 'papers',
  outlines,
});

const TEMPLATE: Paper = { kind: 'template', template: new Uint8Array(), data: {}, title: '模板' };

const pagesOf = (...all: readonly Paper[]) => (printJobs(all) ?? []).map(({ pages }) => pages);

describe('pages to be printed', () => {
  it('have text for data, and neither styles nor scripts nor addresses of their own', () => {
    const text = '<script>alert(1)</script>&amp;"\u0000\u001b甲\t乙\r\n丙  丁';
    const [pages] = pagesOf(papers(oneCell(text, { note: text })));
    expect(pages?.html).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;甲\t乙\n丙  丁',
    );
    expect(pages?.head).not.toContain('<script');
    for (const one of pagesOf(FORM, papers(MATRIX, LETTER, REPORT))) {
      expect(one.html).not.toMatch(/ style=| on\w+=|<script|<img|url\(/u);
      expect(one.html.match(/href="[^"]*"/gu)).toEqual(['href="paper.css"']);
      expect(one.css).not.toContain('url(');
    }
  });

  it('name each font with what to take where it is missing', () => {
    const [pages] = pagesOf(FORM);
    expect(pages?.css).toContain('"方正小标宋简体","方正小标宋_GBK"');
    expect(pages?.css).toMatch(/"仿宋_GB2312","仿宋","FangSong".*"Noto Serif CJK SC",serif/u);
    expect(pages?.css).toContain('local("Times New Roman"),local("Liberation Serif")');
  });

  it('merge what the form merges, part its visits by dots, and repeat its head', () => {
    const [pages] = pagesOf({
      kind: 'form',
      outline: sheetOutline(carrierSheet('王䶮', '院长', manyVisits(30, 30))),
    });
    const html = pages?.html ?? '';
    expect(html).toMatch(/<thead><tr [^>]*>(?:(?!<\/tr>).)*姓名/u);
    expect(html.match(/rowspan="\d+"/gu)?.length).toBeGreaterThan(2);
    const joined = html.match(/class="[^"]*\bdt\b/gu)?.length ?? 0;
    expect(joined).toBeGreaterThan(0);
    expect(html.match(/class="[^"]*\bdb\b/gu)?.length).toBe(joined);
  });

  it('go together while they are alike and have no numbers; all others stand by themselves', () => {
    const noted = withNote(FORM, '第2稿');
    const jobs = printJobs([FORM, FORM, noted, papers(MATRIX, MISSED), papers(LETTER), FORM]) ?? [];
    expect(jobs.map(({ pages }) => pages.html.match(/<section>/gu)?.length)).toEqual([
      2, 1, 1, 1, 1, 1,
    ]);
    expect(jobs.map(({ pages }) => pages.head?.includes('第2稿') ?? false)).toEqual([
      false,
      true,
      ...[false, false, false, false],
    ]);
    expect(
      jobs.map(({ pages, firstNumbered }) => [pages.foot !== undefined, firstNumbered]),
    ).toEqual([
      [false, true],
      [false, true],
      [true, true],
      [true, true],
      [true, false],
      [false, true],
    ]);
  });

  it('are refused for a template, and the run ends where it is told to or printing fails', async () => {
    expect(printJobs([FORM, TEMPLATE])).toBeNull();
    const nothing = (): Promise<null> => Promise.resolve(null);
    expect(await printPapers([FORM], nothing)).toBeNull();
    let asked = 0;
    const bytes = await printPapers(
      [papers(MISSED), { kind: 'form', outline: sheetOutline(SU) }],
      () => Promise.resolve(new Uint8Array([1])),
      () => (asked += 1) === 1,
    );
    expect([bytes, asked]).toEqual([null, 2]);
  });

  it('cannot be joined where they are no PDF', async () => {
    const odd = new TextEncoder().encode('%PDF-1.7 something else');
    expect(await pagesOfPdf(odd)).toBeNull();
    expect(
      await joinPdf([
        { title: '甲', bytes: odd },
        { title: '乙', bytes: odd },
      ]),
    ).toBeNull();
    expect(await joinPdf([{ title: '甲', bytes: odd }])).toBeNull();
  });
});
