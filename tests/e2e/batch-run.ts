import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runtime, today } from './fixtures.ts';
import { makeWorld } from '../services/world.ts';
import type { World } from '../services/world.ts';

const root = resolve(import.meta.dirname, '../..');

/** What a program said and with which code it ended; `null` when it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** A program that is under way. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Chromium's sandbox does not work for root on Linux; the product itself never turns it off. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts the app as the scheduler would, by its binary, with nothing attached to it. */
export function start(dataFolder: string, words: readonly string[], executable?: string): Started {
  const child = spawn(
    executable ?? join(runtime.dist, 'electron'),
    [
      ...(executable === undefined ? [root] : []),
      ...sandbox,
      '--lang=zh-CN',
      `--data-dir=${dataFolder}`,
      ...words,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        LIANXI_TODAY: today,
        ...(runtime.sqliteBinding === undefined
          ? {}
          : { LIANXI_SQLITE_BINDING: runtime.sqliteBinding }),
      },
    },
  );
  const [out, errors]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = new Promise<Ended>((told, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      told({ code, out: out.join(''), errors: errors.join('') });
    });
  });
  return { child, ended };
}

/** A run without a window, to its end. */
export const run = (
  dataFolder: string,
  words: readonly string[],
  executable?: string,
): Promise<Ended> => start(dataFolder, ['--batch', ...words], executable).ended;

/** Puts a world that the test made into a data folder, as if its app had been used there. */
export function settle(world: World, dataFolder: string): void {
  world.app().close();
  cpSync(join(world.folder, 'data'), dataFolder, { recursive: true });
}

/** A data folder with 示例数据. */
export async function settleDemo(dataFolder: string): Promise<void> {
  const world = makeWorld();
  await world.get('demo.load', null);
  settle(world, dataFolder);
  world.end();
}

/** Every file below a folder. */
export const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
        .toSorted()
    : [];
