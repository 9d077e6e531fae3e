import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { writeDocx } from '#documents/docx-writer';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import { escaped } from '#documents/xml-text';
import type { Outline } from '#domain/forms/outline';
import type { CarrierSheet } from '#domain/sheet';
import { carrierSheet, summaryOf } from '../fixtures/forms/sheets.ts';
import { enginesOf, straightFromDocx } from './documents-rivals.ts';
import type { FormData } from './documents-rivals.ts';
import { median, say, sayAtMost, timed } from './figures.ts';
import { dice } from './school.ts';

/** 1 000 leader-months, in rounds, so that each program is measured while the others are, too. */
const ROUNDS = 10;
const FORMS = 100;

const CARRIERS = carrierSheet('', '', [])
  .groups.flatMap(({ rows }) => rows)
  .map(({ carrier }) => carrier);

const OBJECTS = ['护理学院党总支', '基础护理教研室', '2025级护理1班', '5号楼302宿舍', '第一食堂'];

/** A leader's month: a visit in each row of the form, as an ordinary month has it. */
const sheetsOf = (count: number): readonly CarrierSheet[] => {
  const roll = dice(20_261_122);
  return Array.from({ length: count }, (_, index) =>
    carrierSheet(
      `领导${String(index)}`,
      '党委委员、副院长',
      CARRIERS.map((carrier, row) => [
        OBJECTS[roll(OBJECTS.length)] ?? '',
        carrier,
        `10月${String(roll(30) + 1)}日`,
        `${summaryOf(24 + roll(21), row + 1)}第${String(roll(1000))}号 & <${String(index)}>`,
      ]),
    ),
  );
};

/** Our own form as a template: a name, a title, and a loop over each row of the table that holds visits. */
const templateOf = (): Promise<Uint8Array> => {
  const visits = CARRIERS.map(
    (carrier, row) =>
      [`{#row${String(row)}}{object}`, carrier, '{time}', `{summary}{/row${String(row)}}`] as const,
  );
  return writeDocx(sheetOutline(carrierSheet('{name}', '{title}', visits)));
};

const dataOf = ({ name, title, groups }: CarrierSheet): FormData => ({
  name,
  title,
  ...Object.fromEntries(
    groups
      .flatMap(({ rows }) => rows)
      .map(({ lines }, row) => [
        `row${String(row)}`,
        lines.map(({ object, time, summary }) => ({ object, time, summary })),
      ]),
  ),
});

/** What a form says, read back from its file. */
const textOf = (bytes: Uint8Array): string =>
  [
    ...strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).matchAll(
      /<w:t(?: [^>]*)?>([^<]*)/gu,
    ),
  ]
    .map(([, text]) => text)
    .join('');

/** What a form should say. */
const wordsOf = ({ blocks }: Outline): string =>
  escaped(
    blocks
      .flatMap((block) =>
        block.kind === 'table'
          ? block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))
          : [block.text],
      )
      .join(''),
  );

interface Measured {
  readonly times: number[];
  bytes: number;
}

/** Makes the same forms with one program, and checks that each says what it should. */
const measure = async <Given>(
  measured: Measured,
  given: readonly Given[],
  make: (one: Given) => Promise<Uint8Array>,
  said: readonly string[],
): Promise<void> => {
  const made: Uint8Array[] = [];
  measured.times.push(
    (await timed(async () => {
      for (const one of given) made.push(await make(one));
    })) / given.length,
  );
  for (const [index, bytes] of made.entries()) {
    measured.bytes += bytes.length / (ROUNDS * FORMS);
    if (textOf(bytes) !== said[index]) throw new Error(`form ${String(index)} says something else`);
  }
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The marks that a form leaves with, by which it is read back exactly. */
const markedForm = (sheet: CarrierSheet): Promise<Uint8Array> =>
  writeDocx(
    sheetOutline(sheet),
    sheetMarks(sheet, sheet.name, { digest, entry: () => undefined, sheet: null }),
  );

const nothing = (): Measured => ({ times: [], bytes: 0 });

/** 附件1 by the thousand: composed and written by us, and filled by template engines. */
export const ofForms = async (): Promise<void> => {
  const engines = enginesOf(await templateOf());
  const [ours, marked, straight] = [nothing(), nothing(), nothing()];
  const theirs = engines.map(nothing);
  const sheets = sheetsOf(ROUNDS * FORMS);
  for (let round = -1; round < ROUNDS; round += 1) {
    const some = sheets.slice(Math.max(0, round) * FORMS).slice(0, FORMS);
    const data = some.map(dataOf);
    const said = some.map((sheet) => wordsOf(sheetOutline(sheet)));
    // The first round warms up and is not counted.
    const into = (measured: Measured): Measured => (round < 0 ? nothing() : measured);
    await measure(into(ours), some, (sheet) => writeDocx(sheetOutline(sheet)), said);
    for (const [index, engine] of engines.entries())
      await measure(into(theirs[index] ?? nothing()), data, engine.fill, said);
    await measure(into(marked), some, markedForm, said);
    await measure(into(straight), some, (sheet) => straightFromDocx(sheetOutline(sheet)), said);
  }
  const own = median(ours.times);
  const others = theirs.map(({ times }) => median(times));
  say({ figure: 'form', value: own, unit: 'ms' });
  say({ figure: 'form.marked', value: median(marked.times), unit: 'ms' });
  for (const [index, { name }] of engines.entries())
    say({ figure: `form by ${name}`, value: others[index] ?? 0, unit: 'ms' });
  say({ figure: 'form by docx', value: median(straight.times), unit: 'ms' });
  sayAtMost('form / template engine', own / Math.min(...others), 0.25);
  say({ figure: 'form.size', value: ours.bytes, unit: 'bytes' });
  say({ figure: 'form.size by docx', value: straight.bytes, unit: 'bytes' });
  sayAtMost('form.size / by docx', ours.bytes / straight.bytes, 1);
  sayAtMost('form.marked.size / by docx', marked.bytes / straight.bytes, 1);
};
