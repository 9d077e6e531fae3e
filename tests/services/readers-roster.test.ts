import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, write } from '@e965/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collegeWorld, rosterFile } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await collegeWorld();
});
afterEach(() => {
  world.end();
});

/** A roster as a clerk would save it from Excel: the same cells, days as days. */
const asWorkbook = (name: string): Uint8Array => {
  const workbook = read(new TextDecoder().decode(rosterFile(name).bytes), {
    type: 'string',
    dateNF: 'yyyy-mm-dd',
  });
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
};

test.each([
  ['people', '名册.csv'],
  ['objects', '联系对象.csv'],
  ['calendar', '校历.csv'],
] as const)('%s from a workbook are the same as from the text: nothing new', async (kind, name) => {
  const text = await world.get('roster.drop', { kind, ...rosterFile(name) });
  const bytes = asWorkbook(name);
  const shown = await world.get('roster.drop', { kind, name: '表.xlsx', bytes });
  expect(shown.counts).toEqual(text.counts);
  expect(shown.counts).toMatchObject({ new: 0, update: 0, problem: 0 });
  expect(shown.rows.length).toBeGreaterThan(0);
});

test('a workbook that was chosen is read where it lies, whatever it is called', async () => {
  const path = join(world.folder, '名册.csv');
  writeFileSync(path, asWorkbook('名册.csv'));
  world.hands.open.push(path);
  const shown = await world.get('roster.choose', { kind: 'people' });
  expect(shown).toMatchObject({ kind: 'people', counts: { new: 0, problem: 0 } });
});

test('a damaged workbook is refused in words and leaves the ledger as it was', async () => {
  const before = await world.get('roster.all', null);
  const bytes = asWorkbook('名册.csv');
  for (const length of [bytes.length - 30, Math.floor(bytes.length / 2)]) {
    const broken = bytes.slice(0, length);
    const problem = await world.refused('roster.drop', {
      kind: 'people',
      name: '名册.xlsx',
      bytes: broken,
    });
    expect(problem).toMatchObject({ code: 'file-refused', file: '名册.xlsx' });
  }
  expect(await world.get('roster.all', null)).toEqual(before);
  const data = readdirSync(join(world.folder, 'data'), { recursive: true });
  expect(data.filter((name) => String(name).endsWith('.xlsx')).length).toBe(2);
});
