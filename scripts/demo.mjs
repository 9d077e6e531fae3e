/** `npm run demo`: the whole app without its window, on Node 24. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { Stop, attempt, main, node24, root } from './lib/shell.mjs';

await main(() => {
  ensureDependencies();
  const demo = join(root, 'src-main/demo.ts');
  if (!existsSync(demo)) throw new Stop('The demonstration is not written yet.');
  return attempt(node24, [demo, ...process.argv.slice(2)]).code;
});
