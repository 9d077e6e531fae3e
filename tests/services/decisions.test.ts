import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SheetView } from '#api/views';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
let person: string;
const month = '2026-10';

const decide = (decision: 'accept' | 'return', reason = ''): Promise<SheetView> =>
  world.get('sheet.decide', { person, month, decision, reason });
const add = (happened: string): Promise<{ readonly id: string }> =>
  world.get('entry.save', visit(person, { happened, carriers: ['党总支'] }));
const submit = (): Promise<SheetView> => world.get('sheet.submit', { person, month });
const statuses = (view: SheetView) => [
  view.status,
  ...view.entries.map(({ entry }) => entry.status),
];
const done = async (): Promise<number | undefined> => {
  const matrix = await world.get('compliance.matrix', {
    range: { kind: 'month', day: '2026-10-15' },
    policy: 'fj-2021-31',
    rank: 'leader',
  });
  const row = matrix.rows.find(({ subject }) => subject.id === person);
  return row?.cells.find(({ rule }) => rule === 'fj.1.2')?.done;
};

beforeEach(async () => {
  world = await collegeWorld('2026-11-02T09:00:00');
  person = await personId(world, '林致远');
});
afterEach(() => {
  world.end();
});

describe('a decision about a sheet', () => {
  it('waits until the sheet is handed in', async () => {
    await add('2026-10-09');
    for (const decision of ['accept', 'return'] as const) {
      const asked = { person, month, decision, reason: '内容太简' };
      expect(await world.refused('sheet.decide', asked)).toMatchObject({ code: 'invalid' });
    }
    await submit();
    await decide('return', '内容太简');
    expect(
      await world.refused('sheet.decide', { person, month, decision: 'accept', reason: '' }),
    ).toMatchObject({ code: 'invalid' });
  });

  it('accepts what was handed in, not what was written since', async () => {
    await add('2026-10-09');
    await submit();
    expect(statuses(await decide('accept'))).toEqual(['accepted', 'accepted']);
    expect(
      await world.refused('sheet.decide', { person, month, decision: 'accept', reason: '' }),
    ).toMatchObject({ code: 'invalid', text: expect.stringContaining('已经认可') as string });
    await add('2026-10-16');
    const view = await world.get('sheet.open', { person, month });
    expect(statuses(view)).toEqual(['accepted', 'accepted', 'draft']);
    await submit();
    expect(statuses(await decide('accept'))).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('returns with a reason only, takes the entries out of the count, and keeps the first stamp', async () => {
    await add('2026-10-09');
    await submit();
    expect(await done()).toBe(1);
    expect(
      await world.refused('sheet.decide', { person, month, decision: 'return', reason: '  ' }),
    ).toMatchObject({ code: 'invalid', field: '退回原因' });

    world.at('2026-11-05T09:00:00');
    const returned = await decide('return', '请写明：听到什么意见');
    expect(statuses(returned)).toEqual(['returned', 'returned']);
    expect(returned.returnReason).toBe('请写明：听到什么意见');
    expect(returned.entries[0]?.entry.returnReason).toBe('请写明：听到什么意见');
    expect(await done()).toBe(0);
    const list = await world.get('sheet.list', { form: returned.form.id, month });
    expect(list.people.find((item) => item.person === person)?.status).toBe('returned');

    world.at('2026-11-20T09:00:00');
    const { id } = await world.get('entry.save', {
      ...visit(person, { happened: '2026-10-09', carriers: ['党总支'] }),
      id: returned.entries[0]?.entry.id ?? '',
      summary: '列席总支委员会，听取三条意见。',
    });
    const again = await submit();
    expect(statuses(again)).toEqual(['submitted', 'submitted']);
    expect(again.returnReason).toBe('');
    expect(again.sheet?.submitted).toBe('2026-11-02T09:00:00');
    expect(again.entries.find(({ entry }) => entry.id === id)?.entry).toMatchObject({
      submitted: '2026-11-02T09:00:00',
      returnReason: '',
    });
    expect(await done()).toBe(1);
  });

  it('can be taken back like any step', async () => {
    await add('2026-10-09');
    await submit();
    await decide('return', '退错了');
    await world.get('change.undo', null);
    expect(statuses(await world.get('sheet.open', { person, month }))).toEqual([
      'submitted',
      'submitted',
    ]);
    await world.get('change.redo', null);
    const view = await world.get('sheet.open', { person, month });
    expect([view.status, view.returnReason]).toEqual(['returned', '退错了']);
  });

  it('leaves alone what stands on somebody else’s sheet', async () => {
    const { people } = await world.get('roster.all', null);
    const other = people.find(({ id }) => id !== person)?.id ?? '';
    await world.get(
      'entry.save',
      visit(other, {
        happened: '2026-10-20',
        carriers: ['党总支'],
        participants: [
          { person: other, role: 'led' },
          { person, role: 'attended' },
        ],
      }),
    );
    await add('2026-10-09');
    await submit();
    expect(statuses(await decide('accept'))).toEqual(['accepted', 'accepted', 'draft']);
  });
});

describe('补做', () => {
  it('counts in the period it stands for, says why, and asks for a reason before it is handed in', async () => {
    const made = visit(person, {
      happened: '2026-11-02',
      carriers: ['党总支'],
      makeUp: { for: '2026-10-20', reason: '' },
    });
    const { id } = await world.get('entry.save', made);
    expect(await world.refused('sheet.submit', { person, month: '2026-11' })).toMatchObject({
      code: 'sheet-incomplete',
      missing: [{ entry: id, field: 'make-up' }],
    });
    await world.get('entry.save', { ...made, id, makeUp: { for: '2026-10-20', reason: '外出' } });
    expect(await done()).toBe(0);
    await world.get('sheet.submit', { person, month: '2026-11' });
    expect(await done()).toBe(1);
  });

  it('stands for an earlier day only', async () => {
    const later = visit(person, {
      happened: '2026-11-02',
      carriers: ['党总支'],
      makeUp: { for: '2026-11-02', reason: '外出' },
    });
    expect(await world.refused('entry.save', later)).toMatchObject({
      code: 'invalid',
      field: '补做',
    });
  });
});
