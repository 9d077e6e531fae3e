import type { Paper } from '#documents/paper';
import { sheetOutline } from '#domain/forms/sheet-outline';
import { MISSED } from '../documents/papers.ts';
import { longReport } from '../documents/reports.ts';
import { LIN } from '../fixtures/forms/sheets.ts';
import { expect, test } from './fixtures.ts';
import { readPdf, startHost } from './pdf-printer.ts';
import type { Host, ReadPdf } from './pdf-printer.ts';

const papers = (...outlines: Extract<Paper, { kind: 'papers' }>['outlines']): Paper => ({
  kind: 'papers',
  outlines,
});

/** Ends of PDFs: their last page, and what their properties say. */
test.describe('the end of a PDF', () => {
  let host: Host;
  test.beforeAll(async () => {
    host = await startHost();
  });
  test.afterAll(() => host.end());

  const seen = async (paper: Paper): Promise<ReadPdf> => readPdf(await host.pdf([paper]));

  for (const [name, more] of [
    ['a signature', { notes: [], signature: MISSED.signature }],
    ['notes and a signature', { notes: MISSED.notes, signature: MISSED.signature }],
    ['notes', { notes: ['注：另附。', '依据制度统计。'], signature: [] }],
  ] as const)
    test(`no list’s last page holds nothing but ${name}`, async () => {
      test.setTimeout(120_000);
      const edges = [19, 20, 21, 22, 23, 24, 25, 26, 48, 49, 50, 51, 52, 53, 54, 55];
      const counts: number[] = [];
      for (const count of edges) {
        const rows = Array.from({ length: count }, (_, index) => ({
          cells: MISSED.columns.map((_column, at) => ({ text: at === 3 ? `行${index}完` : '字' })),
        }));
        const read = await seen(papers({ ...MISSED, ...more, rows }));
        expect(read.pages.at(-1)).toContain(`行${count - 1}完`);
        expect(read.text.match(/行\d+完/gu)).toHaveLength(count);
        for (const page of read.pages) expect(page).toContain('序号姓名应履行事项');
        counts.push(read.pages.length);
      }
      expect([...new Set(counts)]).toEqual([1, 2, 3]);
    });

  test('no report’s last page holds nothing but who signs it', async () => {
    test.setTimeout(120_000);
    for (const count of [8, 9, 10, 22, 23, 24, 25, 26, 27, 28]) {
      const report = longReport(count);
      const words = await seen(papers(report));
      expect(words.pages.at(-1)).toContain('三、说明2月在外培训');
      const table = await seen(papers({ ...report, parts: report.parts.slice(0, 2) }));
      expect(table.pages.at(-1)).toMatch(
        new RegExp(`第${count}次.*汇总人：.*党委办公室2026年12月31日`, 'u'),
      );
    }
  });

  test('the properties say what made the file, and not when', async () => {
    const alone = await seen(papers(MISSED));
    const form: Paper = { kind: 'form', outline: sheetOutline(LIN) };
    const joined = await readPdf(await host.pdf([papers(MISSED), form]));
    for (const { info } of [alone, joined]) {
      expect(info).toMatch(/Creator:\s+联系师生台账\nProducer:\s+联系师生台账\n/u);
      expect(info).not.toMatch(/CreationDate|ModDate/u);
      expect(info).toContain(MISSED.title);
    }
    expect(alone.info).toMatch(/Tagged:\s+yes/u);
  });
});
