/** Brings a machine from a fresh clone to where the app can run. Doing it again costs next to nothing. */
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureRuntime } from './lib/runtime.mjs';
import { main } from './lib/shell.mjs';
import { ensureSystem } from './lib/system.mjs';

/** Dependencies, system libraries, Electron and the build, in that order. Returns the runtime. */
export async function setUp({ tests = false } = {}) {
  ensureDependencies();
  ensureSystem({ tests });
  const runtime = await ensureRuntime();
  await ensureBuild();
  return runtime;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    if (process.argv.includes('--dependencies')) ensureDependencies();
    else await setUp({ tests: process.argv.includes('--tests') });
  });
}
