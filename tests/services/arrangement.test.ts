import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docxStructure } from '../documents/office.ts';
import { bothWorld } from './both-policies.ts';
import { personId } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await bothWorld('2026-11-21T09:00:00');
});
afterEach(() => {
  world.end();
});

const source = (form: string, day: string) =>
  ({ list: 'arrangement', query: { policy: 'neu-2020-82', form, day } }) as const;

const linkTo = async (name: string, object: string, since: string, until: string | null) => {
  const { objects } = await world.get('roster.all', null);
  const found = objects.find((one) => one.name === object);
  await world.get('link.save', {
    id: null,
    person: await personId(world, name),
    object: found?.id ?? '',
    since,
    until,
    origin: 'assigned',
  });
};

const rowsOn = async (day: string) => {
  const path = join(world.folder, `${day}.docx`);
  world.hands.save.push(path);
  await world.get('list.save', { source: source('arrangement', day), format: 'docx' });
  const { paragraphs, tables } = docxStructure(new Uint8Array(readFileSync(path)));
  return {
    paragraphs,
    rows: (tables[0] ?? [])
      .slice(1)
      .map((row) => row.cells.map((cell) => cell.paragraphs.join(''))),
  };
};

describe('the arrangement of links', () => {
  it('has a row for each link in force on the day to an object of its kinds, and names who has none', async () => {
    await linkTo('苏明睿', '2024级护理1班', '2026-09-01', null);
    await linkTo('谢安然', '2024级护理2班', '2025-09-01', '2026-10-31');
    await linkTo('何雨桐', '护理学院党总支', '2026-09-01', null);
    await linkTo('林致远', '2024级护理2班', '2026-09-01', null);
    const { paragraphs, rows } = await rowsOn('2026-11-21');
    expect(rows).toEqual([
      [
        '1',
        '学生工作部',
        '苏明睿',
        '部长',
        '2024级护理1班',
        '护理学院',
        '2024级',
        '',
        '2026年9月1日',
        '',
      ],
    ]);
    const said = paragraphs.join('\n');
    expect(said).toContain('填表时间：2026年11月21日');
    expect(said).toMatch(/尚未确定联系点（\d+人）：.*谢安然/u);
    expect(said).not.toContain('林致远');
    expect((await rowsOn('2026-10-31')).rows.map((row) => row[2])).toEqual(['苏明睿', '谢安然']);
  });

  it('is refused where the form is no list of links', async () => {
    expect(
      await world.refused('list.save', {
        source: source('work-ledger', '2026-11-21'),
        format: 'docx',
      }),
    ).toEqual({ code: 'not-found', what: 'policy' });
  });
});
