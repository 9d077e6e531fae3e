import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { latestOf, MIGRATIONS } from '#storage/migrate';
import { first } from '../../../src-main/storage/migrations/0001-first.ts';
import { openIn, tempFolder } from '../world.ts';

const tables = (db: Sqlite.Database): readonly { name: string; strict: number }[] =>
  db
    .prepare(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all() as { name: string; strict: number }[];

const RECORDS = [
  'contact_object',
  'declaration',
  'entry',
  'exemption',
  'holiday_year',
  'link',
  'person',
  'policy',
  'post',
  'semester',
  'setting',
  'sheet',
  'unit',
];

test('0001 makes every table strict, and a recycle bin in every record table', () => {
  const db = new Sqlite(':memory:');
  first.up(db);
  expect(tables(db)).toEqual(
    [...RECORDS, 'batch', 'batch_text', 'entry_person', 'history', 'history_value', 'ledger']
      .sort()
      .map((name) => ({ name, strict: 1 })),
  );
  for (const table of RECORDS)
    expect(
      db
        .prepare('SELECT count(*) FROM pragma_table_info(?) WHERE name = ?')
        .pluck()
        .get(table, 'deleted'),
    ).toBe(1);
  db.close();
});

test('0001 is version 1', () => {
  expect(first.version).toBe(1);
});

test('a fresh ledger says of which version and whose it is', () => {
  const ledger = openIn(tempFolder());
  ledger.close();
  const db = new Sqlite(ledger.file, { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(latestOf(MIGRATIONS));
  expect(db.pragma('application_id', { simple: true })).toBe(0x4c584442);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  db.close();
});

test.each([
  ["INSERT INTO unit VALUES ('u', 'n', '', NULL, '', 2)", 'CHECK'],
  ["INSERT INTO unit VALUES ('', 'n', '', NULL, '', 0)", 'CHECK'],
  ["INSERT INTO unit VALUES ('u', NULL, '', NULL, '', 0)", 'NOT NULL'],
  ["INSERT INTO unit VALUES ('u', x'00', '', NULL, '', 0)", 'cannot store BLOB'],
  ["INSERT INTO unit VALUES ('u', 'n', '', 'none', '', 0)", 'FOREIGN KEY'],
  ["INSERT INTO setting VALUES ('s', '{', 0)", 'CHECK'],
  ["INSERT INTO person VALUES ('p', 'n', 'n', 'n', 0), ('p', 'n', 'n', 'n', 0)", 'UNIQUE'],
  ["INSERT INTO holiday_year VALUES ('2027', 2026, '', '2025-11-04', '[]', '[]', 0)", 'CHECK'],
])('0001 refuses %s', (sql, reason) => {
  const db = new Sqlite(':memory:');
  first.up(db);
  expect(() => db.exec(sql)).toThrow(reason);
  db.close();
});
