import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Folders whose sources are ours, relative to the project. */
const product = ['shared', 'src-main', 'src-renderer'];
const everything = [...product, 'tests', 'scripts'];

function sourcesIn(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        // Faults that a neighbouring test plants for a moment.
        .filter(
          (file) => /\.(?:ts|mjs|js|svelte|css|html)$/.test(file) && !file.includes('/planted-'),
        ),
    );
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Names that only look like addresses: namespaces of document formats and texts of licences. */
const nameLike = [
  'http://schemas.openxmlformats.org/',
  'http://schemas.microsoft.com/',
  'http://purl.org/',
  'http://purl.oclc.org/ooxml/',
  'http://www.w3.org/',
];

test('no source is longer than 300 lines', () => {
  const long = sourcesIn(everything).filter(
    (file) => read(file).trimEnd().split('\n').length > 300,
  );
  expect(long).toEqual([]);
});

test('the product names no address of the outside world', () => {
  const addresses = sourcesIn(product).flatMap((file) =>
    [...read(file).matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s'"`)<]*/g)]
      .map(([address]) => address)
      .filter((address) => !nameLike.some((name) => address.startsWith(name)))
      .map((address) => `${file}: ${address}`),
  );
  expect(addresses).toEqual([]);
});

test('the product imports nothing that opens a connection', () => {
  const opening =
    /(?:from|import|require)\s*\(?\s*['"](?:node:)?(?:net|http|https|http2|dns|dns\/promises|tls|dgram|inspector)['"]/;
  expect(sourcesIn(product).filter((file) => opening.test(read(file)))).toEqual([]);
});

test('no suppression stands without its reason', () => {
  const bare = sourcesIn(everything)
    .filter((file) => file !== 'tests/guards/sources.test.ts')
    .flatMap((file) => {
      const lines = read(file).split('\n');
      return lines
        .filter((line, at) => {
          if (!/(?:eslint-disable|svelte-ignore)(?:-next-line|-line)?\s/.test(line)) return false;
          // Behind the rule's name, or as a comment of its own on the line above.
          const before = lines[at - 1]?.trim() ?? '';
          return !/ -- \S/.test(line) && !/^(?:\/\/|\/?\*|<!--)|-->$/.test(before);
        })
        .map((line) => `${file}: ${line.trim()}`);
    });
  expect(bare).toEqual([]);
});

test('no test is left out or run alone', () => {
  const marked = sourcesIn(['tests']).filter((file) =>
    /\b(?:test|it|describe)\.(?:only|todo)\(/.test(read(file)),
  );
  expect(marked).toEqual([]);
});
