/** `npm run bench`: how fast compliance is judged, one JSON line a figure. */
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { attempt, main, node24, root } from './lib/shell.mjs';

await main(() => {
  ensureDependencies();
  return attempt(node24, [join(root, 'tests/bench/bench.ts')]).code;
});
