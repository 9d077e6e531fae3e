import { expect, test } from 'vitest';
import { canonicalOf, encode, recordOfText } from '#storage/codec';
import type { Kind, Records } from '#storage/records';
import { KINDS, SHAPES } from '#storage/shapes';
import { entryOf, info, openIn, persons, SAMPLES, tempFolder, written } from './world.ts';

/* Properties that came with a later migration: history leaves them out while they are as they were before it. */

const LATER: readonly Kind[] = KINDS.filter((kind) => SHAPES[kind].later !== undefined);

const textOf = (kind: Kind, more: object): string =>
  canonicalOf(kind, encode(kind, { ...SAMPLES[kind], ...more }));

/** Values of later properties where the sample has what they were before. */
const LEARNT: { readonly [K in Kind]?: Partial<Records[K]> } = {
  entry: { makeUp: { for: '2026-09-30', reason: '' } },
  printing: { document: 'summary', subject: 'rank', copies: 2 },
};

test('person, object, entry and printing have learnt something since', () => {
  expect(LATER).toEqual(['person', 'object', 'entry', 'printing']);
});

test.each(LATER)('the text of %s leaves out each later property by itself', (kind) => {
  const later = { ...SHAPES[kind].later };
  const names = Object.keys(later);
  const plain = textOf(kind, later);
  for (const name of names) expect(plain).not.toContain(`"${name}":`);
  expect(recordOfText(kind, plain)).toEqual({ ...SAMPLES[kind], ...later });
  const full = { ...SAMPLES[kind], ...LEARNT[kind] };
  for (const name of names) {
    const value = (full as unknown as Record<string, unknown>)[name];
    const text = textOf(kind, { ...later, [name]: value });
    expect(text).toContain(`"${name}":`);
    expect(Object.keys(JSON.parse(text) as object)).toHaveLength(
      Object.keys(JSON.parse(plain) as object).length + 1,
    );
    expect(recordOfText(kind, text)).toEqual({ ...SAMPLES[kind], ...later, [name]: value });
  }
});

test.each(KINDS)('the text of %s tells the record again', (kind) => {
  expect(recordOfText(kind, textOf(kind, {}))).toEqual(SAMPLES[kind]);
});

test('a later property that comes and goes is history like any other, and undone', () => {
  const ledger = openIn(tempFolder());
  const plain = entryOf('e1', { object: null });
  const made = { ...plain, makeUp: { for: '2026-09-30', reason: '九月出差' } };
  written(ledger.write(info, [...persons(1), { kind: 'entry', id: 'e1', after: plain }]));
  const set = written(
    ledger.write(info, [{ kind: 'entry', id: 'e1', after: made, expect: plain }]),
  );
  written(ledger.write(info, [{ kind: 'entry', id: 'e1', after: plain, expect: made }]));
  expect(ledger.historyOf('entry', 'e1').map(({ before, after }) => [before, after])).toEqual([
    [null, plain],
    [plain, made],
    [made, plain],
  ]);
  expect(ledger.undo(set, info)).toMatchObject({ problem: { code: 'changed-since' } });
  written(ledger.write(info, [{ kind: 'entry', id: 'e1', after: made }]));
  expect(ledger.undo(set, info)).toMatchObject({ ok: true });
  expect(ledger.entry('e1')).toEqual(plain);
  expect(
    ledger.write(info, [{ kind: 'entry', id: 'e1', after: plain, expect: made }]),
  ).toMatchObject({ problem: { code: 'conflict' } });
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
});
