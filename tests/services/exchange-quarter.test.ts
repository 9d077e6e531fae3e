import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '#domain/entry';
import { digest } from '#platform/digest';
import { sendTo } from './exchange-departments.ts';
import {
  answer,
  beginQuarter,
  cloneOf,
  differences,
  lostValues,
  report,
  takeIn,
  takeSealed,
  turn,
  write,
} from './exchange-quarter.ts';
import type { Department, Quarter } from './exchange-quarter.ts';
import { inLedger } from './exchange-worlds.ts';
import { personId } from './world.ts';
import type { World } from './world.ts';

/* One quarter of an office and two departments: each test is a day of it, and goes on from the one before. */

let quarter: Quarter;
let office: World;
let nursing: Department;
let pharmacy: Department;
let clone: Department | undefined;
let he: string;
let qin: string;
let cai: string;
/** Entries by the name they have in this story. */
const entries: Record<string, string> = {};
const idOf = (name: string): string => entries[name] ?? '';

const october = '2026-10';
const entryAt = (world: World, name: string): Entry | undefined =>
  inLedger(world, (ledger) => ledger.entry(idOf(name)));
const submit = (world: World, person: string, month = october) =>
  world.get('sheet.submit', { person, month });
const decide = (person: string, decision: 'accept' | 'return', reason = '', month = october) =>
  office.get('sheet.decide', { person, month, decision, reason });
const fate = async ({ world }: Department, name: string, month = october) =>
  (await world.get('exchange.fates', { month })).find(({ entry }) => entry === idOf(name));

beforeAll(async () => {
  quarter = await beginQuarter();
  ({ office, nursing, pharmacy } = quarter);
  he = await personId(office, '何雨桐');
  qin = await personId(office, '秦嘉树');
  cai = await personId(office, '蔡文琢');
});
afterAll(() => {
  clone?.world.end();
  quarter.end();
});

test('21 November: October is handed in with a declaration, an issue, a class and evidence', async () => {
  turn(quarter, '2026-11-21T10:00:00');
  const file = join(nursing.world.folder, '调研报告.txt');
  writeFileSync(file, '护理学院学生宿舍专题调研报告。');
  nursing.world.hands.open.push(file);
  const kept = await nursing.world.get('evidence.attach', null);
  if (kept === null) throw new Error('no file');
  const object = await nursing.world.get('object.save', {
    ...{ id: null, kind: '班级', name: '护理2601班', unit: nursing.unit, cohort: 2026, note: '' },
    ...{ counsellor: '', contact: '', size: 42, since: null, until: null },
  });
  entries.meeting = await write(nursing.world, he, {
    ...{ happened: '2026-10-09', summary: '参加主题班会。', object: object.id },
    evidence: [{ kind: '调研报告', title: '宿舍调研', file: kept }],
  });
  entries.dormitory = await write(nursing.world, he, {
    ...{ happened: '2026-10-15', summary: '走访学生宿舍。', objectText: '3号宿舍楼' },
  });
  entries.lecture = await write(nursing.world, qin, { happened: '2026-10-20', summary: '听课。' });
  await nursing.world.get('issue.save', {
    ...{ id: null, raised: '2026-10-15', person: he, entry: idOf('dormitory') },
    ...{ text: '3号宿舍楼热水供应时间太短', kind: '后勤', weight: 'ordinary', unit: null },
  });
  await nursing.world.get('declaration.save', {
    ...{ person: he, academicYear: '2026-2027', jobFunction: '学生管理', businessBody: '' },
    ...{ personalStrength: '心理辅导', teacherCarriers: '', studentCarriers: '护理2601班' },
    submit: true,
  });
  for (const person of [he, qin]) await submit(nursing.world, person);
  entries.laboratory = await write(pharmacy.world, cai, {
    ...{ happened: '2026-10-12', summary: '到药剂教研室调研。' },
  });
  await submit(pharmacy.world, cai);

  const first = await report(quarter, nursing);
  expect(first.counts).toMatchObject({ conflict: 0, duplicate: 0, doubt: 0, problem: 0 });
  expect(first.notices).toEqual([]);
  expect((await report(quarter, pharmacy)).counts).toMatchObject({ new: 2, problem: 0 });
  expect(
    existsSync(join(office.folder, 'data', '附件', digest('护理学院学生宿舍专题调研报告。'))),
  ).toBe(true);
  expect(entryAt(office, 'meeting')).toMatchObject({ status: 'submitted', object: object.id });
  expect(await office.get('issue.list', null)).toHaveLength(1);
});

test('24 November: a correction after import, edits of different fields, edits of the same field', async () => {
  turn(quarter, '2026-11-24T10:00:00');
  await write(nursing.world, he, { id: idOf('meeting'), summary: '参加主题班会，谈学习。' });
  await write(nursing.world, he, { id: idOf('dormitory'), summary: '走访宿舍，检查安全。' });
  await write(nursing.world, qin, { id: idOf('lecture'), summary: '学院说：听基础护理课。' });
  await write(office, he, { id: idOf('dormitory'), place: '3号宿舍楼' });
  await write(office, qin, { id: idOf('lecture'), summary: '办公室说：听课一节。' });
  const review = await report(quarter, nursing);
  expect(review.counts).toMatchObject({ update: 2, conflict: 1, problem: 0 });
  expect(entryAt(office, 'meeting')?.summary).toBe('参加主题班会，谈学习。');
  expect(entryAt(office, 'dormitory')).toMatchObject({
    ...{ place: '3号宿舍楼', summary: '走访宿舍，检查安全。' },
  });
  expect(entryAt(office, 'lecture')?.summary).toBe('办公室说：听课一节。');
  const [pending] = await office.get('exchange.pending', null);
  await office.get('exchange.settle', {
    conflict: pending?.conflict.id ?? '',
    decision: { choice: 'edit', fields: { summary: { value: '听基础护理课一节。' } } },
  });
  const back = await answer(quarter, nursing);
  expect(back.counts).toMatchObject({ conflict: 0, problem: 0 });
  expect(entryAt(nursing.world, 'lecture')?.summary).toBe('听基础护理课一节。');
  expect(await fate(nursing, 'dormitory')).toMatchObject({
    ...{ state: 'received', note: '中心台账改动了：地点' },
  });
  expect(differences(quarter, nursing)).toEqual([]);
});

test('26 November: what the office accepted is withdrawn, and the office keeps it', async () => {
  turn(quarter, '2026-11-26T10:00:00');
  await decide(cai, 'accept');
  await pharmacy.world.get('record.remove', { kind: 'entry', id: idOf('laboratory') });
  const review = await report(quarter, pharmacy);
  expect(review.counts).toMatchObject({ conflict: 1, withdraw: 0 });
  expect(entryAt(office, 'laboratory')?.status).toBe('accepted');
  const [pending] = await office.get('exchange.pending', null);
  expect(pending?.conflict.type).toBe('withdrawn');
  await office.get('exchange.settle', {
    conflict: pending?.conflict.id ?? '',
    decision: { choice: 'ours' },
  });
  await answer(quarter, pharmacy);
  expect(entryAt(pharmacy.world, 'laboratory')?.status).toBe('accepted');
  expect(await fate(pharmacy, 'laboratory')).toMatchObject({ state: 'accepted' });
  expect(differences(quarter, pharmacy)).toEqual([]);
});

test('27 November: a returned sheet is handed in again and accepted', async () => {
  turn(quarter, '2026-11-27T10:00:00');
  await decide(he, 'return', '请写明班会的主题。');
  await answer(quarter, nursing);
  expect(await fate(nursing, 'meeting')).toMatchObject({
    ...{ state: 'returned', note: '请写明班会的主题。' },
  });
  await write(nursing.world, he, { id: idOf('meeting'), summary: '参加“学风”主题班会。' });
  await submit(nursing.world, he);
  expect((await report(quarter, nursing)).counts).toMatchObject({ conflict: 0, problem: 0 });
  expect(entryAt(office, 'meeting')).toMatchObject({ status: 'submitted', returnReason: '' });
  for (const person of [he, qin]) await decide(person, 'accept');
  await answer(quarter, nursing);
  for (const name of ['meeting', 'dormitory', 'lecture'])
    expect(await fate(nursing, name)).toMatchObject({ state: 'accepted' });
  expect(differences(quarter, nursing)).toEqual([]);
});

test('30 November: a package is lost, and the next one brings all', async () => {
  turn(quarter, '2026-11-30T10:00:00');
  entries.talk = await write(nursing.world, he, { happened: '2026-11-03', summary: '谈心谈话。' });
  await submit(nursing.world, he, '2026-11');
  await sendTo(nursing.world, 'entries', nursing.unit);
  entries.visit = await write(nursing.world, he, { happened: '2026-11-17', summary: '走访班级。' });
  await submit(nursing.world, he, '2026-11');
  const review = await report(quarter, nursing);
  expect(review.notices.join('')).toContain('没有收到第 4 号包');
  for (const name of ['talk', 'visit']) expect(entryAt(office, name)).toBeDefined();
  const { partners } = await office.get('exchange.overview', null);
  expect(partners.find(({ id }) => id === nursing.unit)?.gaps).toEqual([4]);
});

test('2 December: packages come twice and in the wrong order; a batch is taken back and comes again', async () => {
  turn(quarter, '2026-12-02T10:00:00');
  entries.seminar = await write(pharmacy.world, cai, { happened: '2026-11-05', summary: '座谈。' });
  await submit(pharmacy.world, cai, '2026-11');
  const older = await sendTo(pharmacy.world, 'entries', pharmacy.unit);
  await write(pharmacy.world, cai, { id: idOf('seminar'), summary: '与学生代表座谈。' });
  entries.inspection = await write(pharmacy.world, cai, {
    ...{ happened: '2026-11-19', summary: '检查实训安全。' },
  });
  await submit(pharmacy.world, cai, '2026-11');
  const newer = await sendTo(pharmacy.world, 'entries', pharmacy.unit);
  const first = await takeIn(quarter, office, newer);
  const known = () => [entryAt(office, 'seminar'), entryAt(office, 'inspection')];
  const after = known();
  for (const path of [older, newer, newer, older]) {
    const again = await takeIn(quarter, office, path);
    expect(again.counts).toMatchObject({ new: 0, update: 0, withdraw: 0, conflict: 0, problem: 0 });
    expect(again.notices).not.toEqual([]);
    expect(known()).toEqual(after);
  }
  await office.get('exchange.undo', { delivery: first.result.delivery });
  expect(known()).toEqual([undefined, undefined]);
  await takeIn(quarter, office, newer);
  expect(known()).toEqual(after);
  await answer(quarter, pharmacy);
  expect(differences(quarter, pharmacy)).toEqual([]);
});

test('4 December: what belongs to a closed month waits for a person', async () => {
  turn(quarter, '2026-12-04T10:00:00');
  await office.get('lock.close', { month: october, note: '' });
  await write(nursing.world, he, { id: idOf('dormitory'), summary: '封账以后才想起来改的。' });
  entries.late = await write(nursing.world, qin, { happened: '2026-10-28', summary: '补记一次。' });
  await submit(nursing.world, he);
  await submit(nursing.world, qin);
  const review = await report(quarter, nursing);
  expect(review.rows.filter(({ outcome }) => outcome === 'conflict').length).toBeGreaterThan(1);
  expect(entryAt(office, 'late')).toBeUndefined();
  expect(entryAt(office, 'dormitory')?.summary).toBe('走访宿舍，检查安全。');
  expect((await office.get('exchange.pending', null)).length).toBe(review.result.pending);
});

test('7 December: a roster update reaches a department that has drafts', async () => {
  turn(quarter, '2026-12-07T10:00:00');
  entries.draft = await write(nursing.world, he, { happened: '2026-12-01', summary: '还没写完' });
  const { people, posts } = await office.get('roster.all', null);
  const tao = people.find(({ name }) => name === '陶一鸣');
  const ended = posts.find(({ person }) => person === tao?.id);
  if (ended === undefined) throw new Error('no post');
  await office.get('post.save', { ...ended, until: '2026-11-30' });
  const added = await office.get('person.save', {
    ...{ id: null, name: '林晚晴', pinyin: 'lin wanqing', initials: 'lwq', attributes: [] },
  });
  await office.get('post.save', {
    ...{ id: null, person: added.id, unit: nursing.unit, rank: ended.rank, title: '副院长' },
    ...{ since: '2026-12-01', until: null, flags: [] },
  });
  const update = await answer(quarter, nursing, 'roster');
  expect(update.counts).toMatchObject({ withdraw: 0, problem: 0 });
  expect(await personId(nursing.world, '林晚晴')).toBe(added.id);
  const after = await nursing.world.get('roster.all', null);
  expect(after.posts.find(({ id }) => id === ended.id)?.until).toBe('2026-11-30');
  expect(entryAt(nursing.world, 'draft')).toMatchObject({ status: 'draft', summary: '还没写完' });
});

test('9 December: a copy of the data folder reports too, and nothing of either is lost', async () => {
  turn(quarter, '2026-12-09T10:00:00');
  clone = cloneOf(nursing, '2026-12-09T10:00:00');
  const december = '2026-12';
  await write(nursing.world, he, { id: idOf('draft'), summary: '写完了。' });
  entries.ours = await write(nursing.world, he, { happened: '2026-12-03', summary: '原机记的。' });
  entries.theirs = await write(clone.world, qin, { happened: '2026-12-04', summary: '另一台。' });
  await submit(nursing.world, he, december);
  await submit(clone.world, qin, december);
  expect((await report(quarter, nursing)).notices).toEqual([]);
  const copied = await report(quarter, clone);
  expect(copied.notices.join('')).toContain('可能有两台电脑在用同一份填报数据');
  expect(copied.counts).toMatchObject({ withdraw: 0, problem: 0 });
  for (const name of ['draft', 'ours', 'theirs']) expect(entryAt(office, name)).toBeDefined();
  expect(await lostValues(quarter)).toEqual([]);
  // The office answers the one that stays with everything: its numbers can't tell what that one has.
  const path = await sendTo(office, 'receipt', nursing.unit, { all: true });
  await takeIn(quarter, nursing.world, path);
  expect(entryAt(nursing.world, 'theirs')?.summary).toBe('另一台。');
});

test('11 December: a sealed report, and both ledgers say the same', async () => {
  turn(quarter, '2026-12-11T10:00:00');
  const said = { passphrase: '十二月' };
  await takeSealed(office, await sendTo(nursing.world, 'entries', nursing.unit, said), '十二月');
  await report(quarter, pharmacy, true);
  for (const department of [nursing, pharmacy]) {
    await answer(quarter, department, 'roster');
    expect((await answer(quarter, department)).counts).toMatchObject({ problem: 0 });
    expect(differences(quarter, department)).toEqual([]);
  }
  expect(await lostValues(quarter)).toEqual([]);
  expect(await office.get('history.verify', null)).toMatchObject({ ok: true });
});
