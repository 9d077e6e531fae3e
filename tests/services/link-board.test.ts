import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bothWorld, objectId } from './both.ts';
import { personId } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await bothWorld();
});
afterEach(() => {
  world.end();
});

const TODAY = '2026-11-21';

/** Links somebody to something from a day on, as the window would. */
const link = async (person: string, object: string, since: string): Promise<void> => {
  await world.get('link.move', {
    since,
    moves: [
      { link: null, object: await objectId(world, object), person: await personId(world, person) },
    ],
  });
};

const linkOf = async (object: string, day = TODAY) => {
  const board = await world.get('link.board', { day });
  const found = board.objects.find(({ subject }) => subject.name === object);
  if (found === undefined) throw new Error(`no object ${object}`);
  return found.links;
};

describe('the board of links', () => {
  it('says what a leader lacks, with its place, until a link of that kind is there', async () => {
    const lacks = async (): Promise<readonly string[]> => {
      const board = await world.get('link.board', { day: TODAY });
      const row = board.people.find(({ subject }) => subject.name === '林致远');
      return row?.lacks.map(({ title }) => title) ?? [];
    };
    const before = await lacks();
    expect(before).toHaveLength(5);
    expect(before[0]).toMatch(/（.+）$/u);
    await link('林致远', '护理学院党总支', '2026-09-01');
    expect(await lacks()).toHaveLength(4);
    expect(await linkOf('护理学院党总支')).toMatchObject([
      { personName: '林致远', kind: '党总支', since: '2026-09-01', due: null, over: false },
    ]);
    expect(await linkOf('护理学院党总支', '2026-08-31')).toEqual([]);
  });

  it('shows which first-year classes nobody is linked to', async () => {
    const coverage = async () => {
      const { coverage: found } = await world.get('link.board', { day: TODAY });
      expect(found).toHaveLength(1);
      return found[0];
    };
    const before = await coverage();
    expect(before?.objects).toHaveLength(12);
    expect(before?.missing).toHaveLength(12);
    // A leader isn't whom this clause speaks to.
    await link('林致远', '2026级护理1班', '2026-09-01');
    expect((await coverage())?.missing).toHaveLength(12);
    await link('苏明睿', '2026级护理1班', '2026-09-01');
    const after = await coverage();
    expect(after?.missing).toHaveLength(11);
    expect(after?.missing).not.toContain(await objectId(world, '2026级护理1班'));
  });
});

describe('moving links', () => {
  it('ends the old link the day before, keeps it, and takes all of it back in one step', async () => {
    await link('苏明睿', '2026级护理1班', '2026-09-01');
    const [old] = await linkOf('2026级护理1班');
    await world.get('link.move', {
      since: TODAY,
      moves: [
        {
          link: old?.link ?? '',
          object: await objectId(world, '2026级护理1班'),
          person: await personId(world, '何雨桐'),
        },
      ],
    });
    expect(await linkOf('2026级护理1班')).toMatchObject([{ personName: '何雨桐', since: TODAY }]);
    expect(await linkOf('2026级护理1班', '2026-11-20')).toMatchObject([
      { personName: '苏明睿', until: '2026-11-20' },
    ]);
    const undone = await world.get('change.undo', null);
    expect(undone.what).toBe('2026级护理1班 由 苏明睿 改派 何雨桐，自2026年11月21日起');
    expect(await linkOf('2026级护理1班')).toMatchObject([{ personName: '苏明睿', until: null }]);
  });

  it('changes a link that began the same day instead of leaving one of no days', async () => {
    await link('苏明睿', '2026级护理1班', TODAY);
    const [old] = await linkOf('2026级护理1班');
    const object = await objectId(world, '2026级护理1班');
    const to = await personId(world, '何雨桐');
    const asked = { since: TODAY, moves: [{ link: old?.link ?? '', object, person: to }] };
    await world.get('link.move', asked);
    const { links } = await world.get('roster.all', null);
    expect(links).toMatchObject([{ id: old?.link, person: to, since: TODAY, until: null }]);
    const history = await world.get('record.history', { kind: 'link', id: old?.link ?? '' });
    expect(history).toHaveLength(2);
  });

  it('ends a link without a successor, and takes one away that never held', async () => {
    await link('苏明睿', '2026级护理1班', '2026-09-01');
    await link('何雨桐', '2026级护理2班', TODAY);
    const [old] = await linkOf('2026级护理1班');
    const [fresh] = await linkOf('2026级护理2班');
    await world.get('link.move', {
      since: TODAY,
      moves: [
        { link: old?.link ?? '', object: old?.object ?? '', person: null },
        { link: fresh?.link ?? '', object: fresh?.object ?? '', person: null },
      ],
    });
    const { links } = await world.get('roster.all', null);
    expect(links).toMatchObject([{ id: old?.link, until: '2026-11-20' }]);
  });

  it('refuses two links of one person and object at a time, and what changes nothing', async () => {
    await link('苏明睿', '2026级护理1班', '2026-09-01');
    const [old] = await linkOf('2026级护理1班');
    const object = old?.object ?? '';
    const person = old?.person ?? '';
    const twice = { since: TODAY, moves: [{ link: null, object, person }] };
    const problem = await world.refused('link.move', twice);
    expect(problem).toMatchObject({ code: 'invalid' });
    expect(JSON.stringify(problem)).toContain('苏明睿从2026年9月1日起已经联系');
    const same = { since: TODAY, moves: [{ link: old?.link ?? '', object, person }] };
    expect(await world.refused('link.move', same)).toMatchObject({ code: 'invalid' });
    const back = { since: '2026-08-01', moves: [{ link: null, object, person }] };
    expect(await world.refused('link.move', back)).toMatchObject({ code: 'invalid' });
  });
});

describe('the next round', () => {
  it('proposes another person for each link that is due, and carries it out in one step', async () => {
    await link('苏明睿', '2025级护理1班', '2024-10-01');
    await link('何雨桐', '2025级护理2班', '2024-10-01');
    await link('何雨桐', '2025级护理3班', '2026-10-01');
    const [due] = await linkOf('2025级护理1班');
    expect(due).toMatchObject({ due: '2026-10-01', over: true });
    expect(await linkOf('2025级护理3班')).toMatchObject([{ due: '2028-10-01', over: false }]);
    const proposals = await world.get('link.proposals', { day: TODAY });
    expect(proposals).toHaveLength(2);
    for (const { from, to, why } of proposals) {
      expect(to).not.toBeNull();
      expect(to).not.toBe(from);
      expect(why).not.toBe('');
    }
    await world.get('link.move', {
      since: TODAY,
      moves: proposals.map((one) => ({ link: one.link, object: one.object, person: one.to })),
    });
    expect(await world.get('link.proposals', { day: TODAY })).toEqual([]);
    await world.get('change.undo', null);
    expect(await world.get('link.proposals', { day: TODAY })).toEqual(proposals);
  });
});
