import type { Arrival } from '#domain/exchange/kept';
import type { Change } from '#storage/records';
import { EXCHANGE_SAMPLES } from './samples-exchange.ts';

/** How many records the batch of a number changes: some of one page, some of many. */
export const batchSize = (number: number): number => (number % 5 === 0 ? 120 : 1 + (number % 4));

/** An entry of the only person. */
export const entryAt = (id: string, summary: string): Change => ({
  kind: 'entry',
  id,
  after: {
    id,
    happened: '2026-10-08',
    until: null,
    timeNote: '',
    amount: null,
    amountUnit: '',
    mode: 'face-to-face',
    participants: [{ person: 'p1', role: 'led' }],
    carriers: ['branch'],
    object: null,
    objectText: '',
    activities: ['座谈'],
    summary: `${summary}:走访学生宿舍,了解作息、用电安全和学习情况,记下三条意见。`,
    place: '',
    present: null,
    evidence: [],
    commendable: false,
    status: 'draft',
    returnReason: '',
    submitted: null,
    received: null,
    created: '2026-10-08T17:20:00',
    makeUp: null,
  },
});

/** What an import of the writer holds, beside its one delivery. */
export const IMPORTED = { entries: 2000, conflicts: 10 } as const;

/** The partner that the writer imports from. */
export const IMPORTED_FROM = 'u1';

/** An import as a batch: entries with their arrivals, its delivery under the import's name, and conflicts. */
export const importOf = (
  name: string,
): { readonly changes: readonly Change[]; readonly arrivals: readonly Arrival[] } => {
  const { delivery, conflict } = EXCHANGE_SAMPLES;
  const entries = Array.from({ length: IMPORTED.entries }, (_, index) =>
    entryAt(`${name}-${String(index)}`, '报送'),
  );
  const conflicts = Array.from({ length: IMPORTED.conflicts }, (_, index): Change => {
    const id = `${name}-conflict-${String(index)}`;
    return { kind: 'conflict', id, after: { ...conflict, id, delivery: name } };
  });
  return {
    changes: [
      { kind: 'delivery', id: name, after: { ...delivery, id: name } },
      ...entries,
      ...conflicts,
    ],
    arrivals: entries.map(({ id }, index) => ({
      kind: 'entry',
      record: id,
      partner: IMPORTED_FROM,
      installation: name,
      rev: index,
      digest: delivery.digest,
      saw: null,
      base: index % 3 === 0 ? { summary: '上次报送' } : null,
    })),
  };
};

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
