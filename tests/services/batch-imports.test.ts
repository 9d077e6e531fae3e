import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskFiles } from '#platform/files';
import { runBatch } from '../../src-main/batch/run.ts';
import { handedIn, lineOf, otherKeys, packageOf, reviewOf, senderOf } from './exchange-worlds.ts';
import type { Sender } from './exchange-worlds.ts';
import { collegeWorld, makeWorld, personId, rosterPath, visit } from './world.ts';
import type { World } from './world.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const kept = (world: World): World => {
  ends.push(world.end);
  return world;
};

const clock = { today: () => '2026-11-21', now: () => '2026-11-21T09:00:00' };

const run = async (world: World, ...imports: readonly string[]) => {
  const reply = await runBatch(
    world.app(),
    { clock, files: diskFiles },
    { imports, documents: null },
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.problem));
  return reply.value;
};

/** A department whose key was agreed on, with its first package taken in. */
const known = async (world: World): Promise<{ sender: Sender; person: string }> => {
  const sender = await senderOf(world, '护理学院');
  const person = await personId(world, '秦嘉树');
  const first = await packageOf(sender, { lines: [lineOf('entry', handedIn(person), 1)] });
  const review = await reviewOf(world, first.path);
  await world.get('exchange.commit', { review: review.id });
  return { sender, person };
};

const nothing = { new: 0, changed: 0, unchanged: 0, waiting: 0, refused: 0 };

describe('files taken in without a window', () => {
  it('are taken as they would be on the screen, once', async () => {
    const world = kept(await collegeWorld());
    const { sender, person } = await known(world);
    const { path } = await packageOf(sender, {
      sequence: 2,
      lines: [lineOf('entry', handedIn(person, { happened: '2026-10-16' }), 2)],
    });
    const before = await world.get('backup.list', null);
    const first = await run(world, path);
    expect(first).toMatchObject({
      exit: 0,
      refused: [],
      imports: [
        {
          file: path,
          title: '护理学院 第 2 号报送包',
          result: 'taken',
          counts: { ...nothing, new: 1 },
          problem: null,
        },
      ],
    });
    expect((await world.get('backup.list', null)).length).toBe(before.length + 1);
    const again = await run(world, path);
    expect(again).toMatchObject({
      exit: 0,
      imports: [{ result: 'unchanged', counts: { ...nothing, unchanged: 1 } }],
    });
    expect((await world.get('backup.list', null)).length).toBe(before.length + 1);
  });

  it('never agree on a key, nor take another one', async () => {
    const world = kept(await collegeWorld());
    const stranger = await senderOf(world, '护理学院');
    const person = await personId(world, '秦嘉树');
    const first = await packageOf(stranger, { lines: [lineOf('entry', handedIn(person), 1)] });
    const unknown = await run(world, first.path);
    expect(unknown.exit).toBe(4);
    expect(unknown.imports[0]?.problem).toContain('还没有和“护理学院”对过核对码');
    const { sender } = await known(world);
    const other = await packageOf(sender, {
      sequence: 2,
      keys: otherKeys(world),
      lines: [lineOf('entry', handedIn(person), 1)],
    });
    const changed = await run(world, other.path);
    expect(changed.exit).toBe(4);
    expect(changed.imports[0]?.problem).toContain('“护理学院”的核对码变了');
    const sealed = await packageOf(sender, { sequence: 2, passphrase: '十月的报送', lines: [] });
    const locked = await run(world, sealed.path);
    expect(locked.exit).toBe(4);
    expect(locked.imports[0]?.problem).toContain('设了密码');
    expect(diskFiles.list(join(world.folder, 'data', '暂存'))).toEqual([]);
  });

  it('leave to people what needs people, and take the rest', async () => {
    const world = kept(await collegeWorld());
    const { sender, person } = await known(world);
    const { carriers, objectText, summary } = handedIn(person);
    const same = { happened: '2026-10-16', carriers, objectText, summary };
    await world.get('entry.save', visit(person, same));
    const third = await packageOf(sender, {
      sequence: 2,
      lines: [
        // The department's account of the same visit.
        lineOf('entry', handedIn(person, { ...same, summary: `${summary}会后走访宿舍。` }), 3),
        lineOf('entry', handedIn(person, { happened: '2026-10-23' }), 4),
      ],
    });
    const told = await run(world, third.path);
    expect(told).toMatchObject({
      exit: 1,
      imports: [{ result: 'taken', counts: { ...nothing, new: 1, waiting: 1 } }],
    });
    expect(told.imports[0]?.waiting).toHaveLength(1);
    expect(told.imports[0]?.waiting[0]?.title).toContain('秦嘉树');
    expect(await world.get('exchange.pending', null)).toHaveLength(1);
    const again = await run(world, third.path);
    // It still waits, and the scheduler is still told.
    expect(again).toMatchObject({ exit: 1, pending: 1, imports: [{ result: 'unchanged' }] });
  });

  it('are told of one by one: a folder stands for its files, a bad one holds no other up', async () => {
    const world = kept(await collegeWorld());
    const { sender, person } = await known(world);
    const { path } = await packageOf(sender, {
      sequence: 2,
      lines: [lineOf('entry', handedIn(person, { happened: '2026-10-16' }), 2)],
    });
    const inbox = join(world.folder, '收件');
    mkdirSync(join(inbox, '下一层.docx'), { recursive: true });
    writeFileSync(join(inbox, '坏的.docx'), 'not a document');
    writeFileSync(join(inbox, '~$开着.docx'), '');
    writeFileSync(join(inbox, '说明.md'), '');
    copyFileSync(rosterPath('名册.csv'), join(inbox, '名册.csv'));
    copyFileSync(path, join(inbox, '护理学院2.lxb'));
    const told = await run(world, inbox, join(inbox, '坏的.docx'), join(world.folder, '没有.lxb'));
    expect(told.exit).toBe(4);
    expect(
      Object.fromEntries(
        told.imports.map(({ file, result }) => [file.slice(world.folder.length), result]),
      ),
    ).toEqual({
      '/收件/名册.csv': 'unchanged',
      '/收件/坏的.docx': 'refused',
      '/收件/护理学院2.lxb': 'taken',
      '/没有.lxb': 'refused',
    });
    const missing = told.imports.find(({ file }) => file.endsWith('没有.lxb'));
    expect(missing?.problem).toBe('“没有.lxb”没有读出：找不到这个位置。请检查磁盘是否已连接。');
  });

  it('are not begun where there is no ledger, and none is made', async () => {
    const world = kept(makeWorld());
    const told = await run(world, '/nowhere.lxb');
    expect(told).toMatchObject({ exit: 3, ledger: null, imports: [] });
    expect(told.refused[0]).toContain('这里还没有台账');
    expect(diskFiles.list(join(world.folder, 'data'))).not.toContain('联系师生台账.lxdb');
  });

  it('are not begun where the ledger can’t be opened', async () => {
    const world = kept(await collegeWorld());
    world.app().close();
    const file = join(world.folder, 'data', '联系师生台账.lxdb');
    writeFileSync(file, 'no ledger at all, whatever its name says');
    world.reopen();
    const told = await run(world, '/nowhere.lxb');
    expect(told.exit).toBe(3);
    expect(told.refused).toEqual([expect.stringContaining('不是本程序的台账')]);
    const other = kept(await collegeWorld());
    other.app().close();
    diskFiles.remove(join(other.folder, 'data', '联系师生台账.lxdb'));
    other.reopen();
    const gone = await run(other, '/nowhere.lxb');
    expect(gone.exit).toBe(3);
    expect(gone.refused).toEqual([expect.stringContaining('台账文件不在原来的位置')]);
  });
});
