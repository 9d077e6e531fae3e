import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '#domain/entry';
import { carry, joined, linesOf, sendTo, unitId } from './exchange-departments.ts';
import { importOf, inLedger, reviewOf, rowsOf } from './exchange-worlds.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

/* What has to be told of once more, although the record itself stayed as it was. */

const month = '2026-10';
let office: World;
let department: World;
let unit: string;
let person: string;

beforeEach(async () => {
  office = await collegeWorld();
  unit = await unitId(office, '护理学院');
  person = await personId(office, '何雨桐');
  department = await joined(await sendTo(office, 'roster', unit));
});
afterEach(() => {
  office.end();
  department.end();
});

const entryIn = (world: World, id: string): Entry | undefined =>
  inLedger(world, (ledger) => ledger.entry(id));

const write = async (
  world: World,
  summary: string,
  said: Partial<Parameters<typeof visit>[1]> & { readonly id?: string } = {},
): Promise<string> => {
  const { id = null, ...rest } = said;
  const asked = visit(person, { happened: '2026-10-09', carriers: ['branch'], summary, ...rest });
  return (await world.get('entry.save', { ...asked, id })).id;
};
const submit = () => department.get('sheet.submit', { person, month });
const report = () => sendTo(department, 'entries', unit);
const there = async (): Promise<void> => carry(await report(), office);
const back = async (): Promise<void> => carry(await sendTo(office, 'receipt', unit), department);

const toSend = async (world: World): Promise<number> => {
  const { partners } = await world.get('exchange.overview', null);
  return partners.find(({ id }) => id === 'office' || id === unit)?.toSend ?? 0;
};

const notes = async (world: World, kind: 'entries' | 'receipt') => {
  const [preview] = await world.get('exchange.preview', { kind, units: [unit], all: false });
  return preview?.notes.join('') ?? '';
};

describe('a conflict', () => {
  test('is told of without a base while it is open, and anew once ours was chosen', async () => {
    const id = await write(department, '列席总支委员会。');
    await submit();
    await there();
    await back();
    await write(office, '列席总支委员会，议题两项。', { id });
    await write(department, '列席总支委员会，议题三项。', { id });
    await there();
    const [open] = await linesOf(await sendTo(office, 'receipt', unit), 'entry');
    expect(open).toMatchObject({ id, base: null });
    await back();
    // At the department both stand against each other too; only the office decides.
    const [pending] = await office.get('exchange.pending', null);
    await office.get('exchange.settle', {
      conflict: pending?.conflict.id ?? '',
      decision: { choice: 'ours' },
    });
    const [told] = await linesOf(await sendTo(office, 'receipt', unit), 'entry');
    expect(told?.rev).toBeGreaterThan(open?.rev ?? 0);
    expect(told?.base).not.toBeNull();
    await back();
    expect(entryIn(department, id)?.summary).toBe('列席总支委员会，议题两项。');
    expect(await department.get('exchange.pending', null)).toEqual([]);
    await there();
    expect(await toSend(department)).toBe(0);
    expect(entryIn(office, id)?.summary).toBe('列席总支委员会，议题两项。');
  });
});

describe('what was found to be the same', () => {
  test('goes back under the id that the department knows it by', async () => {
    const ours = await write(office, '列席总支委员会，研究期中教学检查。');
    const theirs = await write(department, '列席总支委员会，研究期中教学检查安排。');
    await submit();
    const copy = await report();
    const review = await reviewOf(office, copy);
    const twice = (await rowsOf(office, review.id)).filter(
      ({ outcome }) => outcome === 'duplicate',
    );
    expect(twice).toHaveLength(1);
    await office.get('exchange.decide', {
      review: review.id,
      rows: twice.map(({ key }) => key),
      decision: { choice: 'theirs' },
    });
    await office.get('exchange.commit', { review: review.id });
    await write(office, '列席总支委员会，研究期中教学检查安排，定了分工。', { id: ours });
    const lines = await linesOf(await sendTo(office, 'receipt', unit), 'entry');
    expect(lines.map(({ id }) => id)).toEqual([theirs]);
    await back();
    expect(entryIn(department, theirs)?.summary).toContain('定了分工');
    expect(entryIn(department, ours)).toBeUndefined();
    await write(department, '列席总支委员会，研究期中教学检查安排，定了分工和时间。', {
      id: theirs,
    });
    await there();
    expect(entryIn(office, ours)?.summary).toContain('定了分工和时间');
    expect(await office.get('exchange.pending', null)).toEqual([]);
  });
});

describe('a submission that was undone', () => {
  test('is withdrawn, comes again, and no older package brings it back', async () => {
    const id = await write(department, '列席总支委员会。');
    await submit();
    const first = await report();
    await importOf(office, first);
    await department.get('change.undo', null);
    expect(entryIn(department, id)?.status).toBe('draft');
    expect(await notes(department, 'entries')).toContain('2 条是撤回');
    const second = await report();
    expect(await linesOf(second, 'entry')).toMatchObject([{ id, deleted: true, data: null }]);
    await importOf(office, second);
    expect(entryIn(office, id)).toBeUndefined();
    await importOf(office, first);
    expect(entryIn(office, id)).toBeUndefined();
    // Nothing that the office says takes the draft away.
    await back();
    await carry(await sendTo(office, 'receipt', unit, { all: true }), department);
    await carry(await sendTo(office, 'roster', unit), department);
    expect(entryIn(department, id)?.status).toBe('draft');
    await write(department, '列席总支委员会，议题两项。', { id });
    expect(await toSend(department)).toBe(0);
    await submit();
    await there();
    expect(entryIn(office, id)).toMatchObject({
      status: 'submitted',
      summary: '列席总支委员会，议题两项。',
    });
    await importOf(office, second);
    expect(entryIn(office, id)?.status).toBe('submitted');
  });
});

describe('what was held back for want of its file', () => {
  test('goes once the file is there again, and shows meanwhile that it did not', async () => {
    const names = ['报告.txt', '照片说明.txt', '名单.txt', '议程.txt'];
    const evidence: Entry['evidence'][number][] = [];
    for (const name of names) {
      const path = join(department.folder, name);
      writeFileSync(path, name);
      department.hands.open.push(path);
      const file = await department.get('evidence.attach', null);
      evidence.push({ kind: '调研报告', title: name, file: file! });
    }
    const id = await write(department, '列席总支委员会。', { evidence });
    await write(department, '参加组织生活会。', { happened: '2026-10-16' });
    await submit();
    const kept = join(department.folder, 'data', '附件');
    renameSync(kept, `${kept}-别处`);
    mkdirSync(kept);
    expect(await notes(department, 'entries')).toContain(
      '1 条工作记录的附件文件“报告.txt”、“照片说明.txt”、“名单.txt”等 4 个在本机找不到',
    );
    await there();
    await back();
    const fates = await department.get('exchange.fates', { month });
    expect(fates.find(({ entry }) => entry === id)?.state).toBe('to-send');
    expect(await linesOf(await report(), 'entry')).toEqual([]);
    renameSync(kept, `${kept}-空`);
    renameSync(`${kept}-别处`, kept);
    expect(await toSend(department)).toBe(1);
    const path = await report();
    expect(await linesOf(path, 'entry')).toMatchObject([{ id }]);
    // Lost on its way: it goes again until the office says that it has it.
    await carry(await report(), office);
    expect(entryIn(office, id)?.evidence).toHaveLength(4);
    await back();
    expect(await toSend(department)).toBe(0);
  });
});

describe('a receipt', () => {
  test('that names what is not in the last roster says so', async () => {
    const id = await write(department, '列席总支委员会。');
    await submit();
    await there();
    expect(await notes(office, 'receipt')).not.toContain('名册有变动');
    const other = await personId(office, '林致远');
    const participants = [person, other].map((one) => ({ person: one, role: 'attended' as const }));
    await write(office, '列席总支委员会。', { id, participants });
    expect(await notes(office, 'receipt')).toContain('名册有变动（“林致远”）');
    await sendTo(office, 'roster', unit);
    expect(await notes(office, 'receipt')).not.toContain('名册有变动');
  });
});
