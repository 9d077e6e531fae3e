import Sqlite from 'better-sqlite3';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, harden } from '#storage/connection';
import { driveOf, driveOfType, isUnc, mountTypeOf } from '#storage/drive';
import { openLedger, type Opened } from '#storage/open';
import { entryChange, info, openIn, optionsIn, persons, tempFolder, written } from './world.ts';

const NOBODY = 65534;

/** Acts as a user whom file permissions bind: root is bound by none. */
const unprivileged = <Answer>(work: () => Answer): Answer => {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
};

const filled = (folder: string, count = 1): string => {
  const ledger = openIn(folder);
  written(ledger.write(info, persons(count)));
  ledger.close();
  return ledger.file;
};

const codeOf = (opened: Opened): string => {
  if (!opened.ok) return opened.code;
  opened.ledger.close();
  return 'opened';
};

test('every connection is durable and careful, also after reopening', () => {
  const folder = tempFolder();
  const file = filled(folder);
  for (let round = 0; round < 2; round += 1) {
    const db = connect(file, {});
    harden(db);
    const read = (pragma: string): unknown => db.pragma(pragma, { simple: true });
    expect({
      journal: read('journal_mode'),
      synchronous: read('synchronous'),
      keys: read('foreign_keys'),
      trusted: read('trusted_schema'),
      timeout: read('busy_timeout'),
    }).toEqual({ journal: 'wal', synchronous: 2, keys: 1, trusted: 0, timeout: 5000 });
    db.close();
  }
});

test('a missing folder, and a missing file that should be there, are told apart', () => {
  const folder = tempFolder();
  expect(codeOf(openLedger(optionsIn(join(folder, 'none'))))).toBe('missing-folder');
  expect(codeOf(openLedger(optionsIn(folder, { create: false })))).toBe('missing-file');
  expect(openLedger(optionsIn(folder))).toMatchObject({ ok: true, created: true });
});

test('a file that is no SQLite file is refused untouched', () => {
  const folder = tempFolder();
  const { file } = optionsIn(folder);
  writeFileSync(file, '这是一份普通文档,不是台账。'.repeat(500));
  const before = readFileSync(file);
  expect(codeOf(openLedger(optionsIn(folder)))).toBe('not-a-ledger');
  expect(readFileSync(file)).toEqual(before);
});

test("another program's SQLite file is refused untouched", () => {
  const folder = tempFolder();
  const { file } = optionsIn(folder);
  const other = new Sqlite(file);
  other.exec('CREATE TABLE mine (a)');
  other.close();
  const before = readFileSync(file);
  expect(codeOf(openLedger(optionsIn(folder)))).toBe('not-a-ledger');
  expect(readFileSync(file)).toEqual(before);
});

test('a folder in the place of the ledger is refused', () => {
  const folder = tempFolder();
  mkdirSync(optionsIn(folder).file);
  expect(openLedger(optionsIn(folder))).toMatchObject({ ok: false });
});

const damage = (file: string, offset: number, bytes: number): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0xa5), 0, bytes, offset);
  closeSync(handle);
};

test('a damaged first page is corrupt', () => {
  const folder = tempFolder();
  damage(filled(folder), 16, 2000);
  expect(codeOf(openLedger(optionsIn(folder)))).toBe('corrupt');
});

test('a ledger that was cut off is corrupt', () => {
  const folder = tempFolder();
  truncateSync(filled(folder, 2000), 4096);
  expect(codeOf(openLedger(optionsIn(folder)))).toBe('corrupt');
});

test('damage further in is found by checking, and a damaged ledger never becomes a backup', () => {
  const folder = tempFolder();
  const file = filled(folder, 2000);
  damage(file, Math.floor(statSync(file).size / 2 / 4096) * 4096, 4096 * 4);
  const ledger = openIn(folder);
  expect(ledger.check().ok).toBe(false);
  expect(ledger.backup('手动').ok).toBe(false);
  expect(ledger.listBackups()).toEqual([]);
});

test('a file or folder that cannot be written is read-only', () => {
  const folder = tempFolder();
  const file = filled(folder);
  const asNobody = (): string => codeOf(unprivileged(() => openLedger(optionsIn(folder))));
  chmodSync(folder, 0o555);
  expect(asNobody()).toBe('read-only');
  chmodSync(folder, 0o777);
  chmodSync(`${file}.lock`, 0o666);
  chmodSync(file, 0o444);
  expect(asNobody()).toBe('read-only');
  if (process.geteuid?.() === 0) chownSync(file, NOBODY, NOBODY);
  chmodSync(file, 0o644);
  expect(asNobody()).toBe('opened');
  chmodSync(`${file}.lock`, 0o444);
  if (process.geteuid?.() === 0) expect(asNobody()).toBe('read-only');
});

test('network drives and FAT are refused before anything is touched', () => {
  const folder = tempFolder();
  expect(codeOf(openLedger(optionsIn(folder, { driveOf: () => 'network' })))).toBe('network-drive');
  expect(codeOf(openLedger(optionsIn(folder, { driveOf: () => 'fat' })))).toBe('fat-drive');
  expect(codeOf(openLedger(optionsIn(folder, { create: false })))).toBe('missing-file');
});

test('drives are known by path, by type and by mount', () => {
  expect(
    ['\\\\server\\share\\a', '//server/share', '\\\\?\\UNC\\server\\share'].map(isUnc),
  ).toEqual([true, true, true]);
  expect(['C:\\ledger', '\\\\?\\C:\\ledger', '\\\\.\\C:', '/home/a'].map(isUnc)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  const fuse = (): 'local' => 'local';
  expect(
    [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997].map((type) => driveOfType(type, fuse)),
  ).toEqual(Array.from({ length: 5 }, () => 'network'));
  expect([0x4d44, 0x2011bab0].map((type) => driveOfType(type, fuse))).toEqual(['fat', 'fat']);
  expect(
    [0xef53, 0x58465342, 0x9123683e, 0x01021994].map((type) => driveOfType(type, fuse)),
  ).toEqual(Array.from({ length: 4 }, () => 'local'));
  expect(driveOfType(0x65735546, () => 'network')).toBe('network');
  expect(driveOf(tempFolder())).toBe('local');
  const mounts =
    '/dev/a / ext4 rw 0 0\nsshfs#x /home/a/far\\040away fuse.sshfs rw 0 0\n/dev/b /mnt/disk fuseblk rw 0 0\n';
  expect(mountTypeOf(mounts, '/home/a/far away/b')).toBe('fuse.sshfs');
  expect(mountTypeOf(mounts, '/home/a/far away too')).toBe('ext4');
  expect(mountTypeOf(mounts, '/mnt/disk')).toBe('fuseblk');
});

test('the system tells a second opener in this process too', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  expect(codeOf(openLedger(optionsIn(folder)))).toBe('locked');
  written(ledger.write(info, [...persons(1), entryChange('e1')]));
  ledger.close();
  expect(codeOf(openLedger(optionsIn(folder)))).toBe('opened');
});
