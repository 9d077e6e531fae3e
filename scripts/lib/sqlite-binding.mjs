/**
 * better-sqlite3's prebuilt binary asks for Node-API 10, the fallback runtime has 9. The same version
 * built from the sources in its own npm package loads there.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Stop, cache, must, node24, root, say } from './shell.mjs';
import { ensureDebianPackages } from './system.mjs';

const original = join(root, 'node_modules/better-sqlite3');
const newApi = "'NAPI_VERSION=10'";
const oldApi = "'NAPI_EXPERIMENTAL','NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'";

/** Headers of a Node on this machine, so that node-gyp need not download them. */
function headers() {
  const found = [
    process.env.npm_config_nodedir,
    resolve(dirname(process.execPath), '..'),
    '/usr',
    '/usr/local',
  ]
    .filter(Boolean)
    .find((folder) => existsSync(join(folder, 'include/node/node_api.h')));
  return found === undefined ? [] : [`--nodedir=${found}`];
}

/** Builds the binding once and returns its path. */
export async function ensureSqliteBinding() {
  const { version } = JSON.parse(readFileSync(join(original, 'package.json'), 'utf8'));
  const built = join(cache, `better-sqlite3-${version}-node-api-9.node`);
  if (existsSync(built)) return built;
  ensureDebianPackages(['g++', 'make', 'python3'], 'A C++ compiler is needed to build SQLite');
  say('Building better-sqlite3 for this runtime (about 90 seconds, once) …');
  const work = join(cache, 'better-sqlite3-build');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  cpSync(original, work, { recursive: true, dereference: true });
  const gyp = join(work, 'binding.gyp');
  const recipe = readFileSync(gyp, 'utf8');
  if (!recipe.includes(newApi)) {
    throw new Stop(
      `better-sqlite3 ${version} is built in another way now: see scripts/lib/sqlite-binding.mjs.`,
    );
  }
  writeFileSync(gyp, recipe.replace(newApi, oldApi));
  must(
    node24,
    [
      join(root, 'node_modules/node-gyp/bin/node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      ...headers(),
    ],
    'better-sqlite3 could not be built: g++, make, python3 and the headers of Node (the folder include/node) are needed.',
    { cwd: work, quiet: true },
  );
  copyFileSync(join(work, 'build/Release/better_sqlite3.node'), `${built}.part`);
  renameSync(`${built}.part`, built);
  rmSync(work, { recursive: true, force: true });
  return built;
}
