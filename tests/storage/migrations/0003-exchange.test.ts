import Sqlite from 'better-sqlite3';
import { onTestFinished, expect, test } from 'vitest';
import { checkFile } from '#storage/backup';
import type { Ledger } from '#storage/ledger';
import { latestOf, MIGRATIONS } from '#storage/migrate';
import { openLedger } from '#storage/open';
import { KINDS } from '#storage/shapes';
import { exchange } from '../../../src-main/storage/migrations/0003-exchange.ts';
import { info, optionsIn, SAMPLES, tempFolder, written } from '../world.ts';
import { makeOld } from './old-ledger.ts';

const NEW_KINDS = ['partner', 'delivery', 'conflict', 'match'] as const;
const OLD_KINDS = KINDS.filter((kind) => !NEW_KINDS.some((made) => made === kind));

/** The ends of the chains in version-1.sql and version-2.sql. */
const HEADS = {
  1: { seq: 14, hash: '28ae480e930741fd059b558abbacaab4ffefb6ed3b087d9f5ce3c8cda877a003' },
  2: { seq: 26, hash: 'c83704492b403a7365b073c6d38774f9f982788e5f7d328e3e6abb2fbce876fd' },
} as const;

const migrated = (version: 1 | 2): Ledger => {
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

test.each([1, 2] as const)('the chain of version %i verifies, and goes on', (version) => {
  const ledger = migrated(version);
  const { seq, hash } = HEADS[version];
  expect(ledger.head()).toMatchObject(HEADS[version]);
  const verified = { ok: true, count: seq, head: hash, erased: 0 };
  expect(ledger.verifyHistory(HEADS[version])).toEqual(verified);
  for (const kind of NEW_KINDS) expect(ledger.all(kind)).toEqual([]);
  expect(ledger.arrivalsFrom('u1').size).toBe(0);
  const digest = 'a'.repeat(64);
  const arrival = { kind: 'unit', record: 'u1', partner: 'office', installation: 'inst1' } as const;
  const batch = written(
    ledger.write(
      info,
      [
        { kind: 'unit', id: 'u1', after: { ...SAMPLES.unit, name: '新名称' } },
        { kind: 'delivery', id: 'd1', after: SAMPLES.delivery },
      ],
      [{ ...arrival, rev: 1, digest, saw: null, base: null }],
    ),
  );
  expect(ledger.arrivalsFrom('office').get('unit u1')?.base).toMatchObject({ name: '新名称' });
  expect(ledger.undo(batch, info)).toMatchObject({ ok: true });
  expect(ledger.all('unit')).toEqual([SAMPLES.unit]);
  expect(ledger.verifyHistory(HEADS[version])).toMatchObject({ ok: true, count: seq + 4 });
  expect(ledger.check()).toMatchObject({ ok: true });
  expect(ledger.backup('手动')).toMatchObject({ ok: true });
  ledger.close();
  expect(checkFile(ledger.file, {})).toMatchObject({ ok: true, version: latestOf(MIGRATIONS) });
});

test('every record of version 2 says what it said, and is undone as it was written', () => {
  const ledger = migrated(2);
  for (const kind of OLD_KINDS) {
    const gone = kind === 'reason';
    expect(ledger.all(kind)).toHaveLength(gone ? 0 : 1);
    expect(ledger.deletedRecords(kind)).toHaveLength(gone || kind === 'entry' ? 1 : 0);
  }
  expect(ledger.all('issue')).toEqual([{ ...SAMPLES.issue, weight: 'ordinary', steps: [] }]);
  expect(ledger.deletedRecords('entry')).toMatchObject([
    { id: 'e2', makeUp: { for: '2026-09-30', reason: '九月出差' } },
  ]);
  expect(ledger.undo('batch-3', info)).toMatchObject({ ok: true });
  expect(ledger.undo('batch-2', info)).toMatchObject({ ok: true });
  for (const kind of OLD_KINDS) expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
  expect(ledger.undo('batch-1', info)).toMatchObject({ ok: true });
  for (const kind of OLD_KINDS) expect(ledger.all(kind)).toEqual([]);
  expect(ledger.verifyHistory(HEADS[2])).toMatchObject({ ok: true });
});

test('0003 makes strict tables, a recycle bin for records, and guards for arrivals', () => {
  const db = new Sqlite(':memory:');
  const names = (sql: string): unknown => db.prepare(sql).pluck().all();
  db.exec('CREATE TABLE batch (id TEXT NOT NULL UNIQUE) STRICT');
  exchange.up(db);
  expect(exchange.version).toBe(3);
  expect(
    names(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1 AND name <> 'batch' ORDER BY name",
    ),
  ).toEqual(['arrival', ...[...NEW_KINDS].sort()]);
  for (const kind of NEW_KINDS)
    expect(names(`SELECT name FROM pragma_table_info('${kind}')`)).toContain('deleted');
  expect(names("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")).toEqual([
    'arrival_no_delete',
    'arrival_no_update',
  ]);
  db.close();
});
