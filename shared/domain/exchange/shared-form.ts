import type { SharedData, SharedKind, Side } from './package.ts';

/** The text that is digested for a withdrawal. */
export const DELETED = 'deleted';

/** SHA-256 of {@link DELETED}: by it the plan knows an arrival that was a withdrawal. */
export const DELETED_DIGEST = '1185f37d33b0f89e331f101a51bb8e51165c7efda15950b86a3ebcbb363f898e';

/** One value, one text: JSON with sorted keys, without what is `undefined`. Anything that JSON can't say is refused. */
export const canonicalText = (data: unknown): string => {
  if (data === null || typeof data !== 'object') {
    const text = JSON.stringify(data) as string | undefined;
    if (text === undefined) throw new TypeError('only what JSON can say has a canonical text');
    return text;
  }
  if (Array.isArray(data)) return `[${data.map(canonicalText).join(',')}]`;
  const record = data as SharedData;
  const members: string[] = [];
  for (const name of Object.keys(record).sort()) {
    const value = record[name];
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${canonicalText(value)}`);
  }
  return `{${members.join(',')}}`;
};

/** Whether two values are the same, whatever the order of their keys. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other ||
  (typeof one === 'object' &&
    typeof other === 'object' &&
    one !== null &&
    other !== null &&
    canonicalText(one) === canonicalText(other));

/** Fields in which the office says what became of a record: no department answers for them. */
const VERDICTS: ReadonlyMap<SharedKind, readonly string[]> = new Map<SharedKind, readonly string[]>(
  [
    ['entry', ['received', 'returnReason']],
    ['sheet', ['received']],
  ],
);

/** Whether the status of records of this kind is the office's verdict on them. */
export const isJudged = (kind: SharedKind): boolean => VERDICTS.has(kind);

/** Whether the field says what the office thinks of a record, not what the record says. */
export const isVerdict = (kind: SharedKind, field: string): boolean =>
  isJudged(kind) && (field === 'status' || (VERDICTS.get(kind)?.includes(field) ?? false));

/** What a side answers for in what a record says; the same object where that is everything. */
export const answeredBy = (kind: SharedKind, data: SharedData, side: Side): SharedData => {
  const verdicts = VERDICTS.get(kind);
  if (side === 'office' || verdicts === undefined) return data;
  const own: Record<string, unknown> = {};
  for (const name of Object.keys(data)) if (!verdicts.includes(name)) own[name] = data[name];
  if (own.status === 'accepted') own.status = 'submitted';
  return own;
};

/**
 * What a record says in a package of a side: everything but the id. A department leaves out when the office received
 * it and why it was returned, and says `submitted` for `accepted`, since only the office accepts.
 */
export const sharedForm = (kind: SharedKind, record: object, side: Side): SharedData => {
  const data: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record))
    if (name !== 'id' && value !== undefined) data[name] = value;
  return answeredBy(kind, data, side);
};

/**
 * Whether a side sends a record at all: drafts stay where they are, and what was returned stays with the department
 * until it is handed in again. Withdrawals are always sent.
 */
export const isSent = (kind: SharedKind, record: object, side: Side): boolean => {
  const { status, received } = record as { readonly status?: unknown; readonly received?: unknown };
  if (kind === 'declaration') return received !== null;
  if (!isJudged(kind)) return true;
  return status !== 'draft' && (side === 'office' || status !== 'returned');
};
