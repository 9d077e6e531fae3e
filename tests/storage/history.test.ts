import type Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Ledger } from '#storage/ledger';
import {
  behindTheBack,
  entryChange,
  entryOf,
  info,
  openIn,
  persons,
  tempFolder,
  written,
} from './world.ts';

/** Rows 1–2: persons; 3: entry made; 4: entry changed; 5: entry deleted; 6: another entry. */
const story = (folder: string): Ledger => {
  const ledger = openIn(folder);
  written(ledger.write({ ...info, what: '导入花名册' }, persons(2)));
  written(ledger.write({ ...info, what: '登记一条' }, [entryChange('e1')]));
  written(ledger.write({ ...info, what: '修改地点' }, [entryChange('e1', { place: '二号楼' })]));
  written(
    ledger.write({ ...info, what: '移入回收站' }, [{ kind: 'entry', id: 'e1', after: null }]),
  );
  written(ledger.write({ ...info, what: '再登记一条' }, [entryChange('e2')]));
  return ledger;
};

test('every change is a revision with who, when, from where, before and after', () => {
  const ledger = story(tempFolder());
  const first = entryOf('e1', { object: null });
  const second = entryOf('e1', { object: null, place: '二号楼' });
  const common = { at: '2026-10-09T08:15:00', actor: 'office', source: 'local', erased: false };
  expect(ledger.historyOf('entry', 'e1')).toMatchObject([
    { ...common, seq: 3, action: 'create', what: '登记一条', before: null, after: first },
    { ...common, seq: 4, action: 'change', what: '修改地点', before: first, after: second },
    { ...common, seq: 5, action: 'delete', what: '移入回收站', before: second, after: null },
  ]);
  expect(ledger.verifyHistory()).toEqual({
    ok: true,
    count: 6,
    head: ledger.head().hash,
    erased: 0,
  });
});

test('the last batches are listed newest first, with how much they changed', () => {
  const ledger = story(tempFolder());
  expect(ledger.lastBatches(2)).toMatchObject([
    { what: '再登记一条', changed: 1, undone: false },
    { what: '移入回收站', changed: 1, undone: false },
  ]);
  expect(ledger.lastBatches(99).at(-1)).toMatchObject({ what: '导入花名册', changed: 2 });
});

test('two ledgers with the same content have different chains', () => {
  expect(story(tempFolder()).head().hash).not.toBe(story(tempFolder()).head().hash);
});

test.each([
  ['history', 'UPDATE history SET actor = 1'],
  ['history', 'DELETE FROM history'],
  [
    'history',
    "INSERT OR REPLACE INTO history SELECT seq, at, 'x', source, batch, kind, record, action, digest, previous, hash FROM history WHERE seq = 2",
  ],
  ['history_value', 'UPDATE history_value SET after = null'],
  ['batch', 'UPDATE batch SET actor = 1'],
  ['batch', 'DELETE FROM batch'],
  ['batch_text', "UPDATE batch_text SET what = 'x'"],
  ['ledger', "UPDATE ledger SET id = 'x'"],
])('%s refuses: %s', (table, sql) => {
  const folder = tempFolder();
  const ledger = story(folder);
  ledger.close();
  behindTheBack(
    ledger.file,
    (db) => {
      db.pragma('recursive_triggers = ON');
      expect(() => db.exec(sql)).toThrow(`${table} is append-only`);
    },
    'kept',
  );
  expect(openIn(folder).verifyHistory()).toMatchObject({ ok: true });
});

const forge = (sql: string) => (db: Sqlite.Database) => {
  db.exec(sql);
};

test.each<[string, number | null, string, string]>([
  ['who did it was changed', 4, 'row-changed', "UPDATE history SET actor = 'other' WHERE seq = 4"],
  [
    'when it was done was changed',
    2,
    'row-changed',
    "UPDATE history SET at = '2026-01-01T00:00:00' WHERE seq = 2",
  ],
  [
    'which record it was about was changed',
    3,
    'row-changed',
    "UPDATE history SET record = 'e9' WHERE seq = 3",
  ],
  [
    'a digest was changed',
    3,
    'row-changed',
    "UPDATE history SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE seq = 3",
  ],
  [
    'a hash was changed',
    5,
    'row-changed',
    "UPDATE history SET hash = 'f' || substr(hash, 2, 62) || 'g' WHERE seq = 5",
  ],
  [
    'a link was changed',
    5,
    'chain-broken',
    "UPDATE history SET previous = 'f' || substr(previous, 2, 62) || 'g' WHERE seq = 5",
  ],
  ['a row in the middle was deleted', 4, 'row-missing', 'DELETE FROM history WHERE seq = 4'],
  ['the first row was deleted', 1, 'row-missing', 'DELETE FROM history WHERE seq = 1'],
  ['the last row was deleted', 7 - 1, 'row-missing', 'DELETE FROM history WHERE seq = 6'],
  [
    'the last batch was deleted',
    null,
    'record-unknown',
    'DELETE FROM history WHERE seq = 6; DELETE FROM batch WHERE number = 5',
  ],
  [
    'a value after was changed',
    4,
    'value-changed',
    "UPDATE history_value SET after = replace(after, '二号楼', '三号楼') WHERE seq = 4",
  ],
  [
    'a value before was changed',
    5,
    'value-changed',
    "UPDATE history_value SET before = replace(before, '二号楼', '三号楼') WHERE seq = 5",
  ],
  ['a salt was changed', 3, 'value-changed', "UPDATE history_value SET salt = 'x' WHERE seq = 3"],
  [
    "a batch's actor was changed",
    3,
    'batch-changed',
    "UPDATE batch SET actor = 'other' WHERE number = 2",
  ],
  [
    "a batch's sentence was changed",
    4,
    'batch-changed',
    "UPDATE batch_text SET what = '补记' WHERE what = '修改地点'",
  ],
  [
    "a batch's sentence was given a new digest",
    4,
    'row-changed',
    "UPDATE batch SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE number = 3",
  ],
  ['a batch was deleted', 3, 'batch-changed', 'DELETE FROM batch WHERE number = 2'],
  [
    'a batch was said to undo another',
    3,
    'row-changed',
    'UPDATE batch SET undoes = (SELECT id FROM batch WHERE number = 1) WHERE number = 2',
  ],
  [
    'a record was changed past the history',
    6,
    'record-changed',
    "UPDATE entry SET summary = '另一回事' WHERE id = 'e2'",
  ],
  [
    'a record in the recycle bin was changed',
    5,
    'record-changed',
    "UPDATE entry SET summary = '另一回事' WHERE id = 'e1'",
  ],
  [
    'a record was taken out of the recycle bin',
    5,
    'record-changed',
    "UPDATE entry SET deleted = 0 WHERE id = 'e1'",
  ],
  ['a record was deleted for good', 2, 'record-missing', "DELETE FROM person WHERE id = 'p2'"],
  [
    'a record was slipped in',
    null,
    'record-unknown',
    "INSERT INTO person VALUES ('p9', '无名', 'wuming', 'wm', 0, '[]')",
  ],
  ['the ledger was given another id', 1, 'chain-broken', "UPDATE ledger SET id = 'x'"],
])('when %s, row %s is named: %s', (_, seq, flaw, sql) => {
  const folder = tempFolder();
  const ledger = story(folder);
  ledger.close();
  behindTheBack(ledger.file, forge(sql));
  expect(openIn(folder).verifyHistory()).toMatchObject({ ok: false, seq, flaw });
});

test('a history that was cut off cleanly, records and all, is shown by a head noted elsewhere', () => {
  const folder = tempFolder();
  const ledger = story(folder);
  const noted = ledger.head();
  ledger.close();
  behindTheBack(ledger.file, (db) => {
    db.exec(
      "DELETE FROM history_value WHERE seq = 6; DELETE FROM history WHERE seq = 6; DELETE FROM batch WHERE number = 5; DELETE FROM entry_person; DELETE FROM entry WHERE id = 'e2'",
    );
  });
  const cut = openIn(folder);
  expect(cut.verifyHistory()).toMatchObject({ ok: true, count: 5 });
  expect(cut.verifyHistory(noted)).toEqual({ ok: false, seq: 6, flaw: 'anchor-missing' });
  written(cut.write(info, [entryChange('e2')]));
  expect(cut.verifyHistory(noted)).toEqual({ ok: false, seq: 6, flaw: 'anchor-missing' });
});

test('heads that were noted stay in the chain', () => {
  const ledger = openIn(tempFolder());
  const noted = [ledger.head()];
  for (const change of persons(3)) {
    written(ledger.write(info, [change]));
    noted.push(ledger.head());
  }
  expect(noted.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
  for (const head of noted) expect(ledger.verifyHistory(head)).toMatchObject({ ok: true });
});

test('values may be erased with their salt, and the chain still holds', () => {
  const folder = tempFolder();
  const ledger = story(folder);
  const { hash } = ledger.head();
  ledger.close();
  behindTheBack(
    ledger.file,
    (db) => {
      db.exec('DELETE FROM history_value WHERE seq IN (1, 3, 4); DELETE FROM batch_text');
    },
    'kept',
  );
  const erased = openIn(folder);
  expect(erased.verifyHistory()).toEqual({ ok: true, count: 6, head: hash, erased: 3 });
  expect(erased.historyOf('entry', 'e1')[0]).toMatchObject({
    erased: true,
    what: null,
    before: null,
    after: null,
  });
});

test('a clock that was set back disturbs neither chain nor order', () => {
  const folder = tempFolder();
  story(folder).close();
  const early = openIn(folder, {
    ports: { now: () => '2020-01-01T00:00:00', newId: () => 'early' },
  });
  written(early.write(info, persons(3)));
  expect(early.verifyHistory()).toMatchObject({ ok: true, count: 7 });
  expect(early.lastBatches(1)).toMatchObject([{ id: 'early', at: '2020-01-01T00:00:00' }]);
  expect(early.head().at).toBe('2020-01-01T00:00:00');
});
