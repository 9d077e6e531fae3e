import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  inLedger,
  handedIn,
  importOf,
  lineOf,
  otherKeys,
  packageOf,
  refusal,
  reviewOf,
  rowsOf,
  senderOf,
  take,
} from './exchange-worlds.ts';
import type { Sender } from './exchange-worlds.ts';
import { collegeWorld, personId } from './world.ts';
import type { World } from './world.ts';

const staged = (world: World): readonly string[] => {
  const folder = join(world.folder, 'data', '暂存');
  return existsSync(folder) ? readdirSync(folder) : [];
};

const kept = (world: World) =>
  inLedger(world, (ledger) => ({
    entries: ledger.all('entry').length,
    partners: ledger.all('partner').length,
    deliveries: ledger.all('delivery').length,
  }));

describe('packages that are not to be taken', () => {
  let world: World;
  let nursing: Sender;
  let person: string;

  beforeAll(async () => {
    world = await collegeWorld();
    nursing = await senderOf(world, '护理学院');
    person = await personId(world, '何雨桐');
  });
  afterAll(() => {
    world.end();
  });
  afterEach(() => {
    // Nothing of a refused package reaches the ledger, or stays in staging.
    expect(kept(world)).toEqual({ entries: 0, partners: 0, deliveries: 0 });
    expect(staged(world)).toEqual([]);
  });

  const visit = () => lineOf('entry', handedIn(person), 1);

  test('a key that was never agreed on is a stranger, with its fingerprint to be compared', async () => {
    const { path } = await packageOf(nursing, { lines: [visit()] });
    const taken = await take(world, path);
    expect(taken).toMatchObject({ state: 'stranger', unit: '护理学院', pinned: null });
    expect(taken.state === 'stranger' && taken.fingerprint).toMatch(
      /^(?:[0-9A-F]{4} ){7}[0-9A-F]{4}$/u,
    );
  });

  test('a fingerprint that was heard otherwise on the telephone pins nothing', async () => {
    const { path } = await packageOf(nursing, { lines: [visit()] });
    const taken = await take(world, path);
    if (taken.state !== 'stranger') throw new Error(taken.state);
    const again = await world.get('exchange.pin', {
      files: taken.files,
      fingerprint: taken.fingerprint.replace(/^.{4}/u, '0000'),
      passphrase: null,
    });
    expect(again.state).toBe('stranger');
  });

  test('another ledger', async () => {
    const ledger = { id: '01900000-0000-7000-8000-000000000000', name: '另一学院' };
    const { path } = await packageOf(nursing, { lines: [visit()], ledger });
    expect(await refusal(world, path)).toContain('属于另一个台账（“另一学院”）');
  });

  test('the wrong direction: what the office itself writes', async () => {
    const { path } = await packageOf(nursing, { kind: 'receipt' });
    expect(await refusal(world, path)).toContain('要在该部门的电脑上导入');
  });

  test('a unit that isn’t here', async () => {
    const unit = { id: '01900000-0000-7000-8000-000000000001', name: '不存在的学院' };
    const { path } = await packageOf(nursing, { lines: [visit()], unit });
    expect(await refusal(world, path)).toContain('没有报送单位“不存在的学院”');
  });

  test('a date after tomorrow', async () => {
    const { path } = await packageOf(nursing, { lines: [visit()], created: '2026-11-22T09:00:01' });
    expect(await refusal(world, path)).toContain('2026年11月22日，比本机的今天还晚');
  });

  test('cut short, and no package at all', async () => {
    const { path } = await packageOf(nursing, { lines: [visit()] });
    writeFileSync(path, readFileSync(path).subarray(0, 600));
    expect(await refusal(world, path)).not.toBe('');
    writeFileSync(path, Buffer.alloc(0));
    expect(await refusal(world, path)).toContain('空的');
  });

  test('sealed: asks for the passphrase, and says when it is wrong', async () => {
    const { path } = await packageOf(nursing, { lines: [visit()], passphrase: '春风化雨 2026' });
    expect(await take(world, path)).toMatchObject({ state: 'passphrase', wrong: false });
    expect(await take(world, path, '春风化雨')).toMatchObject({ state: 'passphrase', wrong: true });
    expect(await take(world, path, '春风化雨 2026')).toMatchObject({ state: 'stranger' });
  });
});

describe('packages of a department whose key is agreed on', () => {
  let world: World;
  let nursing: Sender;
  let person: string;
  let first: { readonly path: string; readonly id: string };

  beforeAll(async () => {
    world = await collegeWorld();
    nursing = await senderOf(world, '护理学院');
    person = await personId(world, '何雨桐');
    first = await packageOf(nursing, { lines: [lineOf('entry', handedIn(person), 1)] });
    expect(await importOf(world, first.path)).toMatchObject({ written: 1, pending: 0, left: 0 });
  });
  afterAll(() => {
    world.end();
  });

  const notices = async (sent: Parameters<typeof packageOf>[1]) => {
    const { path } = await packageOf(nursing, sent);
    return (await reviewOf(world, path)).notices.join('\n');
  };

  test('another key is a stranger, with the pinned one beside it', async () => {
    const { path } = await packageOf(nursing, { sequence: 2, keys: otherKeys(world) });
    const taken = await take(world, path);
    expect(taken).toMatchObject({ state: 'stranger', unit: '护理学院' });
    expect(taken.state === 'stranger' && taken.pinned?.since).toBe('2026-11-21T09:00:00');
  });

  test('people of another unit: all of it is refused, with their names', async () => {
    const stranger = await personId(world, '蔡文琢');
    const { path } = await packageOf(nursing, {
      sequence: 2,
      previous: first.id,
      lines: [
        lineOf('entry', handedIn(person), 2),
        lineOf('entry', handedIn(stranger), 3),
        lineOf('entry', handedIn(await personId(world, '邱子墨')), 4),
      ],
    });
    const text = await refusal(world, path);
    expect(text).toContain('蔡文琢、邱子墨');
    expect(text).toContain('整个包都没有收');
    expect(kept(world).entries).toBe(1);
    expect(staged(world)).toEqual([]);
  });

  test('the same package again: a notice, and nothing to be done', async () => {
    const review = await reviewOf(world, first.path);
    expect(review.notices.join('')).toContain('导入过');
    expect(review.counts).toMatchObject({ unchanged: 1, new: 0, update: 0 });
    expect(review.writes).toBe(0);
    const before = kept(world);
    const again = await reviewOf(world, first.path);
    await world.get('exchange.commit', { review: again.id });
    expect(kept(world)).toEqual(before);
  });

  test('a gap names what is missing', async () => {
    expect(await notices({ sequence: 4, previous: 'x' })).toContain('没有收到第 2、3 号包');
  });

  test('the same number twice is a fork', async () => {
    const said = await notices({ sequence: 1, lines: [lineOf('entry', handedIn(person), 1)] });
    expect(said).toContain('两个不同的第 1 号包');
  });

  test('a chain that doesn’t fit is a fork', async () => {
    expect(await notices({ sequence: 2, previous: 'another' })).toContain('接不上');
  });

  test('a clock that went back', async () => {
    const said = await notices({ sequence: 2, previous: first.id, created: '2026-11-19T08:00:00' });
    expect(said).toContain('时钟走回去过');
  });

  test('someone whom the roster doesn’t have is a row’s problem, not the package’s', async () => {
    const nobody = '01900000-0000-7000-8000-00000000000f';
    const { path } = await packageOf(nursing, {
      sequence: 2,
      previous: first.id,
      lines: [lineOf('entry', handedIn(nobody), 2), lineOf('entry', handedIn(person), 3)],
    });
    const review = await reviewOf(world, path);
    expect(review.counts).toMatchObject({ problem: 1 });
    const rows = await rowsOf(world, review.id);
    expect(rows.find(({ outcome }) => outcome === 'problem')?.reason).toContain('人员');
  });
});
