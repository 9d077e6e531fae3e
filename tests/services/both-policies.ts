import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collegeWorld } from './world.ts';
import type { World } from './world.ts';

const neu = join(import.meta.dirname, '../../resources/policies/neu-2020-82.json');

/** The example college, which took over a second policy for its middle managers in July 2026. */
export const bothWorld = async (time?: string): Promise<World> => {
  const world = await collegeWorld(time);
  const candidate = await world.get('policy.drop', {
    name: '方案.json',
    bytes: new Uint8Array(readFileSync(neu)),
  });
  await world.get('policy.enact', { candidate: candidate.id, effectiveFrom: '2026-07-01' });
  return world;
};
