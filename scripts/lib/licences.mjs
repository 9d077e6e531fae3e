/** The licences of everything that is shipped inside the bundles, for the page 关于. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shell.mjs';

/** Packages that the sources import and Vite bundles, and the native one beside them. Theirs come along. */
const shipped = [
  'better-sqlite3',
  'bits-ui',
  'csv-parse',
  'docx',
  'docx-preview',
  'fflate',
  'iconv-lite',
  'kysely',
  '@lucide/svelte',
  'pinyin-pro',
  'saxes',
  'svelte',
  'virtua',
  'zod',
];

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Where Node would find a package from inside another one. */
function folderOf(name, from) {
  for (let at = from; ; at = join(at, '..')) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === root) return undefined;
  }
}

function collect(name, from, found) {
  const folder = folderOf(name, from);
  if (folder === undefined || found.has(folder)) return;
  const manifest = manifestOf(folder);
  found.set(folder, manifest);
  for (const needed of Object.keys(manifest.dependencies ?? {})) collect(needed, folder, found);
}

const textIn = (folder) =>
  readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');

/** Writes out/licences.txt: name, version, licence and its text, one package after another. */
export function writeLicences() {
  const found = new Map();
  for (const name of shipped) collect(name, root, found);
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  const parts = [...found]
    .sort(([, a], [, b]) => a.name.localeCompare(b.name))
    .map(([folder, { name, version, license }]) =>
      [`${name} ${version} (${license ?? 'see text'})`, textIn(folder)].join('\n\n'),
    );
  mkdirSync(join(root, 'out'), { recursive: true });
  const rule = `\n\n${'-'.repeat(72)}\n\n`;
  writeFileSync(join(root, 'out/licences.txt'), `${[own, ...parts].join(rule)}\n`);
}
