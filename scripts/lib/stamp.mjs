/** Cheap stamps: a step is skipped while the fingerprint of what it was made from is unchanged. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, root } from './shell.mjs';

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** SHA-256 over the names and bytes of files and folders, given relative to the project, and words. */
export function fingerprint(paths, words = []) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  for (const word of words) hash.update(`${word}\0`);
  return hash.digest('hex');
}

const stampFile = (name) => join(cache, `${name}.stamp`);

/** Whether the step of this name was last done from exactly this. */
export function isFresh(name, print) {
  return existsSync(stampFile(name)) && readFileSync(stampFile(name), 'utf8') === print;
}

/** Remembers that the step of this name was done from this. */
export function markFresh(name, print) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), print);
}
