import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRoster, writesOf } from '#domain/exchange/roster-plan';
import { readRoster } from '#intake/roster';
import { applied, emptyLedger, fixture, tools, words } from './roster-help.ts';

const FILES = ['名册.csv', '名册.gb18030.csv', '联系对象.csv', '联系对象.gb18030.csv']
  .concat(['校历.csv', '校历.gb18030.csv'])
  .map(fixture);

const PIECES = [
  '"',
  '\n',
  '\r',
  ',',
  ',,',
  '\t',
  '\0',
  '\x1a',
  '\ufffd',
  '\ufeff',
  '\u202e',
  '=1+1',
]
  .concat([
    '至今',
    '2026-02-30',
    '46090',
    '姓名',
    '李响',
    '\n李响,后勤处,中层干部,处长,2020-01-01,,\n',
  ])
  .map((piece) => Buffer.from(piece))
  .concat([Buffer.from([0xff]), Buffer.from([0x81]), Buffer.from('PK\x03\x04', 'latin1')]);

/** A real roster with bytes cut out, put in, moved or repeated. */
const mutated = fc
  .tuple(
    fc.constantFrom(...FILES),
    fc.array(
      fc.record({
        at: fc.nat(6000),
        cut: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
        put: fc.oneof(
          fc.constant(Buffer.alloc(0)),
          fc.constantFrom(...PIECES),
          fc.uint8Array({ maxLength: 4 }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([file, edits]) =>
    edits.reduce<Uint8Array>((bytes, { at, cut, put }) => {
      const from = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + cut)]);
    }, file),
  );

const lineCount = (bytes: Uint8Array): number =>
  bytes.filter((byte) => byte === 10 || byte === 13).length + 1;

const check = (bytes: Uint8Array): string => {
  const read = readRoster(bytes, 'x.csv', words);
  if (!read.ok) {
    expect(read.refusal.text).toMatch(/[。]$/);
    return read.refusal.code;
  }
  const lines = lineCount(bytes);
  const plan = planRoster(read.read, emptyLedger, tools());
  for (const { row } of [...read.read.rows, ...read.read.problems, ...plan.rows]) {
    expect(row).toBeGreaterThanOrEqual(1);
    expect(row).toBeLessThanOrEqual(lines);
  }
  for (const problem of read.read.problems) expect(problem.text).toMatch(/[\u4e00-\u9fff].*。$/u);
  expect(new Set(plan.rows.map((row) => row.row)).size).toBe(plan.rows.length);
  for (const row of plan.rows)
    expect(row.write !== null).toBe(row.outcome === 'new' || row.outcome === 'update');
  const writes = writesOf(plan);
  const units = new Set(writes.units.map((unit) => unit.id));
  for (const post of writes.posts) expect(units).toContain(post.unit);

  const ledger = applied(emptyLedger, plan);
  const again = planRoster(read.read, ledger, tools('again'));
  expect([again.counts.new, again.counts.update]).toEqual([0, 0]);
  return 'read';
};

describe('mutated rosters', () => {
  it('are read with problems, or refused in words; planning twice changes nothing', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(mutated, (bytes) => {
        const result = check(bytes);
        seen.set(result, (seen.get(result) ?? 0) + 1);
      }),
      { numRuns: process.env.LIANXI_LONG === undefined ? 1500 : 10_000 },
    );
    expect(seen.get('read')).toBeGreaterThan(100);
    expect(seen.size).toBeGreaterThan(3);
  });

  it('random bytes and random texts never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => check(bytes) !== ''),
      {
        numRuns: 500,
      },
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '姓名',
            '部门',
            '类别',
            '职务',
            '任职起',
            ',',
            ',',
            '\n',
            '"',
            '中层干部',
            '2020-01-01',
            '甲',
          ),
          { maxLength: 60 },
        ),
        (parts) => check(Buffer.from(parts.join(''))) !== '',
      ),
      { numRuns: 500 },
    );
  });
});
