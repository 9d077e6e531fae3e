import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '#domain/entry';
import {
  handedIn,
  importOf,
  inLedger,
  lineOf,
  officeDigest,
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

const entryOf = (id: string): Entry => {
  const found = inLedger(world, (ledger) => ledger.entry(id));
  if (found === undefined) throw new Error('no such entry');
  return found;
};

const write = (after: Entry): void => {
  inLedger(world, (ledger) => {
    const info = { actor: '本机', what: '修改', source: 'local' };
    const written = ledger.write(info, [{ kind: 'entry', id: after.id, after }]);
    if (!written.ok) throw new Error(written.problem.code);
  });
};

const outcomes = async (sent: Sent) => {
  const review = await reviewOf(world, await path(sent));
  return Object.fromEntries(Object.entries(review.counts).filter(([, count]) => count > 0));
};

test('what is new is received now, with the stamps of the sender', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  expect(entryOf(visit.id)).toEqual({ ...visit, received: '2026-11-21T09:00:00' });
});

test('rows say in words what they are', async () => {
  const review = await reviewOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  const [row] = await rowsOf(world, review.id);
  expect(row).toMatchObject({
    title: '何雨桐 10月9日 班级',
    where: '第 1 行',
    outcome: 'new',
    reason: '本台账里还没有，将新增。',
  });
  const shown = row?.fields.map(({ label, theirs }) => `${label}：${theirs ?? ''}`);
  expect(shown).toContain('日期：2026年10月9日');
  expect(shown).toContain('参加人：何雨桐');
  expect(shown).toContain('首次提交：2026年10月10日 09:00');
});

test('a correction by the sender is taken, and importing the older package after it changes nothing', async () => {
  const old = await path({ lines: [lineOf('entry', visit, 5)] });
  await importOf(world, old);
  const corrected = { ...visit, summary: '参加主题班会，谈学习和就业。' };
  await importOf(world, await path({ sequence: 2, lines: [lineOf('entry', corrected, 9)] }));
  expect(entryOf(visit.id).summary).toBe(corrected.summary);
  const review = await reviewOf(world, old);
  expect(review.counts).toMatchObject({ unchanged: 1, update: 0, conflict: 0 });
  expect(review.notices.join('')).toContain('导入过');
});

test('an older package that comes late changes nothing', async () => {
  const corrected = { ...visit, summary: '参加主题班会，谈学习和就业。' };
  const first = await packageOf(nursing, { lines: [lineOf('entry', visit, 5)] });
  await importOf(
    world,
    await path({ sequence: 2, previous: first.id, lines: [lineOf('entry', corrected, 9)] }),
  );
  const late = await reviewOf(world, first.path);
  expect(late.counts).toMatchObject({ unchanged: 1 });
  expect(late.notices.join('')).toContain('比已导入的第 2 号包旧');
  await world.get('exchange.commit', { review: late.id });
  expect(entryOf(visit.id).summary).toBe(corrected.summary);
});

test('edits of different fields on both sides are merged', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  write({ ...entryOf(visit.id), place: '教学楼 A204' });
  const theirs = { ...visit, summary: '改过的简况。' };
  await importOf(world, await path({ sequence: 2, lines: [lineOf('entry', theirs, 9)] }));
  expect(entryOf(visit.id)).toMatchObject({ place: '教学楼 A204', summary: '改过的简况。' });
});

test('edits of the same field wait for a person, and neither is lost', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  write({ ...entryOf(visit.id), summary: '办公室改的简况。' });
  const theirs = { ...visit, summary: '部门改的简况。', place: '教学楼' };
  const second = await path({ sequence: 2, lines: [lineOf('entry', theirs, 9)] });
  const review = await reviewOf(world, second);
  expect(review).toMatchObject({ open: 1, counts: { conflict: 1 } });
  const [row] = await rowsOf(world, review.id);
  expect(row?.reason).toBe('两边都改了工作简况，请决定用哪一个。');
  expect(row?.fields.find(({ field }) => field === 'summary')).toMatchObject({
    ours: '办公室改的简况。',
    theirs: '部门改的简况。',
    base: visit.summary,
    differs: true,
    editable: 'long-text',
  });
  await world.get('exchange.commit', { review: review.id });
  expect(entryOf(visit.id)).toMatchObject({ summary: '办公室改的简况。', place: '教学楼' });
  const [pending] = await world.get('exchange.pending', null);
  expect(pending).toMatchObject({ partner: '护理学院', row: { title: '何雨桐 10月9日 班级' } });
  await world.get('exchange.settle', {
    conflict: pending?.conflict.id ?? '',
    decision: { choice: 'theirs' },
  });
  expect(entryOf(visit.id).summary).toBe('部门改的简况。');
  expect(await world.get('exchange.pending', null)).toEqual([]);
  await world.get('change.undo', null);
  expect(entryOf(visit.id).summary).toBe('办公室改的简况。');
  expect(await world.get('exchange.pending', null)).toHaveLength(1);
});

test('a conflict is decided in the review, with what a person typed', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  write({ ...entryOf(visit.id), summary: '办公室改的简况。' });
  const theirs = { ...visit, summary: '部门改的简况。' };
  const review = await reviewOf(
    world,
    await path({ sequence: 2, lines: [lineOf('entry', theirs, 9)] }),
  );
  const rows = await rowsOf(world, review.id);
  const head = await world.get('exchange.decide', {
    review: review.id,
    rows: rows.map(({ key }) => key),
    decision: { choice: 'edit', fields: { summary: { value: '两边都对。' } } },
  });
  expect(head).toMatchObject({ open: 0, writes: 1 });
  await world.get('exchange.commit', { review: review.id });
  expect(entryOf(visit.id).summary).toBe('两边都对。');
  expect(await world.get('exchange.pending', null)).toEqual([]);
});

test('what settled itself is shown so, and closed with the next import', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  write({ ...entryOf(visit.id), summary: '办公室改的简况。' });
  const theirs = { ...visit, summary: '部门改的简况。' };
  await importOf(world, await path({ sequence: 2, lines: [lineOf('entry', theirs, 9)] }));
  write({ ...entryOf(visit.id), summary: '部门改的简况。' });
  const [pending] = await world.get('exchange.pending', null);
  expect(pending?.row.reason).toContain('一致');
  const other = handedIn(person, { happened: '2026-10-12', summary: '走访学生宿舍。' });
  await importOf(world, await path({ sequence: 3, lines: [lineOf('entry', other, 12)] }));
  expect(await world.get('exchange.pending', null)).toEqual([]);
});

test('what was withdrawn goes, and an older package doesn’t bring it back', async () => {
  const first = await path({ lines: [lineOf('entry', visit, 5)] });
  await importOf(world, first);
  const gone = lineOf('entry', visit, 9, { deleted: true });
  await importOf(world, await path({ sequence: 2, lines: [gone] }));
  expect(() => entryOf(visit.id)).toThrow();
  expect(await outcomes({ sequence: 1, lines: [lineOf('entry', visit, 5)] })).toEqual({
    unchanged: 1,
  });
});

test('a withdrawal that comes before the record is remembered', async () => {
  const gone = lineOf('entry', visit, 9, { deleted: true });
  await importOf(world, await path({ sequence: 2, lines: [gone] }));
  expect(await outcomes({ sequence: 1, lines: [lineOf('entry', visit, 5)] })).toEqual({
    unchanged: 1,
  });
});

test('withdrawing what the office accepted is a person’s matter', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  write({ ...entryOf(visit.id), status: 'accepted' });
  const gone = lineOf('entry', visit, 9, { deleted: true });
  const review = await reviewOf(world, await path({ sequence: 2, lines: [gone] }));
  const [row] = await rowsOf(world, review.id);
  expect(row?.outcome).toBe('conflict');
  expect(row?.choices).toEqual(['later', 'ours', 'theirs', 'leave']);
  expect(row?.reason).toContain('已认可，对方却撤回了这条');
  await world.get('exchange.commit', { review: review.id });
  expect(entryOf(visit.id).status).toBe('accepted');
});

test('what was returned and corrected is handed in again', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  const returned: Entry = { ...entryOf(visit.id), status: 'returned', returnReason: '请写清班级' };
  write(returned);
  const corrected: Entry = { ...visit, objectText: '护理2602班' };
  const again = lineOf('entry', corrected, 9, {
    base: officeDigest('entry', returned),
  });
  await importOf(world, await path({ sequence: 2, lines: [again] }));
  expect(entryOf(visit.id)).toMatchObject({
    status: 'submitted',
    returnReason: '',
    objectText: '护理2602班',
    received: '2026-11-21T09:00:00',
  });
});

test('a lost package: the next one brings all, and the gap is told', async () => {
  const other = handedIn(person, { happened: '2026-10-12', summary: '走访学生宿舍。' });
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  const third = await reviewOf(
    world,
    await path({ sequence: 3, lines: [lineOf('entry', visit, 5), lineOf('entry', other, 7)] }),
  );
  expect(third.notices.join('')).toContain('没有收到第 2 号包');
  expect(third.counts).toMatchObject({ new: 1, unchanged: 1 });
});

test('one that looks like ours under another id is asked about, and remembered as two', async () => {
  await importOf(world, await path({ lines: [lineOf('entry', visit, 5)] }));
  const twin = handedIn(person, { summary: '参加主题班会，和学生谈学习、谈就业。' });
  inLedger(world, (ledger) =>
    ledger.write({ actor: '本机', what: '添加', source: 'local' }, [
      { kind: 'entry', id: twin.id, after: twin },
    ]),
  );
  const third = handedIn(person, { summary: '参加主题班会，和学生谈学习、谈就业、谈生活。' });
  const review = await reviewOf(
    world,
    await path({ sequence: 2, lines: [lineOf('entry', third, 7)] }),
  );
  const [row] = await rowsOf(world, review.id);
  expect(row?.outcome).toBe('duplicate');
  expect(row?.alike.map(({ id }) => id)).toContain(twin.id);
  await world.get('exchange.decide', {
    review: review.id,
    rows: [row?.key ?? ''],
    decision: { choice: 'distinct' },
  });
  await world.get('exchange.commit', { review: review.id });
  expect(entryOf(third.id).summary).toBe(third.summary);
  expect(await world.get('exchange.pending', null)).toEqual([]);
});

test('rows that were left out are offered again', async () => {
  const file = await path({ lines: [lineOf('entry', visit, 5)] });
  const review = await reviewOf(world, file);
  const rows = await rowsOf(world, review.id);
  await world.get('exchange.decide', {
    review: review.id,
    rows: rows.map(({ key }) => key),
    decision: { choice: 'leave' },
  });
  const result = await world.get('exchange.commit', { review: review.id });
  expect(result).toMatchObject({ written: 0, left: 1 });
  expect(await importOf(world, file)).toMatchObject({ written: 1, left: 0 });
  await world.get('exchange.undo', { delivery: result.delivery });
  expect(() => entryOf(visit.id)).toThrow();
});
