import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { HOLDS, ISSUED, REPORTED } from '#domain/exchange/package';
import { zipOf } from './archive-help.ts';
import { publicKey, read, workplace } from './package-help.ts';

const place = workplace();
afterAll(() => {
  place.clear();
});

const doc = readFileSync(join(import.meta.dirname, '../../docs/exchange-format.md'), 'utf8');

test('the example of the format’s description is a package', async () => {
  const texts = [...doc.matchAll(/^```(?:json|text)\n([^]*?)^```$/gmu)].map(
    ([, text]) => text ?? '',
  );
  const names = ['manifest.json', 'manifest.sig', 'records.ndjson'];
  expect(texts).toHaveLength(names.length);
  const bytes = zipOf(names.map((name, index) => ({ name, bytes: texts[index] ?? '' })));
  const taken = await read(place, place.file('a.lxb', bytes));
  if (!taken.ok) throw new Error(taken.refusal.text);
  expect(taken.package.publicKey).toBe(publicKey);
  expect(taken.package.records.map(({ record }) => record.type)).toEqual(['link', 'entry']);
  expect(doc).toContain(`digest is \`${taken.package.records[1]?.digest ?? '-'}\``);
});

test('every kind of record is described', () => {
  const described = [...doc.matchAll(/^\| `([a-z-]+)` \| `/gmu)].map(([, kind]) => kind);
  for (const kind of [...REPORTED, ...ISSUED]) expect(described).toContain(kind);
  expect(HOLDS.roster).toHaveLength(REPORTED.length + ISSUED.length);
});
