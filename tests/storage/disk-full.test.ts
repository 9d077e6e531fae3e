import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connect, harden, makeStore } from '#storage/connection';
import { makeLedger, type Ledger } from '#storage/ledger';
import { openLedger } from '#storage/open';
import {
  entryChange,
  info,
  openIn,
  optionsIn,
  persons,
  portsAt,
  tempFolder,
  written,
} from './world.ts';

/** An open ledger whose file may not grow by more than some pages. */
const cramped = (folder: string, pages: number): Ledger => {
  const ledger = openIn(folder);
  written(ledger.write(info, persons(1)));
  ledger.close();
  const db = connect(ledger.file, {});
  harden(db);
  const now = db.pragma('page_count', { simple: true }) as number;
  db.pragma(`max_page_count = ${String(now + pages)}`);
  const lock = { release: () => undefined };
  return makeLedger({
    file: ledger.file,
    store: makeStore(db),
    lock,
    ports: portsAt(),
    backups: { folder: join(folder, 'backups') },
  });
};

const many = (from: number, count: number): ReturnType<typeof entryChange>[] =>
  Array.from({ length: count }, (_, index) => entryChange(`e${String(from + index)}`));

test('a batch that does not fit is refused whole, and smaller ones go on', () => {
  const ledger = cramped(tempFolder(), 8);
  const head = ledger.head();
  expect(ledger.write(info, many(0, 200))).toMatchObject({
    ok: false,
    problem: { code: 'disk-full' },
  });
  expect(ledger.head()).toEqual(head);
  expect(ledger.all('entry')).toEqual([]);
  expect(ledger.verifyHistory()).toMatchObject({ ok: true, count: 1 });
  written(ledger.write(info, many(0, 2)));
  expect(ledger.check().ok).toBe(true);
  ledger.close();
});

/** A real file system of a few megabytes; `undefined` where none may be mounted. */
const smallDisk = (megabytes: number): string | undefined => {
  const folder = tempFolder();
  try {
    execFileSync(
      'mount',
      ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m,mode=755`, 'tmpfs', folder],
      { stdio: 'ignore' },
    );
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
  });
  return folder;
};

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

test('on a disk that really is full nothing is lost, and it goes on when there is room', (context) => {
  const disk = smallDisk(4);
  if (disk === undefined) {
    context.skip('no right to mount a small disk; the page limit above stands for it');
    return;
  }
  const ledger = openIn(disk, { backups: { folder: join(disk, 'backups') } });
  written(ledger.write(info, persons(1)));
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(freeBytes(disk) - 300_000));
  let acknowledged = 0;
  for (let round = 0; ; round += 1) {
    const answer = ledger.write(info, many(round * 10, 10));
    if (answer.ok) acknowledged += 10;
    else {
      expect(answer.problem.code).toBe('disk-full');
      break;
    }
  }
  expect(acknowledged).toBeGreaterThan(0);
  expect(ledger.all('entry')).toHaveLength(acknowledged);
  expect(ledger.backup('手动')).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  expect(ledger.listBackups()).toEqual([]);
  expect(openLedger({ ...optionsIn(disk), file: join(disk, 'second.lxdb') })).toMatchObject({
    ok: false,
    code: 'disk-full',
  });
  rmSync(filler);
  written(ledger.write(info, many(acknowledged, 10)));
  expect(ledger.backup('手动')).toMatchObject({ ok: true });
  expect(ledger.verifyHistory()).toMatchObject({ ok: true, count: acknowledged + 11 });
  ledger.close();
  expect(openIn(disk, { create: false }).check().ok).toBe(true);
});
