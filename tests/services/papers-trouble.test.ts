import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readWord } from '#intake/word/read-word';
import { FORMS } from '../intake/word-help.ts';
import { finished, inLedger, leadersWorld, result, sheetsOf, written } from './papers-leaders.ts';
import type { World } from './world.ts';

const OCTOBER = '2025-10';
const FOLDER = '2025年10月';
const query = sheetsOf(OCTOBER);

let world: World;
/** What has to be taken back before the world's folder can go. */
const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
  world.end();
});

/** Every file below a folder, by its path there. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const inOut = (name: string): string => {
  const folder = join(world.folder, name);
  mkdirSync(folder);
  return folder;
};

const choose = (folder: string): void => {
  world.hands.folder.push(folder);
};

const printed = (): number => inLedger(world, (ledger) => ledger.all('printing').length);

/** Mounts a file system for the test; `undefined` where nobody may. */
const mounted = (folder: string, options: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  undo.push(() => execFileSync('umount', ['-l', folder]));
  return true;
};

const names = Array.from({ length: 30 }, (_, index) => `示例人${String(index)}`);

describe('a run that meets a disk', () => {
  it('that is full stops there: what is written is whole and recorded, and the rest is named', async (context) => {
    world = await leadersWorld(names, [OCTOBER]);
    const disk = inOut('U盘');
    if (!mounted(disk, 'size=1m,mode=755')) context.skip('no right to mount a small disk');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, '占位'), Buffer.alloc(bavail * bsize - 100_000));
    choose(disk);
    const job = await result(world, { query });
    const [first, second] = job.failed;
    expect(first?.text).toBe(`“${first?.file ?? ''}”没有写成：磁盘已满。请清理出一些空间后重试。`);
    expect(second?.text).toBe('没有再写，原因同上一份。');
    expect(job.written.length).toBeGreaterThan(3);
    expect(job.written.length + job.failed.length).toBe(30);
    expect(filesIn(disk)).toEqual(
      [...job.written.map((name) => `${FOLDER}/${name}`), '占位'].sort(),
    );
    for (const name of job.written) {
      const read = await readWord(join(disk, FOLDER, name), FORMS);
      expect(read.ok && read.file.forms[0]?.visits.length).toBe(8);
    }
    expect(printed()).toBe(job.written.length);

    rmSync(join(disk, '占位'));
    choose(disk);
    const again = await result(world, { query, existing: 'skip' });
    expect(again).toMatchObject({ failed: [], skipped: job.written });
    expect(filesIn(disk)).toHaveLength(30);
    expect(printed()).toBe(30);
  });

  it('that may not be written says so once, and stops', async (context) => {
    world = await leadersWorld(names, [OCTOBER]);
    const disk = inOut('光盘');
    if (!mounted(disk, 'size=1m,mode=755')) context.skip('no right to mount a disk');
    mkdirSync(join(disk, FOLDER));
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    choose(disk);
    const job = await result(world, { query });
    expect(job.written).toEqual([]);
    expect(job.failed).toHaveLength(30);
    expect(job.failed[0]?.text).toMatch(/没有写成：这个位置不允许写入。请换一个文件夹。$/u);
    expect(job.failed[1]?.text).toBe('没有再写，原因同上一份。');
    choose(disk);
    expect(
      await world.refused('document.write', {
        query: sheetsOf('2025-11'),
        items: null,
        format: 'docx',
        as: 'each',
        existing: 'ask',
        folder: null,
      }),
    ).toMatchObject({ code: 'write-failed', why: 'read-only' });
    expect(printed()).toBe(0);
  });

  it('that is pulled out in the middle writes nowhere else', async () => {
    world = await leadersWorld(names, [OCTOBER]);
    const disk = inOut('U盘');
    choose(disk);
    const begun = await world.get('document.write', {
      query,
      items: null,
      format: 'docx',
      as: 'each',
      existing: 'ask',
      folder: null,
    });
    if (begun?.kind !== 'job') throw new Error('not begun');
    const { id } = begun.job;
    while ((await world.get('job.state', { id })).written.length === 0)
      await new Promise((turn) => setImmediate(turn));
    rmSync(disk, { recursive: true });
    const job = await finished(world, id);
    expect(job.failed[0]?.text).toMatch(/没有写成：找不到这个位置。请检查磁盘是否已连接。$/u);
    expect(job.written.length + job.failed.length).toBe(30);
    expect(existsSync(disk)).toBe(false);
    expect(printed()).toBe(job.written.length);
  });

  it('whose folder is gone before it began makes none', async () => {
    world = await leadersWorld(names.slice(0, 2), [OCTOBER]);
    choose(join(world.folder, '没有'));
    const asked = { query, items: null, format: 'docx', as: 'each', folder: null } as const;
    expect(await world.refused('document.write', { ...asked, existing: 'ask' })).toMatchObject({
      code: 'write-failed',
      why: 'missing',
    });
    expect(existsSync(join(world.folder, '没有'))).toBe(false);
  });
});

describe('one file that can’t be written', () => {
  it('is named with its reason, and the others are written', async () => {
    world = await leadersWorld(names.slice(0, 3), [OCTOBER]);
    const folder = inOut('归档');
    const held = join(folder, FOLDER, '附件1-示例人1-2025年10月.docx');
    mkdirSync(held, { recursive: true });
    choose(folder);
    const job = await result(world, { query, existing: 'replace' });
    expect(job.failed).toEqual([
      {
        file: '附件1-示例人1-2025年10月.docx',
        text: '“附件1-示例人1-2025年10月.docx”没有写成：已有同名文件，没有覆盖。请换一个名称或文件夹。',
      },
    ]);
    expect(job.written).toHaveLength(2);
    expect(filesIn(folder)).toHaveLength(2);
    expect(printed()).toBe(2);
  });

  it('because its file may not be replaced keeps that file as it was', async (context) => {
    world = await leadersWorld(names.slice(0, 3), [OCTOBER]);
    const folder = inOut('归档');
    const held = join(folder, FOLDER, '附件1-示例人1-2025年10月.docx');
    mkdirSync(join(folder, FOLDER));
    writeFileSync(held, '在用');
    try {
      execFileSync('chattr', ['+i', held], { stdio: 'ignore' });
    } catch {
      context.skip('no right to make a file immutable here');
    }
    undo.push(() => execFileSync('chattr', ['-i', held]));
    choose(folder);
    const job = await result(world, { query, existing: 'replace' });
    expect(job.failed).toEqual([
      {
        file: '附件1-示例人1-2025年10月.docx',
        text: '“附件1-示例人1-2025年10月.docx”没有写成：文件正被其他程序（如 Word 或 WPS）打开。请先关闭它再试。',
      },
    ]);
    expect(readFileSync(held, 'utf8')).toBe('在用');
    expect(filesIn(folder)).toHaveLength(3);
  });
});

describe('names that Windows refuses', () => {
  it('become names that it takes, and each person keeps a file of their own', async () => {
    const odd = ['CON', '张/三', '李四.', '王五 ', 'a?b', 'A?B', '赵\n六', '钱七', '钱七'];
    world = await leadersWorld(odd, [OCTOBER]);
    const folder = inOut('归档');
    choose(folder);
    const job = await result(world, { query });
    expect(job).toMatchObject({ failed: [], done: odd.length });
    const found = readdirSync(join(folder, FOLDER));
    expect(found).toHaveLength(odd.length);
    expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(odd.length);
    for (const name of found) expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]\.docx$/u);
    expect(found).toContain('附件1-张_三-2025年10月.docx');
    const people = new Set<string | null | undefined>();
    for (const name of found) {
      const read = await readWord(join(folder, FOLDER, name), FORMS);
      if (read.ok) people.add(read.file.forms[0]?.personId);
    }
    expect(people.size).toBe(odd.length);
  });
});

describe('a run that is cancelled', () => {
  it('in the middle leaves whole files and nothing else', async () => {
    world = await leadersWorld(names, [OCTOBER]);
    const folder = inOut('归档');
    choose(folder);
    const asked = { query, items: null, format: 'docx', as: 'each', existing: 'ask' } as const;
    const begun = await world.get('document.write', { ...asked, folder: null });
    if (begun?.kind !== 'job') throw new Error('not begun');
    const { id } = begun.job;
    expect(await world.refused('document.write', { ...asked, folder: null })).toEqual({
      code: 'busy',
    });
    while ((await world.get('job.state', { id })).written.length < 3)
      await new Promise((turn) => setImmediate(turn));
    await world.get('job.cancel', { id });
    const job = await finished(world, id);
    expect(job).toMatchObject({ cancelled: true, failed: [] });
    expect(job.written.length).toBeLessThan(30);
    expect(filesIn(folder)).toEqual(job.written.map((name) => `${FOLDER}/${name}`).sort());
    expect(printed()).toBe(job.written.length);
    expect(await written(world, { query, folder: null })).toBeNull();
  });

  it('before the first file leaves not even a folder', async () => {
    world = await leadersWorld(names, [OCTOBER]);
    const folder = inOut('归档');
    world.hands.folder.push(folder);
    const asked = { query, items: null, format: 'docx', as: 'each', existing: 'ask' } as const;
    const begun = await world.get('document.write', { ...asked, folder: null });
    if (begun?.kind !== 'job') throw new Error('not begun');
    await world.get('job.cancel', { id: begun.job.id });
    const job = await finished(world, begun.job.id);
    expect(job.written).toEqual([]);
    await new Promise((turn) => setImmediate(turn));
    expect(readdirSync(folder)).toEqual([]);
    expect(printed()).toBe(0);
  });
});
