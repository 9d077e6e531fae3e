import Sqlite from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { latestOf, MIGRATIONS, type Migration } from '#storage/migrate';
import { openLedger } from '#storage/open';
import { info, openIn, optionsIn, SAMPLES, samples, tempFolder, written } from './world.ts';

const TODAY = latestOf(MIGRATIONS);

const next: Migration = {
  version: TODAY + 1,
  up: (db) => {
    db.exec(
      'CREATE TABLE note (id TEXT PRIMARY KEY) STRICT; CREATE INDEX unit_by_name ON unit(name)',
    );
  },
};
const failing: Migration = {
  version: TODAY + 2,
  up: (db) => {
    db.exec("CREATE TABLE half (id TEXT) STRICT; UPDATE unit SET name = 'half'; DROP TABLE sheet");
    throw new Error('second step failed');
  },
};
const breaking: Migration = {
  version: TODAY + 2,
  up: (db) => {
    db.exec('DELETE FROM person');
  },
};

const filled = (folder: string): string => {
  const ledger = openIn(folder);
  written(ledger.write(info, samples()));
  ledger.close();
  return ledger.file;
};

/** Everything a file says, as text. */
const dump = (file: string): string => {
  const db = new Sqlite(file, { readonly: true });
  const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all() as {
    type: string;
    name: string;
  }[];
  const rows = schema
    .filter(({ type }) => type === 'table')
    .map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all());
  const text = JSON.stringify([
    schema,
    rows,
    db.pragma('user_version'),
    db.pragma('application_id'),
  ]);
  db.close();
  return text;
};

test('an older ledger is migrated after a backup that holds it as it was', () => {
  const folder = tempFolder();
  const file = filled(folder);
  const before = dump(file);
  const opened = openLedger(optionsIn(folder, { migrations: [...MIGRATIONS, next] }));
  if (!opened.ok) throw new Error(opened.detail);
  expect(opened.ledger.all('unit')).toEqual([SAMPLES.unit]);
  expect(opened.migrated).toEqual({
    from: TODAY,
    backup: join(folder, 'backups', '台账备份-20261009-081500-升级前.lxdb'),
  });
  opened.ledger.close();
  expect(dump(opened.migrated?.backup ?? '')).toBe(before);
  const db = new Sqlite(file);
  expect(db.pragma('user_version', { simple: true })).toBe(TODAY + 1);
  db.close();
});

test('a ledger of today is neither migrated nor backed up', () => {
  const folder = tempFolder();
  filled(folder);
  const opened = openLedger(optionsIn(folder));
  expect(opened).toMatchObject({ ok: true, created: false, migrated: null });
  if (opened.ok) {
    expect(opened.ledger.listBackups()).toEqual([]);
    opened.ledger.close();
  }
});

test.each([
  ['throws half-way', failing, 'second step failed'],
  ['breaks references', breaking, 'references broken'],
])('a migration that %s leaves the file as it was, earlier steps too', (_, bad, detail) => {
  const folder = tempFolder();
  const file = filled(folder);
  const before = dump(file);
  const opened = openLedger(optionsIn(folder, { migrations: [...MIGRATIONS, next, bad] }));
  expect(opened).toMatchObject({ ok: false, code: 'migration-failed' });
  expect(opened.ok ? '' : opened.detail).toContain(detail);
  expect(dump(file)).toBe(before);
  expect(dump(opened.ok ? '' : (opened.backup ?? ''))).toBe(before);
  expect(openIn(folder).verifyHistory()).toMatchObject({ ok: true });
});

test('without a backup nothing is migrated', () => {
  const folder = tempFolder();
  const file = filled(folder);
  const before = dump(file);
  writeFileSync(join(folder, 'blocked'), 'a file where the folder should be');
  expect(
    openLedger(
      optionsIn(folder, {
        migrations: [...MIGRATIONS, next],
        backups: { folder: join(folder, 'blocked') },
      }),
    ),
  ).toMatchObject({ ok: false, code: 'backup-failed' });
  expect(dump(file)).toBe(before);
});

test('a ledger of a newer version is refused untouched', () => {
  const folder = tempFolder();
  filled(folder);
  const opened = openLedger(optionsIn(folder, { migrations: [...MIGRATIONS, next] }));
  if (opened.ok) opened.ledger.close();
  expect(openLedger(optionsIn(folder))).toMatchObject({ ok: false, code: 'newer' });
});

test('a new ledger that cannot be made leaves no file behind', () => {
  const folder = tempFolder();
  expect(
    openLedger(optionsIn(folder, { migrations: [...MIGRATIONS, next, failing] })),
  ).toMatchObject({
    ok: false,
    code: 'migration-failed',
  });
  expect(openLedger(optionsIn(folder, { create: false }))).toMatchObject({
    ok: false,
    code: 'missing-file',
  });
});

test('migrations are numbered without gaps', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});
