import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#domain/policy/parser';
import { textOf } from './policies.ts';

const PAGE = textOf('docs/policy-format.md');

/** Keys of a document at any depth. */
const keysOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...keysOf(part)]);
};

const FILES = [
  'resources/policies/fj-2021-31.json',
  'resources/policies/neu-2020-82.json',
  'tests/fixtures/policies/mingde-2024-6.json',
  'tests/fixtures/policies/qingyuan-2025-11.json',
  'tests/fixtures/policies/yunling-2026-3.json',
].map(textOf);

describe('the page on policy files', () => {
  it('shows a complete file that reads', () => {
    const [, example] = /```json\n([\s\S]*?)```/u.exec(PAGE) ?? [];
    const parsed = parsePolicy(example ?? '');
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });

  it('names every key that a file has', () => {
    const keys = new Set(FILES.flatMap((text) => keysOf(JSON.parse(text))));
    expect(keys.size).toBeGreaterThan(80);
    expect([...keys].filter((key) => !new RegExp(`["\`]${key}["\`]`, 'u').test(PAGE))).toEqual([]);
  });

  it('names every word that the reader offers in place of a wrong one', () => {
    const wrong = FILES.flatMap((text) =>
      [
        'kind',
        'period',
        'dimension',
        'force',
        'statutory',
        'edge',
        'field',
        'rows',
        'of',
        'mode',
      ].map((key) => text.replaceAll(new RegExp(`"${key}": "[^"]*"`, 'gu'), `"${key}": "?"`)),
    );
    const offered = wrong.flatMap((text) => {
      const parsed = parsePolicy(text);
      return parsed.ok
        ? []
        : parsed.problems.flatMap(({ message }) => message.match(/"[^"]+"/gu) ?? []);
    });
    expect(new Set(offered).size).toBeGreaterThan(40);
    const words = [...new Set(offered)].map((word) => word.slice(1, -1));
    expect(
      words.filter((word) => !PAGE.includes(`"${word}"`) && !PAGE.includes(`\`${word}\``)),
    ).toEqual([]);
  });
});
