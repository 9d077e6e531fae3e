import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addMonths } from '#domain/plain-date';
import { makeBench } from './app.ts';
import { say, sayAtMost, stallOf, timed } from './figures.ts';

/** A year's forms of a whole school, and some more. */
const FILES = 3000;

const SIZE = { people: 200, years: 2, entriesAYear: 10_000 };
const LAST_MONTH = '2026-07';

/** What a batch of record sheets costs, from the ledger to the synced file, and how long others wait meanwhile. */
export const ofBatches = async (): Promise<void> => {
  const bench = await makeBench(SIZE);
  const folder = join(bench.folder, 'written');
  let files = 0;
  let longest = 0;
  const begun = performance.now();
  const cost = await timed(async () => {
    for (let back = 0; files < FILES; back += 1) {
      const day = `${addMonths(LAST_MONTH, -back)}-15`;
      longest = Math.max(
        longest,
        await stallOf(async () => {
          const run = bench.writeInto(
            {
              query: { kind: 'sheets', range: { kind: 'month', day }, options: {} },
              items: null,
              format: 'docx',
              as: 'each',
              existing: 'both',
            },
            folder,
          );
          if (!run.ok) throw new Error(JSON.stringify(run.problem));
          const { written, failed } = await run.value.finished;
          if (written.length === 0 || failed.length > 0)
            throw new Error(`${day}: ${JSON.stringify(failed)}`);
          files += written.length;
        }),
      );
    }
  });
  const clock = performance.now() - begun;
  const there = readdirSync(folder, { recursive: true, withFileTypes: true });
  if (there.filter((one) => one.isFile()).length !== files) throw new Error('files are missing');
  bench.end();
  say({ figure: 'batch.files', value: files, unit: 'files' });
  say({ figure: 'batch.file', value: cost / files, unit: 'ms' });
  say({ figure: 'batch.file by the clock, synced to the disk', value: clock / files, unit: 'ms' });
  sayAtMost('batch.stall', longest, 50, 'ms');
};
