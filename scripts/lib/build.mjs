/** The production build of the three worlds, skipped while its sources are unchanged. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeLicences } from './licences.mjs';
import { Stop, attemptLater, node24, root, say } from './shell.mjs';
import { fingerprint, isFresh, markFresh } from './stamp.mjs';

/** Everything the bundles are made from. */
export const buildInputs = [
  'shared',
  'src-main',
  'src-renderer',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.base.json',
  'scripts/lib/licences.mjs',
  'vite.main.config.ts',
  'vite.preload.config.ts',
  'vite.renderer.config.ts',
];

/** Builds main, preload and renderer into out/ when they are missing or stale. */
export async function ensureBuild({ always = false } = {}) {
  const print = fingerprint(buildInputs);
  const main = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).main;
  if (!always && isFresh('build', print) && existsSync(join(root, main))) return;
  say('Building …');
  rmSync(join(root, 'out'), { recursive: true, force: true });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const parts = await Promise.all(
    ['main', 'preload', 'renderer'].map((world) =>
      attemptLater(
        node24,
        [vite, 'build', '--logLevel', 'warn', '--config', `vite.${world}.config.ts`],
        {
          quiet: true,
        },
      ),
    ),
  );
  for (const part of parts) if (part.out.trim() !== '') say(part.out.trim());
  if (parts.some((part) => part.code !== 0)) throw new Stop('The build failed; see above.');
  writeLicences();
  markFresh('build', print);
}
