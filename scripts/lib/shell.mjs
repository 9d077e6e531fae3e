/** The few words every script shares: say something, stop with one sentence, run a program. */
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

/** The folder that holds package.json. */
export const root = resolve(import.meta.dirname, '../..');

/** Everything the set-up makes is a cache and lives here; nothing of it is committed. */
export const cache = join(root, 'node_modules/.cache/lianxi');

/** Node 24 from npm: the same Node as the shipped Electron's, whatever the machine's own one is. */
export const node24 = join(
  root,
  'node_modules/.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
);

/** A failure that is fully told by its message: what could not be had, and what to do. */
export class Stop extends Error {}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** True for a root shell, which may install packages and cannot use Chromium's sandbox. */
export const isRoot = process.getuid?.() === 0;

/** The environment with the project's own tools first on the path. */
function environment(extra = {}) {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: path, ...extra };
}

/**
 * How a program is started: where, with what environment, and whether its words are kept or shown.
 * @typedef {{ cwd?: string, env?: Record<string, string>, quiet?: boolean }} How
 */

/** @param {How} [how] */
function options({ cwd = root, env = {}, quiet = false } = {}) {
  /** @type {'inherit' | 'pipe'} */
  const output = quiet ? 'pipe' : 'inherit';
  /** @type {['ignore', typeof output, typeof output]} */
  const stdio = ['ignore', output, output];
  return { cwd, env: environment(env), stdio, shell: process.platform === 'win32' };
}

/**
 * Runs a program to its end. Returns its exit code and, when quiet, what it printed.
 * @param {How} [how]
 */
export function attempt(program, args, how = {}) {
  const done = spawnSync(program, args, {
    ...options(how),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    code: done.status ?? 1,
    out: done.stdout ?? '',
    err: done.error ? String(done.error) : (done.stderr ?? ''),
  };
}

/**
 * Runs a program that must succeed; otherwise stops with the given sentence.
 * @param {How} [how]
 */
export function must(program, args, sentence, how = {}) {
  const done = attempt(program, args, how);
  if (done.code !== 0) {
    const tail = `${done.out}${done.err}`.trim().split('\n').slice(-15).join('\n');
    throw new Stop(tail === '' ? sentence : `${sentence}\n${tail}`);
  }
  return done;
}

/**
 * Like `attempt`, but other work may go on meanwhile.
 * @param {How} [how]
 * @returns {Promise<{ code: number, out: string }>}
 */
export function attemptLater(program, args, how = {}) {
  return new Promise((settle) => {
    const child = spawn(program, args, options(how));
    let out = '';
    child.stdout?.on('data', (text) => (out += text));
    child.stderr?.on('data', (text) => (out += text));
    child.on('error', (error) => settle({ code: 1, out: String(error) }));
    child.on('close', (code) => settle({ code: code ?? 1, out }));
  });
}

/** Runs a script's body: a `Stop` becomes one plain sentence and exit code 1. */
export async function main(body) {
  try {
    const code = await body();
    process.exitCode = code ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
