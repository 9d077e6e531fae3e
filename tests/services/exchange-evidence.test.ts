import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digest } from '#platform/digest';
import { carry, joined, linesOf, readFrom, sendTo, unitId } from './exchange-departments.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await collegeWorld();
});
afterEach(() => {
  world.end();
});

const evidenceOf = (here: World): string => join(here.folder, 'data', '附件');
const attach = async (here: World, name: string, bytes: string | Uint8Array) => {
  const file = join(here.folder, name);
  writeFileSync(file, bytes);
  here.hands.open.push(file);
  return here.ask('evidence.attach', null);
};

test('a file is kept once under its digest and opened as a copy with its ending', async () => {
  const text = '专题调研报告';
  for (const name of ['报告.txt', '同一份.txt']) {
    expect(await attach(world, name, text)).toEqual({
      ok: true,
      value: { sha256: digest(text), name, size: Buffer.byteLength(text) },
    });
  }
  expect(readdirSync(evidenceOf(world))).toEqual([digest(text)]);
  await world.get('evidence.open', { sha256: digest(text), name: '报告.txt' });
  const opened = world.hands.opened.at(-1) ?? '';
  expect(opened.endsWith('报告.txt')).toBe(true);
  expect(opened.startsWith(evidenceOf(world))).toBe(false);
  expect(readFileSync(opened, 'utf8')).toBe(text);
});

test('what is not on the list, or not what it is called, is refused', async () => {
  const pdf = '%PDF-1.7\n';
  expect((await attach(world, '报告.pdf', pdf)).ok).toBe(true);
  for (const [name, bytes] of [
    ['程序.txt', 'MZ\x90\0\x03'],
    ['报告.txt', pdf],
    ['空的.txt', ''],
    ['脚本.js', 'alert(1)'],
  ] as const)
    expect(await attach(world, name, bytes)).toMatchObject({ problem: { code: 'invalid' } });
  expect(readdirSync(evidenceOf(world))).toHaveLength(1);
  expect(
    await world.refused('evidence.open', { sha256: digest(pdf), name: '报告.exe' }),
  ).toMatchObject({ code: 'invalid' });
});

test('a file that is gone or was changed is named and not opened', async () => {
  const sha256 = digest('一');
  await attach(world, '报告.txt', '一');
  writeFileSync(join(evidenceOf(world), sha256), '二');
  expect(await world.refused('evidence.open', { sha256, name: '报告.txt' })).toMatchObject({
    code: 'invalid',
  });
  rmSync(join(evidenceOf(world), sha256));
  expect(await world.refused('evidence.open', { sha256, name: '报告.txt' })).toMatchObject({
    code: 'read-failed',
    why: 'missing',
  });
});

test('moving the ledger takes the evidence along', async () => {
  await attach(world, '报告.txt', '一');
  const there = join(world.folder, 'elsewhere');
  mkdirSync(there);
  world.hands.folder.push(there);
  await world.get('app.place', null);
  expect(readdirSync(join(there, '附件'))).toEqual([digest('一')]);
  expect(existsSync(evidenceOf(world))).toBe(false);
  await world.get('evidence.open', { sha256: digest('一'), name: '报告.txt' });
});

test('evidence travels with its entry, and an entry without its file stays', async () => {
  const unit = await unitId(world, '护理学院');
  const person = await personId(world, '何雨桐');
  const department = await joined(await sendTo(world, 'roster', unit));
  const kept = await attach(department, '报告.txt', '一');
  if (!kept.ok || kept.value === null) throw new Error('not kept');
  const evidence = [{ kind: '调研报告', title: '报告', file: kept.value }];
  await department.get(
    'entry.save',
    visit(person, { happened: '2026-10-09', carriers: ['branch'], evidence }),
  );
  await department.get('sheet.submit', { person, month: '2026-10' });
  const path = await sendTo(department, 'entries', unit);
  expect((await readFrom(path)).attachments.map(({ sha256 }) => sha256)).toEqual([digest('一')]);
  await carry(path, world);
  expect(readdirSync(evidenceOf(world))).toEqual([digest('一')]);
  rmSync(evidenceOf(department), { recursive: true });
  const asked = { kind: 'entries', units: [unit], all: true } as const;
  const [preview] = await department.get('exchange.preview', asked);
  expect(preview?.notes.join('')).toContain('附件文件“报告.txt”在本机找不到');
  expect(await linesOf(await sendTo(department, 'entries', unit, { all: true }), 'entry')).toEqual(
    [],
  );
  department.end();
});
