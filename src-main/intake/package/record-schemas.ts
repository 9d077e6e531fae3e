import { z } from 'zod';
import type { SharedData, SharedKind, Side } from '#domain/exchange/package';
import {
  day,
  digest,
  id,
  localTime,
  longText,
  month,
  shortText,
  whole,
  word,
} from './plain-schemas.ts';

type ObjectSchema = typeof z.strictObject;

const academicYear = z.string().regex(/^\d{4}-\d{4}$/u);
const maybeDay = day.nullable();

/** Statuses that leave a ledger: drafts never do, and only the office accepts and returns. */
const statusOf = (side: Side) =>
  side === 'office' ? z.enum(['submitted', 'accepted', 'returned']) : z.literal('submitted');

/** What only the office answers for. */
const verdictsOf = (side: Side) =>
  side === 'office' ? { received: localTime.nullable(), returnReason: shortText } : {};

const entryOf = (object: ObjectSchema, side: Side) =>
  object({
    happened: day,
    until: maybeDay,
    timeNote: shortText,
    amount: z.number().min(0).max(1_000_000).nullable(),
    amountUnit: shortText,
    mode: z.enum(['face-to-face', 'online']),
    participants: z
      .array(object({ person: id, role: z.enum(['led', 'attended']) }))
      .min(1)
      .max(200),
    carriers: z.array(word).max(100),
    object: id.nullable(),
    objectText: shortText,
    activities: z.array(word).max(100),
    summary: longText,
    place: shortText,
    present: whole.nullable(),
    evidence: z
      .array(
        object({
          kind: word,
          title: shortText,
          file: object({
            sha256: digest,
            name: z.string().min(1).max(260),
            size: z.int().min(0),
          }).optional(),
        }),
      )
      .max(100),
    commendable: z.boolean(),
    makeUp: object({ for: day, reason: shortText }).nullable(),
    status: statusOf(side),
    submitted: localTime.nullable(),
    created: localTime,
    ...verdictsOf(side),
  });

const reported = (object: ObjectSchema, side: Side) => ({
  entry: entryOf(object, side),
  sheet: object({
    person: id,
    month,
    content: longText,
    zeroReason: shortText,
    status: statusOf(side),
    submitted: localTime.nullable(),
    ...(side === 'office' ? { received: localTime.nullable() } : {}),
  }),
  declaration: object({
    person: id,
    academicYear,
    jobFunction: longText,
    businessBody: longText,
    personalStrength: longText,
    teacherCarriers: longText,
    studentCarriers: longText,
    received: day,
  }),
  link: object({
    person: id,
    object: id,
    since: day,
    until: maybeDay,
    origin: z.enum(['assigned', 'chosen', 'advocated']),
  }),
  object: object({
    kind: word,
    name: word,
    unit: id.nullable(),
    cohort: z.int().min(1900).max(2200).nullable(),
    note: shortText,
    counsellor: shortText,
    contact: shortText,
    size: whole.nullable(),
    since: maybeDay,
    until: maybeDay,
  }),
  issue: object({
    raised: day,
    person: id,
    entry: id.nullable(),
    text: longText,
    kind: shortText,
    weight: z.enum(['ordinary', 'heavy', 'common']),
    unit: id.nullable(),
    steps: z
      .array(
        object({
          kind: z.enum(['handed-on', 'worked-on', 'resolved', 'fed-back', 'reported']),
          date: day,
          by: shortText,
          note: longText,
        }),
      )
      .max(500),
  }),
  reason: object({ rule: id, person: id, from: day, until: day, text: longText, at: localTime }),
});

const issued = (object: ObjectSchema) => ({
  unit: object({ name: word, kind: shortText, parent: id.nullable(), liaison: shortText }),
  person: object({
    name: word,
    pinyin: shortText,
    initials: shortText,
    attributes: z.array(object({ name: word, has: z.boolean(), source: shortText })).max(100),
  }),
  post: object({
    person: id,
    unit: id,
    rank: id,
    title: shortText,
    since: day,
    until: maybeDay,
    flags: z.array(word).max(100),
  }),
  exemption: object({ person: id, from: day, until: day, reason: shortText, approver: shortText }),
  semester: object({
    academicYear,
    ordinal: z.union([z.literal(1), z.literal(2)]),
    firstDay: day,
    vacationFrom: day,
  }),
  'holiday-year': object({
    year: z.int().min(1900).max(2200),
    source: shortText,
    issued: day,
    holidays: z.array(object({ name: word, from: day, until: day })).max(200),
    workdays: z.array(day).max(200),
  }),
  policy: object({ effectiveFrom: day, effectiveUntil: maybeDay, document: z.string() }),
  setting: object({ value: z.unknown().refine((value) => value !== undefined) }),
  'month-lock': object({ at: localTime, note: shortText }),
});

type Schemas = Readonly<Record<SharedKind, z.ZodType>>;

const schemasOf = (object: ObjectSchema, side: Side): Schemas => ({
  ...reported(object, side),
  ...issued(object),
});

// `z.object` takes the same arguments and drops what it doesn't know.
const dropping: ObjectSchema = z.object;

const STRICT: Readonly<Record<Side, Schemas>> = {
  office: schemasOf(z.strictObject, 'office'),
  department: schemasOf(z.strictObject, 'department'),
};
const DROPPING: Readonly<Record<Side, Schemas>> = {
  office: schemasOf(dropping, 'office'),
  department: schemasOf(dropping, 'department'),
};

export type ParsedData =
  | { readonly ok: true; readonly data: SharedData }
  /** Which property is at fault: `participants.0.role`. */
  | { readonly ok: false; readonly where: string };

/**
 * What a record says, in the form of the side that wrote it. Unknown properties are a fault, but in packages of a
 * newer minor version (`newer`) they are dropped.
 */
export const parseData = (
  kind: SharedKind,
  raw: unknown,
  { side, newer }: { readonly side: Side; readonly newer: boolean },
): ParsedData => {
  const parsed = (newer ? DROPPING : STRICT)[side][kind].safeParse(raw);
  if (parsed.success) return { ok: true, data: parsed.data as SharedData };
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  return { ok: false, where: [...path, ...keys].join('.').slice(0, 120) };
};
