import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  readonly forbidden: IForbiddenRuleType[];
  readonly options: ICruiseOptions;
};

/** What a room must not import, written down a second time so that a slip in the table shows. */
const faults: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['#api/x', '#storage/x', '#services/x', 'node:fs', 'electron', 'kysely'],
  'shared/api': ['#storage/x', '#services/x', '#platform/x', 'node:fs', 'electron', 'kysely'],
  'src-main/storage': ['#services/x', '#api/x', '#documents/x', '#platform/x', 'electron', 'docx'],
  'src-main/storage/migrations': [
    '#domain/x',
    '#storage/x',
    '../x.ts',
    'node:fs',
    'electron',
    'better-sqlite3',
  ],
  'src-main/documents': ['#storage/x', '#services/x', '#intake/x', 'electron', 'better-sqlite3'],
  'src-main/intake': ['#storage/x', '#services/x', '#documents/x', 'electron', 'better-sqlite3'],
  'src-main/services': [
    '#platform/x',
    '#storage/migrations/x',
    '../window/x.ts',
    'node:fs',
    'electron',
    'kysely',
  ],
  'src-main/platform': ['#storage/x', '#services/x', '#documents/x', 'kysely'],
  'src-main/ipc': ['#services/x', '#storage/x', '#domain/x', '../window/x.ts', 'node:fs', 'zod'],
  'src-main/window': ['#services/x', '#storage/x', '../ipc/x.ts', 'kysely'],
  'src-main/preload': ['#services/x', '../ipc/x.ts', 'node:fs', 'zod'],
  'src-main/ledger': ['../window/x.ts', '../ipc/x.ts', '#storage/migrations/x', 'kysely'],
  'src-renderer': ['#services/x', '../src-main/window/x.ts', 'node:fs', 'electron', 'kysely'],
};

/** What the same rooms may import: the walls have doors. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['zod'],
  'shared/api': ['#domain/x'],
  'src-main/storage': ['#domain/x', 'kysely', 'better-sqlite3', 'node:fs', './migrations/x.ts'],
  'src-main/storage/migrations': ['kysely'],
  'src-main/documents': ['#domain/x', 'docx', 'node:fs'],
  'src-main/intake': ['#domain/x', 'yauzl', 'node:fs'],
  'src-main/services': ['#domain/x', '#api/x', '#storage/x', '#documents/x', '#intake/x'],
  'src-main/platform': ['#domain/x', '#api/x', '#services/ports', 'node:fs', 'electron'],
  'src-main/ipc': ['#api/x', 'electron'],
  'src-main/window': ['#api/x', 'electron', 'node:fs'],
  'src-main/preload': ['#api/x', 'electron'],
  'src-main/ledger': ['#services/x', '#storage/x', '#platform/x', 'electron', 'node:fs'],
  'src-renderer': ['#api/x', '#domain/x', 'svelte'],
};

/** Habits that no room may have, wherever the file lies. */
const network = ['node:net', 'node:http', 'node:https', 'node:dns', 'node:tls'];

interface Planted {
  readonly room: string;
  readonly target: string;
  readonly file: string;
}

function plan(kind: string, walls: Readonly<Record<string, readonly string[]>>): Planted[] {
  return Object.entries(walls).flatMap(([room, targets]) =>
    targets.map((target, at) => ({ room, target, file: `${room}/${kind}-${at}.ts` })),
  );
}

const plantedFaults = plan('fault', {
  ...faults,
  'src-main/platform': [...(faults['src-main/platform'] ?? []), ...network],
});
const plantedDoors = plan('door', doors);

/** A copy of the house with empty rooms and stand-ins for the packages. */
function buildHouse(house: string): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  write('package.json', JSON.stringify(own));
  for (const room of Object.keys(faults)) write(`${room}/x.ts`, 'export const x = 1;\n');
  write('src-main/services/ports.ts', 'export const x = 1;\n');
  const packages = ['electron', 'kysely', 'better-sqlite3', 'zod', 'docx', 'yauzl', 'svelte'];
  for (const name of packages) {
    const description = { name, version: '1.0.0', main: 'index.js' };
    write(`node_modules/${name}/package.json`, JSON.stringify(description));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const { file, target } of [...plantedFaults, ...plantedDoors]) {
    write(file, `import * as it from '${target}';\nexport { it };\n`);
  }
}

let house: string;
let complaints: Map<string, string[]>;

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'lianxi-rooms-'));
  buildHouse(house);
  const { forbidden, options } = config;
  const found = await cruise(['shared', 'src-main', 'src-renderer'], {
    ...options,
    ruleSet: { forbidden },
    validate: true,
    baseDir: house,
  });
  complaints = new Map();
  for (const { from, rule } of (found.output as ICruiseResult).summary.violations) {
    complaints.set(from, [...(complaints.get(from) ?? []), rule.name]);
  }
});

afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

describe('a fault planted in a room is red', () => {
  test.each(plantedFaults)('$room imports $target', ({ file, room }) => {
    const names = complaints.get(file) ?? [];
    const own = names.filter((name) => name.startsWith(`${room}: `) || name === 'no network');
    expect(own, `complaints: ${names.join(', ')}`).not.toEqual([]);
  });
});

describe('what a room may import is green', () => {
  test.each(plantedDoors)('$room imports $target', ({ file }) => {
    expect(complaints.get(file) ?? []).toEqual([]);
  });
});

test('every source of the main side and of shared belongs to a room of the table', () => {
  const rooms = config.forbidden
    .map(({ name }) => name?.split(': '))
    .filter((parts) => parts?.[1] === 'packages')
    .map((parts) => parts![0]!);
  expect(rooms).toEqual(expect.arrayContaining(Object.keys(faults)));
  const homeless = ['shared', 'src-main'].flatMap((side) =>
    readdirSync(join(root, side), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${side}/${file.replaceAll('\\', '/')}`)
      .filter((file) => !rooms.some((room) => file === room || file.startsWith(`${room}/`))),
  );
  expect(homeless).toEqual([]);
});
