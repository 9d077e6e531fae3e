import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { collegeWorld } from './world.ts';
import type { World } from './world.ts';

let world: World | undefined;
afterEach(() => {
  world?.end();
  world = undefined;
});

/** A file on a stick; folders are made. */
const onStick = (here: World, path: string, text: string): string => {
  const file = join(here.folder, 'sticks', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
};

test('what lies near the top of a stick waits, with its kind by content', async () => {
  world = await collegeWorld();
  onStick(world, 'KINGSTON/名册.csv', '姓名,单位\n林致远,护理学院\n');
  onStick(world, 'KINGSTON/十月/收集/深.csv', '姓名\n');
  onStick(world, 'KINGSTON/十月/收集/太深/更深.csv', '姓名\n');
  onStick(world, 'KINGSTON/.隐藏/名册.csv', '姓名\n');
  onStick(world, 'KINGSTON/System Volume Information/名册.csv', '姓名\n');
  onStick(world, 'KINGSTON/~$表.docx', 'x');
  onStick(world, 'KINGSTON/假的.docx', '姓名,单位\n');
  onStick(world, 'KINGSTON/照片.jpg', 'x');
  const { waiting, drives, purpose, asked } = await world.get('exchange.overview', null);
  expect(purpose).toEqual({ side: 'office' });
  expect(drives.map(({ name }) => name)).toEqual(['U盘 KINGSTON']);
  expect(asked).toEqual([]);
  expect(
    waiting
      .map(({ name, place, kind, from, taken }) => ({ name, place, kind, from, taken }))
      .sort((a, b) => a.place.localeCompare(b.place) || a.name.localeCompare(b.name)),
  ).toEqual([
    { name: '假的.docx', place: 'U盘 KINGSTON', kind: 'table', from: 'drive', taken: null },
    { name: '名册.csv', place: 'U盘 KINGSTON', kind: 'table', from: 'drive', taken: null },
    {
      name: '深.csv',
      place: 'U盘 KINGSTON › 十月 › 收集',
      kind: 'table',
      from: 'drive',
      taken: null,
    },
  ]);
  const again = await world.get('exchange.overview', null);
  expect(again.waiting.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
});

test('what was dropped or opened waits and is asked for once it is offered', async () => {
  world = await collegeWorld();
  const file = join(world.folder, '名册.csv');
  writeFileSync(file, '姓名\n');
  world.app().offer([file], 'dropped');
  expect(world.changed.at(-1)).toBe('exchange');
  const { waiting, asked } = await world.get('exchange.overview', null);
  expect(waiting).toHaveLength(1);
  expect(waiting[0]).toMatchObject({ name: '名册.csv', from: 'dropped', kind: 'table' });
  expect(asked).toEqual([waiting[0]?.id]);
  // Nobody took it up, so nobody else who looks may swallow it.
  expect((await world.get('exchange.overview', null)).asked).toEqual(asked);
});

test('what was written here for somebody else waits for nobody at this PC', async () => {
  world = await collegeWorld();
  onStick(world, 'KINGSTON/名册.csv', '姓名,单位\n林致远,护理学院\n');
  const { drives, partners } = await world.get('exchange.overview', null);
  const sent = await world.get('exchange.send', {
    kind: 'roster',
    units: partners.slice(0, 1).map(({ id }) => id),
    all: true,
    passphrase: null,
    drive: drives[0]!.id,
  });
  expect(sent).toHaveLength(1);
  const { waiting } = await world.get('exchange.overview', null);
  expect(waiting.map(({ name }) => name)).toEqual(['名册.csv']);
});
