import { expect, test } from 'vitest';
import type { Change, Kind, RecordRef } from '#storage/records';
import { KINDS } from '#storage/shapes';
import {
  entryChange,
  info,
  openIn,
  persons,
  SAMPLES,
  samples,
  tempFolder,
  written,
} from './world.ts';

/** A sample with other values, which may be ones that its type doesn't allow. */
const altered = (kind: Kind, more: object, id = SAMPLES[kind].id): Change =>
  ({ kind, id, after: { ...SAMPLES[kind], id, ...more } }) as Change;

const NOT_A_LIST = { 0: 'first' };

test.each<[Kind, object, string]>([
  ['issue', { raised: '2026-02-30' }, 'issue.raised'],
  ['issue', { raised: 'now' }, 'issue.raised'],
  ['issue', { weight: 'light' }, 'issue.weight'],
  ['issue', { steps: NOT_A_LIST }, 'issue.steps'],
  ['issue', { text: 1 }, 'text'],
  ['month-lock', { at: '2026-10-12' }, 'month_lock.at'],
  ['lock-exception', { month: '2026-9' }, 'lock_exception.month'],
  ['lock-exception', { month: 'now' }, 'lock_exception.month'],
  ['lock-exception', { from: '2026-10-13' }, 'lock_exception.from'],
  ['lock-exception', { until: 'now' }, 'lock_exception.until'],
  ['lock-exception', { until: '2026-10-13T08:59:59' }, 'lock_exception.span'],
  ['printing', { month: '2026-13' }, 'printing.month'],
  ['printing', { edition: 0 }, 'printing.edition'],
  ['printing', { fingerprint: 'ab' }, 'printing.fingerprint'],
  ['printing', { fingerprint: 'X'.repeat(64) }, 'printing.fingerprint'],
  ['printing', { at: 'now' }, 'printing.at'],
  ['printing', { document: '' }, 'printing.document'],
  ['printing', { copies: 0 }, 'printing.copies'],
  ['dismissal', { at: '10:00' }, 'dismissal.at'],
  ['reason', { from: '2026-9-1' }, 'reason.from'],
  ['reason', { until: '2026-09-31' }, 'reason.until'],
  ['reason', { until: '2026-08-31' }, 'reason.span'],
  ['reason', { at: '2026-10-10' }, 'reason.at'],
  ['reminder', { kind: 'letter' }, 'reminder.kind'],
  ['reminder', { issued: '' }, 'reminder.issued'],
  ['reminder', { due: '2026-10' }, 'reminder.due'],
  ['reminder', { items: null }, 'reminder.items'],
  ['reminder', { unit: null, person: null }, 'reminder.addressee'],
  ['person', { attributes: NOT_A_LIST }, 'person.attributes'],
  ['person', { attributes: undefined }, 'attributes'],
  ['object', { size: -1 }, 'contact_object.size'],
  ['object', { contact: undefined }, 'contact'],
  ['entry', { makeUp: [] }, 'entry.makeUp'],
  ['entry', { makeUp: '补' }, 'entry.makeUp'],
  ['entry', { makeUp: { reason: '出差' } }, 'entry.makeUp'],
  ['entry', { makeUp: { for: '2026-09-31', reason: '出差' } }, 'entry.makeUp'],
  ['entry', { makeUp: { for: 'now', reason: '出差' } }, 'entry.makeUp'],
  ['entry', { makeUp: { for: '2026-09-30' } }, 'entry.makeUp'],
  ['entry', { makeUp: undefined }, 'makeUp'],
])('%s with %o is refused', (kind, more, rule) => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  expect(ledger.write(info, [altered(kind, more)])).toEqual({
    ok: false,
    problem: { code: 'invalid', kind, id: SAMPLES[kind].id, rule },
  });
  expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
});

test.each<[string, Change, object]>([
  [
    'a lock on what is no month',
    altered('month-lock', {}, '2026-13'),
    { code: 'invalid', kind: 'month-lock', id: '2026-13', rule: 'month_lock.id' },
  ],
  [
    'a dismissal of no signal',
    altered('dismissal', {}, ''),
    { code: 'invalid', kind: 'dismissal', id: '', rule: 'dismissal.id' },
  ],
  [
    'a second printing of an edition',
    altered('printing', {}, 'n'),
    {
      code: 'not-unique',
      kind: 'printing',
      id: 'n',
      properties: ['document', 'person', 'month', 'subject', 'edition'],
    },
  ],
  [
    'a second reminder of a number',
    altered('reminder', {}, 'n'),
    { code: 'not-unique', kind: 'reminder', id: 'n', properties: ['kind', 'number'] },
  ],
])('%s is refused', (_, change, problem) => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  expect(ledger.write(info, [change])).toEqual({ ok: false, problem });
});

test('a second printing of an edition of nobody alone is refused, one of another subject is not', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  written(ledger.write(info, [altered('printing', { person: null })]));
  expect(ledger.write(info, [altered('printing', { person: null }, 'n')])).toMatchObject({
    problem: { code: 'not-unique', properties: ['document', 'month', 'subject', 'edition'] },
  });
  written(ledger.write(info, [altered('printing', { person: null, subject: 'u1' }, 'n')]));
});

test('an edition and a number may be given again once their record is deleted', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  written(
    ledger.write(info, [
      { kind: 'printing', id: SAMPLES.printing.id, after: null },
      { kind: 'reminder', id: SAMPLES.reminder.id, after: null },
      altered('printing', {}, 'n'),
      altered('reminder', {}, 'n'),
    ]),
  );
  expect(ledger.all('reminder').map(({ id }) => id)).toEqual(['n']);
});

const BASE: readonly Change[] = [
  ...persons(2),
  { kind: 'unit', id: 'u1', after: SAMPLES.unit },
  { kind: 'unit', id: 'u2', after: { ...SAMPLES.unit, id: 'u2' } },
  entryChange('e1'),
];
const alone = { person: 'p1', entry: null, unit: null };
const item = SAMPLES.reminder.items[0];

test.each<[Kind, string, object, RecordRef]>([
  ['issue', 'person', { ...alone, person: 'p2' }, { kind: 'person', id: 'p2' }],
  ['issue', 'entry', { ...alone, entry: 'e1' }, { kind: 'entry', id: 'e1' }],
  ['issue', 'unit', { ...alone, unit: 'u2' }, { kind: 'unit', id: 'u2' }],
  ['lock-exception', 'person', { person: 'p2' }, { kind: 'person', id: 'p2' }],
  ['printing', 'person', { person: 'p2' }, { kind: 'person', id: 'p2' }],
  ['reason', 'person', { person: 'p2' }, { kind: 'person', id: 'p2' }],
  ['reminder', 'unit', { unit: 'u2' }, { kind: 'unit', id: 'u2' }],
  ['reminder', 'person', { unit: null, person: 'p2', items: [] }, { kind: 'person', id: 'p2' }],
  ['reminder', 'items', { items: [item, { ...item, person: 'p2' }] }, { kind: 'person', id: 'p2' }],
])('what %s names as %s must be there, and stays', (kind, property, more, target) => {
  const ledger = openIn(tempFolder());
  const naming = altered(kind, more);
  const { id } = naming;
  written(ledger.write(info, [naming, ...BASE]));
  const gone = [{ ...target, after: null }];
  expect(ledger.write(info, gone)).toEqual({
    ok: false,
    problem: { code: 'in-use', ...target, by: { kind, id } },
  });
  written(ledger.write(info, [{ kind, id, after: null }]));
  written(ledger.write(info, gone));
  expect(ledger.write(info, [naming])).toEqual({
    ok: false,
    problem: { code: 'missing-reference', kind, id, property, target },
  });
});

test('every kind can be thrown away and brought back', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  const away = KINDS.map((kind) => ({ kind, id: SAMPLES[kind].id, after: null }));
  const batch = written(ledger.write(info, away));
  for (const kind of KINDS) expect(ledger.deletedRecords(kind)).toEqual([SAMPLES[kind]]);
  expect(ledger.undo(batch, info)).toMatchObject({ ok: true });
  for (const kind of KINDS) expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
});
