import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DocumentQuery } from '#api/document-contract';
import { result } from './papers-leaders.ts';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';

const query: DocumentQuery = {
  kind: 'letters',
  range: { kind: 'month', day: '2026-10-15' },
  options: {},
};

let world: World;
let folder: string;
beforeEach(async () => {
  world = makeWorld();
  await world.get('demo.load', null);
  folder = join(world.folder, '归档');
  mkdirSync(folder);
});
afterEach(() => {
  world.end();
});

const letters = async (): Promise<readonly { readonly id: string; readonly file: string }[]> =>
  (await world.get('document.plan', query)).items;
const issued = async (): Promise<readonly string[]> =>
  (await world.get('reminder.list', null)).map(({ number, to }) => `${number} ${to}`).sort();
/** Numbers of the year, which are to begin with 1 and leave none out. */
const numbers = async (): Promise<readonly number[]> =>
  (await issued()).map((one) => Number(/第(\d+)号/u.exec(one)?.[1])).sort((a, b) => a - b);
const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);
const write = (items: readonly string[] | null, existing: 'both' | 'replace' | 'skip') => {
  world.hands.folder.push(folder);
  return result(world, { query, items, existing });
};

it('letters that are written are issued under numbers without a hole, in the act that records them', async () => {
  const before = (await issued()).length;
  const [, second, third, fourth] = await letters();
  if (second === undefined || third === undefined || fourth === undefined) throw new Error('few');
  const job = await write([second.id, fourth.id], 'both');
  expect(job).toMatchObject({ done: 2, failed: [] });
  const now = await numbers();
  expect(now).toEqual(upTo(before + 2));
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(entries.filter((name) => name.endsWith('.docx'))).toHaveLength(2);

  // What is there is left alone, and no number is spent on it.
  const rest = await write([second.id, third.id], 'skip');
  expect(rest).toMatchObject({ failed: [], total: 1 });
  expect(rest.skipped).toHaveLength(1);
  expect(await numbers()).toEqual(upTo(before + 3));
});

it('a letter that can’t be written stops the run, so that the next one has the next number', async () => {
  const before = await issued();
  const [first, second] = await letters();
  if (first === undefined || second === undefined) throw new Error('few');
  mkdirSync(join(folder, `${first.file}.docx`), { recursive: true });
  const job = await write([first.id, second.id], 'replace');
  expect(job.written).toEqual([]);
  expect(job.failed).toHaveLength(2);
  expect(job.failed[1]?.text).toBe('没有再写，原因同上一份。');
  expect(await issued()).toEqual(before);
  expect((await letters()).length).toBeGreaterThan(1);
});

it('where no PDF can be made nothing is opened, nothing is recorded, and the reason is told', async () => {
  const sheets: DocumentQuery = { ...query, kind: 'sheets' };
  const begun = await world.get('document.print', { query: sheets, items: null });
  let job = begun;
  while (job.running) {
    await new Promise((turn) => setImmediate(turn));
    job = await world.get('job.state', { id: begun.id });
  }
  expect(job.failed).toEqual([
    {
      file: '工作记录表-2026年10月.pdf',
      text: '“工作记录表-2026年10月.pdf”没有写成：转换 PDF 时出错。请重试，或者改存 Word。',
    },
  ]);
  expect(world.hands.opened).toEqual([]);
  const { items } = await world.get('document.plan', sheets);
  expect(items.every(({ printed }) => printed === null)).toBe(true);
});
