import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFiles } from '#platform/files';
import type { DocumentOrder } from '../../src-main/batch/options.ts';
import { runBatch } from '../../src-main/batch/run.ts';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';

const clock = { today: () => '2026-11-21', now: () => '2026-11-21T09:00:00' };

let world: World;
beforeEach(async () => {
  world = makeWorld();
  await world.get('demo.load', null);
});
afterEach(() => {
  world.end();
});

const run = async (names: readonly string[], said: Partial<DocumentOrder> = {}) => {
  const documents: DocumentOrder = {
    names,
    month: '2026-10',
    period: null,
    into: join(world.folder, '打印'),
    format: 'docx',
    existing: 'skip',
    ...said,
  };
  const reply = await runBatch(
    world.app(),
    { clock, files: diskFiles },
    { imports: [], documents },
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.problem));
  return reply.value;
};

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
        .toSorted()
    : [];

describe('documents written without a window', () => {
  it('are those that the room would write, and every one is told of', async () => {
    const told = await run(['sheets']);
    const [sheets] = told.documents;
    if (sheets === undefined) throw new Error('nothing was told');
    const items = (
      await world.get('document.plan', {
        kind: 'sheets',
        range: { kind: 'month', day: '2026-10-31' },
        options: {},
      })
    ).items;
    const usual = items.filter(({ state }) => state !== 'empty');
    expect(sheets.problem).toBeNull();
    expect(sheets.written).toHaveLength(usual.length);
    expect(sheets.written.toSorted()).toEqual(filesBelow(join(world.folder, '打印')));
    expect(sheets.incomplete.map(({ name }) => name)).toEqual(
      items.filter(({ state }) => state === 'incomplete').map(({ name }) => name),
    );
    expect(sheets.blank).toHaveLength(items.length - usual.length);
    expect(told.exit).toBe(sheets.incomplete.length > 0 ? 1 : 0);
    expect(told.ledger?.demo).toBe(true);
    for (const file of sheets.written)
      expect(strFromU8(unzipSync(readFileSync(file))['word/document.xml']!)).toContain('<w:body>');
    // Printed is printed, whoever printed it.
    expect(usual.length).toBeGreaterThan(3);
    const after = await world.get('document.plan', {
      kind: 'sheets',
      range: { kind: 'month', day: '2026-10-31' },
      options: {},
    });
    expect(after.items.filter(({ printed }) => printed !== null)).toHaveLength(usual.length);
  });

  it('leave what is there alone, unless the options say otherwise', async () => {
    const [first] = (await run(['sheets'])).documents;
    const file = first?.written[0];
    if (file === undefined) throw new Error('nothing was written');
    writeFileSync(file, '有人改过');
    const again = await run(['sheets']);
    expect(again.documents[0]?.written).toEqual([]);
    expect(again.documents[0]?.skipped.toSorted()).toEqual(first?.written.toSorted());
    expect(readFileSync(file, 'utf8')).toBe('有人改过');
    const both = await run(['sheets'], { existing: 'both' });
    expect(both.documents[0]?.written).toContain(file.replace('.docx', '（2）.docx'));
    expect(readFileSync(file, 'utf8')).toBe('有人改过');
    const replaced = await run(['sheets'], { existing: 'replace' });
    expect(replaced.documents[0]?.written).toContain(file);
    expect(readFileSync(file, 'utf8')).not.toBe('有人改过');
  });

  it('are refused before anything is done where one is not known, or not in that format', async () => {
    const told = await run(['sheets', '月饼发放表']);
    expect(told).toMatchObject({ exit: 2, imports: [], documents: [] });
    expect(told.refused).toEqual([
      expect.stringContaining('没有“月饼发放表”这个文件。这里可以写的有：'),
    ]);
    const list = await run(['sheets'], { format: 'xlsx' });
    expect(list).toMatchObject({ exit: 2, documents: [] });
    expect(list.refused[0]).toContain('不能存成 xlsx');
    const odd = await run(['sheets'], { period: 'quarter' });
    expect(odd.exit).toBe(2);
    expect(filesBelow(join(world.folder, '打印'))).toEqual([]);
  });

  it('are named by title, part or group', async () => {
    const offers = await world.get('document.offers', null);
    const sheets = offers.find(({ kind }) => kind === 'sheets');
    if (sheets === undefined) throw new Error('no sheets');
    const form = sheets.options.find(({ id }) => id === 'form')?.values[1];
    if (form === undefined) throw new Error('no form');
    const titled = await run([`《${sheets.title}》`], { into: join(world.folder, '一') });
    const part = await run([form.label.split(' ')[0] ?? ''], { into: join(world.folder, '二') });
    expect(part.documents[0]?.written.length).toBeGreaterThan(0);
    expect(part.documents[0]?.written.length).toBeLessThan(
      titled.documents[0]?.written.length ?? 0,
    );
    const group = await run([sheets.group], { into: join(world.folder, '三') });
    expect(group.documents.map(({ kind }) => kind)).toEqual(
      offers
        .filter(({ group: of, kind }) => of === sheets.group && kind !== 'letters')
        .map(({ kind }) => kind),
    );
    expect(group.documents.map(({ problem }) => problem).filter((one) => one !== null)).toEqual([]);
  });

  it('are named by titles with marks in them, several in one word, and letters only by name', async () => {
    const kindsOf = async (name: string): Promise<readonly string[]> =>
      (await run([name], { into: join(world.folder, '四') })).documents.map(({ kind }) => kind);
    const offers = await world.get('document.offers', null);
    const letters = offers.find(({ kind }) => kind === 'letters')?.title ?? '';
    expect(letters).toContain('、');
    expect(await kindsOf(letters)).toEqual(['letters']);
    expect(await kindsOf(letters.split('、')[0] ?? '')).toEqual(['letters']);
    expect(await kindsOf('issues、submissions')).toEqual(['issues', 'submissions']);
  });

  it('fail in words where the disk refuses, and leave no half file', async () => {
    const into = join(world.folder, '占用');
    writeFileSync(into, '');
    const told = await run(['sheets'], { into });
    expect(told.exit).toBe(4);
    expect(told.documents[0]?.written).toEqual([]);
    expect(told.documents[0]?.problem).toContain('没有写成');
    // The world has no browser to print with.
    const pdf = await run(['sheets'], { format: 'pdf' });
    expect(pdf.exit).toBe(4);
    expect(pdf.documents[0]?.failed.length).toBeGreaterThan(0);
    expect(filesBelow(join(world.folder, '打印'))).toEqual([]);
  });
});
