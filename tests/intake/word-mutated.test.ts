import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeDocx } from '#documents/docx-writer';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import { LIN, SU } from '../fixtures/forms/sheets.ts';
import { readBytes } from './word-help.ts';
import { docx, leaderForm, tbl, tc, tr } from './word-made.ts';

/** LIANXI_LONG asks for a night's worth. */
const RUNS = process.env.LIANXI_LONG === undefined ? 300 : 5000;

/** Longer than this, and a person waits for nothing. */
const PATIENCE = 5000;

const NAMES = ['附件1-周启明', '附件1-林致远', '附件2-苏明睿', '附件2-蔡文琢'];

const SEEDS: readonly Uint8Array[] = [
  ...NAMES.map((name) =>
    readFileSync(new URL(`../fixtures/handed-in/${name}-2026年10月.docx`, import.meta.url)),
  ),
  await writeDocx(sheetOutline(LIN), sheetMarks(LIN, 'p1')),
  await writeDocx(sheetOutline(SU), sheetMarks(SU, 'p2')),
];

const XML = SEEDS.map((bytes) => unzipSync(bytes));

const checked = async (bytes: Uint8Array): Promise<void> => {
  const started = performance.now();
  const read = await readBytes(bytes);
  expect(performance.now() - started).toBeLessThan(PATIENCE);
  if (read.ok) {
    for (const form of read.file.forms) expect(form.visits).toBeInstanceOf(Array);
    return;
  }
  expect(read.text).toMatch(/\p{Script=Han}/u);
  // Only a fault of ours ends here.
  expect(read.code).not.toBe('structure');
};

const seed = fc.nat(SEEDS.length - 1);

it('mutated bytes are read or refused, never more', { timeout: 3_600_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      seed,
      fc.array(fc.tuple(fc.nat(60_000), fc.nat(255)), { maxLength: 12 }),
      fc.option(fc.nat(30_000)),
      async (which, changes, cut) => {
        const bytes = Uint8Array.from(SEEDS[which] ?? []);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        await checked(cut === null ? bytes : bytes.subarray(0, cut));
      },
    ),
    { numRuns: RUNS },
  ),
);

const PIECES = [
  '<w:tc>',
  '</w:tc>',
  '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
  '<w:p><w:r><w:t>党总支</w:t></w:r></w:p>',
  '<w:t>3月5日、12日、2月30日至1月99日</w:t>',
  '<w:t>工作内容（（（</w:t>',
  '<w:gridSpan w:val="999999999"/>',
  '<w:gridSpan w:val="-1"/>',
  '<w:vMerge/>',
  '<w:hMerge/>',
  '<w:del>',
  '<w:txbxContent><w:p/></w:txbxContent>',
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  '<w:r><w:sym w:char="F0FC"/></w:r>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&#0;',
  '&b;',
  '一二三四五六七八九十'.repeat(50),
  ' '.repeat(3000),
  '1-2-3.4/5至'.repeat(200),
] as const;

it('mutated documents are read or refused, never more', { timeout: 3_600_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      seed,
      fc.array(
        fc.record({
          at: fc.nat(5000),
          how: fc.constantFrom('insert', 'drop', 'twice', 'swap'),
          piece: fc.constantFrom(...PIECES),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      async (which, changes) => {
        const parts = XML[which] ?? {};
        let pieces = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).split(/(?=<)/u);
        for (const { at, how, piece } of changes) {
          const index = at % pieces.length;
          const own = pieces[index] ?? '';
          const other = pieces[(index * 7) % pieces.length] ?? '';
          const made = { insert: own + piece, drop: '', twice: own + own, swap: other }[how];
          pieces = [...pieces.slice(0, index), made, ...pieces.slice(index + 1)];
        }
        await checked(zipSync({ ...parts, 'word/document.xml': strToU8(pieces.join('')) }));
      },
    ),
    { numRuns: RUNS },
  ),
);

it.each([
  [
    'one label 1900 times',
    tbl(...Array.from({ length: 475 }, () => tr('党总支', '3月5日', '党总支', '去了。'))),
  ],
  [
    'a row of 19 000 cells, twice',
    tbl(...[0, 1].map(() => `<w:tr>${tc([''], '<w:vMerge/>').repeat(9500)}</w:tr>`)),
  ],
  ['blanks without end', leaderForm([['甲', '党支部', ' '.repeat(90_000), '\t '.repeat(40_000)]])],
  [
    'dates without end',
    leaderForm([['甲', '党支部', '3月5日、'.repeat(400), '3.5'.repeat(30_000)]]),
  ],
])('reads or refuses %s in time', { timeout: 60_000 }, (_, body) => checked(docx(body)));
