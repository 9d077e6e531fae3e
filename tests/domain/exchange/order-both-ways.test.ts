import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '#domain/exchange/plan';
import { isSame } from '#domain/exchange/shared-form';
import { RECORDS, RUNS, act, perform, started } from './clerks.ts';
import type { Act } from './clerks.ts';
import { change, install, openConflicts, settle, takePackage } from './installations.ts';
import type { Installation, Package } from './installations.ts';
import { packageFor, told } from './packages.ts';

type Move =
  | { readonly at: 'office' | 'department'; readonly step: Act }
  /** Both change the same, and the next package tells of it: by chance alone that would be rare. */
  | { readonly at: 'clash'; readonly step: Act; readonly way: 'up' | 'down' }
  | { readonly at: 'verdict'; readonly id: string; readonly status: 'accepted' | 'returned' }
  | { readonly at: 'up' | 'down' }
  | { readonly at: 'again'; readonly number: number }
  | { readonly at: 'settle'; readonly where: number; readonly choice: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: fc.constant('office' as const), step: act(RECORDS) }) },
  {
    weight: 4,
    arbitrary: fc.record({ at: fc.constant('department' as const), step: act(RECORDS) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      at: fc.constant('clash' as const),
      step: act(RECORDS),
      way: fc.constantFrom('up' as const, 'down' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.constant('verdict' as const),
      id: fc.constantFrom(...RECORDS),
      status: fc.constantFrom('accepted' as const, 'returned' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      at: fc.constantFrom('up' as const, 'down' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ at: fc.constant('again' as const), number: fc.nat() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      at: fc.constant('settle' as const),
      where: fc.nat({ max: 1 }),
      choice: fc.nat({ max: 1 }),
    }),
  },
);

const DECISIONS: readonly Decision[] = [{ choice: 'ours' }, { choice: 'theirs' }];

const settleAll = (at: Installation, choice: number): void => {
  for (const conflict of openConflicts(at))
    settle(at, conflict, DECISIONS[choice % 2] ?? { choice: 'ours' });
};

/** A value that a record's versions or its conflicts, open or settled, hold. */
const isKept = (at: Installation, id: string, field: string, value: unknown): boolean =>
  (at.records.get(`entry ${id}`) ?? []).some(({ data }) => isSame(data?.[field], value)) ||
  [...at.conflicts.values()]
    .flat()
    .some(({ conflict }) => conflict.record === id && isSame(conflict.theirs.data?.[field], value));

describe('two ledgers that go on working and exchange packages', () => {
  const play = (moves: readonly Move[]) => {
    const office = install('党办', 'office');
    const department = started('甲', RECORDS);
    const lost: string[] = [];
    const sent: Package[] = [];
    const send = (from: Installation, to: Installation): void => {
      const made = packageFor(from, to.name);
      sent.push(made);
      take(to, made);
    };
    const take = (at: Installation, one: Package): void => {
      const { rows } = takePackage(at, one);
      for (const row of rows) {
        if (row.because.code === 'older' || row.because.code === 'withdrawn-before') continue;
        if (row.because.code === 'deleted-here') continue;
        for (const field of ['summary', 'place', 'amount', 'happened'])
          if (
            row.candidate.data !== null &&
            !isKept(at, row.record, field, row.candidate.data[field])
          )
            lost.push(`${at.name} ${row.record} ${field} ${row.because.code}`);
      }
    };
    for (const one of moves)
      if (one.at === 'office') perform(office, one.step);
      else if (one.at === 'department') perform(department, one.step);
      else if (one.at === 'clash') {
        perform(office, one.step);
        perform(department, one.step);
        if (one.way === 'up') send(department, office);
        else send(office, department);
      } else if (one.at === 'verdict')
        change(office, 'entry', one.id, {
          status: one.status,
          returnReason: one.status === 'returned' ? '请补充' : '',
        });
      else if (one.at === 'up') send(department, office);
      else if (one.at === 'down') send(office, department);
      else if (one.at === 'again') {
        const old = sent[one.number % sent.length];
        if (old !== undefined) take(old.side === 'office' ? department : office, old);
      } else if ('where' in one) settleAll(one.where === 0 ? office : department, one.choice);
    return { office, department, lost };
  };

  it('loses no value: each is current, in a version, or in a conflict', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
        expect(play(moves).lost).toEqual([]);
      }),
      RUNS,
    );
  });

  it('says the same on both sides once packages went both ways and nothing is open', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), fc.nat(), (moves, choice) => {
        const { office, department } = play(moves);
        for (let round = 0; round < 4; round += 1) {
          takePackage(office, packageFor(department, '党办'));
          settleAll(office, choice);
          takePackage(department, packageFor(office, '甲'));
          if (round < 2) settleAll(department, choice);
        }
        expect([openConflicts(office), openConflicts(department)]).toEqual([[], []]);
        expect(told(department)).toEqual(told(office));
      }),
      RUNS,
    );
  });
});
