import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '#domain/entry';
import type { Decision } from '#domain/exchange/plan';
import { sendTo } from './exchange-departments.ts';
import {
  answer,
  beginQuarter,
  differences,
  report,
  takeIn,
  turn,
  write,
} from './exchange-quarter.ts';
import type { Department, Quarter } from './exchange-quarter.ts';
import { inLedger } from './exchange-worlds.ts';
import { personId } from './world.ts';
import type { World } from './world.ts';

/* What an office decided reaches the department, whichever way it decided, and whatever was taken back on the way. */

const month = '2026-10';
let quarter: Quarter;
let office: World;
let nursing: Department;
let person: string;
let id: string;

const entryAt = (world: World): Entry | undefined => inLedger(world, (ledger) => ledger.entry(id));
const submit = () => nursing.world.get('sheet.submit', { person, month });
const decide = (decision: 'accept' | 'return', reason = '') =>
  office.get('sheet.decide', { person, month, decision, reason });
const settle = async (decision: Decision): Promise<void> => {
  const [pending] = await office.get('exchange.pending', null);
  await office.get('exchange.settle', { conflict: pending?.conflict.id ?? '', decision });
  expect(await office.get('exchange.pending', null)).toEqual([]);
};

beforeEach(async () => {
  quarter = await beginQuarter();
  ({ office, nursing } = quarter);
  person = await personId(office, '何雨桐');
  turn(quarter, '2026-11-21T10:00:00');
  id = await write(nursing.world, person, { happened: '2026-10-09', summary: '参加班会。' });
  await submit();
  await report(quarter, nursing);
});
afterEach(() => {
  quarter.end();
});

test.each([
  ['ours', '参加班会。', 'accepted'],
  ['theirs', '学院后来改的。', 'submitted'],
  ['edit', '两边合在一起。', 'submitted'],
] as const)(
  'a change of what was accepted, settled by %s, is the same on both sides',
  async (choice, summary, status) => {
    await decide('accept');
    await answer(quarter, nursing);
    await write(nursing.world, person, { id, summary: '学院后来改的。' });
    await submit();
    const review = await report(quarter, nursing);
    expect(review.counts).toMatchObject({ conflict: 1, update: 0, problem: 0 });
    expect(entryAt(office)).toMatchObject({ summary: '参加班会。', status: 'accepted' });
    await settle(
      choice === 'edit' ? { choice, fields: { summary: { value: summary } } } : { choice },
    );
    expect(entryAt(office)).toMatchObject({ summary, status });
    expect((await answer(quarter, nursing)).counts).toMatchObject({ conflict: 0, problem: 0 });
    expect(entryAt(nursing.world)).toMatchObject({ summary, status });
    expect(differences(quarter, nursing)).toEqual([]);
    expect((await report(quarter, nursing)).counts).toMatchObject({ conflict: 0, update: 0 });
  },
);

const takeBack = async (): Promise<void> => {
  const { deliveries } = await office.get('exchange.overview', null);
  const came = deliveries.find(({ direction, undone }) => direction === 'in' && !undone);
  await office.get('exchange.undo', { delivery: came?.id ?? '' });
};

test('an import taken back after the department was told of it withdraws nothing there', async () => {
  await answer(quarter, nursing);
  await takeBack();
  expect(entryAt(office)).toBeUndefined();
  for (const kind of ['receipt', 'roster'] as const) {
    expect((await answer(quarter, nursing, kind)).counts).toMatchObject({ withdraw: 0 });
    expect(entryAt(nursing.world)?.summary).toBe('参加班会。');
  }
});

test.each([true, false])('and is reported again, told of it (%s) or not', async (told) => {
  await answer(quarter, nursing);
  await takeBack();
  if (told) await answer(quarter, nursing);
  const again = await report(quarter, nursing, !told);
  expect(again.counts).toMatchObject({ new: 2, conflict: 0 });
  expect(entryAt(office)?.summary).toBe('参加班会。');
  await answer(quarter, nursing);
  expect(differences(quarter, nursing)).toEqual([]);
  expect((await report(quarter, nursing)).counts).toMatchObject({ new: 0, update: 0 });
});

test.each([true, false])(
  'so is a correction that was taken back, told (%s) or not',
  async (told) => {
    await write(nursing.world, person, { id, summary: '参加“学风”班会。' });
    await report(quarter, nursing);
    await answer(quarter, nursing);
    await takeBack();
    expect(entryAt(office)?.summary).toBe('参加班会。');
    if (told) await answer(quarter, nursing);
    expect(entryAt(nursing.world)?.summary).toBe('参加“学风”班会。');
    const again = await report(quarter, nursing, !told);
    expect(again.counts).toMatchObject({ update: 1, conflict: 0 });
    expect(entryAt(office)?.summary).toBe('参加“学风”班会。');
    await answer(quarter, nursing);
    expect(differences(quarter, nursing)).toEqual([]);
  },
);

test('a receipt taken back at the department comes again', async () => {
  await decide('return', '请写明主题。');
  const path = await sendTo(office, 'receipt', nursing.unit);
  const first = await takeIn(quarter, nursing.world, path);
  expect(entryAt(nursing.world)?.status).toBe('returned');
  await nursing.world.get('exchange.undo', { delivery: first.result.delivery });
  expect(entryAt(nursing.world)?.status).toBe('submitted');
  await takeIn(quarter, nursing.world, path);
  expect(entryAt(nursing.world)).toMatchObject({
    ...{ status: 'returned', returnReason: '请写明主题。' },
  });
  expect(differences(quarter, nursing)).toEqual([]);
});

test('an import on which something was built is not taken back, and what stands in the way is named', async () => {
  const { deliveries } = await office.get('exchange.overview', null);
  const came = deliveries.find(({ direction }) => direction === 'in');
  await decide('accept');
  expect(await office.refused('exchange.undo', { delivery: came?.id ?? '' })).toMatchObject({
    code: 'import-stands',
  });
  expect(entryAt(office)?.status).toBe('accepted');
});

test('both change the same at once while a receipt is under way', async () => {
  await decide('return', '请写明主题。');
  const receipt = await sendTo(office, 'receipt', nursing.unit);
  await write(nursing.world, person, { id, summary: '不知道退回就改了。' });
  await submit();
  const blind = await sendTo(nursing.world, 'entries', nursing.unit);
  await takeIn(quarter, nursing.world, receipt);
  await takeIn(quarter, office, blind);
  expect(entryAt(office)).toMatchObject({ summary: '不知道退回就改了。', status: 'submitted' });
  await answer(quarter, nursing);
  expect(entryAt(nursing.world)).toMatchObject({
    summary: '不知道退回就改了。',
    status: 'submitted',
  });
  expect(differences(quarter, nursing)).toEqual([]);
});
