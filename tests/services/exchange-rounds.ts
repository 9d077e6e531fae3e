import fc from 'fast-check';
import type { Asked } from '#api/contract';
import type { Entry } from '#domain/entry';
import { canonicalText, sharedForm } from '#domain/exchange/shared-form';
import { digest } from '#platform/digest';
import { carry, joined, readFrom, sendTo, unitId } from './exchange-departments.ts';
import { inLedger } from './exchange-worlds.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

/* An office and a department at which clerks do this and that, while packages go to and fro or get lost. */

const month = '2026-10';

type Plain =
  'add' | 'hand-in' | 'take-back' | 'report' | 'answer' | 'lose' | 'again' | 'accept' | 'return';

/** One thing that happens; `which` counts the visits, round and round. */
export type Step =
  | { readonly do: Plain }
  | { readonly do: 'delete'; readonly at: 'office' | 'department'; readonly which: number }
  | {
      readonly do: 'edit';
      readonly at: 'office' | 'department';
      readonly which: number;
      readonly field: 'summary' | 'place';
    };

const at = fc.constantFrom('office' as const, 'department' as const);
const which = fc.nat(1);
const plain = (...acts: readonly Plain[]) =>
  fc.constantFrom(...acts).map((act): Step => ({ do: act }));

/** A course of things. */
export const steps = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: plain('report') },
      { weight: 3, arbitrary: plain('answer') },
      { weight: 3, arbitrary: plain('hand-in') },
      { weight: 2, arbitrary: plain('add') },
      { weight: 2, arbitrary: plain('accept', 'return', 'take-back', 'lose', 'again') },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), at, which }) },
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('edit' as const),
          field: fc.constantFrom('summary', 'place'),
          ...{ at, which },
        }),
      },
    ),
    { minLength: 6, maxLength },
  );

/** Two PCs and what was written at them. */
export interface Pair {
  readonly office: World;
  readonly department: World;
  readonly unit: string;
  readonly person: string;
  /** Visits in the order in which they were written. */
  readonly ids: string[];
  /** What was last written at each, by record, field and side. */
  readonly last: Map<string, unknown>;
  /** Packages that reached the office, to come once more. */
  readonly arrived: string[];
  /** Values in packages that are nowhere where those were taken in. */
  readonly lost: string[];
  readonly end: () => void;
}

export const beginPair = async (): Promise<Pair> => {
  const office = await collegeWorld();
  const unit = await unitId(office, '护理学院');
  const person = await personId(office, '何雨桐');
  const department = await joined(await sendTo(office, 'roster', unit));
  return {
    ...{ office, department, unit, person, ids: [], last: new Map(), arrived: [], lost: [] },
    end: () => {
      office.end();
      department.end();
    },
  };
};

const entriesOf = (world: World): ReadonlyMap<string, Entry> =>
  inLedger(
    world,
    (ledger) =>
      new Map(
        ledger
          .entries({ from: '2026-10-01', until: '2026-10-31' })
          .map((entry) => [entry.id, entry]),
      ),
  );

/** What only the ledger itself says of a visit. */
const LEDGERS = new Set(['status', 'received', 'returnReason', 'created', 'submitted']);

const FIELDS = ['summary', 'place'] as const;

/** Takes a package in, and notes what it says that can't be found there afterwards. */
const bring = async (pair: Pair, path: string, to: World): Promise<void> => {
  await carry(path, to);
  const { records } = await readFrom(path);
  const found = inLedger(to, (ledger) => {
    const waiting = ledger.all('conflict');
    return records.flatMap(({ record: { type, id, data } }) => {
      if (type !== 'entry' || data === null) return [];
      const said: readonly object[] = [
        ...ledger.historyOf('entry', id).flatMap(({ after }) => (after === null ? [] : [after])),
        ...waiting.flatMap(({ theirs }) =>
          theirs.id === id && theirs.data !== null ? [theirs.data] : [],
        ),
      ];
      return FIELDS.filter((field) =>
        said.every(
          (one) => !Object.entries(one).some(([k, v]) => k === field && v === data[field]),
        ),
      ).map((field) => `${id} ${field} ${String(data[field])}`);
    });
  });
  pair.lost.push(...found);
};

const report = async (pair: Pair): Promise<void> => {
  const path = await sendTo(pair.department, 'entries', pair.unit);
  await bring(pair, path, pair.office);
  pair.arrived.push(path);
};

const answer = async (pair: Pair): Promise<void> => {
  await bring(pair, await sendTo(pair.office, 'receipt', pair.unit), pair.department);
};

const note = (pair: Pair, side: string, id: string, said: object): void => {
  for (const [field, value] of Object.entries(said)) pair.last.set(`${id} ${field} ${side}`, value);
};

const add = async (pair: Pair): Promise<void> => {
  const number = pair.ids.length;
  const said = {
    summary: `第 ${String(number)} 件：${'甲乙丙丁戊己庚辛'.charAt(number)}`,
    place: '',
  };
  const day = String(number * 3 + 1).padStart(2, '0');
  const { id } = await pair.department.get(
    'entry.save',
    visit(pair.person, { ...said, happened: `2026-10-${day}`, carriers: ['branch'] }),
  );
  pair.ids.push(id);
  note(pair, 'department', id, said);
};

const edit = async (
  pair: Pair,
  { at: side, which: index, field }: Extract<Step, { readonly do: 'edit' }>,
  time: number,
): Promise<void> => {
  const world = pair[side];
  const id = pair.ids[index % Math.max(pair.ids.length, 1)] ?? '';
  const entry = entriesOf(world).get(id);
  if (entry === undefined) return;
  const value = `${side} ${String(time)}`;
  const kept = Object.entries(entry).filter(([name]) => !LEDGERS.has(name));
  const said = Object.fromEntries(kept) as unknown as Asked<'entry.save'>;
  await world.get('entry.save', { ...said, [field]: value });
  note(pair, side, id, { [field]: value });
};

/** Does one step; what can't be done as things are is passed over, as a clerk would. */
export const perform = async (pair: Pair, step: Step, time: number): Promise<void> => {
  const { office, department, unit, person } = pair;
  const sheet = { person, month };
  switch (step.do) {
    case 'add':
      await add(pair);
      break;
    case 'edit':
      await edit(pair, step, time);
      break;
    case 'delete':
      await pair[step.at].ask('record.remove', {
        kind: 'entry',
        id: pair.ids[step.which % Math.max(pair.ids.length, 1)] ?? '',
      });
      break;
    case 'hand-in':
      await department.ask('sheet.submit', sheet);
      break;
    case 'take-back':
      await department.ask('change.undo', null);
      break;
    case 'accept':
    case 'return':
      await office.ask('sheet.decide', {
        ...sheet,
        decision: step.do,
        reason: step.do === 'return' ? '写明议题。' : '',
      });
      break;
    case 'lose':
      await sendTo(department, 'entries', unit);
      break;
    case 'again': {
      const [first] = pair.arrived;
      if (first !== undefined) await carry(first, office);
      break;
    }
    case 'report':
      await report(pair);
      break;
    case 'answer':
      await answer(pair);
  }
};

const settleAll = async (world: World, choice: 'ours' | 'theirs'): Promise<number> => {
  const pending = await world.get('exchange.pending', null);
  for (const { conflict, row } of pending)
    await world.ask('exchange.settle', {
      conflict: conflict.id,
      decision: { choice: row.choices.includes(choice) ? choice : 'ours' },
    });
  return pending.length;
};

/** Exchanges until neither has anything to say or to decide; answers how many rounds that took. */
export const exchangeAll = async (pair: Pair, choice: 'ours' | 'theirs'): Promise<number> => {
  const { office, department, unit, person } = pair;
  for (let round = 1; round <= 8; round += 1) {
    await department.ask('sheet.submit', { person, month });
    let busy = await settleAll(office, choice);
    const [going] = await department.get('exchange.preview', {
      ...{ kind: 'entries', units: [unit], all: false },
    });
    busy += Object.keys(going?.counts ?? {}).length;
    await report(pair);
    busy += await settleAll(office, choice);
    const lines = (await readFrom(await sendTo(office, 'receipt', unit))).records.length;
    await answer(pair);
    busy += await settleAll(department, 'theirs');
    if (busy === 0 && (lines === 0 || round > 2)) return round;
  }
  return Infinity;
};

/** What the two say differently of what both answer for. */
export const differing = (pair: Pair): readonly unknown[] => {
  const [office, department] = [pair.office, pair.department].map((world) => entriesOf(world));
  return pair.ids.flatMap((id) => {
    const [there, here] = [office?.get(id), department?.get(id)].map((entry) =>
      entry === undefined ? null : sharedForm('entry', entry, 'department'),
    );
    const same = digest(canonicalText(there)) === digest(canonicalText(here));
    return same ? [] : [{ id, there, here }];
  });
};

/** Values in which both agree and that neither wrote last. */
export const rolledBack = (pair: Pair): readonly string[] => {
  const entries = entriesOf(pair.office);
  return [...entries].flatMap(([id, entry]) =>
    FIELDS.filter((field) =>
      ['office', 'department'].every(
        (side) => pair.last.get(`${id} ${field} ${side}`) !== entry[field],
      ),
    ).map((field) => `${id} ${field} ${entry[field]}`),
  );
};
