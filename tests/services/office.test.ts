import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
afterEach(() => {
  world.end();
});

const october = { kind: 'month', day: '2026-10-15' } as const;
const key = (person: string) => ({ person, month: '2026-10' });

describe('the rest of the office', () => {
  it('writes a month of documents, never over a file that is there', async () => {
    world = await collegeWorld();
    const target = join(world.folder, '打印');
    const write = {
      query: { kind: 'sheets', range: october, options: {} },
      format: 'docx',
      as: 'each',
      existing: 'both',
    } as const;
    const begun = world.app().writeInto({ ...write, items: null }, target);
    expect(begun.ok).toBe(true);
    if (!begun.ok) return;
    await begun.value.finished;
    const folder = join(target, '2026年10月');
    const names = readdirSync(folder);
    expect(names).toHaveLength(37);
    expect(names).toContain('附件1-林致远-2026年10月.docx');
    expect(names).toContain('附件2-李响（学生工作部）-2026年10月.docx');
    writeFileSync(join(folder, '附件1-林致远-2026年10月.docx'), 'kept');
    const { items } = await world.get('document.plan', write.query);
    const chosen = items.filter(({ name }) => name === '林致远').map(({ id }) => id);
    const second = world.app().writeInto({ ...write, items: chosen }, target);
    if (second.ok) await second.value.finished;
    expect(readFileSync(join(folder, '附件1-林致远-2026年10月.docx'), 'utf8')).toBe('kept');
    expect(readdirSync(folder)).toContain('附件1-林致远-2026年10月（2）.docx');
  });

  it('says which file could not be written, and why', async () => {
    world = await collegeWorld();
    const person = await personId(world, '林致远');
    world.hands.save.push(join(world.folder, '没有这个文件夹', '表.docx'));
    expect(await world.refused('document.save', key(person))).toMatchObject({
      code: 'write-failed',
      file: '表.docx',
      why: 'missing',
    });
    expect(await world.get('document.save', key(person))).toBeNull();
  });

  it('restores a backup and keeps the ledger that it replaced', async () => {
    world = await collegeWorld();
    const before = await world.get('roster.all', null);
    const backup = await world.get('backup.now', null);
    const person = await personId(world, '林致远');
    await world.get('person.save', {
      id: person,
      name: '林致遥',
      pinyin: '',
      initials: '',
      attributes: [],
    });
    expect(await world.get('roster.all', null)).not.toEqual(before);
    await world.get('backup.restore', { id: backup.id });
    expect(await world.get('roster.all', null)).toEqual(before);
    expect(readdirSync(join(world.folder, 'data')).some((name) => name.includes('被替换'))).toBe(
      true,
    );
    expect(await world.get('history.verify', null)).toMatchObject({ ok: true });
  });

  it('moves the ledger to another folder and finds it there again', async () => {
    world = await collegeWorld();
    const before = await world.get('roster.all', null);
    world.hands.folder.push(world.folder);
    const moved = await world.get('app.place', null);
    expect(moved).toMatchObject({ stage: 'ready', file: join(world.folder, '联系师生台账.lxdb') });
    world.reopen();
    expect(await world.get('roster.all', null)).toEqual(before);
  });

  it('never begins anew where a ledger has been: a missing or damaged file is named, and a backup brings it back', async () => {
    world = await collegeWorld();
    const before = await world.get('roster.all', null);
    const backup = await world.get('backup.now', null);
    const file = join(world.folder, 'data', '联系师生台账.lxdb');
    world.app().close();
    renameSync(file, `${file}.elsewhere`);
    world.reopen();
    expect(await world.get('app.overview', null)).toMatchObject({
      stage: 'blocked',
      why: 'missing-file',
    });
    expect(await world.refused('roster.all', null)).toMatchObject({ code: 'ledger-unusable' });
    renameSync(`${file}.elsewhere`, file);
    expect(await world.get('app.overview', null)).toMatchObject({ stage: 'ready' });
    world.app().close();
    writeFileSync(file, 'this was a ledger');
    world.reopen();
    expect(await world.get('app.overview', null)).toMatchObject({
      stage: 'blocked',
      why: 'not-a-ledger',
    });
    const listed = await world.get('backup.list', null);
    expect(listed.map(({ id }) => id)).toContain(backup.id);
    expect(await world.get('backup.restore', { id: backup.id })).toMatchObject({
      stage: 'ready',
    });
    expect(await world.get('roster.all', null)).toEqual(before);
  });

  it('keeps what is deleted, says what it was, and brings it back', async () => {
    world = await collegeWorld('2026-10-10T10:00:00');
    const person = await personId(world, '林致远');
    const { id } = await world.get(
      'entry.save',
      visit(person, { happened: '2026-10-09', carriers: ['党总支'] }),
    );
    await world.get('record.remove', { kind: 'entry', id });
    expect((await world.get('sheet.open', key(person))).entries).toEqual([]);
    expect(await world.get('record.deleted', null)).toEqual([
      { kind: 'entry', id, label: '林致远 10月9日 党总支', at: '2026-10-10T10:00:00' },
    ]);
    await world.get('record.restore', { kind: 'entry', id });
    expect((await world.get('sheet.open', key(person))).entries).toHaveLength(1);
  });
});

describe('the figures of a range', () => {
  it('count what falls due in it, and nothing that runs on', async () => {
    world = await collegeWorld();
    const asked = { policy: 'fj-2021-31', rank: 'leader' };
    const matrix = await world.get('compliance.matrix', { ...asked, range: october });
    // For each of 8 leaders: six monthly clauses (fj.1.2, 2.3, 3.2, 4.2, 5.2, fj.7) and five weeks of fj.6.0,
    // those of the Thursdays 1, 8, 15, 22 and 29 October. Half-year, term and year end later.
    expect(matrix.figures).toEqual({ expected: 88, done: 0, onTime: 0 });
  });
});

describe('the demo school', () => {
  it('is kept apart, marked, and leaves nothing behind', async () => {
    world = await collegeWorld();
    const real = await world.get('roster.all', null);
    expect(await world.get('demo.load', null)).toMatchObject({ stage: 'ready', demo: true });
    const matrix = await world.get('compliance.matrix', {
      range: october,
      policy: 'fj-2021-31',
      rank: 'leader',
    });
    const statuses = new Set(matrix.rows.flatMap(({ cells }) => cells.map(({ status }) => status)));
    for (const status of ['met', 'missed', 'exempt'] as const) expect(statuses).toContain(status);
    world.reopen();
    expect(await world.get('app.overview', null)).toMatchObject({ demo: true });
    await world.get('demo.clear', null);
    expect(await world.get('roster.all', null)).toEqual(real);
    expect(readdirSync(join(world.folder, 'data'))).not.toContain('示例');
  });
});
