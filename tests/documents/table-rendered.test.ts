import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#documents/docx-writer';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import type { TableSheet } from '#domain/sheet-table';
import { summaryOf } from '../fixtures/forms/sheets.ts';
import { LEDGER, entryOf, ledgerOf } from '../fixtures/forms/tables.ts';
import { docxTables, partOf, toPdf } from './office.ts';
import type { Rendered } from './office.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const render = async (name: string, bytes: Uint8Array): Promise<Rendered> => {
  const path = join(folder, `${name}.docx`);
  await writeFile(path, bytes);
  return toPdf(path);
};

const bytesOf = (sheet: TableSheet): Promise<Uint8Array> =>
  writeDocx(sheetOutline(sheet), sheetMarks(sheet, 'p1'));

const many = Array.from({ length: 16 }, (_, index) =>
  entryOf(`e${String(index)}`, {
    happened: `2026-09-${String(index + 10)}`,
    summary: summaryOf(60 + index * 30, index),
  }),
);

describe('half-year ledgers as LibreOffice shows them', { timeout: 120_000 }, () => {
  it('lie on their side, one page for an ordinary half-year', async () => {
    const bytes = await bytesOf(ledgerOf([entryOf('e1'), entryOf('e2', { place: '图书馆' })]));
    expect(partOf(bytes, 'word/document.xml')).toMatch(/<w:pgSz [^>]*w:orient="landscape"/u);
    const seen = await render('one', bytes);
    expect(seen.pages).toBe(1);
    for (const text of [LEDGER.title, '（2026年下半年）', '填表时间：2026年12月', '图书馆'])
      expect(seen.text).toContain(text);
  });

  it('flow over pages, each under the head, with every character of a long text', async () => {
    const bytes = await bytesOf(ledgerOf(many));
    expect(docxTables(bytes)[0]?.map(({ header }) => header)).toEqual([
      true,
      ...many.map(() => false),
    ]);
    const seen = await render('many', bytes);
    expect(seen.pages).toBeGreaterThan(4);
    for (const page of seen.pageTexts) expect(page).toContain('主要内容');
    const count = (text: string): number => text.split('走').length;
    expect(count(seen.text)).toBe(count(many.map(({ summary }) => summary).join('')));
  });

  it('say why they are empty', async () => {
    const seen = await render(
      'zero',
      await bytesOf(ledgerOf([], { zeroReason: '本学期在外挂职' })),
    );
    expect(seen.pages).toBe(1);
    expect(seen.text).toContain('零报告：本学期在外挂职');
  });
});
