import { z } from 'zod';
import { base64Fault } from './form-template.ts';
import type { Form } from './form.ts';
import { id, word } from './shape-words.ts';

const template = z.strictObject({
  name: word,
  docx: z.string().superRefine((text, context) => {
    const fault = base64Fault(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  }),
});

const formHead = {
  id,
  rank: id,
  attachment: word,
  name: word,
  short: word,
  title: word,
  dateLabel: word,
  template: template.optional(),
};

/** The shape of a record sheet or list. */
export const formShape: z.ZodType<Form> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('carriers'),
    ...formHead,
    labels: z.strictObject({ name: word, title: word }),
    groups: z
      .array(
        z.strictObject({
          label: word,
          heads: z.strictObject({ object: word, time: word, summary: word }),
          carriers: z.array(id).min(1).max(200),
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
  z.strictObject({
    kind: z.literal('table'),
    ...formHead,
    rows: z.enum(['entries', 'links']),
    period: z.enum(['month', 'half-year']),
    carriers: z.array(id).max(200),
    columns: z
      .array(
        z.strictObject({
          label: word,
          field: z.enum([
            'ordinal',
            'name',
            'unit',
            'title',
            'unit-title',
            'object',
            'object-unit',
            'cohort',
            'counsellor',
            'since',
            'time',
            'place',
            'mode',
            'present',
            'summary',
            'issues',
            'handling',
            'note',
          ]),
          width: z.number().gt(0).max(1000),
        }),
      )
      .min(1)
      .max(30),
  }),
]);
