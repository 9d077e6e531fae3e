/**
 * A process of its own that writes batches until it is killed: `writer.ts <folder> <run>`.
 * Each batch adds entries, changes one and deletes one of the batch before. An id is printed only after
 * the write was acknowledged. Every twelfth batch makes a backup; every seventh undoes the one before.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '#storage/ledger';
import { openLedger } from '#storage/open';
import type { Change } from '#storage/records';
import { batchSize, entryAt } from './killed-batches.ts';

const folder = process.argv[2] ?? '';
const run = process.argv[3] ?? '';
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
  for (let number = 1; ; number += 1) {
    const id = batch(ledger, number);
    writeSync(1, `${id}\n`);
    if (number % 7 === 0) writeSync(1, `${undone(ledger, id, batchSize(number))}\n`);
    if (number % 12 === 0) ledger.backup('每日');
  }
};

main();
