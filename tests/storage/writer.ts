/**
 * A process of its own that writes batches until it is killed: `writer.ts <folder> <run> <batches|imports>`.
 * A batch adds some entries; an import adds many, with what exchange notes beside them. An id is printed only after
 * the write was acknowledged. Every twelfth batch makes a backup; every seventh is undone, of imports every third.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '#storage/ledger';
import { openLedger } from '#storage/open';
import type { Change } from '#storage/records';
import { batchSize, entryAt, importOf } from './killed-batches.ts';

const folder = process.argv[2] ?? '';
const run = process.argv[3] ?? '';
const work = process.argv[4] ?? 'batches';
let ids = 0;

const batch = (ledger: Ledger, number: number): string => {
  const size = batchSize(number);
  const changes: Change[] = Array.from({ length: size }, (_, index) =>
    entryAt(`${run}-${String(number)}-${String(index)}`, '新登记'),
  );
  const answer = ledger.write(
    { actor: 'office', what: `records=${String(size)}`, source: 'local' },
    changes,
  );
  if (!answer.ok || answer.batch === null) throw new Error(JSON.stringify(answer));
  return answer.batch;
};

const undone = (ledger: Ledger, of: string, size: number): string => {
  const info = { actor: 'office', what: `records=${String(size)}`, source: 'local' };
  const answer = ledger.undo(of, info);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.batch;
};

const batches = (ledger: Ledger, number: number): void => {
  const id = batch(ledger, number);
  writeSync(1, `${id}\n`);
  if (number % 7 === 0) writeSync(1, `${undone(ledger, id, batchSize(number))}\n`);
  if (number % 12 === 0) ledger.backup('每日');
};

const imports = (ledger: Ledger, number: number): void => {
  const { changes, arrivals } = importOf(`${run}-${String(number)}`);
  const what = `records=${String(changes.length)}`;
  const answer = ledger.write({ actor: 'office', what, source: 'local' }, changes, arrivals);
  if (!answer.ok || answer.batch === null) throw new Error(JSON.stringify(answer));
  writeSync(1, `${answer.batch}\n`);
  if (number % 3 === 0) writeSync(1, `${undone(ledger, answer.batch, changes.length)}\n`);
};

const main = (): void => {
  const opened = openLedger({
    file: join(folder, 'ledger.lxdb'),
    backups: { folder: join(folder, 'backups') },
    ports: {
      now: () => '2026-10-09T08:15:00',
      newId: () => {
        ids += 1;
        return `run${run}-${String(ids)}`;
      },
    },
  });
  if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
  const { ledger } = opened;
  if (ledger.all('person').length === 0)
    ledger.write({ actor: 'office', what: 'records=1', source: 'local' }, [
      {
        kind: 'person',
        id: 'p1',
        after: {
          id: 'p1',
          name: '欧阳听雨',
          pinyin: 'ouyangtingyu',
          initials: 'oyty',
          attributes: [],
        },
      },
    ]);
  for (let number = 1; ; number += 1)
    if (work === 'imports') imports(ledger, number);
    else batches(ledger, number);
};

main();
