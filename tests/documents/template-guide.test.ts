import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { templateWords } from '#domain/forms/template-data';
import type { TemplateWord } from '#domain/forms/template-words';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy } from '#domain/policy/schema';

const root = resolve(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/templates.zh-CN.md'), 'utf8');

const policyOf = (id: string): Policy => {
  const parsed = parsePolicy(readFileSync(join(root, `resources/policies/${id}.json`), 'utf8'));
  if (!parsed.ok) throw new Error(`${id} doesn't read`);
  return parsed.policy;
};

const value = ({ name, meaning }: TemplateWord): string => `| \`{{${name}}}\` | ${meaning} |`;
const rows = ({ name, meaning }: TemplateWord): string =>
  `| \`{{#${name}}}\`…\`{{/${name}}}\` | ${meaning} |`;

/** Lines of the guide's tables for a form; of what there is for every carrier, those of the first. */
const linesOf = (policy: Policy, index: number): readonly string[] => {
  const form = policy.forms[index];
  if (form === undefined) throw new Error(`no form ${String(index)}`);
  const words = templateWords(form, policy);
  const carriers = form.kind === 'carriers' ? form.groups.flatMap((group) => group.carriers) : [];
  const labels = carriers
    .slice(1)
    .map((id) => policy.carriers.find((one) => one.id === id)?.label ?? id);
  const isShown = ({ name }: TemplateWord): boolean =>
    !labels.some((label) => name.startsWith(label));
  return [
    ...words.values.filter(isShown).map(value),
    ...words.rows.filter(isShown).flatMap((word) => [rows(word), ...word.fields.map(value)]),
  ];
};

test.each([
  ['fj-2021-31', 0],
  ['fj-2021-31', 1],
  ['neu-2020-82', 1],
])('the guide says of each placeholder what the app says of it: %s, form %i', (id, index) => {
  const lines = guide.split('\n');
  expect(linesOf(policyOf(id), index).filter((line) => !lines.includes(line))).toEqual([]);
});
