import { z } from 'zod';
import { isPlainDate, isPlainMonth } from '#domain/plain-date';
import type { Asked } from './contract.ts';
import type { OfficeApi } from './office-contract.ts';

const day = z.string().refine(isPlainDate);
const month = z.string().refine(isPlainMonth);
const id = z.string().min(1).max(80);
const maybeId = id.nullable();
/** Keys of signals name their entries. */
const key = z.string().min(1).max(4000);
const line = z.string().max(400);
const said = z.string().trim().min(1).max(2000);
const nothing = z.null();

/** Kinds of periods a range or a year may be of. */
const periodKind = z.enum([
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
]);
export const range = z.strictObject({ kind: periodKind, day });
const year = z.strictObject({ kind: z.enum(['academic-year', 'calendar-year']), day });

const status = z.enum([
  'met',
  'met-late',
  'under-review',
  'open',
  'due-soon',
  'missed',
  'exempt',
  'not-applicable',
  'counted',
]);

const matrix = z.strictObject({ range, policy: id, rank: maybeId });
const duties = z.strictObject({
  range,
  policy: maybeId,
  rank: maybeId,
  unit: maybeId,
  rule: maybeId,
  statuses: z.array(status).max(20),
  counted: z.boolean().optional(),
});
const summary = z.strictObject({
  range,
  policy: id,
  by: z.enum(['school', 'rank', 'unit', 'person']),
  rank: maybeId,
});
const personYear = z.strictObject({ person: id, year });
const ruleYear = z.strictObject({ policy: id, rule: id, year });
const schoolYear = z.string().regex(/^\d{4}-\d{4}$/u);

const listSource = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('matrix'), query: matrix }),
  z.strictObject({ list: z.literal('duties'), query: duties }),
  z.strictObject({ list: z.literal('summary'), query: summary }),
  z.strictObject({ list: z.literal('person'), query: personYear }),
  z.strictObject({ list: z.literal('rule'), query: ruleYear }),
  z.strictObject({
    list: z.literal('arrangement'),
    query: z.strictObject({ policy: id, form: id, day }),
  }),
  z.strictObject({
    list: z.literal('declarations'),
    query: z.strictObject({ academicYear: schoolYear }),
  }),
]);

const reminder = z.strictObject({
  duties,
  kind: z.enum(['reminder', 'supervision']),
  to: z.enum(['unit', 'person']),
  due: day.nullable(),
  only: z.array(id).max(5000).nullable(),
});

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
    week: z.int().min(1).max(40),
    edge: z.enum(['before', 'end']),
  }),
]);

const share = z.number().min(0).max(1);
const settings = z.strictObject({
  termDaysPerMonth: z.int().min(1).max(31),
  backfillDays: z.int().min(0).max(366),
  dueSoonShare: share,
  urgentShare: share,
  makeUpDays: z.int().min(0).max(366),
  dueSoonDays: z.int().min(0).max(366).optional(),
});

const issueWeight = z.enum(['ordinary', 'heavy', 'common']);

/** Parsers of the questions in {@link OfficeApi}. */
export const officeSchemas = {
  'compliance.before': matrix,
  'compliance.person': personYear,
  'compliance.rule': ruleYear,
  'compliance.summary': summary,
  'compliance.list': duties,
  'compliance.signals': z.strictObject({ range }),
  'signal.dismiss': z.strictObject({ key, reason: said }),
  'signal.restore': z.strictObject({ key }),
  'reason.save': z.strictObject({
    rule: id,
    person: id,
    from: day,
    until: day,
    text: z.string().max(2000),
  }),
  'list.save': z.strictObject({ source: listSource, format: z.enum(['docx', 'xlsx', 'pdf']) }),
  'reminder.preview': reminder,
  'reminder.document': reminder,
  'reminder.issue': reminder,
  'reminder.list': nothing,
  'lock.list': nothing,
  'lock.close': z.strictObject({ month, note: line }),
  'lock.except': z.strictObject({ month, person: maybeId, reason: said, approver: said }),
  'lock.end': z.strictObject({ id }),
  'sheet.decide': z.strictObject({
    person: id,
    month,
    decision: z.enum(['accept', 'return']),
    reason: z.string().max(2000),
  }),
  'link.board': z.strictObject({ day }),
  'link.proposals': z.strictObject({ day }),
  'link.move': z.strictObject({
    since: day,
    moves: z
      .array(z.strictObject({ link: maybeId, object: id, person: maybeId }))
      .min(1)
      .max(2000),
  }),
  'declaration.board': z.strictObject({ academicYear: schoolYear }),
  'issue.list': nothing,
  'issue.save': z.strictObject({
    id: maybeId,
    raised: day,
    person: id,
    entry: maybeId,
    text: z.string().trim().min(1).max(20_000),
    kind: line,
    weight: issueWeight,
    unit: maybeId,
  }),
  'issue.step': z.strictObject({
    id,
    step: z
      .strictObject({
        kind: z.enum(['handed-on', 'worked-on', 'resolved', 'fed-back', 'reported']),
        date: day,
        by: line,
        note: z.string().max(2000),
      })
      .nullable(),
    at: z.int().min(0).max(1000).optional(),
    unit: id.optional(),
  }),
  'policy.versions': nothing,
  'policy.choose': nothing,
  'policy.drop': z.strictObject({ name: z.string().max(300), bytes: z.instanceof(Uint8Array) }),
  'policy.amend': z.strictObject({
    base: id,
    effectiveFrom: day,
    changes: z
      .array(
        z.strictObject({
          rule: id,
          minimum: z.number().min(0).max(100_000).optional(),
          force: z.enum(['must', 'principle', 'encouraged']).optional(),
          deadline: deadline.optional(),
        }),
      )
      .max(500),
  }),
  'policy.preview': z.strictObject({ policy: id, range }),
  'policy.compare': z.strictObject({ before: id, after: id }),
  'policy.enact': z.strictObject({
    candidate: id,
    effectiveFrom: day,
    ranks: z.array(id).min(1).max(50).optional(),
  }),
  'template.words': z.strictObject({ policy: id, form: id }),
  'template.choose': z.strictObject({ policy: id, form: id }),
  'template.use': z.strictObject({
    policy: id,
    form: id,
    template: maybeId,
    effectiveFrom: day,
  }),
  'template.save': z.strictObject({ policy: id, form: id }),
  'judging.get': nothing,
  'judging.preview': z.strictObject({ settings, range }),
  'judging.save': z.strictObject({ settings }),
} as const satisfies { readonly [Q in keyof OfficeApi]: z.ZodType<Asked<Q>> };
