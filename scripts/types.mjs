/** `npm run types`: every world's types. */
import { ensureDependencies } from './lib/dependencies.mjs';
import { runChecks } from './lib/gate.mjs';
import { main } from './lib/shell.mjs';
import { typeChecks } from './lib/types.mjs';

await main(async () => {
  ensureDependencies();
  return (await runChecks(typeChecks())) === 0 ? 0 : 1;
});
