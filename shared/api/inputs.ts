import { z } from 'zod';
import { isPlainDate, isPlainMonth } from '#domain/plain-date';
import type { Asked, Question } from './contract.ts';
import { documentSchemas } from './document-inputs.ts';
import { exchangeSchemas } from './exchange-inputs.ts';
import { officeSchemas, range } from './office-inputs.ts';

const day = z.string().refine(isPlainDate);
const month = z.string().refine(isPlainMonth);
const id = z.string().min(1).max(80);
const maybeId = id.nullable();
const line = z.string().max(400);
/** 工作简况 and the like: room for a very long report, not for a file. */
const text = z.string().max(20_000);
const word = z.string().min(1).max(80);
const nothing = z.null();

const rosterKind = z.enum(['people', 'objects', 'calendar']);
const sheetKey = { person: id, month };
const removable = z.enum([
  'person',
  'post',
  'object',
  'link',
  'exemption',
  'entry',
  'unit',
  'issue',
]);

const semester = z.strictObject({
  academicYear: z.string().regex(/^\d{4}-\d{4}$/u),
  ordinal: z.union([z.literal(1), z.literal(2)]),
  firstDay: day,
  vacationFrom: day,
});

const entry = z.strictObject({
  id: maybeId,
  happened: day,
  until: day.nullable(),
  timeNote: line,
  amount: z.number().min(0).max(10_000).nullable(),
  amountUnit: z.string().max(20),
  mode: z.enum(['face-to-face', 'online']),
  participants: z
    .array(z.strictObject({ person: id, role: z.enum(['led', 'attended']) }))
    .min(1)
    .max(60),
  carriers: z.array(word).max(20),
  object: maybeId,
  objectText: line,
  activities: z.array(word).max(20),
  summary: text,
  place: line,
  present: z.number().int().min(0).max(100_000).nullable(),
  evidence: z
    .array(
      z.strictObject({
        kind: word,
        title: line,
        file: z
          .strictObject({
            sha256: z.string().regex(/^[0-9a-f]{64}$/u),
            name: z.string().min(1).max(260),
            size: z.number().int().min(0),
          })
          .optional(),
      }),
    )
    .max(40),
  commendable: z.boolean(),
  makeUp: z.strictObject({ for: day, reason: line }).nullable(),
});

/**
 * The one parser for what comes from the window: its keys are the list of questions, and nothing that
 * does not fit its schema reaches a service.
 */
const schemas = {
  ...officeSchemas,
  ...exchangeSchemas,
  ...documentSchemas,
  'app.overview': nothing,
  'app.place': nothing,
  'app.about': nothing,
  'change.undo': nothing,
  'change.redo': nothing,
  'setup.proposal': nothing,
  'setup.create': z.strictObject({
    institution: z.string().trim().min(1).max(100),
    policies: z.array(id).min(1).max(10),
    bindings: z
      .array(z.strictObject({ policy: id, ranks: z.array(id).min(1).max(50) }))
      .max(10)
      .optional(),
    semesters: z.array(semester).max(40),
  }),
  'institution.save': z.strictObject({ institution: z.string().trim().min(1).max(100) }),
  'demo.load': nothing,
  'demo.clear': nothing,
  'roster.all': nothing,
  'roster.choose': z.strictObject({ kind: rosterKind }),
  'roster.paste': z.strictObject({ kind: rosterKind, text: z.string().max(20_000_000) }),
  'roster.drop': z.strictObject({
    kind: rosterKind,
    name: z.string().max(300),
    bytes: z.instanceof(Uint8Array),
  }),
  'roster.decide': z.strictObject({ review: id, row: z.number().int(), decision: id }),
  'roster.commit': z.strictObject({ review: id }),
  'person.save': z.strictObject({
    id: maybeId,
    name: z.string().trim().min(1).max(100),
    pinyin: z.string().max(200),
    initials: z.string().max(60),
    attributes: z.array(z.strictObject({ name: word, has: z.boolean(), source: line })).max(40),
  }),
  'unit.save': z.strictObject({
    id: maybeId,
    name: z.string().trim().min(1).max(100),
    kind: z.string().max(50),
    liaison: z.string().max(100),
  }),
  'post.save': z.strictObject({
    id: maybeId,
    person: id,
    unit: id,
    rank: id,
    title: z.string().trim().max(100),
    since: day,
    until: day.nullable(),
    flags: z.array(word).max(20),
  }),
  'object.save': z.strictObject({
    id: maybeId,
    kind: word,
    name: z.string().trim().min(1).max(200),
    unit: maybeId,
    cohort: z.number().int().min(1950).max(2200).nullable(),
    note: z.string().max(2000),
    counsellor: line,
    contact: line,
    size: z.number().int().min(0).max(100_000).nullable(),
    since: day.nullable(),
    until: day.nullable(),
  }),
  'link.save': z.strictObject({
    id: maybeId,
    person: id,
    object: id,
    since: day,
    until: day.nullable(),
    origin: z.enum(['assigned', 'chosen', 'advocated']),
  }),
  'exemption.save': z.strictObject({
    id: maybeId,
    person: id,
    from: day,
    until: day,
    reason: z.string().trim().min(1).max(400),
    approver: z.string().max(100),
  }),
  'declaration.save': z.strictObject({
    person: id,
    academicYear: z.string().regex(/^\d{4}-\d{4}$/u),
    jobFunction: text,
    businessBody: text,
    personalStrength: text,
    teacherCarriers: text,
    studentCarriers: text,
    submit: z.boolean(),
    received: day.nullable().optional(),
  }),
  'semester.save': semester,
  'holidays.save': z.strictObject({
    year: z.number().int().min(1990).max(2200),
    source: z.string().max(300),
    issued: day,
    holidays: z.array(z.strictObject({ name: word, from: day, until: day })).max(60),
    workdays: z.array(day).max(60),
  }),
  'record.remove': z.strictObject({ kind: removable, id }),
  'record.restore': z.strictObject({ kind: removable, id }),
  'record.deleted': nothing,
  'record.history': z.strictObject({
    kind: z.enum([
      'person',
      'post',
      'object',
      'link',
      'exemption',
      'entry',
      'unit',
      'sheet',
      'declaration',
      'issue',
      'reason',
    ]),
    id,
  }),
  'sheet.list': z.strictObject({ form: id, month }),
  'sheet.open': z.strictObject(sheetKey),
  'sheet.save': z.strictObject({ ...sheetKey, content: text, zeroReason: z.string().max(1000) }),
  'sheet.submit': z.strictObject(sheetKey),
  'entry.save': entry,
  'entry.suggest': z.strictObject({ person: id, carrier: z.string().max(80), text: line, day }),
  'compliance.matrix': z.strictObject({ range, policy: id, rank: maybeId }),
  'compliance.explain': z.strictObject({ range, policy: id, rule: id, subject: id }),
  'compliance.month': z.strictObject({ month, rank: maybeId, person: maybeId }),
  'document.sheet': z.strictObject(sheetKey),
  'document.save': z.strictObject(sheetKey),
  'job.state': z.strictObject({ id }),
  'job.cancel': z.strictObject({ id }),
  'file.open': z.strictObject({ id }),
  'file.reveal': z.strictObject({ id }),
  'backup.list': nothing,
  'backup.now': nothing,
  'backup.restore': z.strictObject({ id }),
  'history.verify': nothing,
} as const satisfies { readonly [Q in Question]: z.ZodType<Asked<Q>> };

/** Whether a text names a question of the contract. */
export const isQuestion = (text: unknown): text is Question =>
  typeof text === 'string' && Object.hasOwn(schemas, text);

/** What was asked, parsed; `undefined` when it does not fit the contract. */
export const parseAsked = <Q extends Question>(
  question: Q,
  raw: unknown,
): { readonly asked: Asked<Q> } | undefined => {
  const parsed = schemas[question].safeParse(raw ?? null);
  return parsed.success ? { asked: parsed.data as Asked<Q> } : undefined;
};
