import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginPair,
  differing,
  exchangeAll,
  perform,
  rolledBack,
  steps,
} from './exchange-rounds.ts';

const RUNS = process.env.LIANXI_LONG === undefined ? 6 : 120;

test(
  'whatever is done at both, in the end both say the same, and nothing was lost',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        steps(12),
        fc.constantFrom('ours' as const, 'theirs' as const),
        async (course, choice) => {
          const pair = await beginPair();
          try {
            for (const act of ['add', 'add', 'hand-in', 'report', 'answer'] as const)
              await perform(pair, { do: act }, 0);
            let time = 1;
            for (const step of course) {
              await perform(pair, step, time);
              time += 1;
            }
            const rounds = await exchangeAll(pair, choice);
            expect(differing(pair)).toEqual([]);
            expect(rounds).toBeLessThan(8);
            expect(pair.lost).toEqual([]);
            expect(rolledBack(pair)).toEqual([]);
          } finally {
            pair.end();
          }
        },
      ),
      {
        numRuns: RUNS,
        seed: Number(process.env.LIANXI_SEED ?? 20_261_121),
        endOnFailure: RUNS === 6,
      },
    );
  },
  RUNS * 30_000,
);
