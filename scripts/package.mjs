/**
 * `npm run package`: the build, packed into a folder for this machine, without any network.
 * `npm run package -- --win --linux`: installers by electron-builder, on a machine with a network.
 */
import { packFolder, packRelease } from './lib/package.mjs';
import { main, say } from './lib/shell.mjs';
import { setUp } from './set-up.mjs';

await main(async () => {
  const words = process.argv.slice(2);
  const runtime = await setUp();
  if (words.length > 0) {
    packRelease(words);
    return;
  }
  packFolder(runtime);
  if (runtime.kind === 'fallback') {
    say('Packed around the fallback runtime: fit for trying out, not for handing on.');
  }
});
