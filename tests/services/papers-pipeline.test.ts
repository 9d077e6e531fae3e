import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentItem, WriteQuery } from '#api/document-contract';
import { digest } from '#platform/digest';
import { finished, inLedger, leadersWorld, result, sheetsOf, written } from './papers-leaders.ts';
import { makeWorld, visit } from './world.ts';
import type { World } from './world.ts';

const OCTOBER = '2025-10';
const FOLDER = '2025年10月';
const query = sheetsOf(OCTOBER);
const LIN = '附件1-林致远-2025年10月';
const CHEN = '附件1-陈若水-2025年10月';

let world: World;
let folder: string;
beforeEach(async () => {
  world = await leadersWorld(['林致远', '陈若水', '周启明'], [OCTOBER]);
  folder = join(world.folder, '归档');
  mkdirSync(folder);
});
afterEach(() => {
  world.end();
});

const items = async (): Promise<readonly DocumentItem[]> =>
  (await world.get('document.plan', query)).items;
/** Everything a .docx says, headers included. */
const textOf = (path: string): string =>
  Object.values(unzipSync(new Uint8Array(readFileSync(path))))
    .map((part) => strFromU8(part))
    .join('');
const save = (more: Partial<WriteQuery> = {}) => {
  world.hands.folder.push(folder);
  return result(world, { query, ...more });
};
const change = async (summary: string): Promise<void> => {
  await world.get('entry.save', {
    ...visit('p0', { happened: '2025-10-20', carriers: ['党总支'] }),
    summary,
  });
};
const files = (): readonly string[] => readdirSync(join(folder, FOLDER)).sort();

describe('a plan', () => {
  it('says of each sheet how it stands, what it lacks, and where it will be filed', async () => {
    await world.get('entry.save', {
      ...visit('p1', { happened: '2025-10-20', carriers: ['党总支'] }),
    });
    const plan = await world.get('document.plan', query);
    expect(plan).toMatchObject({ title: '工作记录表', label: FOLDER });
    expect(plan.items).toMatchObject([
      { name: '林致远', about: '党委 副院长', state: 'ready', standing: '已交', printed: null },
      { name: '陈若水', state: 'incomplete', standing: '已交' },
      { name: '周启明', state: 'ready', standing: '已交' },
    ]);
    expect(plan.items[0]?.gaps).toEqual(['5 行空白']);
    expect(plan.items[1]?.gaps).toEqual(['1 条草稿未提交', '5 行空白']);
    expect(plan.items[0]?.file).toBe(`${FOLDER}/${LIN}`);
  });

  it('of a month in which nobody wrote anything says so, and can be printed all the same', async () => {
    const plan = await world.get('document.plan', sheetsOf('2025-11'));
    expect(plan.items.map(({ state, standing, gaps }) => [state, standing, gaps])).toEqual(
      Array.from({ length: 3 }, () => ['empty', '未交', ['没有记录']]),
    );
  });

  it('of a form that nobody has is refused with what to do', async () => {
    const none = { ...query, options: { form: 'middle-month' } };
    expect((await world.get('document.plan', none)).items).toEqual([]);
    const asked = { query: none, items: null, format: 'docx', as: 'each', folder: null } as const;
    expect(await world.refused('document.write', { ...asked, existing: 'ask' })).toMatchObject({
      code: 'invalid',
      text: '没有可以打印的内容，什么也没有写。请另选时间或人员。',
    });
  });
});

describe('a preview', () => {
  it('is what would be saved, names the data behind it, and leaves no trace', async () => {
    const preview = await world.get('document.preview', { query, item: null });
    expect(preview.document.name).toBe(`${LIN}.docx`);
    const [section] = preview.data;
    expect(section?.columns).toEqual(['时间', '载体', '联系对象', '工作简况']);
    expect(section?.rows).toHaveLength(8);
    expect(section?.rows[0]?.to).toEqual({ room: 'sheets', person: 'p0', month: OCTOBER });
    expect((await items())[0]?.printed).toBeNull();
    world.hands.save.push(join(folder, '一份.docx'));
    await result(world, { query, items: ['p0/2025-10'] });
    expect(new Uint8Array(readFileSync(join(folder, '一份.docx')))).toEqual(
      new Uint8Array(preview.document.bytes),
    );
  });

  it('prints the document’s number before the attachment’s where that is asked for', async () => {
    const numbered = { ...query, options: { number: 'printed' } };
    const { bytes } = (await world.get('document.preview', { query: numbered, item: null }))
      .document;
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).toContain(
      '闽卫院委〔2021〕31号附件1',
    );
    // The number stands above the form; it is the same sheet with it and without.
    await save({ query: numbered });
    expect((await items())[0]?.printed).toMatchObject({ edition: 1, same: true });
  });
});

describe('files', () => {
  it('are written below the folder, and are recorded as one act', async () => {
    const job = await save();
    expect(job).toMatchObject({ done: 3, total: 3, failed: [], skipped: [] });
    expect(job.what).toBe('保存 工作记录表 2025年10月 3 份');
    expect(job.folder.path).toBe(join(folder, FOLDER));
    expect([...job.written].sort()).toEqual(files());
    expect((await items()).map(({ printed }) => printed)).toEqual(
      Array.from({ length: 3 }, () => ({
        edition: 1,
        copies: 1,
        at: '2026-09-10T09:00:00',
        same: true,
      })),
    );
    expect((await world.get('history.verify', null)).ok).toBe(true);
  });

  it('that are there are named and nothing is written, until somebody says what becomes of them', async () => {
    mkdirSync(join(folder, FOLDER));
    const there = join(folder, FOLDER, `${LIN}.docx`);
    writeFileSync(there, '别人的');
    world.hands.folder.push(folder);
    const clash = await written(world, { query });
    if (clash === null || !('files' in clash)) throw new Error('no clash');
    expect(clash.files).toEqual([`${FOLDER}/${LIN}.docx`]);
    expect(files()).toEqual([`${LIN}.docx`]);
    expect((await items())[0]?.printed).toBeNull();

    const chosen = { query, folder: clash.folder.id };
    const skipped = await result(world, { ...chosen, existing: 'skip' });
    expect(skipped).toMatchObject({ skipped: [`${LIN}.docx`], total: 2, failed: [] });
    expect(readFileSync(there, 'utf8')).toBe('别人的');
    expect((await items()).map(({ printed }) => printed?.copies)).toEqual([undefined, 1, 1]);

    const both = await result(world, { ...chosen, existing: 'both' });
    expect(both.written).toContain(`${LIN}（2）.docx`);
    expect(readFileSync(there, 'utf8')).toBe('别人的');
    expect((await items()).map(({ printed }) => printed?.copies)).toEqual([1, 2, 2]);

    const replaced = await result(world, { ...chosen, existing: 'replace' });
    expect(replaced.written).toContain(`${LIN}.docx`);
    expect(textOf(there)).toContain('林致远');
    const again = await result(world, { ...chosen, existing: 'skip' });
    expect(again).toMatchObject({ written: [], failed: [], total: 0 });
    expect(again.skipped).toHaveLength(3);
    expect((await items()).map(({ printed }) => printed?.copies)).toEqual([2, 3, 3]);
  });

  it('say 第2稿 when the sheet says something else than the paper that is about', async () => {
    await save();
    await change('补记一次调研。');
    expect((await items())[0]?.printed).toMatchObject({ edition: 1, same: false });
    const job = await save({ existing: 'both' });
    expect(job.written).toHaveLength(3);
    expect(textOf(join(folder, FOLDER, `${LIN}（2）.docx`))).toContain('第2稿');
    expect(textOf(join(folder, FOLDER, `${CHEN}（2）.docx`))).not.toContain('第2稿');
    expect((await items()).map(({ printed }) => [printed?.edition, printed?.copies])).toEqual([
      [2, 1],
      [1, 2],
      [1, 2],
    ]);
  });

  it('that are one by choice hold everybody, each with the edition of their own', async () => {
    world.hands.save.push(join(folder, '甲'));
    await result(world, { query, items: ['p0/2025-10'] });
    await change('补记。');
    const path = join(folder, '合订');
    world.hands.save.push(path);
    const job = await result(world, { query, as: 'one' });
    expect(job).toMatchObject({ written: ['合订.docx'], done: 3, failed: [] });
    const text = textOf(`${path}.docx`);
    for (const name of ['林致远', '陈若水', '周启明']) expect(text).toContain(name);
    expect(text.match(/第2稿/gu)).toHaveLength(1);
    expect((await items()).map(({ printed }) => printed?.edition)).toEqual([2, 1, 1]);
  });

  it('go where they are said to go without a dialog', async () => {
    const target = join(world.folder, '定时', '任务');
    const asked = { query, items: ['p2/2025-10'], format: 'docx', as: 'each' } as const;
    const begun = world.app().writeInto({ ...asked, existing: 'replace' }, target);
    if (!begun.ok) throw new Error('not begun');
    expect(await begun.value.finished).toMatchObject({ running: false, failed: [] });
    expect(readdirSync(join(target, FOLDER))).toEqual(['附件1-周启明-2025年10月.docx']);
  });

  it('leave in no format that they don’t have', async () => {
    const asked = { query, items: null, as: 'each', existing: 'ask', folder: null } as const;
    expect(await world.refused('document.write', { ...asked, format: 'xlsx' })).toMatchObject({
      code: 'format-refused',
    });
  });
});

it('what was printed before there were other documents still is the same', async () => {
  // The fingerprint as version 3 of the ledger took it.
  const UNSEEN = ['entry', 'unplaced'];
  const canonical = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
    return `{${Object.entries(value)
      .filter(([name]) => !UNSEEN.includes(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
      .join(',')}}`;
  };
  const { content } = await world.get('sheet.open', { person: 'p0', month: OCTOBER });
  const { id, title, attachment } = content.form;
  const fingerprint = digest(canonical({ ...content, form: { id, title, attachment } }));
  await save();
  const kept = inLedger(world, (ledger) => ledger.all('printing'));
  expect(kept.find(({ person }) => person === 'p0')?.fingerprint).toBe(fingerprint);
});

it('示例数据 stands beside the edition, on what is saved and what is previewed', async () => {
  const demo = makeWorld();
  try {
    await demo.get('demo.load', null);
    const asked = sheetsOf('2026-10');
    const item = (await demo.get('document.plan', asked)).items[0]?.id ?? '';
    const path = join(demo.folder, '一.docx');
    demo.hands.save.push(path);
    await result(demo, { query: asked, items: [item] });
    expect(textOf(path)).toContain('示例数据，不作为正式材料');
    expect(textOf(path)).not.toContain('稿');
    const person = item.split('/')[0] ?? '';
    await demo.get('entry.save', visit(person, { happened: '2026-10-20', carriers: ['党总支'] }));
    const job = await demo.get('document.preview', { query: asked, item });
    const said = Object.values(unzipSync(job.document.bytes)).map((part) => strFromU8(part));
    expect(said.join('')).toContain('示例数据，不作为正式材料　第2稿');
  } finally {
    demo.end();
  }
});

it('a job that is not known any more says so', async () => {
  const job = await save();
  expect(await finished(world, job.id)).toMatchObject({ running: false });
  expect(await world.refused('job.state', { id: 'x' })).toEqual({ code: 'review-gone' });
});
