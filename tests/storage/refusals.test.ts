import { expect, test } from 'vitest';
import type { Change } from '#storage/records';
import {
  entryChange,
  entryOf,
  info,
  openIn,
  persons,
  SAMPLES,
  samples,
  tempFolder,
  written,
} from './world.ts';

const problemOf = (changes: readonly Change[], before: readonly Change[] = samples()): unknown => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, before));
  const head = ledger.head();
  const answer = ledger.write(info, [
    { kind: 'unit', id: 'other', after: { ...SAMPLES.unit, id: 'other' } },
    ...changes,
  ]);
  expect(ledger.head()).toEqual(head);
  expect(ledger.record('unit', 'other')).toBeUndefined();
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
  expect(ledger.check().ok).toBe(true);
  return answer.ok ? undefined : answer.problem;
};

test.each<[string, Change, object]>([
  [
    'a post of an unknown person',
    { kind: 'post', id: 'n', after: { ...SAMPLES.post, id: 'n', person: 'nobody' } },
    {
      code: 'missing-reference',
      kind: 'post',
      id: 'n',
      property: 'person',
      target: { kind: 'person', id: 'nobody' },
    },
  ],
  [
    'a link to an unknown object',
    { kind: 'link', id: 'n', after: { ...SAMPLES.link, id: 'n', object: 'nothing' } },
    {
      code: 'missing-reference',
      kind: 'link',
      id: 'n',
      property: 'object',
      target: { kind: 'object', id: 'nothing' },
    },
  ],
  [
    'an entry of an unknown participant',
    entryChange('n', {
      participants: [
        { person: 'p1', role: 'led' },
        { person: 'nobody', role: 'attended' },
      ],
    }),
    {
      code: 'missing-reference',
      kind: 'entry',
      id: 'n',
      property: 'participants',
      target: { kind: 'person', id: 'nobody' },
    },
  ],
  [
    'a person who is still in use',
    { kind: 'person', id: 'p1', after: null },
    { code: 'in-use', kind: 'person', id: 'p1', by: { kind: 'post', id: 'post1' } },
  ],
  [
    'an object that is still in use',
    { kind: 'object', id: 'o1', after: null },
    { code: 'in-use', kind: 'object', id: 'o1', by: { kind: 'link', id: 'l1' } },
  ],
  [
    'a second sheet of a month',
    { kind: 'sheet', id: 'n', after: { ...SAMPLES.sheet, id: 'n' } },
    { code: 'not-unique', kind: 'sheet', id: 'n', properties: ['person', 'month'] },
  ],
  [
    'a second declaration of a year',
    { kind: 'declaration', id: 'n', after: { ...SAMPLES.declaration, id: 'n' } },
    { code: 'not-unique', kind: 'declaration', id: 'n', properties: ['person', 'academicYear'] },
  ],
  [
    'a day that does not exist',
    entryChange('n', { happened: '2026-02-30' }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.happened' },
  ],
  [
    'a day in another form',
    entryChange('n', { happened: '2026-2-3' }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.happened' },
  ],
  [
    'a day with a time',
    entryChange('n', { happened: '2026-02-03T00:00:00' }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.happened' },
  ],
  [
    'a stamp without a time',
    entryChange('n', { submitted: '2026-02-03' }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.submitted' },
  ],
  [
    'an end before the beginning',
    entryChange('n', { until: '2026-10-07' }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.span' },
  ],
  [
    'an entry of nobody',
    entryChange('n', { participants: [] }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.participants' },
  ],
  [
    'an unknown status',
    entryChange('n', { status: 'lost' as 'draft' }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.status' },
  ],
  [
    'a negative quantity',
    entryChange('n', { amount: -1 }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'entry.amount' },
  ],
  [
    'a quantity that is no number',
    entryChange('n', { amount: Number.NaN }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'amount' },
  ],
  [
    'a missing property',
    entryChange('n', { place: undefined as unknown as string }),
    { code: 'invalid', kind: 'entry', id: 'n', rule: 'place' },
  ],
  [
    'a month that does not exist',
    { kind: 'sheet', id: 'n', after: { ...SAMPLES.sheet, id: 'n', month: '2026-13' } },
    { code: 'invalid', kind: 'sheet', id: 'n', rule: 'sheet.month' },
  ],
  [
    'an id of another record',
    { kind: 'unit', id: 'n', after: SAMPLES.unit },
    { code: 'invalid', kind: 'unit', id: 'n', rule: 'id' },
  ],
  [
    'a semester under a wrong id',
    { kind: 'semester', id: 'n', after: { ...SAMPLES.semester, id: 'n' } },
    { code: 'invalid', kind: 'semester', id: 'n', rule: 'semester.id' },
  ],
  [
    'a policy that is no JSON',
    { kind: 'policy', id: 'n', after: { ...SAMPLES.policy, id: 'n', document: '{' } },
    { code: 'invalid', kind: 'policy', id: 'n', rule: 'policy.document' },
  ],
  [
    'a unit that is already being written',
    { kind: 'unit', id: 'other', after: null },
    { code: 'changed-twice', kind: 'unit', id: 'other' },
  ],
])('%s is refused, and nothing of the batch is written', (_, change, problem) => {
  expect(problemOf([change])).toEqual(problem);
});

test('nothing may come back that refers to what is still in the recycle bin', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, [...persons(1), entryChange('e1')]));
  written(ledger.write(info, [{ kind: 'entry', id: 'e1', after: null }]));
  written(ledger.write(info, [{ kind: 'person', id: 'p1', after: null }]));
  expect(ledger.write(info, [entryChange('e1')])).toMatchObject({
    ok: false,
    problem: { code: 'missing-reference', property: 'participants' },
  });
  written(ledger.write(info, [entryChange('e1'), ...persons(1)]));
});

test('a person whose only trace is an entry is in use', () => {
  expect(
    problemOf(
      [{ kind: 'person', id: 'p2', after: null }],
      [
        ...persons(2),
        entryChange('e1', {
          participants: [
            { person: 'p1', role: 'led' },
            { person: 'p2', role: 'attended' },
          ],
        }),
      ],
    ),
  ).toEqual({ code: 'in-use', kind: 'person', id: 'p2', by: { kind: 'entry', id: 'e1' } });
});

test('the order within a batch does not matter', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, [...samples()].reverse()));
  written(
    ledger.write(
      info,
      samples().map(({ kind, id }) => ({ kind, id, after: null })),
    ),
  );
  expect(ledger.all('person')).toEqual([]);
  expect(ledger.check().ok).toBe(true);
});

test('a sheet may take the place of one that is deleted in the same batch', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  written(
    ledger.write(info, [
      { kind: 'sheet', id: 's2', after: { ...SAMPLES.sheet, id: 's2' } },
      { kind: 'sheet', id: 's1', after: null },
    ]),
  );
  expect(ledger.all('sheet').map(({ id }) => id)).toEqual(['s2']);
});

test('what differs from what the caller saw is a conflict', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  const seen = SAMPLES.entry;
  const mine = entryOf('e1', { place: '二号楼' });
  written(ledger.write(info, [{ kind: 'entry', id: 'e1', after: mine, expect: seen }]));
  expect(
    ledger.write(info, [
      { kind: 'entry', id: 'e1', after: entryOf('e1', { place: '三号楼' }), expect: seen },
    ]),
  ).toEqual({
    ok: false,
    problem: { code: 'conflict', kind: 'entry', id: 'e1' },
  });
  expect(
    ledger.write(info, [{ kind: 'entry', id: 'e1', after: mine, expect: null }]),
  ).toMatchObject({ ok: false });
  written(
    ledger.write(
      info,
      [entryChange('e2')].map((change) => ({ ...change, expect: null })),
    ),
  );
});
