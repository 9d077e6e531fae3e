import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '#domain/entry';
import type { ContactObject } from '#domain/people';
import {
  handedIn,
  importOf,
  inLedger,
  lineOf,
  packageOf,
  reviewOf,
  rowsOf,
  senderOf,
} from './exchange-worlds.ts';
import type { Sender, Sent } from './exchange-worlds.ts';
import { collegeWorld, personId } from './world.ts';
import type { World } from './world.ts';

let world: World;
let nursing: Sender;
let person: string;
let visit: Entry;

beforeEach(async () => {
  world = await collegeWorld();
  nursing = await senderOf(world, '护理学院');
  person = await personId(world, '何雨桐');
  visit = handedIn(person);
});
afterEach(() => {
  world.end();
});

const path = async (sent: Sent): Promise<string> => (await packageOf(nursing, sent)).path;

const entryOf = (id: string): Entry | undefined => inLedger(world, (ledger) => ledger.entry(id));

test('a closed month: what reaches into it waits, the rest is taken', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  await world.get('lock.close', { month: '2026-10', note: '' });
  const november = handedIn(person, { happened: '2026-11-03', summary: '到食堂和学生一起吃饭。' });
  const late = handedIn(person, { happened: '2026-10-20', summary: '走访学生宿舍，看望病号。' });
  const changed = { ...visit, summary: '封账以后改的。' };
  const review = await reviewOf(
    world,
    await path({
      sequence: 2,
      lines: [
        lineOf('entry', changed, 9),
        lineOf('entry', late, 10),
        lineOf('entry', november, 11),
      ],
    }),
  );
  expect(review.counts).toMatchObject({ conflict: 2, new: 1 });
  const rows = await rowsOf(world, review.id);
  expect(rows[0]?.reason).toContain('所在月份已封账');
  expect(await world.get('exchange.commit', { review: review.id })).toMatchObject({
    written: 1,
    pending: 2,
  });
  expect(entryOf(visit.id)?.summary).toBe(visit.summary);
  expect(entryOf(late.id)).toBeUndefined();
  const pending = await world.get('exchange.pending', null);
  const conflict = pending.find(({ row }) => row.title.includes('10月20日'))?.conflict.id ?? '';
  const theirs = { conflict, decision: { choice: 'theirs' as const } };
  expect(await world.refused('exchange.settle', theirs)).toEqual({
    code: 'month-locked',
    month: '2026-10',
  });
  await world.get('lock.except', {
    month: '2026-10',
    person,
    reason: '补报一条',
    approver: '沈佩兰',
  });
  await world.get('exchange.settle', theirs);
  expect(entryOf(late.id)).toMatchObject({
    summary: late.summary,
    received: '2026-11-21T09:00:00',
  });
});

test('undo takes all of an import back, and the same file can be imported again', async () => {
  const file = await path({ lines: [lineOf('entry', visit, 5)] });
  const { delivery } = await importOf(world, file);
  await world.get('exchange.undo', { delivery });
  expect(entryOf(visit.id)).toBeUndefined();
  expect(await world.refused('exchange.undo', { delivery })).toMatchObject({ code: 'not-found' });
  const review = await reviewOf(world, file);
  expect(review.counts).toMatchObject({ new: 1 });
  expect(review.notices).toEqual([]);
  await world.get('exchange.commit', { review: review.id });
  expect(entryOf(visit.id)).toMatchObject({ summary: visit.summary });
});

test('undo is refused with the names of what was changed since, and changes nothing', async () => {
  const other = handedIn(person, { happened: '2026-10-12', summary: '走访学生宿舍。' });
  const { delivery } = await importOf(
    world,
    await path({ lines: [lineOf('entry', visit, 5), lineOf('entry', other, 6)] }),
  );
  inLedger(world, (ledger) => {
    const found = ledger.entry(visit.id);
    if (found === undefined) throw new Error('not there');
    ledger.write({ actor: '本机', what: '修改', source: 'local' }, [
      { kind: 'entry', id: visit.id, after: { ...found, place: '教学楼' } },
    ]);
  });
  const problem = await world.refused('exchange.undo', { delivery });
  expect(problem).toEqual({
    code: 'import-stands',
    standing: ['工作记录 何雨桐 10月9日 班级又有改动'],
    more: 0,
  });
  expect(entryOf(other.id)).toBeDefined();
});

test('undo stops before a closed month', async () => {
  const { delivery } = await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  await world.get('lock.close', { month: '2026-10', note: '' });
  expect(await world.refused('exchange.undo', { delivery })).toEqual({
    code: 'month-locked',
    month: '2026-10',
  });
});

test('what a row refers to and isn’t here is named, and comes with the next try', async () => {
  const object: ContactObject = {
    id: '01900000-0000-7000-8000-0000000000aa',
    kind: '班级',
    name: '护理2699班',
    unit: null,
    cohort: 2026,
    note: '',
    counsellor: '',
    contact: '',
    size: null,
    since: null,
    until: null,
  };
  const linked = { ...visit, object: object.id };
  const without = await reviewOf(world, await path({ lines: [lineOf('entry', linked, 5)] }));
  expect(without.counts).toMatchObject({ problem: 1 });
  const [row] = await rowsOf(world, without.id);
  expect(row?.reason).toContain('它提到的联系对象不在本台账里');
  const withIt = await reviewOf(
    world,
    await path({
      sequence: 2,
      lines: [lineOf('object', object, 4), lineOf('entry', linked, 5)],
    }),
  );
  expect(withIt.counts).toMatchObject({ new: 2 });
  await world.get('exchange.commit', { review: withIt.id });
  expect(entryOf(visit.id)?.object).toBe(object.id);
});

test('an import never wipes what the office knows and the department doesn’t say', async () => {
  const { objects } = await world.get('roster.all', null);
  const known = objects.find(({ name }) => name === '护理学院党总支');
  if (known === undefined) throw new Error('no such object');
  const ours: ContactObject = { ...known, counsellor: '马援朝', contact: '内线 8021', size: 42 };
  await world.get('object.save', ours);
  const theirs = { ...known, counsellor: '', contact: '', size: null, note: '部门补的备注' };
  await importOf(world, await path({ lines: [lineOf('object', theirs, 3)] }));
  const after = inLedger(world, (ledger) => ledger.record('object', ours.id)?.record);
  expect(after).toEqual({ ...ours, note: '部门补的备注' });
});

const attached = (name: string, text: string) => {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = join(world.folder, 'files');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, sha256), bytes);
  return {
    file: { sha256, name, size: bytes.length },
    attachment: { sha256, path: join(folder, sha256) },
  };
};

test('attachments are kept by their content, and staging is empty afterwards', async () => {
  const { file, attachment } = attached('调研报告.txt', '专题调研报告全文');
  const entry = { ...visit, evidence: [{ kind: '专题调研报告', title: '调研报告', file }] };
  const { path: at } = await packageOf(nursing, {
    lines: [lineOf('entry', entry, 5)],
    attachments: [attachment],
  });
  await importOf(world, at);
  const kept = join(world.folder, 'data', '附件', file.sha256);
  expect(readFileSync(kept, 'utf8')).toBe('专题调研报告全文');
  const staging = join(world.folder, 'data', '暂存');
  expect(existsSync(staging) ? readdirSync(staging) : []).toEqual([]);
});

test('a review that is put away leaves nothing, and is gone', async () => {
  const review = await reviewOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  await world.get('exchange.forget', { review: review.id });
  expect(await world.refused('exchange.commit', { review: review.id })).toEqual({
    code: 'review-gone',
  });
  expect(readdirSync(join(world.folder, 'data', '暂存'))).toEqual([]);
});

test('a review follows the ledger: what was written meanwhile is planned against', async () => {
  const file = await path({ lines: [lineOf('entry', visit, 5)] });
  const one = await reviewOf(world, file);
  const other = await reviewOf(world, file);
  await world.get('exchange.commit', { review: one.id });
  expect(await world.get('exchange.review', { review: other.id })).toMatchObject({
    counts: { unchanged: 1, new: 0 },
    writes: 0,
  });
});

test('pages and filters of rows', async () => {
  const days = ['01', '02', '03', '04', '05'];
  const lines = days.map((day, index) =>
    lineOf(
      'entry',
      handedIn(person, { happened: `2026-11-${day}`, summary: `第${day}天` }),
      index + 1,
    ),
  );
  const review = await reviewOf(world, await path({ lines }));
  const page = { review: review.id, outcomes: ['new' as const], from: 3, count: 10 };
  const found = await world.get('exchange.rows', page);
  expect(found.total).toBe(5);
  expect(found.rows.map(({ title }) => title)).toEqual([
    '何雨桐 11月4日 班级',
    '何雨桐 11月5日 班级',
  ]);
  expect(await world.get('exchange.rows', { ...page, outcomes: ['problem'] })).toEqual({
    rows: [],
    total: 0,
  });
});

test('taking in shows how far it is, and can be called off without a trace', async () => {
  const lines = Array.from({ length: 3000 }, (_, index) =>
    lineOf('entry', handedIn(person, { summary: `第${String(index)}次走访` }), index + 1),
  );
  const file = await path({ lines });
  world.app().offer([file], 'dropped');
  const { asked } = await world.get('exchange.overview', null);
  const taking = world.ask('exchange.take', { files: asked, passphrase: null });
  expect(await world.get('exchange.progress', null)).not.toBeNull();
  const second = { files: asked, passphrase: null };
  expect(await world.refused('exchange.take', second)).toEqual({ code: 'busy' });
  await world.get('exchange.cancel', null);
  expect(await taking).toEqual({ ok: false, problem: { code: 'cancelled' } });
  expect(await world.get('exchange.progress', null)).toBeNull();
  expect(readdirSync(join(world.folder, 'data', '暂存'))).toEqual([]);
});
