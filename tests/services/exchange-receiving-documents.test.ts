import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onStick as sentTo, stick, unitId } from './exchange-departments.ts';
import { importOf, inLedger, refusal, reviewOf, rowsOf, take } from './exchange-worlds.ts';
import { collegeWorld, personId, rosterPath, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await collegeWorld();
});
afterEach(() => {
  world.end();
});

const handed = (name: string): string =>
  join(import.meta.dirname, '../fixtures/handed-in', `${name}.docx`);

/** A file on the stick. */
const onStick = (name: string, bytes: Uint8Array): string => {
  const folder = join(world.folder, 'stick');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

/** The same document with other words in it, as somebody would type them. */
const retyped = (bytes: Uint8Array, before: string, after: string): Uint8Array => {
  const members = unzipSync(bytes);
  const main = strFromU8(members['word/document.xml'] ?? new Uint8Array());
  if (!main.includes(before)) throw new Error(`no “${before}” in the document`);
  return zipSync({ ...members, 'word/document.xml': strToU8(main.replace(before, after)) });
};

const entries = () => inLedger(world, (ledger) => ledger.all('entry'));

test('a form filled in by hand comes in, and once more changes nothing', async () => {
  const review = await reviewOf(world, handed('附件1-林致远-2026年10月'));
  expect(review).toMatchObject({ kind: 'word', partner: null, open: 0 });
  expect(review.counts.new).toBe(12);
  const rows = await rowsOf(world, review.id);
  expect(rows[0]).toMatchObject({ title: '林致远 10月9日 党总支', form: 0 });
  const picture = await world.get('exchange.picture', { review: review.id, form: 0 });
  expect(picture.bytes.length).toBeGreaterThan(1000);
  expect(await world.get('exchange.commit', { review: review.id })).toMatchObject({ written: 12 });
  expect(entries()[0]).toMatchObject({ status: 'submitted', received: '2026-11-21T09:00:00' });
  const again = await reviewOf(world, handed('附件1-林致远-2026年10月'));
  expect(again).toMatchObject({ writes: 0, counts: { unchanged: 12 } });
  expect(again.notices[0]).toContain('导入过');
  const { deliveries } = await world.get('exchange.overview', null);
  await world.get('exchange.commit', { review: again.id });
  expect((await world.get('exchange.overview', null)).deliveries).toEqual(deliveries);
});

test('several forms are one review, one batch, and a delivery each', async () => {
  const files = ['附件1-周启明-2026年10月', '附件2-苏明睿-2026年10月'];
  world.app().offer(files.map(handed), 'dropped');
  const { asked } = await world.get('exchange.overview', null);
  const taken = await world.get('exchange.take', { files: asked, passphrase: null });
  if (taken.state !== 'review') throw new Error(taken.state);
  expect(taken.review.title).toBe('附件1-周启明-2026年10月.docx 等 2 个文件');
  expect(taken.review.forms).toHaveLength(2);
  const { delivery } = await world.get('exchange.commit', { review: taken.review.id });
  const { deliveries } = await world.get('exchange.overview', null);
  expect(deliveries.map(({ file, counts }) => `${file} ${String(counts.new)}`).toSorted()).toEqual([
    '附件1-周启明-2026年10月.docx 5',
    '附件2-苏明睿-2026年10月.docx 2',
  ]);
  await world.get('exchange.undo', { delivery });
  expect(entries()).toEqual([]);
  const after = await world.get('exchange.overview', null);
  expect(after.deliveries.every(({ undone }) => undone)).toBe(true);
});

test('a form of ours goes round exactly, and one word changed by hand is one field changed', async () => {
  const person = await personId(world, '林致远');
  await world.get(
    'entry.save',
    visit(person, { happened: '2026-10-09', carriers: ['党总支'], summary: '列席总支委员会。' }),
  );
  await world.get('sheet.submit', { person, month: '2026-10' });
  const before = entries();
  const { bytes } = await world.get('document.sheet', { person, month: '2026-10' });
  const same = await reviewOf(world, onStick('原样.docx', bytes));
  expect(same).toMatchObject({ writes: 0, open: 0 });
  const changed = onStick('改过.docx', retyped(bytes, '列席总支委员会', '列席总支扩大会议'));
  const review = await reviewOf(world, changed);
  expect(review.counts).toMatchObject({ update: 1, new: 0, duplicate: 0 });
  await world.get('exchange.commit', { review: review.id });
  expect(entries()).toEqual([{ ...before[0], summary: '列席总支扩大会议。' }]);
});

test('a name that fits nobody is asked once, and remembered', async () => {
  const paper = retyped(
    new Uint8Array(readFileSync(handed('附件1-周启明-2026年10月'))),
    '周启明',
    '周起明',
  );
  const file = onStick('周起明.docx', paper);
  const review = await reviewOf(world, file);
  expect(review.counts).toMatchObject({ doubt: 5, new: 0 });
  expect(review).toMatchObject({ open: 5, writes: 0 });
  const [row] = await rowsOf(world, review.id);
  const asked = row?.fields.find(({ field }) => field === 'participants');
  expect(asked?.editable).toBe('choice');
  const person = await personId(world, '周启明');
  expect(asked?.options.map(({ value }) => value)).toContain(person);
  const head = await world.get('exchange.decide', {
    review: review.id,
    rows: [row?.key ?? ''],
    decision: { choice: 'edit', fields: { participants: { value: person } } },
  });
  expect(head).toMatchObject({ open: 0, writes: 5, counts: { new: 5, doubt: 0 } });
  await world.get('exchange.commit', { review: review.id });
  expect(entries().map(({ participants }) => participants[0]?.person)).toEqual(
    Array.from({ length: 5 }, () => person),
  );
  const again = await reviewOf(world, file);
  expect(again.counts).toMatchObject({ unchanged: 5, doubt: 0 });
});

test('doubtful rows are never written before somebody settled them', async () => {
  const paper = retyped(
    new Uint8Array(readFileSync(handed('附件1-周启明-2026年10月'))),
    '10.20',
    '10月上旬',
  );
  const file = onStick('上旬.docx', paper);
  expect(await importOf(world, file)).toMatchObject({ written: 4, left: 1 });
  const again = await reviewOf(world, file);
  expect(again.counts).toMatchObject({ unchanged: 4, doubt: 1 });
  const rows = await rowsOf(world, again.id);
  const doubt = rows.find(({ outcome }) => outcome === 'doubt');
  expect(doubt?.fields.find(({ field }) => field === 'happened')?.editable).toBe('day');
  await world.get('exchange.decide', {
    review: again.id,
    rows: [doubt?.key ?? ''],
    decision: { choice: 'edit', fields: { happened: { value: '2026-10-08' } } },
  });
  await world.get('exchange.commit', { review: again.id });
  expect(entries().map(({ happened }) => happened)).toContain('2026-10-08');
  expect((await reviewOf(world, file)).counts).toMatchObject({ unchanged: 5, doubt: 0 });
});

test('a roster goes to where rosters are reviewed', async () => {
  const taken = await take(world, rosterPath('名册.csv'));
  expect(taken).toMatchObject({ state: 'table', kind: 'people' });
  if (taken.state !== 'table') throw new Error(taken.state);
  expect(await world.get('roster.commit', { review: taken.review.id })).toMatchObject({
    written: 0,
  });
});

test('what is no form of ours is refused with what it is', async () => {
  expect(await refusal(world, onStick('a.docx', strToU8('%PDF-1.7 something')))).toContain('PDF');
});

test('a workbook of ours goes round exactly', async () => {
  const person = await personId(world, '何雨桐');
  const said = { happened: '2026-10-09', carriers: ['班级'], summary: '参加主题班会。' };
  await world.get('entry.save', visit(person, said));
  await world.get('sheet.submit', { person, month: '2026-10' });
  const drive = await stick(world);
  const units = [await unitId(world, '护理学院')];
  const sent = await world.get('exchange.workbooks', { units, month: '2026-10', drive });
  const [file] = sent ?? [];
  if (file === undefined) throw new Error('nothing was written');
  const review = await reviewOf(world, sentTo(world, file));
  expect(review).toMatchObject({ kind: 'excel', writes: 0, open: 0, counts: { unchanged: 2 } });
});
