/** `npm run bench`: what takes how long, one JSON line a figure; `npm run bench -- documents` measures one part. */
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { attempt, main, node24, root } from './lib/shell.mjs';

await main(() => {
  ensureDependencies();
  return attempt(node24, [join(root, 'tests/bench/bench.ts'), ...process.argv.slice(2)]).code;
});
