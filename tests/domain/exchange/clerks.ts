import fc from 'fast-check';
import type { SharedData } from '#domain/exchange/package';
import { change, install, put } from './installations.ts';
import type { Installation } from './installations.ts';

/* What clerks do to a ledger, drawn at random, and the entries that they do it to. */

const LONG = process.env.LIANXI_LONG === undefined ? 1 : 20;
export const RUNS = { numRuns: 200 * LONG };

export const RECORDS = ['甲一', '甲二', '甲三'];
const FIELDS = ['summary', 'place', 'amount', 'happened'] as const;
type Field = (typeof FIELDS)[number];

export const entry = (id: string, person: string): SharedData => ({
  happened: '2026-10-09',
  until: null,
  timeNote: '',
  amount: null,
  amountUnit: '',
  mode: 'face-to-face',
  participants: [{ person, role: 'attended' }],
  carriers: ['branch'],
  object: null,
  objectText: id,
  activities: [],
  summary: `${id}：听取汇报`,
  place: '',
  present: null,
  evidence: [],
  commendable: false,
  makeUp: null,
  status: 'submitted',
  returnReason: '',
  submitted: '2026-10-10T08:00:00',
  received: null,
  created: '2026-10-10T08:00:00',
});

/** No two ledgers think of the same value: agreeing by chance is no conflict, so it would depend on the order. */
const valueOf = (field: Field, value: number, who: string): SharedData => {
  const own = value + (who === '党办' ? 10 : 0);
  if (field === 'amount') return { amount: own, amountUnit: value % 2 === 0 ? '天' : '学时' };
  if (field === 'happened') return { happened: `2026-10-${String(own + 10)}` };
  return { [field]: `${who}${String(value)}` };
};

export type Act =
  | { readonly do: 'edit'; readonly id: string; readonly field: Field; readonly value: number }
  | { readonly do: 'delete' | 'add'; readonly id: string };

export const act = (ids: readonly string[]): fc.Arbitrary<Act> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('edit' as const),
        id: fc.constantFrom(...ids),
        field: fc.constantFrom(...FIELDS),
        value: fc.integer({ min: 0, max: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('delete' as const), id: fc.constantFrom(...ids) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('add' as const), id: fc.constantFrom(...ids) }),
    },
  );

/** What a clerk does; a record that was deleted stays so, and a department hands in what it changed. */
export const perform = (at: Installation, step: Act): void => {
  const known = at.records.has(`entry ${step.id}`);
  const handedIn = at.side === 'department' ? { status: 'submitted', returnReason: '' } : {};
  if (step.do === 'add') {
    if (known) change(at, 'entry', step.id, handedIn);
    else if (at.side === 'department') put(at, 'entry', step.id, entry(step.id, `人${at.name}`));
  } else if (step.do === 'edit')
    change(at, 'entry', step.id, { ...valueOf(step.field, step.value, at.name), ...handedIn });
  else if (known) put(at, 'entry', step.id, null);
};

export const acts = (ids: readonly string[] = RECORDS) => fc.array(act(ids), { maxLength: 6 });

/** A department with its first two records. */
export const started = (name: string, ids: readonly string[]): Installation => {
  const department = install(name, 'department');
  for (const id of ids.slice(0, 2)) put(department, 'entry', id, entry(id, `人${name}`));
  return department;
};
