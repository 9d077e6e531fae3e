/** Packaging with electron-builder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildInputs } from './build.mjs';
import { runtimeEnvironment } from './runtime.mjs';
import { must, node24, root, say } from './shell.mjs';
import { fingerprint, isFresh, markFresh } from './stamp.mjs';

const builder = join(root, 'node_modules/electron-builder/cli.js');

/** An unpacked folder for this machine, around the runtime that is already here: needs no network. */
export function packFolder(runtime, { testFlavour = false } = {}) {
  const args = [
    builder,
    '--dir',
    `-c.electronDist=${runtime.dist}`,
    `-c.electronVersion=${runtime.version}`,
    ...(testFlavour ? ['-c.directories.output=dist/test-flavour'] : []),
  ];
  const env = {
    ...runtimeEnvironment(runtime),
    ...(testFlavour ? { LIANXI_TEST_FLAVOUR: '1' } : {}),
  };
  must(node24, args, 'The app could not be packaged; see above.', { env, quiet: testFlavour });
}

/** The package that the end-to-end tests start; made again only when something in it changed. */
export function ensureTestPackage(runtime) {
  const inputs = [...buildInputs, 'resources', 'electron-builder.yml', 'scripts/after-pack.mjs'];
  const print = fingerprint(inputs, [runtime.version, runtime.kind]);
  const there = existsSync(join(root, 'dist/test-flavour'));
  if (there && isFresh('test-package', print)) return;
  say('Packaging the app for the tests …');
  packFolder(runtime, { testFlavour: true });
  markFresh('test-package', print);
}

/** Installers, with whatever electron-builder is asked for. Fetches its tools and the official Electron. */
export function packRelease(words) {
  must(node24, [builder, ...words], 'The installers could not be made; see above.');
}
