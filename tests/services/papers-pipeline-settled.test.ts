import { afterEach, expect, it } from 'vitest';
import { keptRecords } from '#services/exchange/plan-world-kept';
import { makeGuards } from '#services/exchange/plan-world-settled';
import type { Register } from '#services/register';
import { inLedger, leadersWorld } from './papers-leaders.ts';
import type { World } from './world.ts';

let world: World;
afterEach(() => {
  world.end();
});

/** Policies without forms: a sheet is its month's. */
const register = { policies: [], postsOf: new Map() } as unknown as Register;

it.each([
  ['sheets', 'printed'],
  ['year-person', null],
] as const)(
  '%s that were printed make a person’s entries of that month %s',
  async (document, settled) => {
    world = await leadersWorld(['林致远'], ['2025-10']);
    const found = inLedger(world, (ledger) => {
      const id = 'printing';
      const kept = {
        id,
        document,
        person: 'p0',
        month: '2025-10',
        subject: '',
        edition: 1,
        copies: 1,
      };
      ledger.write({ actor: 'test', what: '打印', source: 'lasting' }, [
        {
          kind: 'printing',
          id,
          after: { ...kept, fingerprint: 'a'.repeat(64), at: '2025-11-02T09:00:00' },
        },
      ]);
      const guards = makeGuards(ledger, keptRecords(ledger, ['entry']), register);
      return guards.settled('entry', 'e-0-2025-10-0');
    });
    expect(found).toBe(settled);
  },
);
