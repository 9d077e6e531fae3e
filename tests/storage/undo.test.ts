import { expect, test } from 'vitest';
import { KINDS } from '#storage/shapes';
import type { Change } from '#storage/records';
import {
  behindTheBack,
  entryChange,
  info,
  openIn,
  persons,
  SAMPLES,
  samples,
  tempFolder,
  written,
} from './world.ts';

const back = { ...info, what: '撤销' };

test('undo takes back what a batch made, changed and deleted, as a batch of its own', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  const moved: Change = { kind: 'unit', id: 'u1', after: { ...SAMPLES.unit, name: '护理学院' } };
  const batch = written(
    ledger.write(info, [moved, entryChange('e2'), { kind: 'sheet', id: 's1', after: null }]),
  );
  const undone = ledger.undo(batch, back);
  expect(undone).toMatchObject({ ok: true });
  for (const kind of KINDS) expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
  expect(ledger.record('entry', 'e2')?.deleted).toBe(true);
  expect(ledger.lastBatches(2)).toMatchObject([
    { what: '撤销', undoes: batch, undone: false, changed: 3 },
    { id: batch, undone: true },
  ]);
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
  expect(ledger.check().ok).toBe(true);
});

test('undo, redo, undo and redo end where they should', () => {
  const ledger = openIn(tempFolder());
  const batch = written(ledger.write(info, samples()));
  const names = (): number => ledger.all('person').length;
  const steps = [
    [() => ledger.undo(batch, back), 0],
    [() => ledger.redo(batch, back), 1],
    [() => ledger.undo(batch, back), 0],
    [() => ledger.redo(batch, back), 1],
  ] as const;
  for (const [step, persons] of steps) {
    expect(step()).toMatchObject({ ok: true });
    expect(names()).toBe(persons);
    expect(ledger.batch(batch)?.undone).toBe(persons === 0);
  }
  for (const kind of KINDS) expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
  expect(ledger.redo(batch, back)).toEqual({ ok: false, problem: { code: 'not-undone' } });
});

test('a batch is undone once', () => {
  const ledger = openIn(tempFolder());
  const batch = written(ledger.write(info, persons(1)));
  const first = ledger.undo(batch, back);
  expect(ledger.undo(batch, back)).toEqual({
    ok: false,
    problem: { code: 'already-undone', by: first.ok ? first.batch : '' },
  });
});

test('undo is refused when something was changed since, and names it', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, persons(1)));
  const batch = written(ledger.write(info, [entryChange('e1'), entryChange('e2')]));
  written(ledger.write(info, [entryChange('e2', { place: '操场' })]));
  expect(ledger.undo(batch, back)).toEqual({
    ok: false,
    problem: { code: 'changed-since', records: [{ kind: 'entry', id: 'e2' }] },
  });
  expect(ledger.entry('e1')).toBeDefined();
});

test('undo is refused when something that came later needs it, and names that', () => {
  const ledger = openIn(tempFolder());
  const batch = written(ledger.write(info, persons(1)));
  written(ledger.write(info, [entryChange('e1')]));
  expect(ledger.undo(batch, back)).toEqual({
    ok: false,
    problem: { code: 'in-use', kind: 'person', id: 'p1', by: { kind: 'entry', id: 'e1' } },
  });
});

test('undo of a deletion is refused when its place was taken', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  const batch = written(ledger.write(info, [{ kind: 'sheet', id: 's1', after: null }]));
  written(ledger.write(info, [{ kind: 'sheet', id: 's2', after: { ...SAMPLES.sheet, id: 's2' } }]));
  expect(ledger.undo(batch, back)).toMatchObject({
    ok: false,
    problem: { code: 'not-unique', id: 's1' },
  });
});

test('undo is refused for an unknown batch, and where values were erased', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  const batch = written(ledger.write(info, persons(1)));
  expect(ledger.undo('nothing', back)).toEqual({ ok: false, problem: { code: 'no-such-batch' } });
  ledger.close();
  behindTheBack(ledger.file, (db) => db.exec('DELETE FROM history_value'), 'kept');
  expect(openIn(folder).undo(batch, back)).toEqual({
    ok: false,
    problem: { code: 'erased', records: [{ kind: 'person', id: 'p1' }] },
  });
});
