import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Printed } from '#api/office-views';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
let person: string;
const month = '2026-10';
const OF_MONTH = {
  query: { kind: 'sheets', range: { kind: 'month', day: '2026-10-15' }, options: {} },
  items: null,
  format: 'docx',
  as: 'each',
  existing: 'both',
} as const;

const add = (happened: string): Promise<{ readonly id: string }> =>
  world.get('entry.save', visit(person, { happened, carriers: ['党总支'] }));
const change = (id: string, summary: string): Promise<{ readonly id: string }> =>
  world.get('entry.save', {
    ...visit(person, { happened: '2026-10-09', carriers: ['党总支'] }),
    id,
    summary,
  });
const printed = async (): Promise<Printed | null> =>
  (await world.get('sheet.open', { person, month })).printed;
/** Everything the file says, headers included. */
const textOf = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('');
let files = 0;
const save = async (): Promise<string> => {
  files += 1;
  const path = join(world.folder, `表${String(files)}.docx`);
  world.hands.save.push(path);
  await world.get('document.save', { person, month });
  return textOf(new Uint8Array(readFileSync(path)));
};

beforeEach(async () => {
  world = await collegeWorld('2026-11-02T09:00:00');
  person = await personId(world, '林致远');
});
afterEach(() => {
  world.end();
});

describe('what is printed', () => {
  it('leaves no trace when it is only looked at, or when the dialog is cancelled', async () => {
    await add('2026-10-09');
    await world.get('document.sheet', { person, month });
    expect(await world.get('document.save', { person, month })).toBeNull();
    world.hands.save.push(join(world.folder, '没有这个文件夹', '表.docx'));
    expect(await world.refused('document.save', { person, month })).toMatchObject({
      code: 'write-failed',
    });
    expect(await printed()).toBeNull();
  });

  it('keeps its number while it says the same, and has the next one when it says something else', async () => {
    const { id } = await add('2026-10-09');
    expect(await save()).not.toMatch(/第\d稿/u);
    expect(await printed()).toEqual({
      edition: 1,
      copies: 1,
      at: '2026-11-02T09:00:00',
      same: true,
    });

    world.at('2026-11-03T09:00:00');
    expect(await save()).not.toMatch(/第\d稿/u);
    expect(await printed()).toEqual({
      edition: 1,
      copies: 2,
      at: '2026-11-03T09:00:00',
      same: true,
    });

    await change(id, '列席总支委员会，提出三条意见。');
    expect(await printed()).toMatchObject({ edition: 1, same: false });
    const preview = await world.get('document.sheet', { person, month });
    expect(textOf(preview.bytes)).toContain('第2稿');
    expect(await printed()).toMatchObject({ edition: 1, same: false });
    expect(await save()).toContain('第2稿');
    expect(await printed()).toMatchObject({ edition: 2, same: true });

    // As it was first, but not as it was printed last: a third paper, not the first one again.
    await change(id, '列席总支委员会。');
    expect(await save()).toContain('第3稿');
  });

  it('is the same when an entry was deleted and written down again, or handed in', async () => {
    const { id } = await add('2026-10-09');
    await save();
    await world.get('sheet.submit', { person, month });
    expect(await printed()).toMatchObject({ same: true });
    await world.get('record.remove', { kind: 'entry', id });
    expect(await printed()).toMatchObject({ same: false });
    await add('2026-10-09');
    expect(await printed()).toMatchObject({ same: true });
  });

  it('is never affected by what no paper shows', async () => {
    const { id } = await add('2026-10-09');
    await save();
    await world.get('entry.save', {
      ...visit(person, { happened: '2026-10-09', carriers: ['党总支'] }),
      id,
      place: '会议室',
      present: 12,
      makeUp: { for: '2026-09-15', reason: '外出' },
    });
    expect(await printed()).toMatchObject({ same: true });
    expect(await save()).not.toContain('补做');
  });

  it('is shown in the list beside the sheets', async () => {
    const { id } = await add('2026-10-09');
    await save();
    await change(id, '改写。');
    const { form } = await world.get('sheet.open', { person, month });
    const list = await world.get('sheet.list', { form: form.id, month });
    const shown = list.people.filter((item) => item.printed !== null);
    expect(shown).toMatchObject([{ person, printed: { edition: 1, same: false } }]);
  });

  it('is one act for a month, which undo passes over', async () => {
    await add('2026-10-09');
    const begun = world.app().writeInto(OF_MONTH, join(world.folder, '打印'));
    if (!begun.ok) throw new Error('not begun');
    const job = await begun.value.finished;
    expect(job).toMatchObject({ running: false, failed: [], done: 37 });
    const people = await world.get('sheet.list', {
      form: (await world.get('sheet.open', { person, month })).form.id,
      month,
    });
    expect(people.people.every((item) => item.printed?.same === true)).toBe(true);

    const { what } = await world.get('change.undo', null);
    expect(what).toMatch(/^添加 林致远/u);
    expect(await printed()).toMatchObject({ edition: 1, same: false });
    const again = await world.get('change.redo', null);
    expect(again.what).toBe(what);
    expect(await printed()).toMatchObject({ same: true });
    expect((await world.get('history.verify', null)).ok).toBe(true);
  });

  it('keeps only what was written when a batch is stopped', async () => {
    const target = join(world.folder, '打印');
    const begun = world.app().writeInto(OF_MONTH, target);
    if (!begun.ok) throw new Error('not begun');
    const written = async (): Promise<number> =>
      (await world.get('job.state', { id: begun.value.job.id })).written.length;
    while ((await written()) === 0) await new Promise((done) => setImmediate(done));
    await world.get('job.cancel', { id: begun.value.job.id });
    await begun.value.finished;
    const folder = readdirSync(target)[0] ?? '';
    const paper = readdirSync(join(target, folder)).length;
    const views = await Promise.all(
      (await world.get('roster.all', null)).people.map(({ id }) =>
        world.ask('sheet.open', { person: id, month }),
      ),
    );
    expect(paper).toBeLessThan(37);
    expect(views.filter((view) => view.ok && view.value.printed !== null)).toHaveLength(paper);
  });
});
