import { afterEach, expect, it } from 'vitest';
import { makeWorld, rosterFile } from './world.ts';
import type { World } from './world.ts';

/* Two policies in one ledger, each for the people it was chosen for. */

let world: World;
afterEach(() => {
  world.end();
});

const create = async (
  bindings: readonly { readonly policy: string; readonly ranks: readonly string[] }[],
): Promise<void> => {
  world = makeWorld();
  const proposal = await world.get('setup.proposal', null);
  await world.get('setup.create', {
    institution: '示例卫生职业学院',
    policies: proposal.policies.map(({ id }) => id),
    bindings,
    semesters: [],
  });
  for (const [kind, name] of [
    ['people', '名册.csv'],
    ['calendar', '校历.csv'],
  ] as const) {
    const review = await world.get('roster.drop', { kind, ...rosterFile(name) });
    await world.get('roster.commit', { review: review.id });
  }
};

const ranksNow = async () => {
  const overview = await world.get('app.overview', null);
  return overview.stage === 'ready'
    ? overview.ranks.map(({ id, policy }) => `${policy} ${id}`)
    : [];
};

it('proposes for each policy the ranks its rules speak to', async () => {
  await create([]);
  const { policies } = await world.get('setup.proposal', null);
  expect(policies.map(({ ranks }) => ranks.map(({ name }) => name))).toEqual([
    ['领导班子成员', '中层干部'],
    ['中层领导干部'],
  ]);
});

it('judges middle managers by the policy chosen for them, and by no other', async () => {
  const probe = makeWorld();
  const { policies } = await probe.get('setup.proposal', null);
  probe.end();
  const [first = { id: '' }, second = { id: '' }] = policies;
  await create([
    { policy: first.id, ranks: ['leader'] },
    { policy: second.id, ranks: ['middle'] },
  ]);
  expect((await ranksNow()).toSorted()).toEqual([`${first.id} leader`, `${second.id} middle`]);
  const range = { kind: 'month', day: '2026-10-15' } as const;
  const bySecond = await world.get('compliance.matrix', {
    range,
    policy: second.id,
    rank: 'middle',
  });
  const byFirst = await world.get('compliance.matrix', { range, policy: first.id, rank: 'middle' });
  expect(bySecond.rules.length).toBeGreaterThan(0);
  expect(byFirst.rules).toEqual([]);
});

it('lets both bind a rank that was left to both', async () => {
  await create([]);
  const found = await ranksNow();
  expect(found.filter((rank) => rank.endsWith(' middle'))).toHaveLength(2);
  expect(found.filter((rank) => rank.endsWith(' leader'))).toHaveLength(1);
});
