import { ESLint } from 'eslint';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Fault {
  readonly name: string;
  readonly room: 'shared/domain' | 'src-main/window' | 'src-renderer';
  readonly extension: 'ts' | 'svelte';
  readonly text: string;
  readonly rule: string;
}

const script = (text: string): string => `<script lang="ts">\n${text}\n</script>\n`;

const faults: readonly Fault[] = [
  {
    name: 'a moment in the domain',
    room: 'shared/domain',
    extension: 'ts',
    text: 'export const now = (): number => Date.now();\n',
    rule: 'no-restricted-globals',
  },
  {
    name: 'chance in the domain',
    room: 'shared/domain',
    extension: 'ts',
    text: 'export const chance = (): number => Math.random();\n',
    rule: 'no-restricted-properties',
  },
  {
    name: 'a class in the domain',
    room: 'shared/domain',
    extension: 'ts',
    text: 'export class Person {\n  readonly name = "";\n}\n',
    rule: 'no-restricted-syntax',
  },
  {
    name: 'a record that can be changed',
    room: 'shared/domain',
    extension: 'ts',
    text: 'export interface Person {\n  name: string;\n}\n',
    rule: 'no-restricted-syntax',
  },
  {
    name: 'a word on the console',
    room: 'src-main/window',
    extension: 'ts',
    text: 'console.log("a name");\n',
    rule: 'no-console',
  },
  {
    name: 'a promise that nobody waits for',
    room: 'src-main/window',
    extension: 'ts',
    text: 'export const start = (): void => {\n  Promise.resolve(1);\n};\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    name: 'a switch that forgets a case',
    room: 'src-main/window',
    extension: 'ts',
    text: "export const f = (x: 'a' | 'b'): number => {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};\n",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  {
    name: 'a file that is too long',
    room: 'src-main/window',
    extension: 'ts',
    text: Array.from({ length: 301 }, (_, at) => `export const a${at} = ${at};\n`).join(''),
    rule: 'max-lines',
  },
  {
    name: 'a request of the window',
    room: 'src-renderer',
    extension: 'ts',
    text: "export const get = (): Promise<Response> => fetch('x');\n",
    rule: 'no-restricted-globals',
  },
  {
    name: 'a request of a component',
    room: 'src-renderer',
    extension: 'svelte',
    text: script('const socket = new WebSocket("x");\nsocket.close();'),
    rule: 'no-restricted-globals',
  },
  {
    name: 'a request by another name',
    room: 'src-renderer',
    extension: 'ts',
    text: "export const get = (): Promise<Response> => window.fetch('x');\n",
    rule: 'no-restricted-properties',
  },
  {
    name: 'markup made from text',
    room: 'src-renderer',
    extension: 'svelte',
    text: `${script('const text = "";')}\n<p>{@html text}</p>\n`,
    rule: 'svelte/no-at-html-tags',
  },
  {
    name: 'a component that touches the bridge',
    room: 'src-renderer',
    extension: 'svelte',
    text: script('const bridge = window.ledger;\nvoid bridge;'),
    rule: 'no-restricted-properties',
  },
];

/** Planted inside the rooms themselves, since the rules go by folder; the folders are taken away again. */
const made: string[] = [];
let found: ReadonlyMap<string, readonly (string | null)[]>;

beforeAll(async () => {
  const files = faults.map(({ room, extension, text }) => {
    const folder = mkdtempSync(join(root, room, 'planted-'));
    made.push(folder);
    const file = join(folder, `fault.${extension}`);
    writeFileSync(file, text);
    return file;
  });
  const results = await new ESLint({ cwd: root, ignore: false }).lintFiles(files);
  found = new Map(
    results.map(({ filePath, messages }) => [filePath, messages.map(({ ruleId }) => ruleId)]),
  );
  for (const [at, file] of files.entries()) byName.set(faults[at]!.name, file);
}, 120_000);

const byName = new Map<string, string>();

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('a planted fault is red', () => {
  test.each(faults)('$name', ({ name, rule }) => {
    expect(found.get(byName.get(name)!)).toContain(rule);
  });
});
