import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sentenceOf } from '#api/sentences';
import { stick, unitId } from './exchange-departments.ts';
import { collegeWorld } from './world.ts';
import type { World } from './world.ts';

/* Sending to sticks that are full, lie, are pulled out, or are no sticks, and calling it off. */

let office: World;
let unit: string;
const mounted: string[] = [];

beforeEach(async () => {
  office = await collegeWorld();
  unit = await unitId(office, '护理学院');
});
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
  office.end();
});

const FOLDER = '联系师生台账';
const asked = (drive: string) =>
  ({ kind: 'roster', units: [unit], all: false, passphrase: null, drive }) as const;

const folderOf = (name: string): string => join(office.folder, 'sticks', name, FOLDER);
const left = (name: string): readonly string[] =>
  existsSync(folderOf(name)) ? readdirSync(folderOf(name)) : [];

/** Nothing was noted as sent, and the next package still gets the first number. */
const nothingSent = async (): Promise<void> => {
  const { deliveries } = await office.get('exchange.overview', null);
  expect(deliveries).toEqual([]);
  const [preview] = await office.get('exchange.preview', {
    kind: 'roster',
    units: [unit],
    all: false,
  });
  expect(preview?.file).toContain('-001-');
  expect(await office.get('exchange.progress', null)).toBeNull();
};

test('a package that was called off leaves nothing behind', async () => {
  const drive = await stick(office);
  const sending = office.refused('exchange.send', asked(drive));
  await office.get('exchange.cancel', null);
  expect(await sending).toEqual({ code: 'cancelled' });
  expect(left('KINGSTON')).toEqual([]);
  await nothingSent();
  expect(await office.get('exchange.send', asked(drive))).toHaveLength(1);
});

test('while one is written, no other is begun', async () => {
  const drive = await stick(office);
  const sending = office.get('exchange.send', asked(drive));
  expect(await office.refused('exchange.send', asked(drive))).toEqual({ code: 'busy' });
  expect(await sending).toHaveLength(1);
});

/** Does something at every turn as long as work is under way. */
const meanwhile = async (work: Promise<unknown>, act: () => void): Promise<void> => {
  const state = { over: false };
  const ended = work.finally(() => {
    state.over = true;
  });
  while (!state.over) {
    act();
    await new Promise((turn) => setImmediate(turn));
  }
  await ended;
};

test('a stick that does not keep what was written is found out by reading back', async () => {
  const drive = await stick(office);
  mkdirSync(folderOf('KINGSTON'));
  const sending = office.ask('exchange.send', asked(drive));
  let spoiled = false;
  await meanwhile(sending, () => {
    // Once only: what was found out is taken away by another thread, while a name is still listed.
    const names = spoiled ? [] : left('KINGSTON');
    for (const name of names) {
      const path = join(folderOf('KINGSTON'), name);
      if (!name.endsWith('.part') || statSync(path).size < 40) continue;
      spoiled = true;
      const file = openSync(path, 'r+');
      writeSync(file, Buffer.from('坏'), 0, 3, 32);
      closeSync(file);
    }
  });
  const reply = await sending;
  expect(reply).toMatchObject({ ok: false, problem: { code: 'not-verified' } });
  expect(reply.ok ? '' : sentenceOf(reply.problem)).toMatch(/核对不一致/u);
  expect(left('KINGSTON')).toEqual([]);
  await nothingSent();
});

test('a stick that is pulled out is said to be gone', async () => {
  const drive = await stick(office);
  rmSync(join(office.folder, 'sticks', 'KINGSTON'), { recursive: true });
  const problem = await office.refused('exchange.send', asked(drive));
  expect(problem).toMatchObject({ code: 'write-failed', why: 'missing' });
  expect(sentenceOf(problem)).toContain('U盘');
  await nothingSent();
});

test('where a file has the name of our folder nothing is written', async () => {
  const drive = await stick(office);
  writeFileSync(folderOf('KINGSTON'), '');
  const problem = await office.refused('exchange.send', asked(drive));
  expect(problem).toMatchObject({ code: 'write-failed' });
  expect(readdirSync(join(office.folder, 'sticks', 'KINGSTON'))).toEqual([FOLDER]);
  await nothingSent();
});

/** Makes the stick a real file system with a few kilobytes of room; false where none may be mounted. */
const cramped = (name: string): boolean => {
  const folder = join(office.folder, 'sticks', name);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=755', 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    return false;
  }
  mounted.push(folder);
  mkdirSync(folderOf(name));
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc((bavail - 1) * bsize));
  return true;
};

test('a full stick takes nothing, and the same package goes when there is room', async (context) => {
  const drive = await stick(office, 'FULL');
  if (!cramped('FULL')) {
    context.skip('no right to mount a small disk');
    return;
  }
  const problem = await office.refused('exchange.send', asked(drive));
  expect(problem).toMatchObject({ code: 'write-failed', why: 'disk-full' });
  expect(sentenceOf(problem)).toMatch(/空间|满/u);
  expect(left('FULL')).toEqual([]);
  await nothingSent();
  const workbooks = await office.refused('exchange.workbooks', {
    ...{ units: [unit], month: '2026-10', drive },
  });
  expect(workbooks).toMatchObject({ code: 'write-failed', why: 'disk-full' });
  expect(left('FULL')).toEqual([]);
  await nothingSent();
  rmSync(join(office.folder, 'sticks', 'FULL', 'filler'));
  expect(await office.get('exchange.send', asked(drive))).toHaveLength(1);
  expect(left('FULL')).toHaveLength(1);
});
