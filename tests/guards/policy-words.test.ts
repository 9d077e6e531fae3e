import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy } from '#domain/policy/schema';

const root = resolve(import.meta.dirname, '../..');

/** What runs, relative to the project. Policies themselves, their tests and the documentation may name them. */
const product = ['shared', 'src-main', 'src-renderer', 'scripts'];

const shipped = readdirSync(join(root, 'resources/policies')).map((file): Policy => {
  const parsed = parsePolicy(readFileSync(join(root, 'resources/policies', file), 'utf8'));
  if (!parsed.ok) throw new Error(`${file} doesn't read`);
  return parsed.policy;
});

/**
 * Carriers whose names are ordinary words of every college. A sentence may use them; a text that is nothing but such
 * a word still is code that knows a carrier.
 */
const ordinary = ['党支部', '教研室', '青年教师', '班级', '宿舍', '学生组织', '学生社团'];

/** The program's own word for a link, on its tabs and buttons; that a policy has a row of this name is chance. */
const ours = '联系点';

const carriers = [
  ...new Set(shipped.flatMap(({ carriers: rows }) => rows.flatMap(({ id, label }) => [id, label]))),
].filter((name) => name !== ours);

const distinctive = [
  ...carriers.filter((name) => !ordinary.includes(name)),
  ...shipped.flatMap((policy) => [
    policy.id,
    policy.institution,
    policy.documentNumber,
    // the letters before the year: 某党字〔2020〕
    policy.documentNumber.split('〔')[0]!,
  ]),
];

const ruleIds = shipped.flatMap((policy) => policy.rules.map((rule) => rule.id));

/** A rule's id, not as the beginning or end of something longer. */
const ruleId = new RegExp(
  `(?<![\\w.])(?:${ruleIds.map((id) => id.replaceAll('.', '\\.')).join('|')})(?![\\w]|\\.\\w)`,
  'u',
);

/** Texts, templates, patterns and names of a script; its comments may cite a clause. */
function wordsOfScript(text: string): string[] {
  const words: string[] = [];
  const walk = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isIdentifier(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node)
    )
      words.push(node.text);
    node.forEachChild(walk);
  };
  walk(ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest));
  return words;
}

/** The script's words, and every run of text between tags, quotes and braces of the markup. */
function wordsOfMarkup(text: string): string[] {
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/gu)].map(
    (found) => found[1]!,
  );
  const markup = text
    .replace(/<script[^>]*>[\s\S]*?<\/script>|<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//gu, '')
    .split(/[<>{}"'`]/u);
  return [...scripts.flatMap(wordsOfScript), ...markup];
}

/** What a source says that only a policy may say. */
function faultsIn(file: string, text: string): string[] {
  // Reading a script into its words costs a thousand times this.
  if (![...carriers, ...distinctive, ...ruleIds].some((name) => text.includes(name))) return [];
  const words = /\.(?:svelte|html|css)$/u.test(file) ? wordsOfMarkup(text) : wordsOfScript(text);
  return words
    .map((word) => word.trim())
    .filter(
      (word) =>
        carriers.includes(word) ||
        distinctive.some((name) => word.includes(name)) ||
        ruleId.test(word),
    )
    .map((word) => `${file}: ${word}`);
}

const sources = product.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:ts|mjs|cjs|js|svelte|css|html)$/u.test(file))
    // Faults that a neighbouring test plants for a moment.
    .filter((file) => !file.includes('/planted-')),
);

test('no source names a rule, a carrier, an institution or a number of a shipped policy', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap((file) => faultsIn(file, readFileSync(join(root, file), 'utf8')))).toEqual(
    [],
  );
});

describe('a planted fault is red', () => {
  const rule = ruleIds.at(-1)!;
  const carrier = carriers.find((name) => !ordinary.includes(name))!;
  const { id, institution, documentNumber } = shipped[0]!;
  test.each([
    ['a rule', 'x.ts', `export const isIt = (id: string): boolean => id === '${rule}';`],
    ['a rule in a template', 'x.mjs', `export const key = (at) => \`${rule}/\${at}\`;`],
    ['a carrier', 'x.ts', `const row = '${carrier}';`],
    ['a carrier in a sentence', 'x.ts', `const hint = '例如到${carrier}听取意见';`],
    ['a carrier as a key', 'x.ts', `const hints = { ${carrier}: 1 };`],
    ['a carrier in a pattern', 'x.ts', `const rows = /^${carrier}$/u;`],
    ['an ordinary carrier alone', 'x.ts', `if (carrier === '${ordinary[3]!}') stop();`],
    ['a carrier in markup', 'x.svelte', `<script lang="ts"></script><p>走访${carrier}</p>`],
    ['a carrier as a placeholder', 'x.svelte', `<input placeholder="${carrier}" />`],
    ['an ordinary carrier in markup', 'x.svelte', `<option>\n  ${ordinary[4]!}\n</option>`],
    ['a carrier in a component', 'x.svelte', `<script lang="ts">const a = "${carrier}";</script>`],
    ['an institution', 'x.html', `<title>${institution}台账</title>`],
    ['a number', 'x.ts', `const number = '${documentNumber}附件1';`],
    ['a policy', 'x.ts', `const first = '${id}.json';`],
  ])('%s', (_, file, text) => {
    expect(faultsIn(file, text)).toHaveLength(1);
  });
});

test('what is no fault is green', () => {
  const { documentNumber } = shipped[0]!;
  const { id } = shipped[0]!.rules[1]!;
  for (const text of [
    `/** As ${documentNumber} says (${id}). */\nexport const x = 1; // ${carriers[0]!}`,
    `const hint = '逐个添加：${ordinary[3]!}、${ordinary[4]!}等';`,
    `const label = '${ours}';`,
    `const version = '${id}0';`,
  ])
    expect(faultsIn('x.ts', text)).toEqual([]);
  expect(faultsIn('x.svelte', `<!-- ${documentNumber} --><p>{row}</p>`)).toEqual([]);
});
