import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '#domain/entry';
import { carry, joined, sendTo, unitId } from './exchange-departments.ts';
import { inLedger, refusal, reviewOf, rowsOf } from './exchange-worlds.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let office: World;
let department: World;
let unit: string;
let person: string;

beforeEach(async () => {
  office = await collegeWorld();
  unit = await unitId(office, '护理学院');
  person = await personId(office, '何雨桐');
  department = await joined(await sendTo(office, 'roster', unit));
});
afterEach(() => {
  office.end();
  department.end();
});

/** A copy of a package at the other PC, as a stick brings it. */
const brought = (path: string, to: World): string => {
  const folder = join(to.folder, 'brought');
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, basename(path));
  copyFileSync(path, copy);
  return copy;
};

const write = async (summary: string, id: string | null = null, happened = '2026-10-09') =>
  (
    await department.get('entry.save', {
      ...visit(person, { happened, carriers: ['班级'], summary }),
      id,
    })
  ).id;

const submit = (world: World) => world.get('sheet.submit', { person, month: '2026-10' });

const entryIn = (world: World, id: string): Entry | undefined =>
  inLedger(world, (ledger) => ledger.entry(id));

test('what a department hands in is received, accepted, and told back', async () => {
  const id = await write('参加主题班会。');
  await submit(department);
  await carry(await sendTo(department, 'entries', unit), office);
  expect(entryIn(office, id)).toMatchObject({ status: 'submitted', summary: '参加主题班会。' });
  await office.get('sheet.decide', { person, month: '2026-10', decision: 'accept', reason: '' });
  await carry(await sendTo(office, 'receipt', unit), department);
  expect(entryIn(department, id)).toEqual(entryIn(office, id));
  expect(entryIn(department, id)?.status).toBe('accepted');
});

test('what was returned is corrected and handed in again', async () => {
  const id = await write('班会。');
  await submit(department);
  await carry(await sendTo(department, 'entries', unit), office);
  const decided = { person, month: '2026-10', decision: 'return' as const, reason: '请写详细' };
  await office.get('sheet.decide', decided);
  await carry(await sendTo(office, 'receipt', unit), department);
  expect(entryIn(department, id)).toMatchObject({ status: 'returned', returnReason: '请写详细' });
  await write('参加主题班会，谈学习和就业。', id);
  await submit(department);
  await carry(await sendTo(department, 'entries', unit), office);
  expect(entryIn(office, id)).toMatchObject({
    status: 'submitted',
    returnReason: '',
    summary: '参加主题班会，谈学习和就业。',
  });
  expect(await office.get('exchange.pending', null)).toEqual([]);
});

test('edits on both sides meet field by field, and go back merged', async () => {
  const id = await write('参加主题班会。');
  await submit(department);
  await carry(await sendTo(department, 'entries', unit), office);
  const ours = entryIn(office, id);
  if (ours === undefined) throw new Error('not there');
  const { status, returnReason, submitted, received, created, ...said } = ours;
  expect([status, returnReason, submitted, received, created]).toHaveLength(5);
  await office.get('entry.save', { ...said, place: '教学楼 A204' });
  await write('参加主题班会，谈就业。', id);
  await carry(await sendTo(department, 'entries', unit), office);
  expect(entryIn(office, id)).toMatchObject({
    place: '教学楼 A204',
    summary: '参加主题班会，谈就业。',
  });
  await carry(await sendTo(office, 'receipt', unit), department);
  expect(entryIn(department, id)).toMatchObject({
    place: '教学楼 A204',
    summary: '参加主题班会，谈就业。',
  });
});

test('what the office closed reaches the department all the same, and undo takes it back', async () => {
  const id = await write('参加主题班会。');
  await submit(department);
  await carry(await sendTo(department, 'entries', unit), office);
  await office.get('lock.close', { month: '2026-10', note: '' });
  await carry(await sendTo(office, 'roster', unit), department);
  await office.get('lock.except', {
    month: '2026-10',
    person,
    reason: '更正',
    approver: '沈佩兰',
  });
  await office.get('sheet.decide', { person, month: '2026-10', decision: 'accept', reason: '' });
  const receipt = brought(await sendTo(office, 'receipt', unit), department);
  const review = await reviewOf(department, receipt);
  expect(review.counts).toMatchObject({ conflict: 0, problem: 0 });
  const { delivery } = await department.get('exchange.commit', { review: review.id });
  expect(entryIn(department, id)?.status).toBe('accepted');
  await department.get('exchange.undo', { delivery });
  expect(entryIn(department, id)?.status).toBe('submitted');
});

test('a department refuses what isn’t for it', async () => {
  const other = await unitId(office, '药学院');
  const foreign = brought(await sendTo(office, 'roster', other), department);
  expect(await refusal(department, foreign)).toContain('这是发给“药学院”的下发包');
  await write('参加主题班会。');
  await submit(department);
  const own = await sendTo(department, 'entries', unit);
  expect(await refusal(department, own)).toContain('要交给中心台账导入');
});

test('a roster that comes again changes people at the department and nothing else', async () => {
  await write('参加主题班会。');
  const { people } = await office.get('roster.all', null);
  const known = people.find(({ id }) => id === person);
  if (known === undefined) throw new Error('nobody');
  const { id, name, pinyin, initials } = known;
  expect(name).toBe('何雨桐');
  await office.get('person.save', { id, name: '何语桐', pinyin, initials, attributes: [] });
  const review = await reviewOf(
    department,
    brought(await sendTo(office, 'roster', unit), department),
  );
  expect(review.counts).toMatchObject({ update: 1, new: 0, withdraw: 0, conflict: 0 });
  const rows = await rowsOf(department, review.id);
  const changed = rows.find(({ outcome }) => outcome === 'update');
  expect(changed?.fields).toMatchObject([{ label: '姓名', ours: '何雨桐', theirs: '何语桐' }]);
  await department.get('exchange.commit', { review: review.id });
  expect(await personId(department, '何语桐')).toBe(person);
});
