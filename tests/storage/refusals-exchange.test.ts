import { expect, test } from 'vitest';
import type { Change, Kind } from '#storage/records';
import { EXCHANGE_SAMPLES } from './samples-exchange.ts';
import { info, openIn, SAMPLES, samples, tempFolder, written } from './world.ts';

/** A sample with other values, which may be ones that its type doesn't allow. */
const altered = (kind: Kind, more: object, id = SAMPLES[kind].id): Change =>
  ({ kind, id, after: { ...SAMPLES[kind], id, ...more } }) as Change;

const PAPER = {
  kind: 'word',
  partner: null,
  installation: null,
  sequence: null,
  previous: null,
  acknowledges: null,
  made: null,
};
const SETTLED = { choice: 'ours', at: '2026-10-09T09:00:00' };

test.each<[Kind, object, string]>([
  ['partner', { fingerprint: 'A'.repeat(64) }, 'partner.fingerprint'],
  ['partner', { fingerprint: 'a'.repeat(63) }, 'partner.fingerprint'],
  ['partner', { publicKey: '' }, 'partner.publicKey'],
  ['partner', { installation: '' }, 'partner.installation'],
  ['partner', { pinned: '2026-10-08' }, 'partner.pinned'],
  ['partner', { name: undefined }, 'name'],
  ['delivery', { direction: 'back' }, 'delivery.direction'],
  ['delivery', { kind: 'letter' }, 'delivery.kind'],
  ['delivery', { sequence: 0 }, 'delivery.sequence'],
  ['delivery', { sequence: null }, 'delivery.package'],
  ['delivery', { partner: null }, 'delivery.package'],
  ['delivery', { installation: null }, 'delivery.package'],
  ['delivery', { ...PAPER, sequence: 1 }, 'delivery.package'],
  ['delivery', { ...PAPER, previous: 'd0' }, 'delivery.package'],
  ['delivery', { ...PAPER, acknowledges: 'd0' }, 'delivery.package'],
  ['delivery', { made: 'now' }, 'delivery.made'],
  ['delivery', { at: null }, 'delivery.at'],
  ['delivery', { file: '' }, 'delivery.file'],
  ['delivery', { digest: '' }, 'delivery.digest'],
  ['delivery', { counts: [3] }, 'delivery.counts'],
  ['delivery', { upTo: -1 }, 'delivery.upTo'],
  ['conflict', { type: 'odd' }, 'conflict.type'],
  ['conflict', { kind: '' }, 'conflict.kind'],
  ['conflict', { record: '' }, 'conflict.record'],
  ['conflict', { delivery: '' }, 'conflict.delivery'],
  ['conflict', { at: 'now' }, 'conflict.at'],
  ['conflict', { theirs: null }, 'conflict.theirs'],
  ['conflict', { theirs: { rev: 7, data: null } }, 'conflict.theirs'],
  ['conflict', { theirs: { id: 'e1', rev: '7', data: null } }, 'conflict.theirs'],
  ['conflict', { theirs: { id: 'e1', rev: 7 } }, 'conflict.theirs'],
  ['conflict', { theirs: { id: 'e1', rev: 7, data: [] } }, 'conflict.theirs'],
  ['conflict', { base: [] }, 'conflict.base'],
  ['conflict', { fields: { 0: 'summary' } }, 'conflict.fields'],
  ['conflict', { settled: {} }, 'conflict.settled'],
  ['conflict', { settled: { ...SETTLED, choice: 'none' } }, 'conflict.settled'],
  ['conflict', { settled: { ...SETTLED, at: '2026-10-09' } }, 'conflict.settled'],
  ['conflict', { settled: { choice: 'ours' } }, 'conflict.settled'],
  ['match', { type: 'guess' }, 'match.type'],
  ['match', { kind: '' }, 'match.kind'],
  ['match', { text: '' }, 'match.text'],
  ['match', { at: 'now' }, 'match.at'],
  ['match', { target: null }, 'match.stands'],
  ['match', { type: 'distinct' }, 'match.stands'],
])('%s with %o is refused', (kind, more, rule) => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  expect(ledger.write(info, [altered(kind, more)])).toEqual({
    ok: false,
    problem: { code: 'invalid', kind, id: SAMPLES[kind].id, rule },
  });
  expect(ledger.all(kind)).toEqual([SAMPLES[kind]]);
});

test.each<[Kind, object]>([
  ['delivery', PAPER],
  ['delivery', { direction: 'out', kind: 'receipt', acknowledges: 'd0', upTo: 12 }],
  ['conflict', { base: null, settled: SETTLED }],
  ['conflict', { theirs: { id: 'e9', rev: 0, data: null }, partner: null, fields: [] }],
  ['match', { type: 'distinct', target: null }],
])('%s with %o is kept', (kind, more) => {
  const ledger = openIn(tempFolder());
  const change = altered(kind, more);
  written(ledger.write(info, [change]));
  expect(ledger.all(kind)).toEqual([change.after]);
});

test('what tells of exchanges names other records as text, so that they can go', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, samples()));
  const { conflict } = EXCHANGE_SAMPLES;
  for (const id of ['i1', conflict.record]) {
    const kind = id === 'i1' ? 'issue' : 'entry';
    written(ledger.write(info, [{ kind, id, after: null }]));
  }
  written(ledger.write(info, [{ kind: 'delivery', id: conflict.delivery, after: null }]));
  expect(ledger.all('conflict')).toEqual([conflict]);
});
