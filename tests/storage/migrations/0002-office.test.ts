import Sqlite from 'better-sqlite3';
import { onTestFinished, expect, test } from 'vitest';
import { checkFile } from '#storage/backup';
import type { Ledger } from '#storage/ledger';
import { latestOf, MIGRATIONS } from '#storage/migrate';
import { openLedger } from '#storage/open';
import { first } from '../../../src-main/storage/migrations/0001-first.ts';
import { office } from '../../../src-main/storage/migrations/0002-office.ts';
import { behindTheBack, info, optionsIn, SAMPLES, tempFolder, written } from '../world.ts';
import { makeOld } from './old-ledger.ts';

/** Of version-1.sql: five batches, the fifth undoes the fourth. */
const HEAD = {
  seq: 14,
  hash: '28ae480e930741fd059b558abbacaab4ffefb6ed3b087d9f5ce3c8cda877a003',
};

const makeVersion1 = (file: string): void => {
  makeOld(file, 1);
};

const opened = (folder: string): { readonly ledger: Ledger; readonly backup: string } => {
  const answer = openLedger(optionsIn(folder));
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  onTestFinished(() => {
    answer.ledger.close();
  });
  return { ledger: answer.ledger, backup: answer.migrated?.backup ?? '' };
};

const migrated = (): Ledger => {
  const folder = tempFolder();
  makeVersion1(optionsIn(folder).file);
  return opened(folder).ledger;
};

const unit = { ...SAMPLES.unit };
const person = { ...SAMPLES.person, attributes: [] };
const object = {
  ...SAMPLES.object,
  cohort: null,
  counsellor: '',
  contact: '',
  size: null,
};
const entry = {
  ...SAMPLES.entry,
  object: null,
  summary: '与支部委员座谈。',
  place: '二号楼',
  evidence: [],
  makeUp: null,
};

test('a ledger of version 1 is migrated after a backup, and says what it said', () => {
  const folder = tempFolder();
  const options = optionsIn(folder);
  makeVersion1(options.file);
  const answer = openLedger(options);
  if (!answer.ok) throw new Error(answer.detail);
  const { ledger } = answer;
  expect(answer.migrated).toEqual({ from: 1, backup: ledger.listBackups()[0]?.file });
  expect(ledger.all('unit')).toEqual([unit]);
  expect(ledger.all('person')).toEqual([person]);
  expect(ledger.all('entry')).toEqual([entry]);
  expect(ledger.all('setting')).toEqual([{ id: 'office', value: null }]);
  expect(ledger.deletedRecords('object')).toEqual([object]);
  expect(ledger.head()).toMatchObject(HEAD);
  expect(ledger.verifyHistory(HEAD)).toEqual({ ok: true, count: 14, head: HEAD.hash, erased: 0 });
  expect(ledger.check()).toMatchObject({ ok: true });
  expect(ledger.backup('手动')).toMatchObject({ ok: true });
  ledger.close();
  expect(checkFile(options.file, {})).toMatchObject({ ok: true, version: latestOf(MIGRATIONS) });
});

test('the backup made before is a whole ledger of version 1, and can be migrated itself', () => {
  const folder = tempFolder();
  makeVersion1(optionsIn(folder).file);
  const { backup } = opened(folder);
  expect(checkFile(backup, {})).toEqual({ ok: true, version: 1, head: null });
  const again = openLedger({ ...optionsIn(folder), file: backup });
  if (!again.ok) throw new Error(again.detail);
  expect(again.migrated).toMatchObject({ from: 1 });
  expect(again.ledger.verifyHistory(HEAD)).toMatchObject({ ok: true });
  again.ledger.close();
});

test('history from before shows the later properties as they are without being said', () => {
  const ledger = migrated();
  expect(ledger.historyOf('person', 'p1')).toMatchObject([
    { before: null, after: { pinyin: 'weichimingyuan', attributes: [] } },
    { before: { pinyin: 'weichimingyuan', attributes: [] }, after: person },
  ]);
  expect(ledger.historyOf('object', 'o1').at(-1)).toMatchObject({ before: object, after: null });
  expect(ledger.historyOf('entry', 'e1').at(-1)?.after).toEqual(entry);
});

test('batches from before are undone and done again, down to the first', () => {
  const ledger = migrated();
  expect(ledger.undo('batch-3', info)).toMatchObject({ ok: true });
  expect(ledger.all('object')).toEqual([object]);
  expect(ledger.all('person').map(({ id, pinyin }) => [id, pinyin])).toEqual([
    ['p1', 'weichimingyuan'],
    ['p2', 'ouyangtingyu'],
  ]);
  expect(ledger.all('entry')).toMatchObject([{ id: 'e1', place: '一号楼 302' }, { id: 'e2' }]);
  expect(ledger.redo('batch-3', info)).toMatchObject({ ok: true });
  expect(ledger.all('entry')).toEqual([entry]);
  expect(ledger.redo('batch-4', info)).toMatchObject({ ok: true });
  for (const batch of ['batch-4', 'batch-3', 'batch-2', 'batch-1'])
    expect(ledger.undo(batch, info)).toMatchObject({ ok: true });
  expect(ledger.all('unit')).toEqual([]);
  expect(ledger.verifyHistory(HEAD)).toMatchObject({ ok: true });
  expect(ledger.check()).toMatchObject({ ok: true });
});

test('a record from before that is written as it was read leaves no trace', () => {
  const ledger = migrated();
  const answer = ledger.write(info, [
    { kind: 'person', id: 'p1', after: person, expect: person },
    { kind: 'entry', id: 'e1', after: entry, expect: entry },
  ]);
  expect(answer).toEqual({ ok: true, batch: null, changed: 0 });
});

test('what version 1 could not say is written into records from before, and undone', () => {
  const ledger = migrated();
  const batch = written(
    ledger.write(info, [
      { kind: 'person', id: 'p1', after: SAMPLES.person, expect: person },
      { kind: 'object', id: 'o1', after: SAMPLES.object },
      {
        kind: 'entry',
        id: 'e1',
        after: { ...entry, makeUp: { for: '2026-09-30', reason: '九月出差' } },
      },
      { kind: 'issue', id: 'i1', after: SAMPLES.issue },
      { kind: 'printing', id: 'pr1', after: SAMPLES.printing },
    ]),
  );
  expect(ledger.entry('e1')?.makeUp).toEqual({ for: '2026-09-30', reason: '九月出差' });
  expect(ledger.all('issue')).toEqual([SAMPLES.issue]);
  expect(ledger.verifyHistory(HEAD)).toMatchObject({ ok: true });
  expect(ledger.undo('batch-3', info)).toMatchObject({ problem: { code: 'changed-since' } });
  expect(ledger.undo(batch, info)).toMatchObject({ ok: true });
  expect(ledger.all('person')).toEqual([person]);
  expect(ledger.all('entry')).toEqual([entry]);
  expect(ledger.all('issue')).toEqual([]);
  expect(ledger.undo('batch-3', info)).toMatchObject({ ok: true });
  expect(ledger.verifyHistory(HEAD)).toMatchObject({ ok: true });
});

test.each([
  ['person', `"attributes" = '[{"has":true,"name":"博士","source":""}]'`, 'p1', 11],
  ['contact_object', '"size" = 0', 'o1', 8],
  ['entry', `"makeUp" = '{"for":"2026-09-30","reason":""}'`, 'e1', 12],
])('a later property of %s that was slipped past an old history shows', (table, set, id, seq) => {
  const folder = tempFolder();
  makeVersion1(optionsIn(folder).file);
  const { ledger } = opened(folder);
  behindTheBack(ledger.file, (db) => db.exec(`UPDATE ${table} SET ${set} WHERE id = '${id}'`));
  expect(ledger.verifyHistory()).toMatchObject({ ok: false, seq, flaw: 'record-changed' });
});

test('0002 makes every table strict, and a recycle bin in every one', () => {
  const db = new Sqlite(':memory:');
  first.up(db);
  const tables = (): string[] =>
    db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1")
      .pluck()
      .all() as string[];
  const before = tables();
  office.up(db);
  const made = tables().filter((name) => !before.includes(name));
  expect(office.version).toBe(2);
  expect(made.sort()).toEqual([
    'dismissal',
    'issue',
    'lock_exception',
    'month_lock',
    'printing',
    'reason',
    'reminder',
  ]);
  for (const table of made)
    expect(
      db
        .prepare('SELECT count(*) FROM pragma_table_info(?) WHERE name = ?')
        .pluck()
        .get(table, 'deleted'),
    ).toBe(1);
  db.close();
});
