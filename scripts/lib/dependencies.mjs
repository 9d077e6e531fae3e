/** Node and the npm packages: what must be there before anything else can run. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, attempt, must, node24, root, say } from './shell.mjs';
import { fingerprint, isFresh, markFresh } from './stamp.mjs';

/** Refuses a Node too old to run these scripts. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer, then try again.`,
  );
}

const modules = join(root, 'node_modules');

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether what npm last installed here, by whichever command, is what package-lock.json asks for. */
function isInstalled() {
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed)) return false;
  const there = packagesIn(installed);
  return Object.entries(packagesIn(join(root, 'package-lock.json')))
    .filter(([path, wanted]) => path !== '' && wanted.optional !== true)
    .every(([path, wanted]) => there[path]?.version === wanted.version);
}

/** `npm ci` empties node_modules; the runtimes cached inside take minutes to make and are kept. */
function installAfresh() {
  const kept = join(root, 'out/kept-cache');
  rmSync(kept, { recursive: true, force: true });
  const inside = join(modules, '.cache');
  const hasCache = existsSync(inside);
  if (hasCache) {
    mkdirSync(join(root, 'out'), { recursive: true });
    renameSync(inside, kept);
  }
  try {
    must(
      'npm',
      // Only errors: the tools ask for a newer Node than this one, and get it from the packages themselves.
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      'The npm packages could not be installed: check that the npm registry can be reached, then try again.',
    );
  } finally {
    if (hasCache) {
      mkdirSync(modules, { recursive: true });
      rmSync(inside, { recursive: true, force: true });
      renameSync(kept, inside);
    }
  }
}

/** Installs the packages of package-lock.json when they are missing or another lock's. */
export function ensureDependencies() {
  checkNode();
  const print = fingerprint(['package-lock.json'], [process.platform, process.arch]);
  if (existsSync(join(root, 'node_modules/.bin')) && isFresh('dependencies', print)) return;
  if (!isInstalled()) {
    say('Installing the npm packages (npm ci) …');
    installAfresh();
  }
  const version = attempt(node24, ['-v'], { quiet: true });
  if (!version.out.startsWith('v24.')) {
    throw new Stop(
      `The npm package "node" gave ${version.out.trim() || 'no Node at all'} instead of Node 24: allow its install script (allowScripts in package.json), remove node_modules, then try again.`,
    );
  }
  markFresh('dependencies', print);
}
