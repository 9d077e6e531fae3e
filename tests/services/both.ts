import { makeWorld, rosterFile } from './world.ts';
import type { World } from './world.ts';

/** A college under all policies that ship, with the fixture rosters in it. */
export const bothWorld = async (): Promise<World> => {
  const world = makeWorld();
  const proposal = await world.get('setup.proposal', null);
  await world.get('setup.create', {
    institution: '示例卫生职业学院',
    policies: proposal.policies.map(({ id }) => id),
    semesters: [],
  });
  for (const [kind, name] of [
    ['people', '名册.csv'],
    ['objects', '联系对象.csv'],
    ['calendar', '校历.csv'],
  ] as const) {
    const review = await world.get('roster.drop', { kind, ...rosterFile(name) });
    await world.get('roster.commit', { review: review.id });
  }
  return world;
};

/** The id of the only contact object of that name. */
export const objectId = async (world: World, name: string): Promise<string> => {
  const { objects } = await world.get('roster.all', null);
  const found = objects.filter((object) => object.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${String(found.length)} objects called ${name}`);
  return only.id;
};
