import type { Shape } from './shape.ts';

type ExchangeKind = 'partner' | 'delivery' | 'conflict' | 'match';

/** What a ledger keeps about its exchanges. They name records of other kinds as text only, so that those can go. */
export const EXCHANGE_SHAPES: { readonly [K in ExchangeKind]: Shape<K> } = {
  partner: {
    table: 'partner',
    columns: {
      installation: 'text',
      publicKey: 'text',
      fingerprint: 'text',
      name: 'text',
      pinned: 'text',
    },
    references: {},
    order: [],
  },
  delivery: {
    table: 'delivery',
    columns: {
      direction: 'text',
      kind: 'text',
      partner: 'text',
      installation: 'text',
      sequence: 'number',
      previous: 'text',
      acknowledges: 'text',
      made: 'text',
      at: 'text',
      file: 'text',
      digest: 'text',
      counts: 'json',
      upTo: 'number',
    },
    references: {},
    order: ['at'],
  },
  conflict: {
    table: 'conflict',
    columns: {
      type: 'text',
      kind: 'text',
      record: 'text',
      partner: 'text',
      delivery: 'text',
      at: 'text',
      theirs: 'json',
      base: 'json',
      fields: 'json',
      settled: 'json',
    },
    references: {},
    order: ['at'],
  },
  match: {
    table: 'match',
    columns: { type: 'text', kind: 'text', text: 'text', target: 'text', at: 'text' },
    references: {},
    order: ['at'],
  },
};
