import { z } from 'zod';
import type { Asked } from './contract.ts';
import type { DocumentApi } from './document-contract.ts';
import { range } from './office-inputs.ts';

const id = z.string().min(1).max(200);

const query = z.strictObject({
  kind: z.enum([
    'sheets',
    'submissions',
    'collected',
    'arrangement',
    'declarations',
    'letters',
    'issues',
    'year-person',
    'year-unit',
    'year-school',
    'summary',
    'matrix',
    'reports',
    'commendable',
    'links',
    'record',
  ]),
  range,
  options: z.record(z.string().min(1).max(40), z.string().max(200)),
});

const items = z.array(id).max(5000).nullable();

/** Parsers of the questions about documents. */
export const documentSchemas = {
  'document.offers': z.null(),
  'document.plan': query,
  'document.preview': z.strictObject({ query, item: id.nullable() }),
  'document.write': z.strictObject({
    query,
    items,
    format: z.enum(['docx', 'xlsx', 'pdf']),
    as: z.enum(['each', 'one']),
    existing: z.enum(['ask', 'both', 'replace', 'skip']),
    folder: id.nullable(),
  }),
  'document.print': z.strictObject({ query, items }),
} as const satisfies { readonly [Q in keyof DocumentApi]: z.ZodType<Asked<Q>> };
