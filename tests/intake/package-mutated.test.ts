import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RecordLine } from '#domain/exchange/package';
import { canonicalText } from '#domain/exchange/shared-form';
import { seeded } from '../storage/killed-batches.ts';
import {
  entryData,
  entryLine,
  goneLine,
  packageOf,
  read,
  sha256,
  workplace,
  written,
} from './package-help.ts';
import type { Faults } from './package-help.ts';

const LONG = process.env.LIANXI_LONG !== undefined;
const PACKAGES = LONG ? 10_000 : 600;
/** Opening a sealed one takes its time on purpose. */
const SEALED = LONG ? 200 : 8;
const SEED = Number(process.env.LIANXI_SEED ?? 20261121);

const place = workplace();
afterAll(() => {
  place.clear();
});

const random = seeded(SEED);
const upTo = (count: number): number => Math.floor(random() * count);
const pick = <Value>(values: readonly Value[]): Value => values[upTo(values.length)] as Value;

const pdf = Buffer.from('%PDF-1.7 证明');
const withFile = (bytes: Uint8Array): RecordLine => ({
  ...entryLine(3),
  data: {
    ...entryData('附上材料'),
    evidence: [
      {
        kind: '报告',
        title: '',
        file: { sha256: sha256(bytes), name: 'a.pdf', size: bytes.length },
      },
    ],
  },
});
const LINES: readonly RecordLine[] = [entryLine(1), goneLine(2), withFile(pdf)];
const WHOLE: Faults = { lines: LINES, attachments: [pdf] };

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '../a',
  'x'.repeat(30_000),
  '2026-02-30',
  '2026-10-15',
  sha256(pdf),
  sha256('x'),
  'entry',
  'person',
  'office',
  '1.1',
  '2.0',
  [],
  [[]],
  {},
  { toString: 1 },
  JSON.parse('{"__proto__":{"a":1}}'),
  Array.from({ length: 500 }, () => ({})),
];

/** A copy of a JSON value in which something deep inside is odd, missing, doubled or new. */
const mutated = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || random() < 0.1) return pick(ODD);
  if (Array.isArray(value)) {
    const copy: unknown[] = [...(value as unknown[])];
    const at = upTo(copy.length);
    const roll = random();
    if (copy.length === 0 || roll < 0.1) copy.push(pick(ODD));
    else if (roll < 0.3) copy.splice(at, 1);
    else if (roll < 0.5) copy.push(copy[at]);
    else copy[at] = mutated(copy[at]);
    return copy;
  }
  const copy: Record<string, unknown> = { ...value };
  const keys = Object.keys(copy);
  const key = pick([...keys, 'more']);
  if (random() < 0.15) Reflect.deleteProperty(copy, key);
  else copy[key] = mutated(copy[key]);
  return copy;
};

const flipped = (bytes: Uint8Array): Buffer => {
  const copy = Buffer.from(bytes);
  for (let count = 1 + upTo(8); count > 0; count -= 1) {
    const at = upTo(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << upTo(8));
  }
  return copy;
};

const spliced = (bytes: Uint8Array): Buffer => {
  const at = upTo(bytes.length);
  const from = upTo(bytes.length);
  const piece = bytes.subarray(from, from + upTo(200));
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + upTo(100))]);
};

const PARTS: Required<Faults>['parts'] = (parts) => {
  const copy = [...parts];
  const [one, other] = [upTo(copy.length), upTo(copy.length)];
  const [first, second] = [copy[one], copy[other]];
  if (first === undefined || second === undefined) return copy;
  copy[one] = pick([
    second,
    { ...first, name: second.name },
    { ...first, bytes: second.bytes ?? '' },
  ]);
  if (random() < 0.5)
    copy[other] = pick([first, { ...first, size: upTo(1000) }, { ...first, method: upTo(12) }]);
  return copy;
};

/** Other bytes under checksums that fit. */
const CONTENT: Required<Faults>['parts'] = (parts) => {
  const at = upTo(parts.length);
  return parts.map((part, index) =>
    index === at ? { ...part, bytes: flipped(Buffer.from(part.bytes ?? '')) } : part,
  );
};

const records = (change: (text: string) => string | Uint8Array): Faults => ({
  ...WHOLE,
  records: change(LINES.map((line) => `${canonicalText(line)}\n`).join('')),
});

const odd = (line: RecordLine): string => `${canonicalText(mutated(line))}\n`;

const MUTATIONS: readonly (() => Uint8Array)[] = [
  () => flipped(packageOf(WHOLE)),
  () => spliced(packageOf(WHOLE)),
  () => packageOf(WHOLE).subarray(0, upTo(3000)),
  () => packageOf({ ...WHOLE, parts: PARTS }),
  () => packageOf({ ...WHOLE, parts: CONTENT }),
  () => packageOf({ ...WHOLE, manifest: mutated }),
  () => packageOf({ ...WHOLE, text: (text) => spliced(Buffer.from(text)).toString() }),
  () => packageOf({ ...WHOLE, signature: mutated }),
  () => packageOf(records(() => LINES.map(odd).join(''))),
  () => {
    const at = upTo(LINES.length);
    return packageOf(
      records(() =>
        LINES.map((line, index) => (index === at ? odd(line) : `${canonicalText(line)}\n`)).join(
          '',
        ),
      ),
    );
  },
  () => packageOf(records((text) => flipped(Buffer.from(text)))),
  () => packageOf(records((text) => spliced(Buffer.from(text)))),
  () => {
    const other = Buffer.from(pick(['%PDF-', 'MZ\x90\0', 'PK\x03\x04', '<html>', 'x']), 'latin1');
    const bytes = flipped(other);
    return packageOf({ attachments: [bytes], lines: [entryLine(1), withFile(bytes)] });
  },
];

/** What came of each, by code: shows that the deeper layers are reached. */
const outcomes = new Map<string, number>();

const outcome = async (bytes: Uint8Array, passphrase: string | null): Promise<void> => {
  const path = place.file('a.lxb', bytes);
  const began = performance.now();
  const taken = await read(place, path, passphrase);
  expect(performance.now() - began).toBeLessThan(5000);
  if (!taken.ok) {
    expect(taken.refusal.text).toMatch(/[。]$/u);
    expect(readdirSync(place.staging)).toEqual([]);
  }
  const code = taken.ok ? 'ok' : taken.refusal.code;
  outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
  for (const name of readdirSync(place.staging))
    rmSync(join(place.staging, name), { recursive: true });
  expect(place.others()).toEqual([]);
};

test(
  `${String(PACKAGES)} changed packages are each taken or refused by name, and write nothing elsewhere`,
  { timeout: PACKAGES * 500 },
  async () => {
    for (let index = 0; index < PACKAGES; index += 1) {
      const make = MUTATIONS[index % MUTATIONS.length] ?? packageOf;
      const bytes = make();
      try {
        await outcome(bytes, null);
      } catch (error) {
        throw new Error(`package ${String(index)} of seed ${String(SEED)}`, { cause: error });
      }
    }
    const sorted = [...outcomes].sort(([, one], [, other]) => other - one);
    process.stdout.write(
      `${sorted.map(([code, count]) => `${code} ${String(count)}`).join(', ')}\n`,
    );
    for (const code of ['ok', 'bad-line', 'bad-manifest', 'altered', 'checksum', 'bad-key'])
      expect(outcomes.has(code), code).toBe(true);
  },
);

test(
  `${String(SEALED)} changed sealed packages are refused by name`,
  { timeout: SEALED * 20_000 },
  async () => {
    const path = join(place.folder, 'sealed.lxb');
    expect(await written(path, { records: LINES.slice(0, 2) }, '口令')).toMatchObject({ ok: true });
    const bytes = readFileSync(path);
    rmSync(path);
    for (let index = 0; index < SEALED; index += 1)
      await outcome(pick([flipped, spliced])(bytes), '口令');
  },
);
