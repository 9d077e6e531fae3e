import { afterEach, expect, it } from 'vitest';
import { collegeWorld, personId } from '../services/world.ts';
import type { World } from '../services/world.ts';
import { partNames, partOf } from './office.ts';

const NOTE = '示例数据，不作为正式材料';

let world: World;
afterEach(() => {
  world.end();
});

it('says on every form of the demo school, and on no other, that it is no official material', async () => {
  world = await collegeWorld();
  const person = await personId(world, '林致远');
  const real = await world.get('document.sheet', { person, month: '2026-10' });
  expect(partNames(real.bytes)).not.toContain('word/header1.xml');

  await world.get('demo.load', null);
  const list = await world.get('sheet.list', { form: 'leader-month', month: '2026-10' });
  const someone = list.people[0]?.person ?? '';
  const made = await world.get('document.sheet', { person: someone, month: '2026-10' });
  expect(partOf(made.bytes, 'word/header1.xml')).toContain(NOTE);
});
