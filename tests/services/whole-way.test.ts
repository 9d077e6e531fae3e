import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collegeWorld, makeWorld, personId, rosterFile, rosterPath } from './world.ts';
import type { World } from './world.ts';

let world: World;
afterEach(() => {
  world.end();
});

describe('a new ledger', () => {
  beforeEach(() => {
    world = makeWorld();
  });

  it('is asked for until it is made, and is there again after closing', async () => {
    expect((await world.get('app.overview', null)).stage).toBe('setup');
    expect(await world.refused('roster.all', null)).toEqual({ code: 'no-ledger' });
    const proposal = await world.get('setup.proposal', null);
    // 2026-11-21 lies in 2026-2027, whose first semester begins on the Monday nearest to 1 September: 31 August.
    expect(proposal.semesters[0]).toMatchObject({
      academicYear: '2026-2027',
      ordinal: 1,
      firstDay: '2026-08-31',
    });
    const made = {
      institution: '示例卫生职业学院',
      policies: ['fj-2021-31'],
      semesters: proposal.semesters,
    };
    await world.get('setup.create', made);
    world.reopen();
    const overview = await world.get('app.overview', null);
    expect(overview).toMatchObject({
      stage: 'ready',
      institution: '示例卫生职业学院',
      demo: false,
      holidaysUntil: 2026,
    });
    expect(await world.refused('setup.create', made)).toEqual({ code: 'ledger-exists' });
  });

  it('refuses a question that does not fit the contract', async () => {
    for (const [question, asked] of [
      ['nothing.such', null],
      ['toString', null],
      ['sheet.open', { person: 'x', month: '2026-13' }],
      ['sheet.open', { person: 'x', month: '2026-10', more: 1 }],
      ['app.overview', { a: 1 }],
    ] as const) {
      expect(await world.app().answer(question, asked)).toEqual({
        ok: false,
        problem: { code: 'bad-question', question },
      });
    }
  });
});

describe('the rosters of the college', () => {
  it('come in once, whatever their encoding and however often', async () => {
    world = await collegeWorld();
    const roster = await world.get('roster.all', null);
    const leaders = new Set(
      roster.posts.filter(({ rank }) => rank === 'leader').map(({ person }) => person),
    );
    const middle = new Set(
      roster.posts.filter(({ rank }) => rank === 'middle').map(({ person }) => person),
    );
    expect([leaders.size, middle.size, roster.people.length]).toEqual([8, 29, 37]);
    const successive = await personId(world, '吴建川');
    expect(roster.posts.filter(({ person }) => person === successive)).toHaveLength(2);
    expect(roster.people.filter(({ name }) => name === '李响')).toHaveLength(2);

    const again = await world.get('roster.drop', {
      kind: 'people',
      ...rosterFile('名册.gb18030.csv'),
    });
    expect(again.counts).toMatchObject({ new: 0, update: 0, problem: 0, ask: 0 });
    expect(await world.get('roster.commit', { review: again.id })).toEqual({
      batch: null,
      written: 0,
      left: 0,
    });
    expect(await world.get('roster.all', null)).toEqual(roster);
  });

  it('can be taken back as a whole', async () => {
    world = await collegeWorld();
    world.hands.open.push(rosterPath('名册.csv'));
    const before = await world.get('roster.all', null);
    const text =
      '姓名,部门,类别,职务,任职起\n江一心,教务处,中层干部,副处长,2026-09-01\n某某,教务处,无此类别,处长,2026-09-01\n';
    const review = await world.get('roster.drop', {
      kind: 'people',
      name: '新名册.csv',
      bytes: new TextEncoder().encode(text),
    });
    expect(review.counts).toMatchObject({ new: 1, problem: 1 });
    expect(review.rows.find(({ outcome }) => outcome === 'problem')?.notes.join('')).toContain(
      '第 3 行',
    );
    const result = await world.get('roster.commit', { review: review.id });
    expect(result).toMatchObject({ written: 1, left: 1 });
    expect((await world.get('roster.all', null)).people).toHaveLength(before.people.length + 1);
    await world.get('change.undo', null);
    expect(await world.get('roster.all', null)).toEqual(before);
  });

  it('say which file was given in the wrong place', async () => {
    world = await collegeWorld();
    const problem = await world.refused('roster.drop', {
      kind: 'people',
      ...rosterFile('校历.csv'),
    });
    expect(problem).toMatchObject({ code: 'file-refused', file: '校历.csv' });
  });
});
