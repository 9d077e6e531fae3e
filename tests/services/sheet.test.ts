import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
afterEach(() => {
  world.end();
});

const october = { kind: 'month', day: '2026-10-15' } as const;
const key = (person: string) => ({ person, month: '2026-10' });

const cellOf = async (person: string, rule: string) => {
  const matrix = await world.get('compliance.matrix', {
    range: october,
    policy: 'fj-2021-31',
    rank: 'leader',
  });
  return matrix.rows
    .find((row) => row.subject.id === person)
    ?.cells.find((cell) => cell.rule === rule);
};

describe('a sheet', () => {
  beforeEach(async () => {
    world = await collegeWorld('2026-10-10T10:00:00');
  });

  it('moves its cell when it is handed in, keeps its first stamp, and can be taken back step by step', async () => {
    const person = await personId(world, '林致远');
    const saved = await world.get(
      'entry.save',
      visit(person, { happened: '2026-10-09', carriers: ['党总支'] }),
    );
    expect(await cellOf(person, 'fj.1.2')).toMatchObject({ done: 0, expected: 1 });
    const open = await world.get('sheet.open', key(person));
    expect(open.entries[0]?.credits.map(({ rule }) => rule)).toEqual(['fj.1.2']);
    world.at('2026-11-03T09:20:00');
    await world.get('sheet.submit', key(person));
    expect(await cellOf(person, 'fj.1.2')).toMatchObject({ status: 'met', done: 1, expected: 1 });

    world.at('2026-11-20T15:00:00');
    const entry = (await world.get('sheet.open', key(person))).entries[0]?.entry;
    expect(entry).toMatchObject({ status: 'submitted', submitted: '2026-11-03T09:20:00' });
    await world.get('entry.save', {
      ...visit(person, { happened: '2026-10-09', carriers: ['党总支'] }),
      id: saved.id,
      summary: '列席总支委员会，提出三条意见。',
    });
    const corrected = (await world.get('sheet.open', key(person))).entries[0]?.entry;
    expect(corrected).toMatchObject({
      status: 'submitted',
      submitted: '2026-11-03T09:20:00',
      summary: '列席总支委员会，提出三条意见。',
    });
    const history = await world.get('record.history', { kind: 'entry', id: saved.id });
    expect(history[0]?.changes).toEqual([
      '工作简况：列席总支委员会。 → 列席总支委员会，提出三条意见。',
    ]);

    await world.get('change.undo', null);
    await world.get('change.undo', null);
    expect(await cellOf(person, 'fj.1.2')).toMatchObject({ done: 0 });
    await world.get('change.redo', null);
    await world.get('change.redo', null);
    expect((await world.get('sheet.open', key(person))).entries[0]?.entry.summary).toBe(
      '列席总支委员会，提出三条意见。',
    );
    expect(await world.refused('change.redo', null)).toEqual({ code: 'nothing-to-redo' });
  });

  it('stays in time when something is added and handed in again later', async () => {
    const person = await personId(world, '林致远');
    await world.get('entry.save', visit(person, { happened: '2026-10-09', carriers: ['党总支'] }));
    world.at('2026-11-03T09:20:00');
    await world.get('sheet.submit', key(person));
    world.at('2026-11-20T15:00:00');
    await world.get('entry.save', visit(person, { happened: '2026-10-16', carriers: ['党支部'] }));
    const again = await world.get('sheet.submit', key(person));
    expect(again.sheet?.submitted).toBe('2026-11-03T09:20:00');
    expect(again.entries.map(({ entry }) => entry.submitted)).toEqual([
      '2026-11-03T09:20:00',
      '2026-11-20T15:00:00',
    ]);
    expect(await cellOf(person, 'fj.7')).toMatchObject({ status: 'met' });
    expect(await cellOf(person, 'fj.3.2')).toMatchObject({ status: 'met-late' });
  });

  it('names everything that is missing, and hands in nothing meanwhile', async () => {
    const person = await personId(world, '陈若水');
    await world.get('entry.save', visit(person, { happened: '2026-10-09', carriers: ['党总支'] }));
    const poor = visit(person, {
      happened: '2026-10-12',
      carriers: [],
      objectText: '',
      summary: ' ',
    });
    const { id } = await world.get('entry.save', poor);
    const problem = await world.refused('sheet.submit', key(person));
    expect(problem).toMatchObject({ code: 'sheet-incomplete' });
    if (problem.code !== 'sheet-incomplete') return;
    // Today is 10 October, so the 12th has not come yet.
    expect(problem.missing.map(({ entry, field }) => [entry === id, field])).toEqual([
      [true, 'future'],
      [true, 'carrier'],
      [true, 'object'],
      [true, 'summary'],
    ]);
    const after = await world.get('sheet.open', key(person));
    expect(after.entries.map(({ entry }) => entry.status)).toEqual(['draft', 'draft']);
    expect(after.status).toBe('none');
  });

  it('is asked for a reason when there is nothing in it', async () => {
    const person = await personId(world, '苏明睿');
    expect(await world.refused('sheet.submit', key(person))).toEqual({ code: 'sheet-empty' });
    await world.get('sheet.save', { ...key(person), content: '', zeroReason: '本月在外挂职' });
    expect((await world.get('sheet.submit', key(person))).status).toBe('submitted');
  });

  it('shows a visit on the sheet of everybody who took part, with each one’s own credit', async () => {
    const [first, second] = [await personId(world, '林致远'), await personId(world, '郑晓岚')];
    const participants = [
      { person: first, role: 'led' as const },
      { person: second, role: 'attended' as const },
    ];
    await world.get(
      'entry.save',
      visit(first, {
        happened: '2026-10-09',
        carriers: ['党总支'],
        activities: ['专项督查'],
        participants,
      }),
    );
    await world.get('sheet.submit', key(first));
    expect(await cellOf(second, 'fj.1.2')).toMatchObject({ done: 1 });
    const shared = await world.get('sheet.open', key(second));
    const led = shared.entries[0]?.credits
      .filter(({ rule }) => rule === 'fj.1.3')
      .map(({ person }) => person);
    // Only who led the 督查 is credited with it.
    expect(led).toEqual(['林致远']);
    const twice = visit(first, {
      happened: '2026-10-09',
      carriers: ['党总支'],
      participants: [...participants, ...participants],
    });
    expect(await world.refused('entry.save', twice)).toMatchObject({ code: 'invalid' });
  });

  it('takes what was typed in one go back in one step, and shows it as one revision', async () => {
    const person = await personId(world, '林致远');
    const begun = visit(person, { happened: '2026-10-09', carriers: ['党总支'], summary: '' });
    const { id } = await world.get('entry.save', begun);
    for (const [second, summary] of [
      ['10', '列席'],
      ['14', '列席总支'],
      ['19', '列席总支委员会'],
    ] as const) {
      world.at(`2026-10-10T10:00:${second}`);
      await world.get('entry.save', { ...begun, id, summary });
    }
    world.at('2026-10-10T10:05:00');
    await world.get('entry.save', { ...begun, id, summary: '列席总支委员会，提出三条意见。' });
    const summary = async () =>
      (await world.get('sheet.open', key(person))).entries[0]?.entry.summary;
    const history = await world.get('record.history', { kind: 'entry', id });
    expect(history.map(({ changes }) => changes)).toEqual([
      ['工作简况：列席总支委员会 → 列席总支委员会，提出三条意见。'],
      ['工作简况：（空） → 列席总支委员会'],
      [],
    ]);
    await world.get('change.undo', null);
    expect(await summary()).toBe('列席总支委员会');
    await world.get('change.undo', null);
    expect(await summary()).toBe('');
    await world.get('change.undo', null);
    expect(await summary()).toBeUndefined();
    await world.get('change.redo', null);
    expect(await summary()).toBe('');
    await world.get('change.redo', null);
    expect(await summary()).toBe('列席总支委员会');
    await world.get('change.redo', null);
    expect(await summary()).toBe('列席总支委员会，提出三条意见。');
  });

  it('proposes objects of the row by name, pinyin or initials, the person’s own links first', async () => {
    const person = await personId(world, '林致远');
    const { objects } = await world.get('roster.all', null);
    const own = objects.find(({ name }) => name === '药剂教研室')?.id ?? '';
    await world.get('link.save', {
      id: null,
      person,
      object: own,
      since: '2026-09-01',
      until: null,
      origin: 'assigned',
    });
    const asked = { person, carrier: '教研室', day: '2026-10-09' };
    const all = await world.get('entry.suggest', { ...asked, text: '' });
    expect(all.objects[0]).toMatchObject({ name: '药剂教研室', linked: true });
    expect(new Set(all.objects.map(({ kind }) => kind))).toEqual(new Set(['教研室']));
    for (const text of ['药物分析', 'yaowufenxi', 'ywfx']) {
      const found = await world.get('entry.suggest', { ...asked, text });
      expect(found.objects.map(({ name }) => name)).toEqual(['药物分析教研室']);
    }
  });

  it('is told apart from a day that was only entered late', async () => {
    world.at('2026-10-20T10:00:00');
    const person = await personId(world, '林致远');
    await world.get('entry.save', visit(person, { happened: '2026-10-12', carriers: ['党总支'] }));
    await world.get('entry.save', visit(person, { happened: '2026-10-13', carriers: ['党支部'] }));
    await world.get('sheet.submit', key(person));
    const { entries } = await world.get('sheet.open', key(person));
    expect(entries.map(({ backfill }) => backfill)).toEqual([true, false]);
    expect(await cellOf(person, 'fj.1.2')).toMatchObject({ backfilled: 1, status: 'met' });
  });
});
