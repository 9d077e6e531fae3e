import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentItem, DocumentKind, DocumentQuery } from '#api/document-contract';
import { result } from '../services/papers-leaders.ts';
import type { World } from '../services/world.ts';
import {
  ADDRESS,
  FORMULA,
  HARD,
  LONG,
  NAMES,
  UNIT,
  VISITOR,
  hardSchool,
  underBoth,
} from './hard-school.ts';
import { docxStructure, partNames, partOf, toPdfs } from './office.ts';
import type { Rendered } from './office.ts';
import { faultsOf } from './schema.ts';

/** White space, and where a line may break: neither is seen. */
const UNSEEN = /[\s\u{200b}]+/gu;

/** A control character goes, and Word's own line break stays one. */
const BROKEN = '前中\n后';

/** What each kind shows of the hard texts: whole, wherever they stand. */
const SHOWN = {
  annex1: [NAMES[0], HARD, LONG, BROKEN, FORMULA, ADDRESS],
  annex2: [VISITOR, UNIT, HARD, FORMULA, BROKEN],
  ledger: [VISITOR, HARD, LONG, BROKEN, FORMULA],
  record: [NAMES[0], HARD, LONG],
  submissions: NAMES,
  collected: [UNIT, HARD, LONG, BROKEN, FORMULA],
  arrangement: [UNIT, HARD, ADDRESS],
  declarations: [UNIT, HARD, FORMULA, BROKEN],
  letters: [NAMES[0], NAMES[2]],
  issues: [...NAMES, HARD, BROKEN, FORMULA, ADDRESS],
  'year-person': [NAMES[0], HARD, LONG, BROKEN, FORMULA, ADDRESS],
  'year-unit': [NAMES[0], NAMES[2]],
  'year-school': [UNIT, ...NAMES],
  summary: [UNIT],
  matrix: NAMES,
  reports: [NAMES[0], HARD, FORMULA],
  commendable: [NAMES[0], HARD, FORMULA],
  links: [NAMES[0], HARD, ADDRESS],
} as const satisfies Partial<Record<DocumentKind | 'annex1' | 'annex2' | 'ledger', unknown>>;

const october = { kind: 'month', day: '2026-10-15' } as const;
const later = { kind: 'half-year', day: '2026-11-15' } as const;

/** What a kind is asked for where October is not it: what only the second policy has. */
const ASKED: Partial<Record<DocumentKind, DocumentQuery['range']>> = {
  arrangement: { kind: 'month', day: '2026-11-15' },
  collected: later,
};

/** Workbooks that are rendered too; a spreadsheet program shows the others alike. */
const RENDERED: readonly string[] = ['issues', 'year-person'];

interface Written {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Everything it says. */
  readonly texts: readonly string[];
}

const papers: Written[] = [];
const workbooks: Written[] = [];
const pages = new Map<string, Rendered>();
let world: World;

const textsOf = (bytes: Uint8Array): readonly string[] => {
  const { paragraphs, tables } = docxStructure(bytes);
  const cells = tables.flatMap((rows) => rows.flatMap((row) => row.cells));
  return [...paragraphs, ...cells.flatMap((cell) => cell.paragraphs)];
};

/** Elements of a part, with what is written in them. */
const elementsOf = (bytes: Uint8Array, part: string, wanted: string) => {
  const found: { readonly attributes: Readonly<Record<string, string>>; text: string }[] = [];
  const parser = new SaxesParser();
  let open = false;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === wanted) found.push({ attributes, text: '' });
    open = name === wanted || (open && name !== 'c');
  });
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (open && last !== undefined) last.text += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === wanted) open = false;
  });
  parser.write(partOf(bytes, part)).close();
  return found;
};

const sheetParts = (bytes: Uint8Array): readonly string[] =>
  partNames(bytes).filter((name) => name.startsWith('xl/worksheets/sheet'));

const cellsOf = (bytes: Uint8Array) =>
  sheetParts(bytes).flatMap((part) => elementsOf(bytes, part, 'c'));

const preview = async (name: string, query: DocumentQuery, item: string | null): Promise<void> => {
  const { document } = await world.get('document.preview', { query, item });
  const bytes = new Uint8Array(document.bytes);
  const path = join(world.folder, 'hard', `${name}.docx`);
  writeFileSync(path, bytes);
  papers.push({ name, path, bytes, texts: textsOf(bytes) });
};

const workbook = async (name: string, query: DocumentQuery, item: string): Promise<void> => {
  const path = join(world.folder, 'hard', `${name}-table.xlsx`);
  world.hands.save.push(path);
  await result(world, { query, items: [item], format: 'xlsx' });
  const bytes = new Uint8Array(readFileSync(path));
  workbooks.push({ name, path, bytes, texts: cellsOf(bytes).map(({ text }) => text) });
};

const sheetOf = async (
  name: string,
  range: DocumentQuery['range'],
  wanted: (item: DocumentItem) => boolean,
): Promise<void> => {
  const query: DocumentQuery = { kind: 'sheets', range, options: { number: 'printed' } };
  const { items } = await world.get('document.plan', query);
  const item = items.find(wanted);
  if (item === undefined) throw new Error(`no ${name}`);
  await preview(name, query, item.id);
};

beforeAll(async () => {
  world = await hardSchool();
  mkdirSync(join(world.folder, 'hard'));
  await sheetOf('annex1', october, ({ name }) => name === NAMES[0]);
  await sheetOf('annex2', october, ({ name }) => name === VISITOR);
  await underBoth(world);
  await sheetOf('ledger', later, ({ name }) => name === VISITOR);
  const record = { record: 'entry', id: 'hard-7' };
  await preview('record', { kind: 'record', range: october, options: record }, null);
  for (const { kind, periods, formats } of await world.get('document.offers', null)) {
    if (kind === 'sheets') continue;
    const [first = 'month'] = periods;
    const usual = { kind: first === 'day' ? 'month' : first, day: october.day } as const;
    const query: DocumentQuery = { kind, range: ASKED[kind] ?? usual, options: {} };
    await preview(kind, query, null);
    const { items } = await world.get('document.plan', query);
    if (formats.includes('xlsx')) await workbook(kind, query, items[0]?.id ?? '');
  }
  const shown = [...papers, ...workbooks.filter(({ name }) => RENDERED.includes(name))];
  const rendered = await toPdfs(shown.map(({ path }) => path));
  for (const [index, { path }] of shown.entries()) {
    const page = rendered[index];
    if (page !== undefined) pages.set(path, page);
  }
}, 240_000);
afterAll(() => {
  world.end();
});

const counted = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const character of text.replace(UNSEEN, ''))
    counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
};

/** Characters that stand in the file and not, or less often, on its pages. */
const lostOf = ({ path, texts }: Written): readonly string[] => {
  const found = counted(pages.get(path)?.text ?? '');
  return [...counted(texts.join(''))]
    .filter(([character, times]) => (found.get(character) ?? 0) < times)
    .map(([character]) => character);
};

test('every kind says the hard texts whole', () => {
  expect(papers.map(({ name }) => name).toSorted()).toEqual(Object.keys(SHOWN).toSorted());
  for (const { name, texts } of papers) {
    const all = texts.join('|');
    const shown: readonly string[] = SHOWN[name as keyof typeof SHOWN];
    expect([name, shown.filter((text) => !all.includes(text))]).toEqual([name, []]);
  }
});

test('every file is valid by the rules of its format', async () => {
  for (const { name, bytes } of papers)
    expect([name, await faultsOf(bytes, 'docx')]).toEqual([name, []]);
  for (const { name, bytes } of workbooks)
    expect([name, await faultsOf(bytes, 'xlsx')]).toEqual([name, []]);
}, 120_000);

test('LibreOffice shows every character of them, and cuts nothing off', () => {
  for (const paper of papers) expect([paper.name, lostOf(paper)]).toEqual([paper.name, []]);
  for (const book of workbooks.filter(({ name }) => RENDERED.includes(name)))
    expect([book.name, lostOf(book)]).toEqual([book.name, []]);
});

test('no row has a fixed height, every run a Chinese font, every table head repeats', () => {
  for (const { name, bytes } of papers) {
    const xml = partOf(bytes, 'word/document.xml');
    expect(xml, name).not.toContain('w:hRule="exact"');
    const runs = [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gsu)].map(([, run = '']) => run);
    const bare = runs.filter((run) => run.includes('<w:t') && !run.includes('w:eastAsia="'));
    expect([name, bare]).toEqual([name, []]);
    // A table of one row is a line of signatures or a note.
    for (const table of docxStructure(bytes).tables.filter(({ length }) => length > 2))
      expect(table[0]?.header, name).toBe(true);
  }
});

test('in workbooks texts are texts, whatever they begin with', () => {
  const risky = /^[=@]/u;
  const seen = new Set<string>();
  for (const { name, bytes } of workbooks) {
    for (const part of sheetParts(bytes)) expect(elementsOf(bytes, part, 'f'), name).toEqual([]);
    for (const { attributes, text } of cellsOf(bytes).filter((cell) => risky.test(cell.text))) {
      expect(attributes.t, name).toBe('inlineStr');
      seen.add(text.slice(0, 1));
    }
  }
  expect([...seen].toSorted()).toEqual(['=', '@']);
  const issues = pages.get(workbooks.find(({ name }) => name === 'issues')?.path ?? '')?.text;
  expect(issues).toContain(FORMULA);
});
