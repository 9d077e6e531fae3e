import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asked, Question } from '#api/contract';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
let lin: string;
let other: string;
const month = '2026-10';
const locked = { code: 'month-locked', month };

const inOctober = (said: Partial<Asked<'entry.save'>> = {}): Asked<'entry.save'> =>
  visit(lin, { happened: '2026-10-09', carriers: ['党总支'], ...said });

const close = (): Promise<null> => world.get('lock.close', { month, note: '会议确认' });
const except = (person: string | null): Promise<null> =>
  world.get('lock.except', { month, person, reason: '漏记', approver: '办公室主任' });

beforeEach(async () => {
  world = await collegeWorld('2026-11-05T09:00:00');
  lin = await personId(world, '林致远');
  const { people } = await world.get('roster.all', null);
  other = people.find(({ id }) => id !== lin)?.id ?? '';
});
afterEach(() => {
  world.end();
});

describe('a closed month', () => {
  it('takes nothing new and gives nothing up, by whatever way it is tried', async () => {
    const kept = await world.get('entry.save', inOctober());
    const removed = await world.get('entry.save', inOctober({ happened: '2026-10-12' }));
    await world.get('record.remove', { kind: 'entry', id: removed.id });
    const september = await world.get('entry.save', inOctober({ happened: '2026-09-10' }));
    await close();
    const refused: readonly (readonly [Question, Asked<Question>])[] = [
      ['entry.save', inOctober()],
      ['entry.save', inOctober({ id: kept.id, summary: '改写' })],
      // out of the closed month, into it, and standing for it
      ['entry.save', inOctober({ id: kept.id, happened: '2026-11-02' })],
      ['entry.save', inOctober({ id: september.id, happened: '2026-10-30' })],
      [
        'entry.save',
        inOctober({ happened: '2026-11-03', makeUp: { for: '2026-10-15', reason: '外出' } }),
      ],
      ['sheet.save', { person: lin, month, content: '', zeroReason: '在外' }],
      ['sheet.submit', { person: lin, month }],
      ['record.remove', { kind: 'entry', id: kept.id }],
      ['record.restore', { kind: 'entry', id: removed.id }],
    ];
    for (const [question, asked] of refused) {
      expect(await world.refused(question, asked), question).toEqual(locked);
    }
    const view = await world.get('sheet.open', { person: lin, month });
    expect(view.entries.map(({ entry }) => entry.id)).toEqual([kept.id]);
    expect(view.lock).toEqual({ at: '2026-11-05T09:00:00', exception: null });
  });

  it('leaves other months alone', async () => {
    await close();
    await world.get('entry.save', inOctober({ happened: '2026-11-02' }));
    await world.get('entry.save', inOctober({ happened: '2026-09-30' }));
    const view = await world.get('sheet.open', { person: lin, month: '2026-11' });
    expect(view.lock).toBeNull();
  });

  it('refuses to decide about a sheet', async () => {
    await world.get('entry.save', inOctober());
    await world.get('sheet.submit', { person: lin, month });
    await close();
    const decision = { person: lin, month, decision: 'accept', reason: '' } as const;
    expect(await world.refused('sheet.decide', decision)).toEqual(locked);
  });

  it('is not got round by undoing or redoing an older change', async () => {
    await world.get('entry.save', inOctober());
    await close();
    // The closing itself is no step to be taken back: what comes next is the entry.
    expect(await world.refused('change.undo', null)).toEqual(locked);
    await except(lin);
    await world.get('change.undo', null);
    const [lock] = await world.get('lock.list', null);
    await world.get('lock.end', { id: lock?.exceptions[0]?.id ?? '' });
    expect(await world.refused('change.redo', null)).toEqual(locked);
    expect((await world.get('sheet.open', { person: lin, month })).entries).toEqual([]);
    expect((await world.get('history.verify', null)).ok).toBe(true);
  });

  it('can be changed under an exception, for whom it was opened and until it ends', async () => {
    await close();
    world.at('2026-11-06T10:00:00');
    await except(lin);
    const { id } = await world.get('entry.save', inOctober());
    const strange = inOctober({ participants: [{ person: other, role: 'attended' }] });
    expect(await world.refused('entry.save', strange)).toEqual(locked);
    // Whose sheet it stands on can't be changed either, since it would leave one and enter the other.
    expect(await world.refused('entry.save', { ...strange, id })).toEqual(locked);
    const view = await world.get('sheet.submit', { person: lin, month });
    expect(view.lock?.exception).toMatchObject({
      person: lin,
      reason: '漏记',
      approver: '办公室主任',
      from: '2026-11-06T10:00:00',
      until: null,
    });

    world.at('2026-11-07T10:00:00');
    const [open] = await world.get('lock.list', null);
    await world.get('lock.end', { id: open?.exceptions[0]?.id ?? '' });
    expect(await world.refused('entry.save', inOctober({ id, summary: '再改' }))).toEqual(locked);
    const [ended] = await world.get('lock.list', null);
    expect(ended?.exceptions).toMatchObject([{ name: '林致远', until: '2026-11-07T10:00:00' }]);
  });

  it('can be opened for everybody', async () => {
    await close();
    await except(null);
    await world.get('entry.save', inOctober());
    await world.get(
      'entry.save',
      inOctober({ participants: [{ person: other, role: 'attended' }] }),
    );
    const [lock] = await world.get('lock.list', null);
    expect(lock).toMatchObject({ id: month, note: '会议确认', exceptions: [{ name: '全体人员' }] });
  });
});

describe('the office', () => {
  it('closes a month once, and only when it is over', async () => {
    await close();
    expect(await world.refused('lock.close', { month, note: '' })).toMatchObject({
      code: 'invalid',
      field: '2026年10月',
    });
    expect(await world.refused('lock.close', { month: '2026-11', note: '' })).toMatchObject({
      code: 'invalid',
      field: '2026年11月',
    });
    expect((await world.get('lock.list', null)).map(({ id }) => id)).toEqual([month]);
  });

  it('opens an exception only where there is a lock, once, and for somebody known', async () => {
    const asked = { month, person: lin, reason: '漏记', approver: '办公室主任' };
    expect(await world.refused('lock.except', asked)).toMatchObject({ code: 'invalid' });
    await close();
    await world.get('lock.except', asked);
    expect(await world.refused('lock.except', asked)).toMatchObject({ code: 'invalid' });
    expect(await world.refused('lock.except', { ...asked, person: 'nobody' })).toEqual({
      code: 'not-found',
      what: 'person',
    });
    const [lock] = await world.get('lock.list', null);
    const id = lock?.exceptions[0]?.id ?? '';
    await world.get('lock.end', { id });
    expect(await world.refused('lock.end', { id })).toMatchObject({ code: 'invalid' });
    expect(await world.refused('lock.end', { id: 'none' })).toEqual({
      code: 'not-found',
      what: 'lock-exception',
    });
  });

  it('is asked for a reason and an approver by the contract itself', async () => {
    await close();
    for (const part of [{ reason: ' ' }, { approver: '' }]) {
      const asked = { month, person: lin, reason: '漏记', approver: '办公室主任', ...part };
      expect(await world.app().answer('lock.except', asked)).toMatchObject({
        ok: false,
        problem: { code: 'bad-question' },
      });
    }
  });
});
