/** `npm run build`: the production build, made anew. */
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { main } from './lib/shell.mjs';

await main(async () => {
  ensureDependencies();
  await ensureBuild({ always: true });
});
