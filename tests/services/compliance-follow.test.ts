import { afterEach, describe, expect, it } from 'vitest';
import { FJ, NEU, autumn, handIn, makeSchool, note, october, year } from './compliance-school.ts';
import type { School } from './compliance-school.ts';

let school: School;
afterEach(() => {
  school.world.end();
});

/** Numbers from 0 to below a bound, the same ones for the same seed. */
const dice = (seed: number) => {
  let state = seed;
  return (bound: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
};

const LEADERS = ['林甲', '周乙'];
const PEOPLE = [...LEADERS, '秦丙', '叶丁'];
const CARRIERS = ['党总支', '党支部', '进班级', '进课堂', '联系点'];
const OBJECTS = ['护理学院党总支', '护理26级1班', '药学26级1班', null];

/** Every answer about compliance that there is. */
const everything = async ({ world, id }: School): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  const lists = { policy: null, rank: null, unit: null, rule: null, statuses: [] };
  for (const range of [october, autumn, year]) {
    for (const [policy, rank] of [
      [FJ, 'leader'],
      [FJ, 'middle'],
      [NEU, 'middle'],
      [NEU, null],
    ] as const)
      found.push(await world.get('compliance.matrix', { policy, rank, range }));
    found.push(await world.get('compliance.list', { range, ...lists }));
    found.push(
      await world.get('compliance.summary', { range, policy: FJ, by: 'unit', rank: null }),
    );
  }
  for (const name of PEOPLE)
    found.push(await world.get('compliance.person', { person: id(name), year }));
  found.push(await world.get('compliance.rule', { policy: FJ, rule: 'fj.6.0', year }));
  found.push(await world.get('compliance.month', { month: '2026-11', rank: null, person: null }));
  for (const rule of ['fj.1.2', 'fj.6.0', 'fj.11'])
    found.push(
      await world.get('compliance.explain', {
        policy: FJ,
        rule,
        subject: id('林甲'),
        range: october,
      }),
    );
  return found;
};

/** One thing a clerk may do, by chance. */
const act = async (one: School, roll: (bound: number) => number, ids: string[]): Promise<void> => {
  const { world, id } = one;
  const pick = <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item;
  const day = `2026-${pick(['09', '10', '11'])}-${String(1 + roll(20)).padStart(2, '0')}`;
  const object = pick(OBJECTS);
  const others = roll(3) === 0 ? [{ person: id(pick(PEOPLE)), role: 'led' as const }] : [];
  const name = pick(PEOPLE);
  const said = {
    happened: day,
    carriers: [pick(CARRIERS)],
    object: object === null ? null : id(object),
    participants: [
      { person: id(name), role: 'attended' as const },
      ...others.filter(({ person }) => person !== id(name)),
    ],
  };
  const entry = ids[roll(ids.length)];
  switch (roll(9)) {
    case 0:
    case 1:
    case 2:
      ids.push((await note(one, name, said)).id);
      return;
    case 3:
      if (entry !== undefined) await note(one, name, { ...said, id: entry });
      return;
    case 4:
      if (entry === undefined) return;
      await world.get('record.remove', { kind: 'entry', id: entry });
      ids.splice(ids.indexOf(entry), 1);
      return;
    case 5:
      await world.ask('sheet.submit', { person: id(pick(LEADERS)), month: day.slice(0, 7) });
      return;
    case 6:
      await world.get('issue.save', {
        id: null,
        raised: day,
        person: id(name),
        entry: null,
        text: '希望延长图书馆开放时间。',
        kind: '',
        weight: 'ordinary',
        unit: null,
      });
      return;
    case 7:
      await world.get('reason.save', {
        rule: 'fj.1.2',
        person: id('林甲'),
        from: '2026-10-01',
        until: '2026-10-31',
        text: `说明 ${String(roll(5))}`,
      });
      return;
    default:
      await world.ask('change.undo', null);
      ids.splice(0);
      return;
  }
};

describe('facts that follow the writes', () => {
  it.each([1, 2, 3])(
    'give the same answers as facts gathered anew, after anything a clerk does (%i)',
    async (seed) => {
      school = await makeSchool();
      const roll = dice(seed);
      const ids: string[] = [];
      for (let round = 0; round < 6; round += 1) {
        for (let step = 0; step < 4; step += 1) {
          await act(school, roll, ids);
          // Asked between the writes, so that there is always something kept that has to follow.
          if (step % 2 === 0) await everything(school);
        }
        const followed = await everything(school);
        school.world.reopen();
        expect(followed).toEqual(await everything(school));
      }
    },
  );

  it('start anew when the register changes', async () => {
    school = await makeSchool();
    const { world, id } = school;
    await note(school, '林甲', { happened: '2026-10-20', carriers: ['党总支'] });
    await handIn(school, '林甲', '2026-10');
    const expected = async () => {
      const { figures } = await world.get('compliance.matrix', {
        policy: FJ,
        rank: 'leader',
        range: october,
      });
      return figures.expected;
    };
    expect(await expected()).toBe(12);
    await world.get('exemption.save', {
      id: null,
      person: id('林甲'),
      from: '2026-10-01',
      until: '2026-10-31',
      reason: '病假',
      approver: '党委',
    });
    expect(await expected()).toBe(2);
    await world.get('change.undo', null);
    expect(await expected()).toBe(12);
  });
});
