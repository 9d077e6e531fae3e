import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '#documents/workbook/write-workbook';
import { isPlainDate, isPlainMonth } from '#domain/plain-date';
import { readSheetCells } from '#intake/excel/read-sheet-cells';
import { readWorkbook } from '#intake/excel/read-workbook';
import { CONTENT, FORMS } from '../documents/workbook-content.ts';

/** Half of them changed as bytes, half inside their XML; many more at night. */
const RUNS = process.env.LIANXI_LONG === undefined ? 500 : 10_000;

/** Longer than this and a clerk believes that the program hangs; time of the processor, whatever else runs. */
const HANG = 5000;

const folder = mkdtempSync(join(tmpdir(), 'lianxi-mutated-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ORIGINAL = writeWorkbook(CONTENT);
const PARTS = unzipSync(ORIGINAL);
const NAMES = Object.keys(PARTS).filter((name) => name !== 'docProps/core.xml');

const PIECES = [
  '<',
  '>',
  '"',
  '&',
  '&#0;',
  '&x;',
  '<!DOCTYPE a>',
  '<![CDATA[x]]>',
  '<c r="A4"><v>1e999</v></c>',
  '<c r="ZZZ9999999" t="s"><v>-1</v></c>',
  '<c r="B5" t="d"><v>2026-99-99</v></c>',
  '<c r="B6" t="e"><v>#REF!</v></c>',
  '<c r="L6" t="b"><v>1</v></c>',
  '<row r="0">',
  '<row r="1048577"/>',
  '</row>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B9:A1"/>',
  ' t="s"',
  ' s="99999"',
  ' r="4"',
  '_x0000_',
  '_xFFFF_',
  '\ufffe',
  '46304.9999999',
  '-1',
  '10月',
  '、、、',
  '=1+1',
];

const spliced = (bytes: Uint8Array, at: number, cut: number, put: Uint8Array): Uint8Array => {
  const from = at % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + cut)]);
};

const edit = fc.record({
  at: fc.nat(200_000),
  cut: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(300)),
  put: fc.oneof(
    fc.constant(new Uint8Array()),
    fc.constantFrom(...PIECES.map((piece) => strToU8(piece))),
    fc.uint8Array({ maxLength: 4 }),
  ),
});

const edits = fc.array(edit, { minLength: 1, maxLength: 4 });

const asBytes = edits.map((all) =>
  all.reduce<Uint8Array>((bytes, { at, cut, put }) => spliced(bytes, at, cut, put), ORIGINAL),
);

const insideXml = fc.tuple(fc.constantFrom(...NAMES), edits).map(([name, all]) => {
  const part = all.reduce<Uint8Array>(
    (bytes, { at, cut, put }) => spliced(bytes, at, cut, put),
    PARTS[name] ?? new Uint8Array(),
  );
  return zipSync({ ...PARTS, [name]: part }, { level: 1 });
});

/** Cells and attributes put elsewhere, so that the XML stays whole and the reading goes deep. */
const wellFormed = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.array(fc.tuple(fc.nat(5000), fc.nat(5000), fc.constantFrom(...PIECES)), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(([name, swaps]) => {
    const texts = strFromU8(PARTS[name] ?? new Uint8Array()).split(/(?<=>)|(?=<)|(?<=")|(?=")/u);
    const inner = texts.flatMap((text, index) =>
      /^[^<>"=/?]+$/u.test(text) && !text.startsWith(' ') ? [index] : [],
    );
    for (const [to, from, piece] of swaps) {
      const target = inner[to % inner.length] ?? 0;
      const source = texts[inner[from % inner.length] ?? 0] ?? '';
      texts[target] = from % 3 === 0 ? piece.replace(/[<>&"]/gu, '') : source;
    }
    return zipSync({ ...PARTS, [name]: strToU8(texts.join('')) }, { level: 1 });
  });

const check = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, '报送.xlsx');
  writeFileSync(path, bytes);
  const begun = process.cpuUsage();
  const [read, cells] = [await readWorkbook(path, FORMS), await readSheetCells(path)];
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(HANG);
  for (const refusal of [read, cells])
    if (!refusal.ok) expect(refusal.text).toMatch(/[\u4e00-\u9fff].*。$/su);
  if (!read.ok) return read.code;
  for (const { month, visits, base, content, zeroReason } of read.file.forms) {
    expect(month === null || isPlainMonth(month)).toBe(true);
    const says = Boolean(base) || Boolean(content) || zeroReason !== '';
    expect(visits.length > 0 || says).toBe(true);
    for (const { day, until, present, amount, doubts, where } of visits) {
      expect(where).toMatch(/第 \d+ 行$/u);
      expect(day === null || isPlainDate(day)).toBe(true);
      if (day === null) expect(doubts.map(({ field }) => field)).toContain('day');
      expect(until === null || (day !== null && until > day)).toBe(true);
      expect(present === null || Number.isInteger(present)).toBe(true);
      expect(amount === null || Number.isFinite(amount)).toBe(true);
      for (const { text } of doubts) expect(text).toMatch(/第 \d+ 行“.*”：.+。$/su);
    }
  }
  return 'read';
};

describe('mutated workbooks', () => {
  it(
    'are read with doubts, or refused in words; never is there an error, never a hang',
    async () => {
      const seen = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(fc.oneof(asBytes, insideXml, wellFormed, wellFormed), async (bytes) => {
          const result = await check(bytes);
          seen.set(result, (seen.get(result) ?? 0) + 1);
        }),
        { numRuns: RUNS },
      );
      expect(seen.get('read')).toBeGreaterThan(RUNS / 20);
      expect(seen.get('damaged')).toBeGreaterThan(RUNS / 20);
      expect(seen.size).toBeGreaterThan(3);
    },
    RUNS * 200,
  );
});
