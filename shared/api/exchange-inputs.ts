import { z } from 'zod';
import { isPlainMonth } from '#domain/plain-date';
import type { Asked } from './contract.ts';
import type { ExchangeApi } from './exchange-contract.ts';

const month = z.string().refine(isPlainMonth);
const id = z.string().min(1).max(120);
const nothing = z.null();
const files = z.array(id).min(1).max(500);
const units = z.array(id).min(1).max(500);
const secret = z.string().min(1).max(200).nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const review = id;
const row = z.string().min(1).max(400);
const packageKind = z.enum(['entries', 'roster', 'receipt']);

const outcome = z.enum([
  'new',
  'update',
  'withdraw',
  'unchanged',
  'conflict',
  'duplicate',
  'doubt',
  'problem',
]);

const fieldChoice = z.union([
  z.literal('ours'),
  z.literal('theirs'),
  z.strictObject({ value: z.string().max(20_000) }),
]);
const decision = z.union([
  z.strictObject({
    choice: z.enum(['take', 'leave', 'later', 'ours', 'theirs', 'both', 'distinct']),
  }),
  z.strictObject({
    choice: z.literal('edit'),
    fields: z.record(z.string().min(1).max(60), fieldChoice),
  }),
]);

/** Parsers of what the window asks about exchange; see inputs.ts. */
export const exchangeSchemas = {
  'exchange.overview': nothing,
  'exchange.choose': nothing,
  'exchange.take': z.strictObject({ files, passphrase: secret }),
  'exchange.pin': z.strictObject({
    files,
    fingerprint: z.string().min(1).max(80),
    passphrase: secret,
  }),
  'exchange.progress': nothing,
  'exchange.cancel': nothing,
  'exchange.review': z.strictObject({ review }),
  'exchange.rows': z.strictObject({
    review,
    outcomes: z.array(outcome).max(8).nullable(),
    from: z.number().int().min(0).max(1_000_000),
    count: z.number().int().min(1).max(1000),
  }),
  'exchange.decide': z.strictObject({
    review,
    rows: z.array(row).min(1).max(100_000),
    decision: decision.nullable(),
  }),
  'exchange.picture': z.strictObject({ review, form: z.number().int().min(0).max(10_000) }),
  'exchange.commit': z.strictObject({ review }),
  'exchange.forget': z.strictObject({ review }),
  'exchange.undo': z.strictObject({ delivery: id }),
  'exchange.pending': nothing,
  'exchange.settle': z.strictObject({ conflict: id, decision }),
  'exchange.preview': z.strictObject({ kind: packageKind, units, all: z.boolean() }),
  'exchange.send': z.strictObject({
    kind: packageKind,
    units,
    all: z.boolean(),
    passphrase: secret,
    drive: id.nullable(),
  }),
  'exchange.workbooks': z.strictObject({ units, month, drive: id.nullable() }),
  'exchange.fates': z.strictObject({ month }),
  'join.choose': z.strictObject({ passphrase: secret, file: id.nullable() }),
  'join.create': z.strictObject({
    file: id,
    passphrase: secret,
    fingerprint: z.string().min(1).max(80),
  }),
  'evidence.attach': nothing,
  'evidence.open': z.strictObject({ sha256, name: z.string().min(1).max(260) }),
} satisfies { readonly [Q in keyof ExchangeApi]: z.ZodType<Asked<Q>> };
