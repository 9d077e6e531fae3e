/** The type checks: one world after another, each with its own tsconfig. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attemptLater, node24, root } from './shell.mjs';

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const svelteCheck = join(root, 'node_modules/svelte-check/bin/svelte-check');

/** Folders with a tsconfig of their own; svelte-check reads the renderer's .ts files as well. */
const worlds = ['.', 'shared', 'src-main', 'tests', 'scripts'];

/** A world without a single source yet has nothing to be checked. */
function hasSources(world) {
  const folder = join(root, world);
  if (!existsSync(join(folder, 'tsconfig.json'))) return false;
  return (
    world === '.' ||
    readdirSync(folder, { recursive: true }).some((f) => /\.m?ts$|\.mjs$/.test(String(f)))
  );
}

/** Each check as a name and a way to run it. */
export function typeChecks() {
  const plain = worlds.filter(hasSources).map((world) => ({
    name: `types: ${world === '.' ? 'configs' : world}`,
    run: () =>
      attemptLater(node24, [tsc, '--project', join(world, 'tsconfig.json')], { quiet: true }),
  }));
  const window = {
    name: 'types: src-renderer',
    run: () =>
      attemptLater(
        node24,
        [
          svelteCheck,
          '--tsconfig',
          'src-renderer/tsconfig.json',
          '--fail-on-warnings',
          '--output',
          'human',
          '--threshold',
          'warning',
        ],
        { quiet: true },
      ),
  };
  return [...plain, window];
}
