import { expect, test } from 'vitest';
import type { Change, Kind, Records } from '#storage/records';
import { KINDS } from '#storage/shapes';
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

test.each(KINDS)('a record of kind %s comes back as it was written', (kind: Kind) => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
  expect(ledger.record(kind, SAMPLES[kind].id)).toEqual({ record: SAMPLES[kind], deleted: false });
});

test('what was written is there after closing and opening', () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  const { id } = ledger;
  written(ledger.write(info, samples()));
  ledger.close();
  const again = openIn(folder, { create: false });
  expect(again.id).toBe(id);
  for (const kind of KINDS) expect(again.all(kind)).toEqual([SAMPLES[kind]]);
  expect(again.check()).toMatchObject({ ok: true });
});

test('empty, odd and long values come back as they were', () => {
  const ledger = openIn(tempFolder());
  const odd = entryOf('e1', {
    until: '2026-10-09',
    amount: null,
    object: null,
    present: null,
    commendable: false,
    carriers: [],
    evidence: [],
    submitted: null,
    received: null,
    status: 'draft',
    summary: `"'\\\n\t\u0000,𠮷😀${'长'.repeat(20000)}`,
    place: '%_\\',
  });
  written(ledger.write(info, [...persons(1), { kind: 'entry', id: 'e1', after: odd }]));
  expect(ledger.entry('e1')).toEqual(odd);
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
});

test('half a surrogate pair is kept as the replacement sign, and the history agrees', () => {
  const ledger = openIn(tempFolder());
  written(
    ledger.write(info, [
      ...persons(1),
      entryChange('e1', { summary: 'a\ud83db', activities: ['\ud83d'] }),
    ]),
  );
  expect(ledger.entry('e1')?.summary).toBe('a\ufffdb');
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
});

test('a record that does not differ is not written again, whatever the order of its keys', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  const turned = JSON.parse(
    JSON.stringify(SAMPLES['holiday-year']).replace(
      '{"from":"2026-10-01","until":"2026-10-07","name":"国庆节"}',
      '{"name":"国庆节","until":"2026-10-07","from":"2026-10-01"}',
    ),
  ) as Records['holiday-year'];
  const answer = ledger.write(
    info,
    [...samples()].map((change) =>
      change.kind === 'holiday-year' ? { ...change, after: turned } : change,
    ),
  );
  expect(answer).toEqual({ ok: true, batch: null, changed: 0 });
  expect(ledger.lastBatches(9)).toHaveLength(1);
});

test('a deleted record is in the recycle bin, keeps its values, and can be brought back', () => {
  const ledger = openIn(tempFolder());
  written(
    ledger.write(
      info,
      samples().filter(({ kind }) => kind !== 'issue'),
    ),
  );
  written(ledger.write(info, [{ kind: 'entry', id: 'e1', after: null }]));
  expect(ledger.entry('e1')).toBeUndefined();
  expect(ledger.all('entry')).toEqual([]);
  expect(ledger.entries({ from: '2026-01-01', until: '2026-12-31' })).toEqual([]);
  expect(ledger.entries({ from: '2026-01-01', until: '2026-12-31', person: 'p1' })).toEqual([]);
  expect(ledger.record('entry', 'e1')).toEqual({ record: SAMPLES.entry, deleted: true });
  expect(ledger.deletedRecords('entry')).toEqual([SAMPLES.entry]);
  expect(ledger.write(info, [{ kind: 'entry', id: 'e1', after: null }])).toMatchObject({
    batch: null,
  });
  written(ledger.write(info, [{ kind: 'entry', id: 'e1', after: SAMPLES.entry }]));
  expect(ledger.entry('e1')).toEqual(SAMPLES.entry);
  expect(ledger.historyOf('entry', 'e1').map(({ action }) => action)).toEqual([
    'create',
    'delete',
    'restore',
  ]);
  expect(ledger.check().ok).toBe(true);
});

test('the recycle bin shows what was thrown away last first', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, [...persons(3)]));
  for (const id of ['p2', 'p3', 'p1'])
    written(ledger.write(info, [{ kind: 'person', id, after: null }]));
  expect(ledger.deletedRecords('person').map(({ id }) => id)).toEqual(['p1', 'p3', 'p2']);
});

test('entries are found by span, person and object, in order of day', () => {
  const ledger = openIn(tempFolder());
  written(
    ledger.write(info, [
      ...samples(),
      ...persons(3).slice(1),
      entryChange('e2', {
        happened: '2026-10-01',
        participants: [
          { person: 'p2', role: 'led' },
          { person: 'p3', role: 'attended' },
        ],
      }),
      entryChange('e3', {
        happened: '2026-10-31',
        participants: [
          { person: 'p3', role: 'led' },
          { person: 'p3', role: 'attended' },
        ],
      }),
      entryChange('e4', { happened: '2026-11-01', participants: [{ person: 'p3', role: 'led' }] }),
    ]),
  );
  const october = { from: '2026-10-01', until: '2026-10-31' };
  const idsOf = (asked: Parameters<typeof ledger.entries>[0]): readonly string[] =>
    ledger.entries(asked).map(({ id }) => id);
  expect(idsOf(october)).toEqual(['e2', 'e1', 'e3']);
  expect(idsOf({ ...october, person: 'p3' })).toEqual(['e2', 'e3']);
  expect(idsOf({ ...october, person: 'p2' })).toEqual(['e2']);
  expect(idsOf({ ...october, object: 'o1' })).toEqual(['e1']);
  expect(idsOf({ ...october, object: 'o1', person: 'p2' })).toEqual([]);
  written(
    ledger.write(info, [
      entryChange('e2', { happened: '2026-12-01', participants: [{ person: 'p1', role: 'led' }] }),
    ]),
  );
  expect(idsOf({ ...october, person: 'p3' })).toEqual(['e3']);
  expect(idsOf({ from: '2026-12-01', until: '2026-12-01', person: 'p1' })).toEqual(['e2']);
  expect(ledger.check().participants).toBe(true);
});

test('sheets are found by month, months and person', () => {
  const ledger = openIn(tempFolder());
  const sheet = (id: string, person: string, month: string): Change => ({
    kind: 'sheet',
    id,
    after: { ...SAMPLES.sheet, id, person, month },
  });
  written(
    ledger.write(info, [
      ...persons(2),
      sheet('a', 'p1', '2026-09'),
      sheet('b', 'p2', '2026-09'),
      sheet('c', 'p1', '2026-10'),
    ]),
  );
  expect(ledger.sheets({ from: '2026-09', until: '2026-09' }).map(({ id }) => id)).toEqual([
    'a',
    'b',
  ]);
  expect(
    ledger.sheets({ from: '2026-09', until: '2026-12', person: 'p1' }).map(({ id }) => id),
  ).toEqual(['a', 'c']);
});

test('search finds texts as they are, newest first, and takes % and _ for what they are', () => {
  const ledger = openIn(tempFolder());
  written(
    ledger.write(info, [
      ...persons(1),
      entryChange('e1', {
        happened: '2026-10-01',
        summary: '完成率 100% 的支部',
        place: '',
        objectText: '',
      }),
      entryChange('e2', {
        happened: '2026-10-02',
        summary: '完成率 1000 的支部',
        place: '',
        objectText: '',
      }),
      entryChange('e3', {
        happened: '2026-10-03',
        summary: '无',
        place: '支部活动室',
        objectText: '',
      }),
    ]),
  );
  expect(ledger.searchEntries('支部', 10).map(({ id }) => id)).toEqual(['e3', 'e2', 'e1']);
  expect(ledger.searchEntries('支部', 2)).toHaveLength(2);
  expect(ledger.searchEntries('100%', 10).map(({ id }) => id)).toEqual(['e1']);
  expect(ledger.searchEntries(' ', 10)).toEqual([]);
});
