import { expect, onTestFinished, test } from 'vitest';
import { checkFile } from '#storage/backup';
import type { Ledger } from '#storage/ledger';
import { latestOf, MIGRATIONS } from '#storage/migrate';
import { openLedger } from '#storage/open';
import { KINDS } from '#storage/shapes';
import { documents } from '../../../src-main/storage/migrations/0004-documents.ts';
import { behindTheBack, info, optionsIn, SAMPLES, tempFolder, written } from '../world.ts';
import { makeOld } from './old-ledger.ts';

/** The ends of the chains in version-1.sql, version-2.sql and version-3.sql. */
const HEADS = {
  1: { seq: 14, hash: '28ae480e930741fd059b558abbacaab4ffefb6ed3b087d9f5ce3c8cda877a003' },
  2: { seq: 26, hash: 'c83704492b403a7365b073c6d38774f9f982788e5f7d328e3e6abb2fbce876fd' },
  3: { seq: 32, hash: 'f480afa5fa0ce062b8236b408245c40b9a8db838332d6ac0a3fd1d34f2740fce' },
} as const;

const migrated = (version: 1 | 2 | 3): Ledger => {
  const options = optionsIn(tempFolder());
  makeOld(options.file, version);
  const answer = openLedger(options);
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  onTestFinished(() => {
    answer.ledger.close();
  });
  expect(answer.migrated).toEqual({ from: version, backup: answer.ledger.listBackups()[0]?.file });
  return answer.ledger;
};

const first = { ...SAMPLES.printing, at: '2026-11-01T09:00:00' };
const second = {
  ...SAMPLES.printing,
  id: 'pr2',
  edition: 2,
  fingerprint: 'f'.repeat(64),
  at: '2026-11-02T10:30:00',
};
const deleted = { ...SAMPLES.printing, id: 'pr3', month: '2026-09', at: '2026-11-02T10:30:00' };
const ofSchool = { ...first, id: 'n1', document: 'submissions', person: null };

test.each([1, 2, 3] as const)('the chain of version %i verifies, and goes on', (version) => {
  const ledger = migrated(version);
  const { seq, hash } = HEADS[version];
  expect(ledger.head()).toMatchObject({ seq, hash });
  const verified = { ok: true, count: seq, head: hash, erased: 0 };
  expect(ledger.verifyHistory(HEADS[version])).toEqual(verified);
  const batch = written(
    ledger.write(info, [
      { kind: 'printing', id: 'n1', after: ofSchool },
      { kind: 'printing', id: 'n2', after: { ...ofSchool, id: 'n2', subject: 'u1' } },
    ]),
  );
  expect(ledger.verifyHistory(HEADS[version])).toMatchObject({ ok: true, count: seq + 2 });
  expect(ledger.undo(batch, info)).toMatchObject({ ok: true });
  expect(ledger.verifyHistory(HEADS[version])).toMatchObject({ ok: true, count: seq + 4 });
  expect(ledger.check()).toMatchObject({ ok: true });
  expect(ledger.backup('手动')).toMatchObject({ ok: true });
  ledger.close();
  expect(checkFile(ledger.file, {})).toMatchObject({ ok: true, version: latestOf(MIGRATIONS) });
});

test('what version 3 printed is a first copy of a person’s sheet, in the recycle bin too', () => {
  const ledger = migrated(3);
  expect(ledger.all('printing')).toEqual([first, second]);
  expect(ledger.deletedRecords('printing')).toEqual([deleted]);
  expect(ledger.historyOf('printing', 'pr1')).toMatchObject([
    { before: null, after: SAMPLES.printing },
    { before: SAMPLES.printing, after: first },
  ]);
  expect(
    ledger.write(info, [{ kind: 'printing', id: 'pr1', after: first, expect: first }]),
  ).toEqual({ ok: true, batch: null, changed: 0 });
});

test('every other record of version 3 says what it said, and every batch is undone as it was written', () => {
  const ledger = migrated(3);
  expect(ledger.arrivalsFrom('u1').get('entry e2')?.base).toMatchObject({ happened: '2026-10-08' });
  expect(ledger.undo('batch-4', info)).toMatchObject({ ok: true });
  expect(ledger.all('printing')).toEqual([deleted, first, second]);
  expect(ledger.undo('batch-3', info)).toMatchObject({ ok: true });
  expect(ledger.undo('batch-2', info)).toMatchObject({ ok: true });
  for (const kind of KINDS) expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
  expect(ledger.redo('batch-2', info)).toMatchObject({ ok: true });
  expect(ledger.all('printing')).toEqual([deleted, first, second]);
  expect(ledger.verifyHistory(HEADS[3])).toMatchObject({ ok: true });
});

test('a printing from before is printed once more, and undone', () => {
  const ledger = migrated(3);
  const again = { ...second, copies: 2, at: '2026-11-22T09:00:00' };
  const batch = written(ledger.write(info, [{ kind: 'printing', id: 'pr2', after: again }]));
  expect(ledger.all('printing')).toEqual([first, again]);
  expect(ledger.verifyHistory(HEADS[3])).toMatchObject({ ok: true });
  expect(ledger.undo(batch, info)).toMatchObject({ ok: true });
  expect(ledger.all('printing')).toEqual([first, second]);
});

test.each([
  [`"copies" = 2`, 'pr1', 25],
  [`"document" = 'letters'`, 'pr2', 26],
  [`"subject" = 'u1'`, 'pr2', 26],
])('that %s was slipped past an old history shows', (set, id, seq) => {
  const ledger = migrated(3);
  behindTheBack(ledger.file, (db) => db.exec(`UPDATE printing SET ${set} WHERE id = '${id}'`));
  expect(ledger.verifyHistory()).toMatchObject({ ok: false, seq, flaw: 'record-changed' });
});

test('a migration that fails half way leaves the file of version 3 as it was', () => {
  const options = optionsIn(tempFolder());
  makeOld(options.file, 3);
  const failing = {
    ...documents,
    up: (database: Parameters<typeof documents.up>[0]): void => {
      documents.up(database);
      throw new Error('power cut');
    },
  };
  const migrations = [...MIGRATIONS.slice(0, 3), failing];
  expect(openLedger({ ...options, migrations })).toMatchObject({ code: 'migration-failed' });
  expect(checkFile(options.file, {})).toMatchObject({ ok: true, version: 3 });
  const answer = openLedger(options);
  if (!answer.ok) throw new Error(answer.detail);
  expect(answer.ledger.all('printing')).toEqual([first, second]);
  answer.ledger.close();
});
