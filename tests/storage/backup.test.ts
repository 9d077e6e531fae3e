import {
  copyFileSync,
  existsSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { backupName, checkFile, listBackups } from '#storage/backup';
import { latestOf, MIGRATIONS } from '#storage/migrate';
import { openLedger } from '#storage/open';
import { restoreBackup } from '#storage/restore';
import { KINDS } from '#storage/shapes';
import {
  behindTheBack,
  info,
  openIn,
  optionsIn,
  persons,
  portsAt,
  SAMPLES,
  samples,
  tempFolder,
  written,
} from './world.ts';

const madeBy = (ledger: ReturnType<typeof openIn>, reason: string): string => {
  const made = ledger.backup(reason);
  if (!made.ok) throw new Error(made.problem.detail);
  return made.backup.file;
};

test('a backup is a whole ledger of its own, with the same head, and needs nothing beside it', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  written(ledger.write(info, samples()));
  const made = ledger.backup('每日');
  expect(made).toMatchObject({
    ok: true,
    head: ledger.head(),
    backup: { reason: '每日', at: '2026-10-09T08:15:00' },
  });
  expect(readdirSync(join(folder, 'backups'))).toEqual(['台账备份-20261009-081500-每日.lxdb']);
  const file = made.ok ? made.backup.file : '';
  expect(checkFile(file, {})).toEqual({
    ok: true,
    version: latestOf(MIGRATIONS),
    head: ledger.head(),
  });
  const copy = openLedger({ ...optionsIn(folder), file });
  if (!copy.ok) throw new Error(copy.detail);
  for (const kind of KINDS) expect(copy.ledger.all(kind)).toEqual([SAMPLES[kind]]);
  expect(copy.ledger.id).toBe(ledger.id);
  copy.ledger.close();
});

test('backups are listed newest first, other files are passed over', () => {
  const folder = tempFolder();
  for (const now of ['2026-10-08T08:00:00', '2026-10-09T07:00:00', '2026-09-30T23:59:59']) {
    const ledger = openIn(folder, { ports: portsAt(now) });
    madeBy(ledger, '每日');
    ledger.close();
  }
  for (const name of ['说明.txt', '台账备份-20269999-081500-每日.lxdb', 'other.lxdb'])
    writeFileSync(join(folder, 'backups', name), '');
  expect(listBackups(join(folder, 'backups')).map(({ at }) => at)).toEqual([
    '2026-10-09T07:00:00',
    '2026-10-08T08:00:00',
    '2026-09-30T23:59:59',
  ]);
});

test('a second backup in one second gets a name of its own and is the newer one', () => {
  const ledger = openIn(tempFolder());
  const files = [madeBy(ledger, '手动'), madeBy(ledger, '手动')];
  expect(files.map((file) => basename(file))).toEqual([
    '台账备份-20261009-081500-手动.lxdb',
    '台账备份-20261009-081500-手动-2.lxdb',
  ]);
  expect(ledger.listBackups().map(({ file }) => file)).toEqual([...files].reverse());
});

test('a name takes letters and figures of the reason only', () => {
  expect(backupName('2026-10-09T08:15:00', '../导入 前:*')).toBe(
    '台账备份-20261009-081500-导入前.lxdb',
  );
  expect(backupName('2026-10-09T08:15:00', '/')).toBe('台账备份-20261009-081500-手动.lxdb');
});

test('after a backup the old ones go, but never the one just made', () => {
  const folder = tempFolder();
  for (let day = 1; day <= 12; day += 1) {
    const ledger = openIn(folder, {
      ports: portsAt(`2026-10-${String(day).padStart(2, '0')}T08:00:00`),
    });
    madeBy(ledger, '每日');
    ledger.close();
  }
  // 7 days, and Sunday 4 October as the last of its week
  expect(listBackups(join(folder, 'backups')).map(({ at }) => at.slice(8, 10))).toEqual([
    '12',
    '11',
    '10',
    '09',
    '08',
    '07',
    '06',
    '04',
  ]);
  const back = openIn(folder, { ports: portsAt('2026-10-01T09:00:00') });
  expect(existsSync(madeBy(back, '手动'))).toBe(true);
});

test('what a killed backup left is cleared away by the next', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  madeBy(ledger, '手动');
  writeFileSync(join(folder, 'backups', '台账备份-20261009-070000-每日.lxdb.part'), 'half');
  madeBy(ledger, '手动');
  expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a ledger whose history was forged is not passed off as a verified backup', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  written(ledger.write(info, persons(2)));
  ledger.close();
  behindTheBack(ledger.file, (db) => db.exec("UPDATE person SET name = '另一人' WHERE id = 'p1'"));
  const forged = openIn(folder).backup('每日');
  expect(forged).toEqual({
    ok: false,
    problem: { code: 'not-verified', detail: 'history 1: record-changed' },
  });
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
});

test('restoring brings back what was, and keeps the replaced ledger beside it', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  written(ledger.write(info, persons(1)));
  const head = ledger.head();
  const backup = madeBy(ledger, '手动');
  written(ledger.write(info, persons(3)));
  ledger.close();
  const { file, ports } = optionsIn(folder);
  const replaced = join(folder, 'ledger-被替换-20261009-081500.lxdb');
  expect(restoreBackup({ file, backup, ports })).toEqual({ ok: true, replaced, head });
  const restored = openIn(folder, { create: false });
  expect(restored.all('person')).toHaveLength(1);
  expect(restored.head()).toEqual(head);
  restored.close();
  const old = openLedger({ ...optionsIn(folder), file: replaced });
  if (!old.ok) throw new Error(old.detail);
  expect(old.ledger.all('person')).toHaveLength(3);
  old.ledger.close();
  expect(restoreBackup({ file, backup, ports })).toMatchObject({
    replaced: join(folder, 'ledger-被替换-20261009-081500-2.lxdb'),
  });
});

test('restoring works where the ledger is gone or broken, and on a new PC', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  written(ledger.write(info, persons(1)));
  const backup = madeBy(ledger, '手动');
  ledger.close();
  const { file, ports } = optionsIn(folder);
  truncateSync(file, 5000);
  expect(restoreBackup({ file, backup, ports })).toMatchObject({ ok: true });
  expect(openIn(folder, { create: false }).verifyHistory()).toMatchObject({ ok: true, count: 1 });
  const elsewhere = tempFolder();
  expect(restoreBackup({ file: optionsIn(elsewhere).file, backup, ports })).toMatchObject({
    ok: true,
    replaced: null,
  });
  expect(openIn(elsewhere, { create: false }).all('person')).toHaveLength(1);
});

test('restoring is refused while the ledger is open, and from a file that is not whole', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  written(ledger.write(info, persons(500)));
  const backup = madeBy(ledger, '手动');
  const { file, ports } = optionsIn(folder);
  expect(restoreBackup({ file, backup, ports })).toMatchObject({
    ok: false,
    problem: { code: 'locked' },
  });
  ledger.close();
  const forged = madeBy(openIn(tempFolder()), '手动');
  behindTheBack(forged, (db) =>
    db.exec("INSERT INTO person VALUES ('p9', '无名', 'wuming', 'wm', 0, '[]')"),
  );
  truncateSync(backup, 8192);
  const junk = join(folder, 'junk.lxdb');
  writeFileSync(junk, 'junk');
  for (const bad of [forged, backup, junk, join(folder, 'none.lxdb')])
    expect(restoreBackup({ file, backup: bad, ports })).toMatchObject({ ok: false });
  expect(readdirSync(folder).sort()).toEqual([
    'backups',
    'junk.lxdb',
    'ledger.lxdb',
    'ledger.lxdb.lock',
  ]);
  expect(openIn(folder, { create: false }).all('person')).toHaveLength(500);
});

test('restoring over a ledger that was not closed keeps its last writes with the replaced one', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  written(ledger.write(info, persons(1)));
  const head = ledger.head();
  const backup = madeBy(ledger, '手动');
  written(ledger.write(info, persons(200)));
  // what a power cut leaves: the file, and a WAL that holds the last writes
  const after = tempFolder();
  const { file, ports } = optionsIn(after);
  for (const end of ['', '-wal']) copyFileSync(`${ledger.file}${end}`, `${file}${end}`);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  const restored = restoreBackup({ file, backup, ports });
  expect(restored).toMatchObject({ ok: true, head });
  const now = openIn(after, { create: false });
  expect(now.all('person')).toHaveLength(1);
  expect(now.verifyHistory(head)).toMatchObject({ ok: true });
  const replaced = restored.ok ? (restored.replaced ?? '') : '';
  expect(
    readdirSync(after).filter((name) => name.endsWith('-wal') && name.includes('被替换')),
  ).toEqual([]);
  expect(openIn(after, { file: replaced }).all('person')).toHaveLength(200);
});

test('a WAL whose ledger was deleted is not read into the restored one', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  written(ledger.write(info, persons(1)));
  const head = ledger.head();
  const backup = madeBy(ledger, '手动');
  written(ledger.write(info, persons(200)));
  const { file, ports } = optionsIn(tempFolder());
  copyFileSync(`${ledger.file}-wal`, `${file}-wal`);
  expect(restoreBackup({ file, backup, ports })).toEqual({ ok: true, replaced: null, head });
  expect(existsSync(`${file}-wal`)).toBe(false);
});
