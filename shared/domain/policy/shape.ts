import { z } from 'zod';
import { isPlainDate } from '../plain-date.ts';
import type { Policy } from './schema.ts';

/* The shape of a policy file, part by part; what goes beyond shape is in cross-checks.ts. */

const MAX_TEXT = 20_000;

const word = z.string().trim().min(1).max(200);
const long = z.string().trim().min(1).max(MAX_TEXT);
const id = z
  .string()
  .min(1)
  .max(64)
  .refine((text) => !/[\s/\\]/u.test(text), '不能含空格或斜线');
const day = z.string().refine(isPlainDate, '应当是存在的日期，写作 2026-09-01');
const words = z.array(word).max(500);
const ids = z.array(id).min(1).max(200);
const atLeastNone = z.number().min(0).max(100_000);
const count = z.int().min(1).max(10_000);
const mode = z.enum(['face-to-face', 'online']);
const period = z.enum(['week', 'month', 'half-year', 'semester', 'academic-year', 'calendar-year']);

const synonymous = { name: word, synonyms: words };

const match = z.strictObject({
  carriers: ids.optional(),
  activities: words.min(1).optional(),
  objectKinds: words.min(1).optional(),
  mode: mode.optional(),
  role: z.enum(['led', 'attended']).optional(),
  linkedOnly: z.boolean().optional(),
});

const measure = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('entries'), unit: word }),
  z.strictObject({ of: z.literal('amount'), unit: word, minimumEach: atLeastNone.optional() }),
  z.strictObject({ of: z.literal('objects'), unit: word }),
]);

const deadline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('days-after'), days: z.int().min(0).max(366) }),
  z.strictObject({ kind: z.literal('day-of-next-month'), day: z.int().min(1).max(31) }),
  z.strictObject({
    kind: z.literal('date'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
  }),
]);

const demand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('frequency'),
    period,
    dimension: z.enum(['person', 'person-object']),
    match,
    measure,
    minimum: atLeastNone,
    deadline,
    evidence: word.optional(),
  }),
  z.strictObject({
    kind: z.literal('standing'),
    period,
    objectKinds: words.min(1),
    minimum: z.int().min(0).max(1000),
    maximum: count.optional(),
  }),
  z.strictObject({
    kind: z.literal('submission'),
    what: z.enum(['sheet', 'declaration']),
    period,
    deadline,
  }),
  z.strictObject({
    kind: z.literal('share'),
    period,
    match,
    share: z.number().gt(0).max(1),
  }),
  z.strictObject({ kind: z.literal('follow-up'), workingDays: count }),
  z.strictObject({ kind: z.literal('qualification'), attribute: word }),
  z.strictObject({ kind: z.literal('report'), documents: words.min(1) }),
  z.strictObject({ kind: z.literal('text') }),
]);

const rule = z.strictObject({
  id,
  short: word.refine((text) => Array.from(text).length <= 8, '最多8个字'),
  title: word,
  group: word,
  clause: z.strictObject({ text: long, place: word, passage: id }),
  force: z.enum(['must', 'principle', 'encouraged']),
  audience: z.strictObject({
    ranks: ids,
    withFlags: words.min(1).optional(),
    withoutFlags: words.min(1).optional(),
  }),
  choice: id.optional(),
  demand,
});

const formHead = {
  id,
  rank: id,
  attachment: word,
  name: word,
  short: word,
  title: word,
  dateLabel: word,
};

const form = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('carriers'),
    ...formHead,
    labels: z.strictObject({ name: word, title: word }),
    groups: z
      .array(
        z.strictObject({
          label: word,
          heads: z.strictObject({ object: word, time: word, summary: word }),
          carriers: ids,
        }),
      )
      .min(1)
      .max(20),
  }),
  z.strictObject({
    kind: z.literal('specialties'),
    ...formHead,
    carriers: z.array(id).max(200),
    labels: z.strictObject({
      name: word,
      unit: word,
      title: word,
      specialties: word,
      specialtiesNote: z.string().max(200),
      jobFunction: word,
      businessBody: word,
      personalStrength: word,
      chosen: z.tuple([word, word]),
      teachers: word,
      students: word,
      content: word,
      contentNote: z.string().max(200),
    }),
  }),
]);

/** The shape of a policy file; unknown names are refused everywhere. */
export const policyShape: z.ZodType<Policy> = z.strictObject({
  id,
  format: z.literal(1),
  title: word,
  institution: word,
  documentNumber: word,
  issued: day,
  effectiveFrom: day,
  effectiveUntil: day.nullable(),
  ranks: z
    .array(z.strictObject({ id, short: word, ...synonymous }))
    .min(1)
    .max(50),
  flags: z.array(z.strictObject(synonymous)).max(100),
  objectKinds: z.array(z.strictObject(synonymous)).max(200),
  carriers: z
    .array(
      z.strictObject({
        id,
        label: word,
        objectKinds: words,
        activities: words,
        mode,
        amount: z.strictObject({ value: z.number().gt(0).max(100_000), unit: word }).optional(),
      }),
    )
    .max(200),
  activities: words,
  evidenceKinds: words,
  rules: z.array(rule).min(1).max(500),
  forms: z.array(form).max(50),
  text: z.array(z.strictObject({ id, level: z.int().min(0).max(4), text: long })).max(5000),
});
