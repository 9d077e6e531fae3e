import { z } from 'zod';
import { isPlainDate, isPlainMonth } from '../plain-date.ts';
import { formShape } from './form-shape.ts';
import { id, long, word, words } from './shape-words.ts';
import type { Policy } from './schema.ts';

/* The shape of a policy file, part by part; forms are in form-shape.ts, what goes beyond shape in cross-checks.ts. */

const day = z.string().refine(isPlainDate, '应当是存在的日期，写作 2026-09-01');
const ids = z.array(id).min(1).max(200);
const atLeastNone = z.number().min(0).max(100_000);
const count = z.int().min(1).max(10_000);
const mode = z.enum(['face-to-face', 'online']);
const period = z.union([
  z.enum([
    'week',
    'teaching-week',
    'odd-week',
    'even-week',
    'two-weeks',
    'month',
    'two-months',
    'quarter',
    'half-year',
    'semester',
    'academic-year',
    'calendar-year',
  ]),
  z.strictObject({
    months: z.int().min(1).max(120),
    from: z.string().refine(isPlainMonth, '应当是年月，写作 2025-09'),
  }),
]);

const synonymous = { name: word, synonyms: words };

const cohort = z.literal('newest').optional();

const match = z.strictObject({
  carriers: ids.optional(),
  activities: words.min(1).optional(),
  objectKinds: words.min(1).optional(),
  mode: mode.optional(),
  role: z.enum(['led', 'attended']).optional(),
  linkedOnly: z.boolean().optional(),
  places: words.min(1).optional(),
  cohort,
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
  z.strictObject({
    kind: z.literal('teaching-week'),
    week: z.int().min(1).max(30),
    edge: z.enum(['before', 'end']),
  }),
]);

const idle = z.enum(['exempt', 'count', 'postpone', 'bring-forward']).optional();

const holidays = z.strictObject({
  statutory: idle,
  vacation: idle,
  days: z.int().min(1).max(366).optional(),
  deadline: z.enum(['keep', 'postpone', 'bring-forward']).optional(),
});

/** A title alone is how files were written before the app asked what it should make. */
const reportDocument = z.union([
  word.transform((title) => ({ title, kind: null })),
  z.strictObject({ title: word, kind: z.enum(['collected', 'year', 'commendable']).nullable() }),
]);

const demand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('frequency'),
    period,
    dimension: z.enum(['person', 'person-object', 'object', 'pair']),
    match,
    measure,
    minimum: atLeastNone,
    maximum: z.number().gt(0).max(100_000).optional(),
    deadline,
    closes: deadline.optional(),
    evidence: word.optional(),
    acceptance: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('standing'),
    period,
    dimension: z.enum(['person', 'object']).optional(),
    objectKinds: words.min(1),
    cohort,
    minimum: z.int().min(0).max(1000),
    maximum: count.optional(),
  }),
  z.strictObject({
    kind: z.literal('tenure'),
    period,
    objectKinds: words.min(1),
    years: z.int().min(1).max(50),
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
  z.strictObject({
    kind: z.literal('follow-up'),
    period: period.default('month'),
    workingDays: count,
    heavyReported: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('qualification'),
    period: period.default('calendar-year'),
    attribute: word,
  }),
  z.strictObject({ kind: z.literal('report'), documents: z.array(reportDocument).min(1).max(50) }),
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
    titles: words.min(1).optional(),
    exceptTitles: words.min(1).optional(),
  }),
  choice: id.optional(),
  holidays: holidays.optional(),
  effectiveFrom: day.optional(),
  effectiveUntil: day.optional(),
  demand,
});

/** The shape of a policy file; unknown names are refused everywhere. A file without a series is one of its own. */
export const policyShape: z.ZodType<Policy> = z
  .strictObject({
    id,
    series: id.optional(),
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
    forms: z.array(formShape).max(50),
    text: z.array(z.strictObject({ id, level: z.int().min(0).max(4), text: long })).max(5000),
  })
  .transform((file) => ({ ...file, series: file.series ?? file.id }));
