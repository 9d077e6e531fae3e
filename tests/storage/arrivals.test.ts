import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Arrival } from '#domain/exchange/kept';
import type { Ledger } from '#storage/ledger';
import type { Change } from '#storage/records';
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

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const WITHDRAWN = digestOf('deleted');

const arrivalOf = (record: string, more: Partial<Arrival> = {}): Arrival => ({
  kind: 'entry',
  record,
  partner: 'u1',
  installation: 'inst1',
  rev: 1,
  digest: digestOf(record),
  saw: digestOf('ours'),
  base: null,
  ...more,
});

/** An entry's properties but some, its id among them. */
const dataOf = (
  id: string,
  more: Parameters<typeof entryOf>[1] = {},
  left: readonly string[] = [],
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entryOf(id, { object: null, ...more })).filter(
      ([name]) => name !== 'id' && !left.includes(name),
    ),
  );

/** A batch that takes the arrivals in. */
const taken = (ledger: Ledger, changes: readonly Change[], arrivals: readonly Arrival[]): string =>
  written(ledger.write(info, changes, arrivals));

const opened = (): Ledger => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, persons(1)));
  return ledger;
};

const last = (ledger: Ledger, id = 'e1', partner: string | null = 'u1'): Arrival | undefined =>
  ledger.arrivalsFrom(partner).get(`entry ${id}`);

const keptBases = (ledger: Ledger): readonly (string | null)[] => {
  let bases: readonly (string | null)[] = [];
  behindTheBack(
    ledger.file,
    (db) => {
      bases = db.prepare('SELECT base FROM arrival ORDER BY number').pluck().all() as string[];
    },
    'kept',
  );
  return bases;
};

test('an arrival is found by its partner, with the whole record as its base', () => {
  const ledger = opened();
  taken(ledger, [entryChange('e1')], [arrivalOf('e1')]);
  expect([...ledger.arrivalsFrom('u1')]).toEqual([
    ['entry e1', { ...arrivalOf('e1'), base: dataOf('e1'), seq: expect.any(Number) as number }],
  ]);
  expect(ledger.arrivalsFrom('u2').size).toBe(0);
  expect(ledger.arrivalsFrom(null).size).toBe(0);
  expect(ledger.arrivedAs(digestOf('e1'))).toEqual([{ kind: 'entry', record: 'e1' }]);
  expect(ledger.arrivedAs(digestOf('e2'))).toEqual([]);
});

test('a base is kept only where it says something else than the record as the batch leaves it', () => {
  const ledger = opened();
  const theirs = dataOf('e1', {}, ['received', 'returnReason']);
  const turned = Object.fromEntries(Object.entries(theirs).reverse());
  const other = { ...theirs, summary: '另一句' };
  const unknown = { ...theirs, more: 1 };
  taken(
    ledger,
    ['e1', 'e2', 'e3', 'e4'].map((id) => entryChange(id)),
    [
      arrivalOf('e1', { base: theirs }),
      arrivalOf('e2', { base: turned }),
      arrivalOf('e3', { base: other }),
      arrivalOf('e4', { base: unknown }),
    ],
  );
  expect(keptBases(ledger).map((base) => base !== null)).toEqual([false, false, true, true]);
  expect(last(ledger, 'e2')?.base).toEqual(dataOf('e2'));
  expect(last(ledger, 'e3')?.base).toEqual(other);
  expect(last(ledger, 'e4')?.base).toEqual(unknown);
});

test('a base that was not kept is the record as the batch left it, whatever came after', () => {
  const ledger = opened();
  taken(ledger, [entryChange('e1', { summary: '一' })], [arrivalOf('e1')]);
  written(ledger.write(info, [entryChange('e1', { summary: '二' })]));
  expect(last(ledger)?.base).toMatchObject({ summary: '一' });
  // Its batch doesn't change the record: the version of that time
  taken(ledger, [], [arrivalOf('e1', { rev: 2, base: dataOf('e1', { summary: '二' }) })]);
  written(ledger.write(info, [entryChange('e1', { summary: '三' })]));
  expect(last(ledger)).toMatchObject({ rev: 2, base: { summary: '二' } });
  expect(keptBases(ledger)).toEqual([null, null]);
});

test('only arrivals whose batch stands count, through undo, redo and undo again', () => {
  const ledger = opened();
  const first = taken(ledger, [entryChange('e1')], [arrivalOf('e1', { rev: 3 })]);
  const digest = digestOf('later');
  const later = [arrivalOf('e1', { rev: 5, digest })];
  const second = taken(ledger, [entryChange('e1', { summary: '后来' })], later);
  const revs = (): unknown => [
    last(ledger)?.rev,
    ledger.arrivedAs(digest).length,
    ledger.arrivedAs(digestOf('e1')).length,
  ];
  expect(revs()).toEqual([5, 1, 1]);
  expect(ledger.undo(second, info)).toMatchObject({ ok: true });
  expect(revs()).toEqual([3, 0, 1]);
  expect(last(ledger)?.base).toEqual(dataOf('e1'));
  expect(ledger.redo(second, info)).toMatchObject({ ok: true });
  expect(revs()).toEqual([5, 1, 1]);
  expect(last(ledger)?.base).toMatchObject({ summary: '后来' });
  expect(ledger.undo(second, info)).toMatchObject({ ok: true });
  expect(ledger.undo(first, info)).toMatchObject({ ok: true });
  expect(revs()).toEqual([undefined, 0, 0]);
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
});

test('a tombstone of a record that never was here is remembered, and can be forgotten', () => {
  const ledger = opened();
  const tombstone = arrivalOf('gone', { rev: 9, digest: WITHDRAWN });
  const batch = taken(ledger, [], [tombstone]);
  expect(last(ledger, 'gone')).toMatchObject(tombstone);
  expect(ledger.batch(batch)).toMatchObject({ changed: 0, undone: false });
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
  const undone = ledger.undo(batch, info);
  expect(undone).toMatchObject({ ok: true });
  expect(ledger.batch(batch)).toMatchObject({ undone: true });
  expect(last(ledger, 'gone')).toBeUndefined();
  expect(ledger.undo(batch, info)).toMatchObject({ problem: { code: 'already-undone' } });
  expect(ledger.redo(batch, info)).toMatchObject({ ok: true });
  expect(last(ledger, 'gone')).toMatchObject(tombstone);
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
  expect(ledger.check()).toMatchObject({ ok: true });
  expect(ledger.backup('手动')).toMatchObject({ ok: true });
});

test('a withdrawal has no base, however the record was before', () => {
  const ledger = opened();
  taken(ledger, [entryChange('e1')], [arrivalOf('e1')]);
  const withdrawal = arrivalOf('e1', { rev: 2, digest: WITHDRAWN });
  const batch = taken(ledger, [{ kind: 'entry', id: 'e1', after: null }], [withdrawal]);
  expect(last(ledger)).toMatchObject(withdrawal);
  written(ledger.write(info, [entryChange('e1')]));
  expect(last(ledger)).toMatchObject(withdrawal);
  expect(ledger.undo(batch, info)).toMatchObject({ problem: { code: 'changed-since' } });
});

test('of one installation the highest revision counts, of several the one that sent last', () => {
  const ledger = opened();
  const arrive = (installation: string | null, rev: number, id = 'e1'): void => {
    const digest = digestOf(`${String(installation)} ${String(rev)}`);
    taken(ledger, [], [arrivalOf(id, { installation, rev, digest })]);
  };
  const shown = (): unknown => [last(ledger)?.installation, last(ledger)?.rev];
  arrive('inst1', 7);
  arrive('inst1', 4);
  expect(shown()).toEqual(['inst1', 7]);
  arrive('inst2', 2);
  expect(shown()).toEqual(['inst2', 2]);
  arrive('inst1', 5);
  expect(shown()).toEqual(['inst1', 7]);
});

test('of paper the latest counts, and partners are kept apart', () => {
  const ledger = opened();
  const paper = { partner: null, installation: null, rev: 0, saw: null };
  taken(ledger, [entryChange('e1')], [arrivalOf('e1', { ...paper, digest: digestOf('a') })]);
  taken(ledger, [], [arrivalOf('e1', { ...paper, digest: digestOf('b') })]);
  taken(ledger, [], [arrivalOf('e1', { digest: digestOf('c') })]);
  expect(last(ledger, 'e1', null)?.digest).toBe(digestOf('b'));
  expect(last(ledger)?.digest).toBe(digestOf('c'));
  expect(ledger.arrivedAs(digestOf('a'))).toEqual([{ kind: 'entry', record: 'e1' }]);
});

test('one thing that arrived twice is one record', () => {
  const ledger = opened();
  const digest = digestOf('same');
  taken(ledger, [entryChange('e1')], [arrivalOf('e1', { digest })]);
  taken(ledger, [entryChange('e2')], [arrivalOf('e1', { digest }), arrivalOf('e2', { digest })]);
  expect(ledger.arrivedAs(digest).map(({ record }) => record)).toEqual(['e1', 'e2']);
});

test('what changed after a number is named once, with its last number and whether it is gone', () => {
  const ledger = opened();
  written(ledger.write(info, [entryChange('e1'), entryChange('e2'), entryChange('e3')]));
  const { seq } = ledger.head();
  expect(ledger.changedAfter('entry', 0).map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
  expect(ledger.changedAfter('entry', seq)).toEqual([]);
  written(ledger.write(info, [entryChange('e2', { summary: '改' })]));
  written(ledger.write(info, [{ kind: 'entry', id: 'e1', after: null }, ...persons(2)]));
  written(ledger.write(info, [entryChange('e2', { summary: '再改' })]));
  const end = ledger.head().seq;
  expect(ledger.changedAfter('entry', seq)).toEqual([
    { id: 'e1', seq: seq + 2, deleted: true },
    { id: 'e2', seq: end, deleted: false },
  ]);
  expect(ledger.changedAfter('person', seq).map(({ id }) => id)).toEqual(['p2']);
  expect(ledger.changedAfter('entry', end - 1)).toHaveLength(1);
});

test.each<[Partial<Arrival>, string]>([
  [{ digest: 'ab' }, 'arrival.digest'],
  [{ digest: 'X'.repeat(64) }, 'arrival.digest'],
  [{ rev: -1 }, 'arrival.rev'],
  [{ saw: 'ab' }, 'arrival.saw'],
  [{ record: '' }, 'arrival.record'],
])('an arrival with %o is refused with its batch', (more, rule) => {
  const ledger = opened();
  const { seq } = ledger.head();
  const arrival = arrivalOf('e1', more);
  expect(ledger.write(info, [entryChange('e1')], [arrivalOf('e1'), arrival])).toEqual({
    ok: false,
    problem: { code: 'invalid', kind: 'entry', id: arrival.record, rule },
  });
  expect(ledger.entry('e1')).toBeUndefined();
  expect(ledger.arrivalsFrom('u1').size).toBe(0);
  expect(ledger.head().seq).toBe(seq);
  expect(ledger.lastBatches(9)).toHaveLength(1);
});

test('arrivals are only ever added to', () => {
  const ledger = opened();
  taken(ledger, [entryChange('e1')], [arrivalOf('e1')]);
  behindTheBack(
    ledger.file,
    (db) => {
      for (const sql of ['UPDATE arrival SET rev = 9', 'DELETE FROM arrival'])
        expect(() => db.exec(sql)).toThrow('append-only');
    },
    'kept',
  );
});

test('arrivals without their batch, and a batch whose rows were cut off, are found', () => {
  const ledger = opened();
  const batch = taken(ledger, [], [arrivalOf('gone', { digest: WITHDRAWN })]);
  behindTheBack(ledger.file, (db) => db.exec('DELETE FROM arrival'));
  expect(ledger.verifyHistory()).toMatchObject({ ok: false, flaw: 'row-missing' });
  taken(ledger, [entryChange('e1')], [arrivalOf('e1')]);
  behindTheBack(ledger.file, (db) =>
    db.prepare('UPDATE arrival SET batch = ?').run(`${batch}-other`),
  );
  expect(ledger.check()).toMatchObject({ ok: false, brokenReferences: 1 });
});
