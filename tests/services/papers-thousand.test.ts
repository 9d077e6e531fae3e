import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { addMonths } from '#domain/plain-date';
import type { Entry } from '#domain/entry';
import { readWord } from '#intake/word/read-word';
import { FORMS } from '../intake/word-help.ts';
import { inLedger, leadersWorld, result } from './papers-leaders.ts';
import type { World } from './world.ts';

let world: World;
afterEach(() => {
  world.end();
});

const MONTHS = Array.from({ length: 12 }, (_, index) => addMonths('2025-09', index));
const NAMES = Array.from({ length: 84 }, (_, index) => `示例人${String(index)}`);
const AGAIN = ['李响', '李响', '王䶮'];
const names = [...AGAIN, ...NAMES.slice(AGAIN.length)];

/** What a sheet read from paper says of one visit. */
const told = (entry: Entry): unknown => ({
  id: entry.id,
  asPrinted: true,
  carriers: entry.carriers,
  day: entry.happened,
  until: entry.until,
  timeNote: entry.timeNote,
  amount: entry.amount,
  object: entry.objectText,
  summary: entry.summary,
  doubts: [],
});

it('a year of leaders’ sheets is written file by file, and each says what the ledger says', async () => {
  world = await leadersWorld(names, MONTHS);
  world.hands.folder.push(world.folder);
  const job = await result(world, {
    query: { kind: 'sheets', range: { kind: 'academic-year', day: '2025-10-15' }, options: {} },
  });
  expect(job).toMatchObject({ done: 1008, failed: [], skipped: [], cancelled: false });
  expect(job.written).toHaveLength(1008);
  expect(job.folder.path).toBe(world.folder);
  expect(job.written).toContain('2025年9月/附件1-李响（党委）-2025年9月.docx');

  const files = MONTHS.flatMap((month) => {
    const folder = `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`;
    const found = readdirSync(join(world.folder, folder));
    expect(found).toHaveLength(84);
    return found.map((name) => ({ month, path: join(world.folder, folder, name) }));
  });
  expect(new Set(job.written.map((name) => join(world.folder, name)))).toEqual(
    new Set(files.map(({ path }) => path)),
  );

  const entries = inLedger(world, (ledger) =>
    ledger.entries({ from: '2025-09-01', until: '2026-08-31' }),
  );
  const people = new Set<string>();
  for (const { month, path } of files) {
    const read = await readWord(path, FORMS);
    if (!read.ok) throw new Error(`${path}: ${read.text}`);
    const [form] = read.file.forms;
    expect(read.file.forms).toHaveLength(1);
    expect(form).toMatchObject({ form: 'leader-month', month, title: '副院长', doubts: [] });
    people.add(`${String(form?.personId)}/${month}`);
    const own = entries.filter(
      ({ participants, happened }) =>
        participants[0]?.person === form?.personId && happened.startsWith(month),
    );
    const visits = form?.visits.map(
      ({ id, asPrinted, carriers, day, until, timeNote, amount, object, summary, doubts }) => ({
        id,
        asPrinted,
        carriers,
        day,
        until,
        timeNote,
        amount,
        object,
        summary,
        doubts,
      }),
    );
    expect(new Set(visits)).toEqual(new Set(own.map(told)));
    expect(visits).toHaveLength(8);
  }
  expect(people.size).toBe(1008);

  const printings = inLedger(world, (ledger) => ledger.all('printing'));
  expect(printings).toHaveLength(1008);
  expect(printings.every(({ edition, copies }) => edition === 1 && copies === 1)).toBe(true);
}, 240_000);
