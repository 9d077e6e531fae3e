import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentKind, DocumentQuery } from '#api/document-contract';
import { makeWorld } from '../services/world.ts';
import { docxStructure, toPdfs } from './office.ts';

/** White space, and where a line may break: neither is seen. */
const UNSEEN = /[\s\u{200b}]+/gu;

const counted = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const character of text.replace(UNSEEN, '')) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
};

/** Characters that stand in the file and not, or less often, on the paper. */
const lostOn = (paper: string, file: string): readonly string[] => {
  const found = counted(paper);
  return [...counted(file)]
    .filter(([character, times]) => (found.get(character) ?? 0) < times)
    .map(([character]) => character);
};

const textsOf = (bytes: Uint8Array): string => {
  const { paragraphs, tables } = docxStructure(bytes);
  const cells = tables.flatMap((rows) => rows.flatMap((row) => row.cells));
  return [...paragraphs, ...cells.flatMap((cell) => cell.paragraphs)].join('');
};

/** Every kind the room offers for both policies, as a guard against one that quietly offers nothing. */
const OFFERED: readonly DocumentKind[] = [
  'sheets',
  'submissions',
  'declarations',
  'letters',
  'issues',
  'year-person',
  'year-unit',
  'year-school',
  'summary',
  'matrix',
  'reports',
  'commendable',
  'links',
];

test('LibreOffice shows every character of every document of the demo school', async () => {
  const world = makeWorld();
  const folder = await mkdtemp(join(tmpdir(), 'every-'));
  try {
    await world.get('demo.load', null);
    const offers = await world.get('document.offers', null);
    expect(offers.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...OFFERED]));
    const files: { readonly path: string; readonly text: string }[] = [];
    for (const { kind, periods } of offers) {
      const [first = 'month'] = periods;
      const range = { kind: first === 'day' ? 'month' : first, day: '2026-10-15' } as const;
      const query: DocumentQuery = { kind, range, options: {} };
      const { document } = await world.get('document.preview', { query, item: null });
      const path = join(folder, `${kind}.docx`);
      await writeFile(path, document.bytes);
      files.push({ path, text: textsOf(document.bytes) });
    }
    const rendered = await toPdfs(files.map(({ path }) => path));
    for (const [index, { path, text }] of files.entries()) {
      const paper = rendered[index];
      expect(text.length, path).toBeGreaterThan(20);
      expect(paper?.pages, path).toBeGreaterThan(0);
      expect([path, lostOn(paper?.text ?? '', text)]).toEqual([path, []]);
      // No page without anything on it but the note and the number.
      for (const page of paper?.pageTexts ?? []) expect(page.length, path).toBeGreaterThan(30);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    world.end();
  }
}, 240_000);
